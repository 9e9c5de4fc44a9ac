/** Ratio of contrast of two colours `#rrggbb`, from 1 to 21 (WCAG 1.4.3): text wants 4.5, a mark 3. */
export function contrast(one: string, other: string): number {
	const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
	return (high + 0.05) / (low + 0.05);
}

/** The colour, darkened until white text is read on it and it is read on white. `#rrggbb`. */
export function readableOnWhite(colour: string): string {
	let found = colour;
	while (contrast(found, "#ffffff") < 4.5)
		found = `#${channelsOf(found)
			.map((one) => Math.floor(one * 0.95))
			.map((one) => one.toString(16).padStart(2, "0"))
			.join("")}`;
	return found;
}

/** From 0 to 255. */
function channelsOf(colour: string): readonly number[] {
	return [1, 3, 5].map((from) => Number.parseInt(colour.slice(from, from + 2), 16));
}

/** Relative luminance of WCAG. */
function luminance(colour: string): number {
	const weights = [0.2126, 0.7152, 0.0722];
	return channelsOf(colour).reduce((sum, channel, at) => {
		const share = channel / 255;
		const linear = share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
		return sum + (weights[at] ?? 0) * linear;
	}, 0);
}

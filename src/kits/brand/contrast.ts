/** The colour, darkened until white text is read on it and it is read on white (4.5 to 1, WCAG 1.4.3). `#rrggbb`. */
export function readableOnWhite(colour: string): string {
	let channels = [1, 3, 5].map((from) => Number.parseInt(colour.slice(from, from + 2), 16));
	while (1.05 / (luminance(channels) + 0.05) < 4.5) channels = channels.map((one) => Math.floor(one * 0.95));
	return `#${channels.map((one) => one.toString(16).padStart(2, "0")).join("")}`;
}

/** Relative luminance of WCAG, channels of 0–255. */
function luminance(channels: readonly number[]): number {
	const weights = [0.2126, 0.7152, 0.0722];
	return channels.reduce((sum, channel, at) => {
		const share = channel / 255;
		const linear = share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
		return sum + (weights[at] ?? 0) * linear;
	}, 0);
}

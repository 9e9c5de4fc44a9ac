/**
 * Exact decimal rounding (methods §0.5): round once, at display, on the decimal text of the number and never on its
 * binary neighbour (2.675 is 2.68). `half-up` goes away from zero; `half-even` only reproduces InserJeunes percentages.
 */
export type RoundingMode = "half-up" | "half-even";

const intlModes = { "half-up": "halfExpand", "half-even": "halfEven" } as const;

/**
 * Decimal text of a finite number, cut to 15 significant digits: a rate computed as 100·n/d carries an error of one or
 * two units in the last binary place, which must not decide which way a tie goes.
 */
export function decimalText(value: number): `${number}` {
	if (!Number.isFinite(value)) throw new RangeError(`Not a finite number: ${value}`);
	return `${Number(value.toPrecision(15))}`;
}

const plain = new Map<string, Intl.NumberFormat>();

/** Text of `value` with exactly `decimals` digits after the point, no grouping, ASCII sign: `-2.50`. */
export function roundedText(value: number, decimals: number, mode: RoundingMode = "half-up"): string {
	const key = `${mode}${decimals}`;
	let format = plain.get(key);
	if (!format) {
		format = new Intl.NumberFormat("en-US", {
			minimumFractionDigits: decimals,
			maximumFractionDigits: decimals,
			roundingMode: intlModes[mode],
			signDisplay: "negative",
			useGrouping: false,
		});
		plain.set(key, format);
	}
	return format.format(decimalText(value));
}

/** `value` rounded to `decimals` digits. For display and for published rules stated on rounded numbers; never chain. */
export function round(value: number, decimals: number, mode: RoundingMode = "half-up"): number {
	return Number(roundedText(value, decimals, mode));
}

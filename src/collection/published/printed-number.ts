import { tidy } from "../fold.ts";

export type PrintedFlag =
	/** « 30 70 000 »: the blanks do not cut groups of three digits. */
	| "invalid-grouping"
	/** « 24 703 452 652 »: two values glued on one line. */
	| "two-numbers"
	/** « 993 520 495, 00 ». */
	| "stray-space"
	/** « -0.03% » in a French document. */
	| "dot-decimal"
	/** « % »: a unit without a number. */
	| "empty-value"
	/** « Non renseigné », « - ». */
	| "missing";

/** A number as a document prints it, with what its digits say of its precision. */
export interface PrintedNumber {
	/** In the unit that `scale` gives; null when there is no number to read. */
	readonly value: number | null;
	/** Weight of the last printed digit, in the same unit as `value`. */
	readonly step: number;
	/** Digits after the decimal sign. */
	readonly decimals: number;
	/** What the printed unit multiplies by: 1 000 000 for « M€ ». Already applied to `value` and `step`. */
	readonly scale: number;
	readonly unit: "%" | "point" | "€" | "";
	/** « près de », « plus de », « moins de »: the figure is not meant to be exact. */
	readonly approximate: boolean;
	readonly flags: readonly PrintedFlag[];
}

const missingWords = /^(non renseigné[es]*|n\.?\s?d\.?|n\.?\s?c\.?|-|–|—|\.\.\.|…)$/i;
const hedge = /^(près de|proche de[s]?|environ|plus de|moins de|au moins|au plus|jusqu'à|quelque)\s+/i;
const shape = /^([+\-−–]\s?)?(\d+(?:\s+\d+)*)(?:([.,])(\s?)(\d+))?\s*(.*)$/;
const scales: readonly (readonly [RegExp, number])[] = [
	[/^(md€|milliards?)/i, 1e9],
	[/^(m€|millions?)/i, 1e6],
	[/^(k€|milliers?)/i, 1e3],
];

/** Reads a printed number; never guesses: what is not clearly one number has no value and says why. */
export function parsePrinted(text: string): PrintedNumber {
	const clean = tidy(text);
	const approximate = hedge.test(clean);
	const body = clean.replace(hedge, "");
	const none = { value: null, step: 0, decimals: 0, scale: 1, unit: unitOf(body), approximate } as const;
	if (missingWords.test(body)) return { ...none, flags: ["missing"] };
	if (/^(%|points?|pts?|€|m€)$/i.test(body)) return { ...none, flags: ["empty-value"] };
	const parts = shape.exec(body);
	if (!parts) return { ...none, flags: [] };
	const [, minus = "", digits = "", sign, blank, fraction = "", suffix = ""] = parts;
	const groups = digits.split(/\s+/);
	const head = groups[0] ?? "";
	const grouped = groups.length === 1 || (head.length <= 3 && groups.slice(1).every((g) => g.length === 3));
	if (!grouped) return { ...none, flags: ["invalid-grouping"] };
	// No document prints a thousand million millions, nor ten decimals: this is not one figure.
	if (groups.join("").length > 15 || fraction.length > 9) return { ...none, flags: ["invalid-grouping"] };
	if (areTwo(groups)) return { ...none, flags: ["two-numbers"] };
	const scale = scales.find(([word]) => word.test(suffix))?.[1] ?? 1;
	const magnitude = Number(`${groups.join("")}.${fraction || "0"}`);
	const flags: PrintedFlag[] = [];
	if (blank) flags.push("stray-space");
	if (sign === ".") flags.push("dot-decimal");
	return {
		value: exact((/[-−–]/.test(minus) ? -magnitude : magnitude) * scale),
		step: exact(10 ** -fraction.length * scale),
		decimals: fraction.length,
		scale,
		unit: unitOf(suffix),
		approximate,
		flags,
	};
}

/** Beyond ten thousand millions a document writes « milliards »: two halves that each read as a number are two values. */
function areTwo(groups: readonly string[]): boolean {
	if (groups.length < 4 || groups.length % 2 === 1 || (groups[0] ?? "").length < 2) return false;
	return !(groups[groups.length / 2] ?? "").startsWith("0");
}

function unitOf(suffix: string): PrintedNumber["unit"] {
	if (/^%/.test(suffix)) return "%";
	if (/^(points?|pts?)\b/i.test(suffix)) return "point";
	return /€|euros?/i.test(suffix) ? "€" : "";
}

/** 7,15 × 1 000 000 is 7 150 000, not 7 150 000,000000001. */
export function exact(value: number): number {
	return Number(value.toPrecision(12));
}

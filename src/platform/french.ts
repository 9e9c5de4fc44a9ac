/**
 * The one French formatter for numbers and words: thousands U+202F, U+00A0 before a unit, minus U+2212, decimal comma.
 * Nothing else in the house calls `Intl.NumberFormat` to show something to a person.
 */
import { decimalText, round } from "./rounding.ts";

export { compareFrench, foldText, slugify, squeezed } from "./folding.ts";
export { formatDate, formatPeriod, formatTime, periodPhrase } from "./french-dates.ts";
export { round } from "./rounding.ts";

/** No-break space: before % and units, inside « ». */
export const NBSP = "\u00a0";
/** Narrow no-break space: thousands, before ; : ! ? */
export const NNBSP = "\u202f";
export const MINUS = "\u2212";

export interface NumberStyle {
	/** Digits after the comma, always printed. Default 0. */
	readonly decimals?: number;
	/** `+` before an increase: for changes. */
	readonly signed?: boolean;
}

const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(decimals: number, signed: boolean): Intl.NumberFormat {
	const key = `${decimals}${signed}`;
	let format = formats.get(key);
	if (!format) {
		format = new Intl.NumberFormat("fr-FR", {
			minimumFractionDigits: decimals,
			maximumFractionDigits: decimals,
			roundingMode: "halfExpand",
			signDisplay: signed ? "exceptZero" : "negative",
		});
		formats.set(key, format);
	}
	return format;
}

/**
 * `12 340`, `−2,5`, `+0,5`. A level that is not zero but rounds to it reads `< 0,1`; a signed change reads `0,0`.
 */
export function formatNumber(value: number, style: NumberStyle = {}): string {
	const { decimals = 0, signed = false } = style;
	if (!signed && value !== 0 && round(value, decimals) === 0) {
		const step = numberFormat(decimals, false).format(decimalText(10 ** -decimals));
		return value > 0 ? `<${NBSP}${step}` : `>${NBSP}${MINUS}${step}`;
	}
	return numberFormat(decimals, signed).format(decimalText(value)).replace("-", MINUS);
}

/** French plural: singular below 2 in absolute value (0 offre, 1,5 point, 2 offres). */
export function isPlural(value: number): boolean {
	return Math.abs(value) >= 2;
}

/** Words after which the rest of a unit no longer agrees with the number: « demandeurs | d'emploi ». */
const linkWords = /^(de|du|des|d'.*|d’.*|à|au|aux|en|par|pour|sur|sous|sans|hors|ou|base|\/)$/;

/** A unit is declared in the plural (« projets de recrutement »); this gives the form that agrees with `value`. */
export function unitFor(value: number, unit: string): string {
	if (isPlural(value)) return unit;
	let open = true;
	return unit
		.split(" ")
		.map((word) => {
			if (linkWords.test(word)) open = false;
			return open && word.length > 2 ? word.replace(/(?<=[\p{L}])[sx]$/u, "") : word;
		})
		.join(" ");
}

/** Units that are signs: printed as they are, after U+00A0. */
const signs = new Set(["%", "€", "k€", "M€"]);

/**
 * Number with its unit: `7,8 %`, `+0,5 point`, `1 offre`, `12 340 projets`. `pt` reads « point(s) »: a change of a rate
 * is in points and never in %. An empty unit (an index, a quotient) prints the number alone.
 */
export function formatQuantity(value: number, unit: string, style: NumberStyle = {}): string {
	const number = formatNumber(value, style);
	if (unit === "") return number;
	if (signs.has(unit)) return `${number}${NBSP}${unit}`;
	// The word agrees with the number as printed: 1,96 shown as 2,0 takes the plural.
	const shown = round(value, style.decimals ?? 0);
	return `${number}${NBSP}${unitFor(shown, unit === "pt" ? "points" : unit)}`;
}

/** « 1ᵉʳ », « 1ʳᵉ », « 3ᵉ ». */
export function ordinal(rank: number, gender: "m" | "f" = "m"): string {
	if (rank === 1) return gender === "f" ? "1ʳᵉ" : "1ᵉʳ";
	return `${formatNumber(rank)}ᵉ`;
}

/** « 1 offre », « 2 offres »: the number agrees with a word given in both forms. */
export function counted(value: number, singular: string, plural = `${singular}s`): string {
	return `${formatNumber(value)}${NBSP}${isPlural(value) ? plural : singular}`;
}

/** « a, b et c ». */
export function enumerate(words: readonly string[]): string {
	const last = words.at(-1);
	if (last === undefined) return "";
	return words.length === 1 ? last : `${words.slice(0, -1).join(", ")} et ${last}`;
}

const blank = `[ ${NBSP}${NNBSP}]`;

/** Read once: a page has thousands of texts. */
const typing = {
	blanks: new RegExp(blank, "g"),
	sign: new RegExp(`${blank}+([;:!?])(?=\\s|[»)]|$)`, "g"),
	opening: new RegExp(`«${blank}*`, "g"),
	closing: new RegExp(`${blank}*»`, "g"),
	thousands: new RegExp(`(?<![\\d,])(\\d{1,3})((?:${blank}\\d{3})+)(?!\\d)`, "g"),
	unit: new RegExp(`(\\d)${blank}(%|€|k€|M€|points?(?!\\p{L}))`, "gu"),
	number: new RegExp(`n°${blank}`, "g"),
} as const;

/**
 * French typography on a text typed with ordinary blanks: no-break spaces before ; : ! ? % €, inside « », in numbers
 * and after n°. Idempotent; leaves addresses and times alone because it only touches existing blanks.
 */
export function typeset(text: string): string {
	let set = text.includes(" ") || text.includes(NBSP) || text.includes(NNBSP) ? spaced(text) : text;
	if (text.includes("«")) set = set.replace(typing.opening, `«${NBSP}`);
	if (text.includes("»")) set = set.replace(typing.closing, `${NBSP}»`);
	return set;
}

function spaced(text: string): string {
	const signed = text.replace(typing.sign, `${NNBSP}$1`).replace(typing.number, `n°${NBSP}`);
	if (!/\d/.test(text)) return signed;
	return signed
		.replace(
			typing.thousands,
			(_, head: string, rest: string) => `${head}${rest.replace(typing.blanks, NNBSP)}`,
		)
		.replace(typing.unit, `$1${NBSP}$2`);
}

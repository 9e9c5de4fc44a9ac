import { tidy } from "./fold.ts";

export interface ParsedNumber {
	readonly value: number;
	/** Decimal sign used in the cell, when there is one. */
	readonly sign: "." | "," | undefined;
	/** One sign followed by exactly three digits: it may separate thousands. */
	readonly ambiguous: boolean;
	/** Thousands were separated by blanks or by the other sign. */
	readonly thousands: boolean;
}

const plain = /^([+-]?)(\d*)(?:([.,])(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;
const blankThousands = /^([+-]?\d{1,3})((?: \d{3})+)((?:[.,]\d+)?)$/;
const dotThousands = /^([+-]?\d{1,3})((?:\.\d{3})+)(,\d+)$|^([+-]?\d{1,3})((?:\.\d{3}){2,})$/;
const commaThousands = /^([+-]?\d{1,3})((?:,\d{3})+)(\.\d+)$|^([+-]?\d{1,3})((?:,\d{3}){2,})$/;

/** Reads a number as a person types it in French or in English; anything else is null, never zero. */
export function parseNumber(text: string): ParsedNumber | null {
	const simple = figures(text);
	if (simple) return simple;
	let t = tidy(text).replace(/^[\u2212\u2013]\s?/, "-");
	let thousands = false;
	if (blankThousands.test(t)) {
		t = t.replaceAll(" ", "");
		thousands = true;
	} else if (dotThousands.test(t)) {
		t = t.replaceAll(".", "");
		thousands = true;
	} else if (commaThousands.test(t)) {
		t = t.replaceAll(",", "");
		thousands = true;
	}
	const parts = plain.exec(t);
	if (!parts) return null;
	const [, minus = "", units = "", sign, decimals = "", exponent] = parts;
	if (units === "" && decimals === "") return null;
	// « 12, » or « . » is a slip, not a number.
	if (sign !== undefined && decimals === "") return null;
	const value = Number(`${minus === "-" ? "-" : ""}${units || "0"}.${decimals || "0"}e${exponent ?? "0"}`);
	if (!Number.isFinite(value)) return null;
	const ambiguous =
		sign !== undefined &&
		!thousands &&
		exponent === undefined &&
		/^[1-9]\d{0,2}$/.test(units) &&
		decimals.length === 3;
	return {
		value: value === 0 ? 0 : value,
		sign: sign === "." || sign === "," ? sign : undefined,
		ambiguous,
		thousands,
	};
}

/**
 * What most cells hold, read sign by sign: figures and at most one decimal sign, no blank. Up to fifteen figures, whole and
 * powers of ten are exact, so their quotient is the number that is nearest to what is written.
 */
export function figures(text: string): ParsedNumber | undefined {
	const { length } = text;
	const minus = text.charCodeAt(0) === 0x2d;
	const start = minus || text.charCodeAt(0) === 0x2b ? 1 : 0;
	if (length === start || length > 17) return undefined;
	let value = 0;
	let at = -1;
	for (let i = start; i < length; i++) {
		const code = text.charCodeAt(i);
		if (code >= 0x30 && code <= 0x39) value = 10 * value + (code - 0x30);
		else if ((code === 0x2c || code === 0x2e) && at < 0 && i > start && i < length - 1) at = i;
		else return undefined;
	}
	const decimals = at < 0 ? 0 : length - 1 - at;
	if (length - start - (at < 0 ? 0 : 1) > 15) return undefined;
	if (decimals > 0) value /= 10 ** decimals;
	const units = at < 0 ? 0 : at - start;
	return {
		value: minus && value !== 0 ? -value : value,
		sign: at < 0 ? undefined : text.charCodeAt(at) === 0x2c ? "," : ".",
		ambiguous: decimals === 3 && units <= 3 && text.charCodeAt(start) !== 0x30,
		thousands: false,
	};
}

import { tidy } from "./fold.ts";

export interface ParsedNumber {
	readonly value: number;
	/** Decimal sign used in the cell, when there is one. */
	readonly sign?: "." | ",";
	/** One sign followed by exactly three digits: it may separate thousands. */
	readonly ambiguous: boolean;
	/** Thousands were separated by blanks or by the other sign. */
	readonly thousands: boolean;
}

/** What most cells hold: figures, at most one sign, no blank. */
const whole = /^([+-]?)(\d+)(?:([.,])(\d+))?$/;
const plain = /^([+-]?)(\d*)(?:([.,])(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;
const blankThousands = /^([+-]?\d{1,3})((?: \d{3})+)((?:[.,]\d+)?)$/;
const dotThousands = /^([+-]?\d{1,3})((?:\.\d{3})+)(,\d+)$|^([+-]?\d{1,3})((?:\.\d{3}){2,})$/;
const commaThousands = /^([+-]?\d{1,3})((?:,\d{3})+)(\.\d+)$|^([+-]?\d{1,3})((?:,\d{3}){2,})$/;

/** Reads a number as a person types it in French or in English; anything else is null, never zero. */
export function parseNumber(text: string): ParsedNumber | null {
	const simple = whole.exec(text);
	if (simple) return simpleNumber(simple);
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
		ambiguous,
		thousands,
		...(sign === "." || sign === "," ? { sign } : {}),
	};
}

function simpleNumber([, minus = "", units = "", sign, decimals = ""]: RegExpExecArray): ParsedNumber | null {
	const value = Number(`${minus === "-" ? "-" : ""}${units}${sign === undefined ? "" : `.${decimals}`}`);
	if (!Number.isFinite(value)) return null;
	const ambiguous = decimals.length === 3 && units.length <= 3 && !units.startsWith("0");
	return {
		value: value === 0 ? 0 : value,
		ambiguous,
		thousands: false,
		...(sign === "." || sign === "," ? { sign } : {}),
	};
}

import type { Field } from "../../catalogue/model.ts";
import { nearest } from "../platform/index.ts";
import { tidy } from "./fold.ts";
import { type Cell, textOf } from "./table.ts";

/** A code as read, and what had to be put right to read it (C-03). */
export interface ReadCode {
	readonly value: string | null;
	readonly repair?: "zeros" | "float" | "quote";
	/** Excel turned the code into a rounded number or a date: its characters are lost. */
	readonly lost?: "exponent" | "date";
}

/** Codes stay text: `28.0` → `28`, `="01001"` and `'01001` → `01001`, lost leading zeros put back when a width is declared. */
export function readCode(
	cell: Cell | undefined,
	field: Pick<Field, "pad" | "outsiders">,
	valid: (code: string) => boolean,
): ReadCode {
	if (cell !== null && typeof cell === "object" && cell.date !== undefined)
		return { value: cell.date, lost: "date" };
	let text = tidy(textOf(cell));
	if (text === "") return { value: null };
	if (field.outsiders?.includes(text) || valid(text)) return { value: text };
	let repair: ReadCode["repair"];
	const formula = /^="([^"]*)"$/.exec(text)?.[1] ?? /^'(?=\d)(.*)$/.exec(text)?.[1];
	if (formula !== undefined) {
		text = tidy(formula);
		repair = "quote";
	}
	if (/^\d[.,]?\d*E\+\d+$/i.test(text)) return { value: text, lost: "exponent" };
	const whole = /^(\d+)[.,]0+$/.exec(text)?.[1];
	if (whole !== undefined) {
		text = whole;
		repair = "float";
	}
	if (field.outsiders?.includes(text)) return { value: text, ...(repair ? { repair } : {}) };
	if (field.pad !== undefined && text.length < field.pad && /\d/.test(text)) {
		text = text.padStart(field.pad, "0");
		repair = "zeros";
	}
	return { value: text, ...(repair ? { repair } : {}) };
}

/** Proposes a code of the nomenclature for a wrong one: same signs written otherwise, one completion, or one slip away. */
export class Suggester {
	readonly #codes: ReadonlySet<string>;
	#bare: Map<string, string> | undefined;

	constructor(codes: ReadonlySet<string>) {
		this.#codes = codes;
	}

	propose(code: string): string | undefined {
		this.#bare ??= new Map([...this.#codes].map((c) => [bare(c), c]));
		const wanted = bare(code);
		if (wanted === "") return undefined;
		const same = this.#bare.get(wanted);
		if (same !== undefined) return same;
		const completions = [...this.#bare].filter(([b]) => b.startsWith(wanted));
		if (wanted.length >= 3 && completions.length === 1) return completions[0]?.[1];
		return nearest(code.toUpperCase(), this.#codes, code.length <= 2 ? 0 : 1);
	}

	/** A code to show as a model of what is expected. */
	get example(): string | undefined {
		return this.#codes.values().next().value;
	}
}

function bare(code: string): string {
	return code
		.toUpperCase()
		.replace(/[^A-Z0-9]/g, "")
		.replace(/^0+(?=.)/, "");
}

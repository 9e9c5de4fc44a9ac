import { levels } from "../../catalogue/nomenclatures/index.ts";
import { readCode, Suggester } from "./code.ts";
import { hasRightKey } from "./control-key.ts";
import { tidy } from "./fold.ts";
import { quote } from "./french.ts";
import type { Ledger } from "./ledger.ts";
import type { Place } from "./model.ts";
import { type Read, readAs } from "./read.ts";
import { type Cell, textOf } from "./table.ts";
import type { FieldSpec } from "./typed.ts";
import { ownCopy } from "./typed-column.ts";

interface Known extends Read<string> {
	/** Reports the same defect again for another row. */
	readonly report: ((place: Place) => void) | undefined;
}

function known(value: string | null, held?: string, report?: (place: Place) => void): Known {
	return { value, status: null, held, memo: undefined, report };
}

const nothing = known(null);
/** Different texts whose judgement is kept; in a column that has more, the others are judged each time. */
const remembered = 20_000;

const repairs = {
	zeros: "les zéros perdus en tête du code sont rétablis.",
	float: "le code était enregistré comme un nombre à virgule : la partie décimale est ôtée.",
	quote: "le signe qui protégeait le code dans Excel est ôté.",
} as const;

/** Reads the cells of a text or code field: normalised codes (C-03), pattern (C-13), nomenclature (C-15). */
export class TextColumn {
	readonly #field: FieldSpec;
	/** A label: nothing of it is judged. */
	readonly #free: boolean;
	readonly #codes: ReadonlySet<string> | undefined;
	readonly #pattern: RegExp | undefined;
	readonly #rewrite: { readonly match: RegExp; readonly to: string } | undefined;
	readonly #suggester: Suggester | undefined;
	readonly #ledger: Ledger;
	readonly #known = new Map<string, Known>();
	#recalled = true;
	#missed = 0;
	#example: string | undefined;
	readonly #valid = (code: string): boolean =>
		this.#codes?.has(code) ?? (this.#pattern === undefined ? false : this.#pattern.test(code));

	constructor(field: FieldSpec, codes: ReadonlySet<string> | undefined, ledger: Ledger) {
		this.#field = field;
		this.#free = field.type === "text" && field.pattern === undefined && field.level === undefined;
		this.#codes = codes;
		this.#pattern = field.pattern === undefined ? undefined : new RegExp(`^(?:${field.pattern})$`, "u");
		this.#rewrite = field.rewrite && {
			match: new RegExp(`^(?:${field.rewrite.match})$`, "u"),
			to: field.rewrite.to,
		};
		this.#suggester = codes ? new Suggester(codes) : undefined;
		this.#ledger = ledger;
	}

	read(cell: Cell | undefined, place: () => Place): Read<string> {
		const text = textOf(cell);
		if (text === "") return this.#empty(place);
		if (this.#free) {
			const value = text.trim();
			return value === "" || isInvisible(value) ? this.#empty(place) : readAs(value);
		}
		// The same code comes back thousands of times: judged once. A date-shaped cell is told apart from the same text.
		const shown = cell !== null && typeof cell === "object";
		const id = shown ? `\u0000${text}` : text;
		let judged = this.#recalled ? this.#known.get(id) : undefined;
		if (!judged) {
			const full = this.#known.size >= remembered;
			// Nearly every row brings a new text: looking for it costs more than judging it.
			if (full && ++this.#missed > remembered) this.#recalled = false;
			const own = full || shown ? cell : ownCopy(text);
			if (tidy(text) === "") judged = nothing;
			else judged = this.#field.type === "code" ? this.#judge(own) : this.#judgeCode(textOf(own).trim());
			if (!full) {
				judged = { ...judged, memo: {} };
				this.#known.set(ownCopy(id), judged);
			}
		}
		// Rewritten to nothing: the file wrote « absent » in its own way.
		if (judged.value === "" || judged.value === null) return this.#empty(place);
		judged.report?.(place());
		return judged;
	}

	#empty(place: () => Place): Read<string> {
		if (!this.#field.required) return nothing;
		this.#ledger.add({
			rule: "C-03",
			severity: "to-confirm",
			kind: `required:${this.#field.name}`,
			place: place(),
			what: "la cellule est vide alors qu'elle est obligatoire.",
			observed: "",
			expected: this.#field.type === "code" ? "un code" : "un texte",
		});
		return readAs<string>(null, null, "C-03");
	}

	#judge(cell: Cell | undefined): Known {
		const read = readCode(cell, this.#field, this.#valid);
		if (read.value === null) return nothing;
		if (read.lost) return this.#lost(read.value, textOf(cell), read.lost);
		const judged = this.#judgeCode(read.value);
		const { repair } = read;
		if (!repair) return judged;
		const observed = tidy(textOf(cell));
		return {
			...judged,
			report: (place) => {
				this.#ledger.add({
					rule: "C-03",
					severity: "info",
					kind: `${repair}:${this.#field.name}`,
					place,
					what: `${quote(observed)} est lu ${quote(judged.value ?? "")} : ${repairs[repair]}`,
					observed,
					suggestion: judged.value ?? "",
				});
				judged.report?.(place);
			},
		};
	}

	/** A full match is replaced; what does not match stays as it is. */
	#rewritten(text: string): string {
		return this.#rewrite ? text.replace(this.#rewrite.match, this.#rewrite.to) : text;
	}

	#judgeCode(read: string): Known {
		const value = this.#rewritten(read);
		if (value === "") return nothing;
		if (this.#field.outsiders?.includes(value)) return known(value);
		if (this.#pattern && !this.#pattern.test(value))
			return this.#wrong(value, "C-13", "n'a pas la forme attendue");
		if (this.#field.controlKey && !hasRightKey(this.#field.controlKey, value))
			return this.#wrong(value, "C-13", "a une clé de contrôle fausse");
		if (this.#codes && !this.#codes.has(value)) {
			return this.#wrong(value, "C-15", `n'existe pas dans la nomenclature ${quote(nameOf(this.#field))}`);
		}
		this.#example ??= value;
		return known(value);
	}

	#wrong(value: string, rule: "C-13" | "C-15", why: string): Known {
		const suggestion = this.#suggester?.propose(value);
		const model = this.#example ?? this.#suggester?.example;
		const form = model === undefined ? `la forme ${this.#field.pattern ?? ""}` : `un code comme ${model}`;
		return known(value, rule, (place) =>
			this.#ledger.add({
				rule,
				severity: "to-confirm",
				kind: `code:${this.#field.name}`,
				place,
				what: `${quote(value)} ${why}.`,
				observed: value,
				expected: rule === "C-13" ? form : `un code de la nomenclature ${quote(nameOf(this.#field))}`,
				...(suggestion === undefined ? {} : { suggestion }),
			}),
		);
	}

	#lost(value: string, shown: string, how: "exponent" | "date"): Known {
		const into = how === "date" ? "une date" : "un nombre arrondi";
		return known(value, "C-03", (place) =>
			this.#ledger.add({
				rule: "C-03",
				severity: "blocking",
				kind: `lost:${this.#field.name}`,
				place,
				what: `${quote(shown)} : Excel a transformé le code en ${into}, ses caractères sont perdus.`,
				observed: shown,
				expected: "le code, en texte",
			}),
		);
	}
}

/** Made of signs that the eye cannot see. */
function isInvisible(trimmed: string): boolean {
	return trimmed.charCodeAt(0) >= 0xad && tidy(trimmed) === "";
}

/** As people read it: « RNCP » for `rncp`. */
function nameOf({ level }: FieldSpec): string {
	return level === undefined ? "" : levels[level].label;
}

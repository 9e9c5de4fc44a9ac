import type { InnerStatus } from "../../catalogue/model.ts";
import { formatNumber } from "../platform/index.ts";
import { foldHeader, tidy } from "./fold.ts";
import { quote } from "./french.ts";
import type { Ledger } from "./ledger.ts";
import type { Place } from "./model.ts";
import { figures, parseNumber } from "./number.ts";
import { type Read, readAs } from "./read.ts";
import { standsBeside } from "./status-beside.ts";
import type { Cell } from "./table.ts";
import type { FieldSpec } from "./typed.ts";

/** Reads the cells of one number field. A sign that nobody declared is refused; it never becomes 0 nor 1 (C-11). */
export class NumberColumn {
	readonly #field: FieldSpec;
	readonly #statuses: ReadonlyMap<string, InnerStatus>;
	readonly #tokens: readonly string[];
	/** Some declared sign begins like a number. */
	readonly #figures: boolean;
	readonly #declared: "." | "," | undefined;
	readonly #ledger: Ledger;
	readonly #seen = { ".": 0, ",": 0 };
	readonly #ambiguous = { ".": 0, ",": 0 };
	/** Cells after the first that bear each sign, kept only when the ledger traces. */
	readonly #others: { readonly ".": Place[]; readonly ",": Place[] } = { ".": [], ",": [] };
	readonly #first: { "."?: { place: Place; text: string }; ","?: { place: Place; text: string } } = {};

	constructor(
		field: FieldSpec,
		statuses: Readonly<Record<string, InnerStatus>>,
		decimal: "." | "," | undefined,
		ledger: Ledger,
	) {
		this.#field = field;
		this.#statuses = new Map(Object.entries(statuses).map(([token, status]) => [foldHeader(token), status]));
		this.#tokens = Object.keys(statuses).filter((t) => t.trim() !== "");
		this.#figures = [...this.#statuses.keys()].some((token) => /^[\d+-]/.test(token));
		this.#declared = decimal;
		this.#ledger = ledger;
	}

	read(cell: Cell | undefined, place: () => Place): Read<number> {
		if (cell === null || cell === undefined) return this.#empty(place);
		if (typeof cell === "number") return this.#bounded(cell, null, String(cell), place);
		if (typeof cell === "object") {
			if (cell.date === undefined) return this.#bounded(cell.value, null, cell.shown, place);
			return this.#refuse(
				"C-03",
				`${quote(cell.shown)} est une date : Excel a transformé le nombre.`,
				cell.shown,
				place,
			);
		}
		// Where no declared sign begins like a number there is nothing to look for among them.
		const simple = this.#figures ? undefined : figures(cell);
		if (simple) {
			if (simple.sign) this.#note(simple.sign, simple.ambiguous, cell, place);
			return this.#bounded(simple.value, null, cell, place);
		}
		const text = tidy(cell);
		if (text === "") return this.#empty(place);
		const status = this.#figures || !/^[\d+-]/.test(text) ? this.#statuses.get(foldHeader(text)) : undefined;
		if (status !== undefined && !standsBeside(status)) return readAs<number>(null, status);
		const parsed = parseNumber(text);
		if (parsed) {
			if (parsed.sign) this.#note(parsed.sign, parsed.ambiguous, text, place);
			if (parsed.thousands) this.#reportThousands(text, place);
			return this.#bounded(parsed.value, null, text, place);
		}
		const beside = this.#valueBeside(text);
		if (beside) return this.#bounded(beside.value, beside.status, text, place);
		const why = status === undefined ? "n'est ni un nombre ni un signe connu" : "n'accompagne aucune valeur";
		return this.#refuse("C-11", `${quote(text)} ${why}.`, text, place, numberInside(text));
	}

	/** To call once every cell is read: decimal signs are judged over the whole column (C-02). */
	close(): void {
		const declared = this.#declared ?? (this.#seen[","] > 0 && this.#seen["."] === 0 ? "," : ".");
		const other = declared === "." ? "," : ".";
		const strange = this.#first[other];
		if (!strange) return;
		const where = { place: strange.place, observed: strange.text };
		if (this.#seen[declared] > 0) {
			this.#ledger.add(
				{
					rule: "C-02",
					severity: "blocking",
					kind: `mixed:${this.#field.name}`,
					...where,
					what: `${quote(strange.text)} : la colonne mélange la virgule et le point décimal (${formatNumber(this.#seen[other])} et ${formatNumber(this.#seen[declared])} cellules).`,
					expected: `un seul signe décimal, ${signName(declared)}`,
				},
				this.#seen[other],
				this.#others[other],
			);
		} else if (this.#ambiguous[other] === this.#seen[other]) {
			this.#ledger.add(
				{
					rule: "C-02",
					severity: "blocking",
					kind: `thousands-or-decimal:${this.#field.name}`,
					...where,
					what: `${quote(strange.text)} peut se lire de deux façons : séparateur de milliers ou signe décimal.`,
					expected: `${signName(declared)} pour les décimales, rien pour les milliers`,
				},
				this.#seen[other],
				this.#others[other],
			);
		} else if (this.#declared !== undefined) {
			this.#ledger.add(
				{
					rule: "C-02",
					severity: "info",
					kind: `decimal:${this.#field.name}`,
					...where,
					what: `le signe décimal est ${signName(other)} et non ${signName(declared)} : la colonne est lue ainsi.`,
				},
				this.#seen[other],
				this.#others[other],
			);
		}
	}

	#empty(place: () => Place): Read<number> {
		const status = this.#statuses.get("") ?? "NA";
		if (!this.#field.required) return readAs<number>(null, status);
		this.#ledger.add({
			rule: "C-03",
			severity: "to-confirm",
			kind: `required:${this.#field.name}`,
			place: place(),
			what: "la cellule est vide alors que la valeur est obligatoire.",
			observed: "",
			expected: "un nombre",
		});
		return readAs<number>(null, status, "C-03");
	}

	#bounded(value: number, status: InnerStatus | null, shown: string, place: () => Place): Read<number> {
		const { min, max, type } = this.#field;
		let expected: string | undefined;
		if (!Number.isFinite(value)) expected = "un nombre";
		else if (min !== undefined && value < min)
			expected = `une valeur d'au moins ${formatNumber(min, { decimals: decimalsOf(min) })}`;
		else if (max !== undefined && value > max)
			expected = `une valeur d'au plus ${formatNumber(max, { decimals: decimalsOf(max) })}`;
		else if (type === "integer" && !Number.isInteger(value)) expected = "un nombre entier";
		if (expected === undefined) return readAs(value, status);
		const digits =
			type === "integer" && /^\d{1,3}[.,]\d{3}$/.test(shown) ? shown.replace(/[.,]/, "") : undefined;
		this.#ledger.add({
			rule: "C-10",
			severity: "to-confirm",
			kind: `bounds:${this.#field.name}`,
			place: place(),
			what: `${quote(shown)} sort des valeurs possibles.`,
			observed: shown,
			expected,
			...(digits === undefined ? {} : { suggestion: digits }),
		});
		return readAs(value, status, "C-10");
	}

	#refuse(
		rule: string,
		what: string,
		observed: string,
		place: () => Place,
		suggestion?: string,
	): Read<number> {
		const signs = this.#tokens.map(quote).join(", ");
		this.#ledger.add({
			rule,
			severity: "blocking",
			kind: `token:${this.#field.name}`,
			place: place(),
			what,
			observed,
			expected: signs ? `un nombre, une cellule vide ou ${signs}` : "un nombre ou une cellule vide",
			...(suggestion === undefined ? {} : { suggestion }),
		});
		return readAs<number>(null, "NA", rule);
	}

	/** « 7,2 p », « 7,2(p) »: a value and the sign that qualifies it. */
	#valueBeside(text: string): { value: number; status: InnerStatus } | undefined {
		const parts = /^([-+\d][\d.,\s]*?)\s*\(?([^\d\s().,]+)\)?$/u.exec(text);
		const status = parts?.[2] === undefined ? undefined : this.#statuses.get(foldHeader(parts[2]));
		const parsed = parts?.[1] === undefined ? null : parseNumber(parts[1]);
		return parsed && status !== undefined && standsBeside(status)
			? { value: parsed.value, status }
			: undefined;
	}

	#note(sign: "." | ",", ambiguous: boolean, text: string, place: () => Place): void {
		this.#seen[sign]++;
		if (ambiguous) this.#ambiguous[sign]++;
		if (!this.#first[sign]) this.#first[sign] = { place: place(), text };
		else if (this.#ledger.traces) this.#others[sign].push(place());
	}

	#reportThousands(text: string, place: () => Place): void {
		this.#ledger.add({
			rule: "C-02",
			severity: "info",
			kind: `thousands:${this.#field.name}`,
			place: place(),
			what: `${quote(text)} est écrit avec un séparateur de milliers : il est lu comme un seul nombre.`,
			observed: text,
		});
	}
}

function numberInside(text: string): string | undefined {
	const inside = /^[^\d+-]*([+-]?\d[\d.,]*)\s*(?:%|€)?$/.exec(text)?.[1];
	return inside !== undefined && parseNumber(inside) ? inside : undefined;
}

function signName(sign: "." | ","): string {
	return sign === "." ? "le point" : "la virgule";
}

function decimalsOf(n: number): number {
	return String(n).split(".")[1]?.length ?? 0;
}

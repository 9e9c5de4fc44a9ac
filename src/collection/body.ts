import { foldHeader } from "./fold.ts";
import { quote } from "./french.ts";
import type { HeaderMatch } from "./header.ts";
import type { Ledger } from "./ledger.ts";
import { type GridRow, textOf } from "./table.ts";

const noteStart =
	/^(sources?|notes?|lecture|champ|nb|n\.b\.|précisions?|avertissement|attention|mise? (à jour|en ligne)|légende|\(\d\)|\[\d\]|\*|©|@)/iu;
/** Rows in a row that read as notes, past which they are no notes: nothing has a thousand of them. */
const maxNotes = 1000;

/** Names of the fields without which a row is no row: key and required ones. */
export interface Essential {
	readonly essential: ReadonlySet<string>;
	readonly numbers: ReadonlySet<string>;
}

/**
 * Data rows under the header. Blank rows go in silence; a header repeated in the middle (pages, files glued together)
 * and the notes under the table (« Source : Insee ») go with a word. Rows that read as notes wait: they are notes only if
 * nothing follows them.
 */
export class BodyFilter {
	readonly #match: HeaderMatch;
	readonly #needs: Essential;
	readonly #ledger: Ledger;
	readonly #mapped: readonly number[];
	readonly #folded: readonly string[];
	#waiting: GridRow[] = [];

	constructor(match: HeaderMatch, needs: Essential, ledger: Ledger) {
		this.#match = match;
		this.#needs = needs;
		this.#ledger = ledger;
		this.#mapped = [...match.columns.fields.values(), ...match.columns.folded.map((f) => f.index)];
		this.#folded = match.headers.map(foldHeader);
	}

	add(rows: readonly GridRow[]): GridRow[] {
		const body: GridRow[] = [];
		for (const row of rows) {
			if (this.#mapped.every((i) => isBlank(row, i))) continue;
			if (this.#isHeader(row)) {
				this.#ledger.add({
					rule: "C-02",
					severity: "info",
					kind: "repeated-header",
					place: { line: row.line },
					what: "la ligne d'en-tête est répétée au milieu des données. Elle est ignorée.",
				});
				continue;
			}
			if (this.#waiting.length < maxNotes && isNote(row, this.#match, this.#mapped, this.#needs)) {
				this.#waiting.push(row);
				continue;
			}
			if (this.#waiting.length > 0) {
				body.push(...this.#waiting);
				this.#waiting = [];
			}
			body.push(row);
		}
		return body;
	}

	/** What still waits was the notes under the table. */
	end(): void {
		for (const row of this.#waiting.reverse()) {
			this.#ledger.add({
				rule: "C-02",
				severity: "info",
				kind: "note",
				place: { line: row.line },
				what: `note sous le tableau, ignorée : ${quote(firstText(row))}.`,
				observed: firstText(row),
			});
		}
		this.#waiting = [];
	}

	#isHeader(row: GridRow): boolean {
		if (this.#mapped.length < 2) return false;
		return this.#mapped.every((i) => {
			const text = textOf(row.cells[i]);
			const header = this.#folded[i] ?? "";
			return !beginsOtherwise(text, header) && foldHeader(text) === header;
		});
	}
}

/** Cheap and sure: a plain letter or figure that begins a text stays its first sign once folded. */
function beginsOtherwise(text: string, folded: string): boolean {
	return /^[a-z0-9](?!\p{M})/iu.test(text) && text.charAt(0).toLowerCase() !== folded.charAt(0);
}

/** A line of text under a table: few cells, no figure, part of the key missing, and words that read as a note. */
function isNote(row: GridRow, match: HeaderMatch, mapped: readonly number[], needs: Essential): boolean {
	if (mapped.length < 2) return false;
	let spare = Math.max(1, Math.floor(mapped.length / 3));
	for (const index of mapped) if (!isBlank(row, index) && --spare < 0) return false;
	for (const [name, index] of match.columns.fields)
		if (needs.numbers.has(name) && !isBlank(row, index)) return false;
	if (match.columns.folded.some((f) => !isBlank(row, f.index))) return false;
	const lacks = [...match.columns.fields].some(([name, i]) => needs.essential.has(name) && isBlank(row, i));
	const text = firstText(row);
	return (
		(lacks || needs.essential.size === 0) &&
		(noteStart.test(text) || (text.length > 40 && text.includes(" ")))
	);
}

function firstText(row: GridRow): string {
	return textOf(row.cells.find((c) => textOf(c).trim() !== "")).trim();
}

function isBlank(row: GridRow, index: number): boolean {
	const cell = row.cells[index];
	return cell === null || cell === undefined || (typeof cell === "string" && cell.trim() === "");
}

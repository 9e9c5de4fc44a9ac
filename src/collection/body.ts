import { foldHeader } from "./fold.ts";
import { quote } from "./french.ts";
import type { HeaderMatch } from "./header.ts";
import type { Ledger } from "./ledger.ts";
import { type GridRow, textOf } from "./table.ts";

const noteStart =
	/^(sources?|notes?|lecture|champ|nb|n\.b\.|précisions?|avertissement|attention|mise? (à jour|en ligne)|légende|\(\d\)|\[\d\]|\*|©|@)/iu;

/** Names of the fields without which a row is no row: key and required ones. */
export interface Essential {
	readonly essential: ReadonlySet<string>;
	readonly numbers: ReadonlySet<string>;
}

/**
 * Data rows under the header. Blank rows go in silence; a header repeated in the middle (pages, files glued together)
 * and the notes under the table (« Source : Insee ») go with a word.
 */
export function bodyRows(
	rows: readonly GridRow[],
	match: HeaderMatch,
	needs: Essential,
	ledger: Ledger,
): GridRow[] {
	const mapped = [...match.columns.fields.values(), ...match.columns.folded.map((f) => f.index)];
	const folded = match.headers.map(foldHeader);
	const body: GridRow[] = [];
	for (const row of rows) {
		if (mapped.every((i) => isBlank(row, i))) continue;
		if (mapped.length > 1 && mapped.every((i) => foldHeader(textOf(row.cells[i])) === folded[i])) {
			ledger.add({
				rule: "C-02",
				severity: "info",
				kind: "repeated-header",
				place: { line: row.line },
				what: "la ligne d'en-tête est répétée au milieu des données. Elle est ignorée.",
			});
			continue;
		}
		body.push(row);
	}
	for (let last = body.at(-1); last && isNote(last, match, mapped, needs); last = body.at(-1)) {
		body.pop();
		ledger.add({
			rule: "C-02",
			severity: "info",
			kind: "note",
			place: { line: last.line },
			what: `note sous le tableau, ignorée : ${quote(firstText(last))}.`,
			observed: firstText(last),
		});
	}
	return body;
}

/** A line of text under a table: few cells, no figure, part of the key missing, and words that read as a note. */
function isNote(row: GridRow, match: HeaderMatch, mapped: readonly number[], needs: Essential): boolean {
	if (mapped.length < 2) return false;
	const filled = mapped.filter((i) => !isBlank(row, i)).length;
	if (filled > Math.max(1, Math.floor(mapped.length / 3))) return false;
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

import { quote } from "./french.ts";
import type { Ledger } from "./ledger.ts";
import { type Damage, damageOf, repaired } from "./mojibake.ts";
import { letters, type Table } from "./table.ts";

const what: Readonly<Record<Damage, (text: string) => string>> = {
	lost: (t) => `${quote(t)} contient des caractères perdus.`,
	doubled: (t) => `${quote(t)} a été encodé deux fois.`,
	question: (t) => `${quote(t)} semble avoir perdu un accent, remplacé par « ? ».`,
};

/** Wrong letters in the header or in a declared column (C-02). Lost or doubled letters block; a `?` is to confirm. */
export function reportDamage(table: Table, ledger: Ledger): void {
	const at = (
		line: number,
		index: number,
	): { line: number; column: string; header: string; sheet?: string } => ({
		...(table.sheet === undefined ? {} : { sheet: table.sheet }),
		line,
		column: letters(index),
		header: table.headers[index] ?? "",
	});
	const seen = new Map<string, Damage | null>();
	const look = (text: string, line: number, index: number): void => {
		let damage = seen.get(text);
		if (damage === undefined) {
			damage = damageOf(text) ?? null;
			if (seen.size < 50_000) seen.set(text, damage);
		}
		if (damage === null) return;
		const meant = damage === "doubled" ? repaired(text) : undefined;
		ledger.add({
			rule: "C-02",
			severity: damage === "question" ? "to-confirm" : "blocking",
			kind: damage,
			place: at(line, index),
			what: what[damage](text),
			observed: text,
			expected: "un texte lisible, dans l'encodage du producteur",
			...(meant === undefined ? {} : { suggestion: meant }),
		});
	};
	for (const [i, header] of table.headers.entries()) look(header, table.headerLine, i);
	const indexes = [...table.columns.fields.values()];
	for (const row of table.rows) {
		for (const index of indexes) {
			const cell = row.cells[index];
			if (typeof cell === "string" && notPlain.test(cell)) look(cell, row.line, index);
		}
	}
}

/** Cheap filter: only a cell with a sign past ASCII or a question mark can be damaged. */
const notPlain = /\P{ASCII}|\?/u;

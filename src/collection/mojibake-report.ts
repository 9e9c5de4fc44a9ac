import type { Severity, Source } from "../../catalogue/model.ts";
import { quote } from "./french.ts";
import type { Ledger } from "./ledger.ts";
import type { Place } from "./model.ts";
import { type Damage, damageOf, repaired } from "./mojibake.ts";
import { letters, type Table } from "./table.ts";

const what: Readonly<Record<Damage, (text: string) => string>> = {
	lost: (t) => `${quote(t)} contient des caractères perdus.`,
	doubled: (t) => `${quote(t)} a été encodé deux fois.`,
	question: (t) => `${quote(t)} semble avoir perdu un accent, remplacé par « ? ».`,
};

/** Share of damaged cells above which a column of labels refuses the file. */
const tolerated = 0.005;

/**
 * Wrong letters in the header or in a declared column (C-02). In a header or a code they block; in a label they are to
 * confirm while they are rare. A column declared `lossy` lost them at the producer's: said, and no more.
 */
export function reportDamage(source: Pick<Source, "fields">, table: Table, ledger: Ledger): void {
	const at = (line: number, index: number): Place => ({
		...(table.sheet === undefined ? {} : { sheet: table.sheet }),
		line,
		...(table.format === "records" ? {} : { column: letters(index) }),
		header: table.headers[index] ?? "",
	});
	const report = (text: string, damage: Damage, severity: Severity, kind: string, place: Place): void => {
		const meant = damage === "doubled" ? repaired(text) : undefined;
		ledger.add({
			rule: "C-02",
			severity: damage === "question" && severity === "blocking" ? "to-confirm" : severity,
			kind,
			place,
			what: what[damage](text),
			observed: text,
			expected: "un texte lisible, dans l'encodage du producteur",
			...(meant === undefined ? {} : { suggestion: meant }),
		});
	};
	for (const [i, header] of table.headers.entries()) {
		const damage = damageOf(header);
		if (damage)
			report(
				header,
				damage,
				"blocking",
				`header:${damage}`,
				table.format === "records" ? { header } : at(table.headerLine, i),
			);
	}
	for (const field of source.fields) {
		const index = table.columns.fields.get(field.name);
		if (index === undefined) continue;
		const severity = field.lossy ? "info" : field.type === "text" ? "to-confirm" : "blocking";
		const seen = new Map<string, Damage | undefined>();
		for (const row of table.rows) {
			const cell = row.cells[index];
			if (typeof cell !== "string" || !notPlain.test(cell)) continue;
			if (!seen.has(cell)) seen.set(cell, damageOf(cell));
			const damage = seen.get(cell);
			if (damage) report(cell, damage, severity, `${damage}:${field.name}`, at(row.line, index));
		}
		for (const damage of ["lost", "doubled"]) {
			ledger.escalate("C-02", tolerated, table.rows.length, `${damage}:${field.name}`);
		}
	}
}

/** Cheap filter: only a cell with a sign past ASCII or a question mark can be damaged. */
const notPlain = /\P{ASCII}|\?/u;

import type { Source } from "../../catalogue/model.ts";
import { counted } from "../platform/index.ts";
import { bodyRows } from "./body.ts";
import { quotedList } from "./french.ts";
import type { LocatedHeader } from "./header.ts";
import { reportHeader } from "./header-report.ts";
import type { Ledger } from "./ledger.ts";
import { reportDamage } from "./mojibake-report.ts";
import type { GridRow, Table } from "./table.ts";

/**
 * Located header and rows → the table of one source: columns mapped, notes dropped, wrong letters reported. Without a header
 * the table is empty and says so (C-01).
 */
export function assemble(
	source: Source,
	rows: readonly GridRow[],
	header: LocatedHeader | undefined,
	declaredLine: number,
	ledger: Ledger,
	base: Pick<Table, "file" | "format" | "encoding" | "sheet" | "decimal">,
): Table {
	if (!header) {
		const expected = source.fields.flatMap((f) =>
			typeof f.header === "string" ? [f.header] : f.header.slice(0, 1),
		);
		ledger.add({
			rule: "C-01",
			severity: "blocking",
			kind: "header",
			...(base.sheet === undefined ? {} : { place: { sheet: base.sheet } }),
			what: `aucune ligne d'en-tête reconnue dans les premières lignes (${counted(rows.length, "ligne lue", "lignes lues")}).`,
			expected: `les colonnes ${quotedList(expected)}`,
		});
		return {
			...base,
			headerLine: 0,
			headers: [],
			columns: { fields: new Map(), folded: [] },
			rows: [],
			findings: [],
		};
	}
	reportHeader(header.match, header.line, declaredLine, ledger, {
		unknown: true,
		letters: base.format !== "records",
	});
	const numbers = source.fields.filter((f) => f.type === "integer" || f.type === "number").map((f) => f.name);
	const essential = [...source.key, ...source.fields.filter((f) => f.required).map((f) => f.name)];
	const body = bodyRows(
		rows.slice(header.index + 1),
		header.match,
		{ essential: new Set(essential), numbers: new Set(numbers) },
		ledger,
	);
	const table: Table = {
		...base,
		headerLine: header.line,
		headers: header.match.headers,
		columns: header.match.columns,
		rows: body,
		...(source.unpivot ? { foldedField: source.unpivot.value.name } : {}),
		findings: [],
	};
	reportDamage(source, table, ledger);
	return table;
}

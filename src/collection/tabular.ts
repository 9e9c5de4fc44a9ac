import type { CsvLayout, Layout, RecordsLayout, WorkbookLayout } from "../../catalogue/model.ts";
import type { Ledger } from "./ledger.ts";

/** Layouts that are read as rows under a header. */
export type TabularLayout = CsvLayout | WorkbookLayout | RecordsLayout;

/** What a declaration says of the sheet; nothing when the producer publishes something else than a workbook. */
export function sheetLayout(layout: Layout): WorkbookLayout | undefined {
	return layout.format === "xlsx" || layout.format === "xls" || layout.format === "ods" ? layout : undefined;
}

export const formatNames = {
	csv: "CSV",
	xlsx: "classeur",
	xls: "classeur",
	ods: "classeur",
	json: "JSON",
	xml: "XML",
	parquet: "Parquet",
} as const satisfies Record<TabularLayout["format"], string>;

/** The producer publishes another kind of file: read all the same, to be confirmed. */
export function reportFormat(found: string, layout: TabularLayout, ledger: Ledger): void {
	const published = formatNames[layout.format];
	ledger.add({
		rule: "C-02",
		severity: "to-confirm",
		kind: "format",
		what: `le fichier est ${found} alors qu'un ${published} est publié par le producteur.`,
		suggestion: `déposez le ${published} d'origine`,
	});
}

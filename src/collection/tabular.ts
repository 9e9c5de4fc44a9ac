import type { CsvLayout, Layout, RecordsLayout, WorkbookLayout } from "../../catalogue/model.ts";

/** Layouts that are read as rows under a header. */
export type TabularLayout = CsvLayout | WorkbookLayout | RecordsLayout;

/** What a declaration says of the sheet; nothing when the producer publishes something else than a workbook. */
export function sheetLayout(layout: Layout): WorkbookLayout | undefined {
	return layout.format === "xlsx" || layout.format === "xls" || layout.format === "ods" ? layout : undefined;
}

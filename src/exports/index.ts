export { type DataSet, dataSetsOf } from "./data-sets.ts";
export { exportFile, formOf, forms } from "./forms.ts";
export { cellView, indicatorHead } from "./json.ts";
export { type Spoken, statuses, statusLegend } from "./legend.ts";
export type { ExportFile, Extract, ExtractCell, Form, FormId, Paging } from "./model.ts";
export { formIds } from "./model.ts";
export { csvText, harmless } from "./spreadsheet-text.ts";

/** Entry of the house: bytes → decode → recognise → check → typed Parquet batch. */

export { checkAgainst, type Total, totalsOf } from "./against.ts";
export { makeBatch } from "./batch.ts";
export { type BatchAdjustments, batchId } from "./batch-id.ts";
export { BlockedFile } from "./blocked.ts";
export { type Checked, check, isBlocking } from "./check.ts";
export { type Comparison, compare, type Move } from "./comparison.ts";
export { answeringLimits } from "./container.ts";
export { decode } from "./decode.ts";
export { type DefectivePage, type DefectiveRow, defectiveRows } from "./defective-rows.ts";
export { columnsOf, type FileColumn } from "./file-columns.ts";
export { type FolderIndex, indexFolder, type Located, locate } from "./folder.ts";
export { type Inspection, type InspectOptions, inspect } from "./inspect.ts";
export { readIntake, writeIntake } from "./intake.ts";
export { mergeFindings, placeText } from "./ledger.ts";
export type {
	AcceptedDelivery,
	Adjustments,
	Batch,
	ColumnMapping,
	Correction,
	Delivery,
	Finding,
	Intake,
	Mark,
	Place,
	SharingTerms,
} from "./model.ts";
export { type PrintedFigure, type PrintedRemark, readPrinted } from "./printed-figure.ts";
export { alikeLabel, decimalsOf } from "./published/index.ts";
export { receive } from "./receive.ts";
export { type Arrival, receiveStream } from "./receive-stream.ts";
export type { Candidate, Recognition } from "./recognise.ts";
export { recogniseFile } from "./recognise-file.ts";
export { type ReturnFile, returnFile } from "./returns/return-file.ts";
export { foundAgain, rowKeyAt } from "./row-key.ts";
export {
	type LinksOf,
	type SecrecyLevel,
	secrecyPreview,
	strictest,
	type Thresholds,
} from "./secrecy-preview.ts";
export { type Table, textOf } from "./table.ts";
export type { Lookup, TypedRows } from "./typed.ts";
export { type Compared, compareFiles, type SourceVerdict, type Verdict, verdict } from "./verdict.ts";

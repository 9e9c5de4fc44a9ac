/** Entry of the house: bytes → decode → recognise → check → typed Parquet batch. */
export { makeBatch } from "./batch.ts";
export { BlockedFile } from "./blocked.ts";
export { type Checked, check, isBlocking } from "./check.ts";
export type { Comparison, Move } from "./comparison.ts";
export { decode } from "./decode.ts";
export { type FolderIndex, indexFolder, type Located, locate } from "./folder.ts";
export { readIntake, writeIntake } from "./intake.ts";
export { placeText } from "./ledger.ts";
export type { Batch, Delivery, Finding, Mark, Place } from "./model.ts";
export { receive } from "./receive.ts";
export { type Arrival, receiveStream } from "./receive-stream.ts";
export type { Candidate, Recognition } from "./recognise.ts";
export { type ReturnFile, returnFile } from "./returns/return-file.ts";
export type { Table } from "./table.ts";
export type { Lookup, TypedRows } from "./typed.ts";
export { type Compared, compareFiles, type SourceVerdict, type Verdict, verdict } from "./verdict.ts";
export { wholeFileDefect } from "./whole-file.ts";

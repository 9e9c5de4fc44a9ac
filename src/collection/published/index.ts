/** Printed tables of published documents: what their own figures contradict. */
export { type CellRow, decimalsOf, inUnitOf, isRate, type PrintedCell, readCell } from "./cell.ts";
export { changeText } from "./change.ts";
export type { PrintedDefect, PrintedLevel } from "./defect.ts";
export { checkPublished } from "./document.ts";
export { alikeLabel } from "./labels.ts";
export { when } from "./wording.ts";

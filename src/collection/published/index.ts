/** Printed tables of published documents: what their own figures contradict. */
export type { CellRow } from "./cell.ts";
export type { PrintedDefect, PrintedLevel } from "./defect.ts";
export { checkPublished } from "./document.ts";

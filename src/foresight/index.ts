export { RAISES } from "./causes.ts";
export { type Detail, detailOf } from "./detail.ts";
export { departementsOf, matrixOf } from "./matrix.ts";
export type { Matrix, MatrixCell, Row, Signal } from "./model.ts";
export { rangeOf } from "./range.ts";
export { scales } from "./scales.ts";

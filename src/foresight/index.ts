export { causesOf, RAISES } from "./causes.ts";
export { departementsOf, matrixOf } from "./matrix.ts";
export type { Cause, Evidence, Leading, Matrix, MatrixCell, Objection, Row, Signal } from "./model.ts";
export { objectionsOf } from "./objections.ts";
export { scales } from "./scales.ts";
export { supplyOf } from "./supply.ts";

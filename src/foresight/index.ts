export { RAISES } from "./causes.ts";
export { type Detail, detailOf } from "./detail.ts";
export { levelsOf } from "./levels.ts";
export { departementsOf, matrixOf } from "./matrix.ts";
export type { Matrix, MatrixCell, Row, Signal } from "./model.ts";
export { rangeOf } from "./range.ts";
export { DRAWS } from "./ranking.ts";
export { type RankedOccupation, type RegionalRanking, rankingOf } from "./regional-ranking.ts";
export { scales } from "./scales.ts";

import type { Formula, Indicator, InnerStatus } from "../../catalogue/model.ts";
import { pairOf } from "../../catalogue/pairs.ts";
import type { SqlRow } from "../platform/index.ts";
import type { EvaluationInput, MeasureCell, RatioCell } from "./evaluate.ts";

/** Measures that a formula reads in one row of a cube table. */
export function measuresOf(formula: Formula): readonly string[] {
	switch (formula.kind) {
		case "sum":
		case "location-quotient":
		case "share":
			return [formula.measure];
		case "published":
			return formula.imputedWhenNull ? [formula.measure, formula.imputedWhenNull] : [formula.measure];
		case "ratio":
			return [...formula.num, formula.den];
		case "mean":
			return formula.measures;
		case "weighted-mean":
			return [formula.measure, formula.weight];
		case "evolution":
			return [];
	}
}

/** Everything a formula reads in a table: measures, and the pair summed row by row. */
export function termsOf(formula: Formula): readonly string[] {
	const pair = pairOf(formula);
	return pair ? [...measuresOf(formula), pair.id] : measuresOf(formula);
}

/** One measure of one row of a cube table, as the warehouse wrote it. */
export function measureCell(row: SqlRow, measure: string): MeasureCell {
	const number = (column: string): number => Number(row[`${measure}${column}`] ?? 0);
	const censored = number("__censored");
	const knownRows = number("__known");
	const rows = Number(row.rows ?? 0);
	const status = row[`${measure}__status`];
	const flag = row[`${measure}__flag`];
	return {
		measure,
		known: number(""),
		rows,
		knownRows,
		censored,
		missing: rows - knownRows - censored,
		...(censored > 0 ? { low: number("__low"), high: number("__high") } : {}),
		...(typeof status === "string" ? { status: status as InnerStatus } : {}),
		...(typeof flag === "string" ? { flag: flag as InnerStatus } : {}),
	};
}

/** Several rows seen as one: the siblings of a share. */
export function addCells(cells: readonly MeasureCell[]): MeasureCell | undefined {
	const [first] = cells;
	if (!first) return undefined;
	const total = (pick: (c: MeasureCell) => number): number => cells.reduce((sum, c) => sum + pick(c), 0);
	const secret = cells.find((c) => c.status === "SP");
	return {
		measure: first.measure,
		known: total((c) => c.known),
		rows: total((c) => c.rows),
		knownRows: total((c) => c.knownRows),
		censored: total((c) => c.censored),
		missing: total((c) => c.missing),
		low: total((c) => c.low ?? c.known),
		high: total((c) => c.high ?? c.known),
		...(secret?.status ? { status: secret.status } : {}),
	};
}

export function inputOf(indicator: Indicator, row: SqlRow): EvaluationInput {
	const measures = Object.fromEntries(measuresOf(indicator.formula).map((m) => [m, measureCell(row, m)]));
	const pair = pairOf(indicator.formula);
	if (!pair) return { measures };
	const term = (column: string): number => Number(row[`${pair.id}__${column}`] ?? 0);
	const ratio: RatioCell = { num: term("num"), den: term("den"), denAll: term("all") };
	return { measures, ratio };
}

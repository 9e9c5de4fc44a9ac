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

/** One measure of one row of a cube table, as the warehouse wrote it. */
export function measureCell(row: SqlRow, measure: string): MeasureCell {
	const number = (column: string): number => Number(row[`${measure}${column}`] ?? 0);
	const censored = number("__censored");
	const knownRows = number("__known");
	// Where several files meet in one table, only the rows of those that give the measure can lack it.
	const rows = Number(row[`${measure}__rows`] ?? row.rows ?? 0);
	const status = row[`${measure}__status`];
	const flag = row[`${measure}__flag`];
	// A sum of which one cell is secret is secret: nothing of the others is kept.
	if (number("__secret") > 0)
		return { measure, known: 0, rows, knownRows: 0, censored: 0, missing: rows, status: "SP" };
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

export function inputOf(indicator: Indicator, row: SqlRow): EvaluationInput {
	const measures = Object.fromEntries(measuresOf(indicator.formula).map((m) => [m, measureCell(row, m)]));
	const pair = pairOf(indicator.formula);
	if (!pair) return { measures };
	const term = (column: string): number => Number(row[`${pair.id}__${column}`] ?? 0);
	const ratio: RatioCell = { num: term("num"), den: term("den"), denAll: term("all") };
	return { measures, ratio };
}

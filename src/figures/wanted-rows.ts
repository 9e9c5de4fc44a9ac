import type { Indicator } from "../../catalogue/model.ts";
import type { SqlRow } from "../platform/index.ts";
import { baseOf } from "./base.ts";
import { measureCell, measuresOf } from "./inputs.ts";
import type { FigureRequest } from "./model.ts";
import { yearsBefore } from "./periods.ts";
import { foldOf } from "./request.ts";

/** The row from which an evolution starts. */
export function startOf(indicator: Indicator, row: SqlRow, group: readonly SqlRow[]): SqlRow | undefined {
	const { formula } = indicator;
	if (formula.kind !== "evolution") return undefined;
	const start = yearsBefore(String(row.period), formula.years);
	return group.find(({ period }) => period === start);
}

/** Looked up once for the whole series: a long one is asked for on every page. */
function withStart(group: readonly SqlRow[], years: number): readonly SqlRow[] {
	const periods = new Set(group.map(({ period }) => String(period)));
	return group.filter(({ period }) => periods.has(yearsBefore(String(period), years)));
}

/** Latest row, all rows, or those of the periods asked for. The latest of an evolution is the last that has a start. */
export function wantedRows(
	group: readonly SqlRow[],
	indicator: Indicator,
	request: FigureRequest,
): readonly SqlRow[] {
	const { periods = "latest" } = request;
	if (foldOf(request).period) return group;
	if (periods === "all")
		return indicator.formula.kind === "evolution" ? withStart(group, indicator.formula.years) : group;
	if (periods === "latest") {
		const complete = wantedRows(group, indicator, { ...request, periods: "all" });
		const told = complete.filter((row) => saysSomething(baseOf(indicator), row));
		// The last period at which every member of a sum is there, before a later one where some are missing.
		const most = Math.max(0, ...told.map((row) => Number(row.members ?? 0)));
		const whole = told.filter((row) => Number(row.members ?? 0) === most);
		return [whole, complete, group].find((rows) => rows.length > 0)?.slice(-1) ?? [];
	}
	return group.filter((r) => periods.includes(String(r.period)));
}

/** A cohort too young for its 24-month rate has a row without that rate: the latest figure is the one before. */
function saysSomething(indicator: Indicator, row: SqlRow): boolean {
	return measuresOf(indicator.formula).every((id) => {
		const { knownRows, censored, status } = measureCell(row, id);
		return knownRows > 0 || censored > 0 || (status !== undefined && status !== "NA");
	});
}

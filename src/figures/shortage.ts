import type { Database, SqlRow } from "../platform/index.ts";
import { type Names, named } from "./cell.ts";
import type { FigureCell, TerritoryRef } from "./model.ts";
import type { Plan } from "./plan-model.ts";
import { reason } from "./reasons.ts";
import { readRows } from "./sql.ts";

/** Share of the members that must have data for their sum to be published at all (methods §0.3). */
const ENOUGH_MEMBERS = 0.8;

type Shortage = (cell: FigureCell, rows: readonly SqlRow[]) => FigureCell;

/**
 * What the absence of some members does to a sum: it is said, with their names; above a fifth of them there is no sum. An
 * absence is not a zero: the producer gave no row.
 */
export async function shortageOf(
	context: Names & { readonly db: Database },
	plan: Plan,
	rows: readonly SqlRow[],
): Promise<Shortage> {
	const { cells } = plan;
	const asked = cells.filters.find((filter) => filter.column === "territory")?.among ?? [];
	const short = (row: SqlRow): boolean => Number(row.members ?? asked.length) < asked.length;
	if (!cells.folded.includes("territory") || !rows.some(short)) return (cell) => cell;
	const keys = cells.keys.includes("period") ? (["territory", "period"] as const) : (["territory"] as const);
	const present = await readRows(context.db, {
		...cells,
		keys,
		folded: [...cells.keys, ...cells.folded].filter((column) => !keys.some((key) => key === column)),
		measures: [],
		pairs: [],
	});
	const seen = new Set(present.map((row) => `${row.territory}/${row.period ?? ""}`));
	const missing = (row: SqlRow): readonly TerritoryRef[] =>
		asked
			.filter((code) => !seen.has(`${code}/${cells.keys.includes("period") ? row.period : ""}`))
			.map((code) => ({ type: plan.territory, code }));
	return (cell, own) => {
		const without = [
			...new Map(
				own
					.filter(short)
					.flatMap(missing)
					.map((ref) => [ref.code, named(context, ref)]),
			).values(),
		];
		if (without.length === 0) return cell;
		const coverage = 1 - without.length / asked.length;
		const group = { ...cell.group, without };
		const why = reason(
			"someMembers",
			without.map((ref) => ref.label),
			asked.length,
		);
		const told = { ...cell, group, reason: why };
		if (cell.value === null) return cell.status === "nd" ? told : { ...cell, group };
		if (coverage < ENOUGH_MEMBERS || plan.formula.kind === "evolution") {
			const { low: _low, high: _high, coverage: _coverage, margin: _margin, ...blank } = told;
			return { ...blank, value: null, status: "nd" };
		}
		return { ...told, status: "e", coverage: coverage * (cell.coverage ?? 1) };
	};
}

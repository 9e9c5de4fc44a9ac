import { breakBetween } from "../../catalogue/breaks.ts";
import type { Indicator, LevelId, TerritoryType } from "../../catalogue/model.ts";
import type { Database, SqlRow } from "../platform/index.ts";
import type { CubeTable } from "../release/index.ts";
import { readCells, tableOf } from "./cells.ts";
import { type Evaluation, type EvaluationInput, evaluate } from "./evaluate.ts";
import { addCells, inputOf, measureCell } from "./inputs.ts";
import { yearsBefore } from "./periods.ts";

/** What the formulas read beside the rows already there. */
interface Store {
	readonly db: Database;
	readonly tables: readonly CubeTable[];
}

type Evaluator = (row: SqlRow, group: readonly SqlRow[]) => Evaluation;

interface Asked {
	readonly indicator: Indicator;
	/** The indicator whose rows were read: the one that an evolution follows. */
	readonly base: Indicator;
	readonly table: CubeTable;
	readonly rows: readonly SqlRow[];
	readonly codes: readonly string[];
	readonly about: readonly string[] | undefined;
}

/** Reads once what the formula needs beside the row itself (start period, siblings, reference territory). */
export async function evaluatorOf(store: Store, asked: Asked): Promise<Evaluator> {
	const { indicator, base, table, rows, codes, about } = asked;
	const { formula } = indicator;
	const judge = (input: EvaluationInput): Evaluation => evaluate(indicator, input);
	if (formula.kind === "evolution") {
		return (row, group) => {
			const end = inputOf(base, row);
			const start = group.find((r) => r.period === yearsBefore(String(row.period), formula.years));
			if (!start) return judge({ measures: {} });
			const from = inputOf(base, start);
			const breaks = table.sources.map((id) => breakBetween(id, String(start.period), String(row.period)));
			const broken = breaks.find((found) => found !== undefined);
			const change = {
				now: evaluate(base, end),
				base: evaluate(base, from),
				...(broken ? { broken: broken.reason } : {}),
			};
			return judge({ measures: {}, change });
		};
	}
	if (formula.kind === "share") {
		const others = table.categories.filter((c) => c !== formula.over);
		const keyOf = (r: SqlRow): string =>
			[r.territory, r.about, r.period, ...others.map((c) => r[`c_${c}`])].join("\u0000");
		const narrowed = indicator.where?.[formula.over] !== undefined;
		const all = narrowed
			? await readCells(store.db, {
					table,
					territories: codes,
					...(about ? { about } : {}),
					categories: {},
					terms: [formula.measure],
				})
			: rows;
		const siblings = Map.groupBy(all, keyOf);
		return (row) => {
			const total = addCells((siblings.get(keyOf(row)) ?? []).map((r) => measureCell(r, formula.measure)));
			return judge({ ...inputOf(indicator, row), ...(total ? { siblings: total } : {}) });
		};
	}
	if (formula.kind === "location-quotient") return locationEvaluator(store, judge, asked, formula.measure);
	return (row) => judge(inputOf(indicator, row));
}

async function locationEvaluator(
	store: Store,
	judge: (input: EvaluationInput) => Evaluation,
	{ indicator, table, codes, about }: Asked,
	measure: string,
): Promise<Evaluator> {
	const categories = indicator.where ?? {};
	const read = async (
		type: TerritoryType,
		level: LevelId,
		territories: readonly string[],
		abouts: readonly string[] | undefined,
	) => {
		const other = tableOf(store.tables, table.cube, type, level);
		return other
			? readCells(store.db, {
					table: other,
					territories,
					...(abouts ? { about: abouts } : {}),
					categories,
					terms: [measure],
				})
			: [];
	};
	const key = (r: SqlRow, ...parts: readonly (keyof SqlRow)[]): string =>
		parts.map((p) => r[p]).join("\u0000");
	const totals = Map.groupBy(await read(table.territory, "all", codes, undefined), (r) =>
		key(r, "territory", "period"),
	);
	const reference = Map.groupBy(await read("france", table.about, ["FR"], about), (r) =>
		key(r, "about", "period"),
	);
	const referenceTotals = Map.groupBy(await read("france", "all", ["FR"], undefined), (r) =>
		key(r, "period"),
	);
	const cellOf = (rows: readonly SqlRow[] | undefined) =>
		rows?.[0] ? measureCell(rows[0], measure) : undefined;
	return (row) => {
		const localTotal = cellOf(totals.get(key(row, "territory", "period")));
		const nation = cellOf(reference.get(key(row, "about", "period")));
		const nationTotal = cellOf(referenceTotals.get(key(row, "period")));
		if (!localTotal || !nation || !nationTotal) return judge({ measures: {} });
		return judge({
			measures: {},
			location: {
				local: measureCell(row, measure),
				localTotal,
				reference: nation,
				referenceTotal: nationTotal,
			},
		});
	};
}

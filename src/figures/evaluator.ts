import { breakBetween } from "../../catalogue/breaks.ts";
import type { Indicator } from "../../catalogue/model.ts";
import type { Database, SqlRow } from "../platform/index.ts";
import type { CubeTable } from "../release/index.ts";
import { type Evaluation, type EvaluationInput, evaluate, type MeasureCell } from "./evaluate.ts";
import { inputOf, measureCell } from "./inputs.ts";
import { yearsBefore } from "./periods.ts";
import type { JoinRole, KeyColumn, Plan } from "./plan-model.ts";
import { readRows } from "./sql.ts";

type Evaluator = (row: SqlRow, group: readonly SqlRow[]) => Evaluation;

interface Asked {
	readonly indicator: Indicator;
	/** The indicator whose rows were read: the one that an evolution follows. */
	readonly base: Indicator;
	readonly table: CubeTable;
	readonly plan: Plan;
}

/** Reads once what the plan joins to each row (siblings, totals, reference territory), and gives the formula. */
export async function evaluatorOf(db: Database, { indicator, base, table, plan }: Asked): Promise<Evaluator> {
	const { formula } = indicator;
	const judge = (input: EvaluationInput): Evaluation => evaluate(indicator, input);
	if (formula.kind === "evolution") {
		return (row, group) => {
			const end = inputOf(base, row);
			const before = yearsBefore(String(row.period), formula.years);
			const start = group.find(({ period }) => period === before);
			if (!start) return judge({ measures: {} });
			const from = inputOf(base, start);
			const breaks = table.sources.map((id) => breakBetween(id, String(start.period), String(row.period)));
			const broken = breaks.find((found) => found !== undefined)?.reason ?? brokenBy(end, from);
			const change = {
				now: evaluate(base, end),
				base: evaluate(base, from),
				...(broken === undefined ? {} : { broken }),
			};
			return judge({ measures: {}, change });
		};
	}
	if (formula.kind === "share") {
		const joined = await joinedTo(db, plan, formula.measure);
		return (row) => {
			const siblings = joined("siblings", row);
			return judge({ ...inputOf(indicator, row), ...(siblings ? { siblings } : {}) });
		};
	}
	if (formula.kind === "location-quotient") {
		const joined = await joinedTo(db, plan, formula.measure);
		return (row) => {
			const localTotal = joined("local-total", row);
			const reference = joined("reference", row);
			const referenceTotal = joined("reference-total", row);
			if (!localTotal || !reference || !referenceTotal) return judge({ measures: {} });
			const local = measureCell(row, formula.measure);
			return judge({ measures: {}, location: { local, localTotal, reference, referenceTotal } });
		};
	}
	return (row) => judge(inputOf(indicator, row));
}

/** So much of a cell comes from split codes that its changes would be those of the weights (methods §10). */
function brokenBy(...inputs: readonly EvaluationInput[]): string | undefined {
	const cells = inputs.flatMap(({ measures }) => Object.values(measures));
	return cells.some(({ flag }) => flag === "CR")
		? "plus de la moitié de l'effectif vient de codes partagés lors d'une conversion"
		: undefined;
}

/** The one row of each join that goes with a row of cells: the plan has made sure that there is no other. */
async function joinedTo(
	db: Database,
	plan: Plan,
	measure: string,
): Promise<(role: JoinRole, row: SqlRow) => MeasureCell | undefined> {
	const found = new Map<JoinRole, { on: readonly KeyColumn[]; rows: ReadonlyMap<string, SqlRow> }>();
	const keyOf = (row: SqlRow, on: readonly KeyColumn[]): string =>
		on.map((column) => row[column]).join("\u0000");
	for (const { role, on, read } of plan.joins) {
		const rows = await readRows(db, read);
		found.set(role, { on, rows: new Map(rows.map((row) => [keyOf(row, on), row])) });
	}
	return (role, row) => {
		const join = found.get(role);
		const other = join?.rows.get(keyOf(row, join.on));
		return other && measureCell(other, measure);
	};
}

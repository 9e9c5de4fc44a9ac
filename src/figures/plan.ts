/** Compiles a request on one table into a plan: no file is opened, no row is read. */
import type { Indicator, LevelId, TerritoryType } from "../../catalogue/model.ts";
import { pairOf } from "../../catalogue/pairs.ts";
import { DefError } from "../platform/index.ts";
import type { CubeTable } from "../release/index.ts";
import { measuresOf } from "./inputs.ts";
import type { FigureRequest } from "./model.ts";
import type { Filter, Join, JoinRole, KeyColumn, Plan, Read } from "./plan-model.ts";
import { aboutOf, chosenOf, type Fold, foldOf } from "./request.ts";

export interface Asked {
	readonly indicator: Indicator;
	/** The indicator whose rows are read. */
	readonly base: Indicator;
	readonly request: FigureRequest;
	readonly table: CubeTable;
	readonly codes: readonly string[];
}

/** Tables of one cube, found by their two levels. */
export function tableOf(
	tables: readonly CubeTable[],
	cube: string,
	territory: TerritoryType,
	about: LevelId,
): CubeTable | undefined {
	return tables.find((t) => t.cube === cube && t.territory === territory && t.about === about);
}

/** Compiles one request on one table. Throws `jointure-multiple` when a join would meet several rows. */
export function planOf(tables: readonly CubeTable[], asked: Asked): Plan {
	const { indicator, base, table } = asked;
	const cells = cellsRead(asked);
	const plan: Plan = {
		indicator: indicator.id,
		cube: base.cube,
		territory: table.territory,
		about: table.about,
		formula: indicator.formula,
		cells,
		joins: joinsOf(tables, asked, cells),
	};
	for (const join of plan.joins) ensureSingle(indicator, join);
	return plan;
}

export const categoryColumn = (id: string): KeyColumn => `c_${id}`;

const keysOf = (table: CubeTable): readonly KeyColumn[] => [
	"territory",
	"about",
	...table.categories.map(categoryColumn),
	"period",
];

function cellsRead({ indicator, base, request, table, codes }: Asked): Read {
	const about = aboutOf(request);
	const fold: Fold = foldOf(request);
	const chosen = chosenOf(base, request);
	const filters: Filter[] = [{ column: "territory", among: codes }];
	if (about.codes) filters.push({ column: "about", among: about.codes });
	for (const id of table.categories) {
		const column = categoryColumn(id);
		const values = chosen[id];
		const totals = base.totals?.[id];
		if (values) filters.push({ column, among: values });
		// « Ensemble » already holds the others.
		else if (fold.categories.includes(id) && totals) filters.push({ column, except: totals });
	}
	// An evolution also reads the periods from which it starts.
	if (Array.isArray(request.periods) && (fold.period || indicator.formula.kind !== "evolution"))
		filters.push({ column: "period", among: request.periods });
	const folded = keysOf(table).filter((column) => isFolded(column, fold));
	const pair = pairOf(base.formula);
	return {
		table: table.name,
		keys: keysOf(table).filter((column) => !folded.includes(column)),
		folded,
		measures: measuresOf(base.formula).filter((id) => table.measures.includes(id)),
		pairs: pair && table.pairs.includes(pair.id) ? [pair.id] : [],
		filters,
	};
}

const isFolded = (column: KeyColumn, fold: Fold): boolean =>
	column === "territory" || column === "about" || column === "period"
		? fold[column]
		: fold.categories.includes(column.slice(2));

function joinsOf(tables: readonly CubeTable[], asked: Asked, cells: Read): readonly Join[] {
	const { indicator, table } = asked;
	const { formula } = indicator;
	if (formula.kind === "share") return [siblingsOf(indicator, formula.over, table, cells)];
	if (formula.kind === "location-quotient") return quotientJoins(tables, asked, cells);
	return [];
}

/** Every category of the breakdown, whichever of them was asked for. */
function siblingsOf(indicator: Indicator, over: string, table: CubeTable, cells: Read): Join {
	const axis = categoryColumn(over);
	const on = cells.keys.filter((column) => column !== axis);
	const totals = indicator.totals?.[over];
	const filters: Filter[] = cells.filters.filter((filter) => filter.column !== axis);
	if (totals) filters.push({ column: axis, except: totals });
	return {
		role: "siblings",
		on,
		read: {
			...cells,
			keys: on,
			folded: keysOf(table).filter((column) => !on.includes(column)),
			filters,
		},
	};
}

/** The whole of the territory, the same occupation in France, the whole of France. */
function quotientJoins(
	tables: readonly CubeTable[],
	{ indicator, base, table, codes }: Asked,
	cells: Read,
): readonly Join[] {
	const abouts = cells.filters.filter((filter) => filter.column === "about");
	const wanted: readonly (readonly [
		JoinRole,
		CubeTable | undefined,
		readonly Filter[],
		readonly KeyColumn[],
	])[] = [
		[
			"local-total",
			tableOf(tables, table.cube, table.territory, "all"),
			[{ column: "territory", among: codes }, total],
			["territory", "period"],
		],
		[
			"reference",
			tableOf(tables, table.cube, "france", table.about),
			[france, ...abouts],
			["about", "period"],
		],
		["reference-total", tableOf(tables, table.cube, "france", "all"), [france, total], ["period"]],
	];
	return wanted.flatMap(([role, other, filters, on]) => {
		if (!other) return [];
		const categories = Object.entries(indicator.where ?? {})
			.filter(([id]) => other.categories.includes(id))
			.map(([id, value]): Filter => ({ column: categoryColumn(id), among: [value] }));
		return [
			{
				role,
				on,
				read: {
					table: other.name,
					keys: keysOf(other),
					folded: [],
					measures: measuresOf(base.formula),
					pairs: [],
					filters: [...filters, ...categories],
				},
			},
		];
	});
}

const france: Filter = { column: "territory", among: ["FR"] };
const total: Filter = { column: "about", among: [""] };

/** A key that is neither matched nor fixed would bring several rows to one, and count them as many times. */
function ensureSingle(indicator: Indicator, { read, on, role }: Join): void {
	const loose = read.keys.find(
		(column) =>
			!on.includes(column) &&
			!read.filters.some((filter) => filter.column === column && filter.among?.length === 1),
	);
	if (loose !== undefined)
		throw new DefError("jointure-multiple", { indicator: indicator.label, axis: axisName(loose), role });
}

const axisName = (column: KeyColumn): string =>
	column === "territory"
		? "territoire"
		: column === "about"
			? "métier ou formation"
			: column === "period"
				? "période"
				: column.slice(2);

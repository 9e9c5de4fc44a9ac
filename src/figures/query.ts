import { indicatorById } from "../../catalogue/indicators/index.ts";
import type { CodeRef, Indicator, LevelId, TerritoryType } from "../../catalogue/model.ts";
import { type Database, DefError, type SqlRow } from "../platform/index.ts";
import type { CubeTable } from "../release/index.ts";
import { readCells, tableOf } from "./cells.ts";
import type { Evaluation } from "./evaluate.ts";
import { evaluatorOf } from "./evaluator.ts";
import type { Permit } from "./governance.ts";
import { measureCell, measuresOf, termsOf } from "./inputs.ts";
import type { FigureAnswer, FigureCell, FigureRequest, PeriodCode, SourceLine } from "./model.ts";
import { yearsBefore } from "./periods.ts";
import { permalinkOf } from "./permalink.ts";
import { reason } from "./reasons.ts";
import { withheldCells } from "./withheld.ts";

/** What a query reads: the tables of one release and the names of its codes. */
export interface QueryContext {
	readonly db: Database;
	readonly tables: readonly CubeTable[];
	readonly release: string;
	readonly sourceLine: (id: string) => SourceLine;
	readonly territoryLabel: (type: TerritoryType, code: string) => string | undefined;
	readonly territoryCodes: (type: TerritoryType, region: string | undefined) => readonly string[];
	readonly label: (level: LevelId, code: string) => string | undefined;
	/** Periods of a table, sorted. */
	readonly periods: (table: string) => readonly PeriodCode[];
	/** Declared sources of a cube. */
	readonly feeders: (cube: string) => readonly string[];
	/** What the charters say, at this instant, of figures cut from these sources at this level. */
	readonly permit: (sources: readonly string[], level: TerritoryType) => Permit;
}

export function indicatorOf(id: string): Indicator {
	const indicator = indicatorById.get(id);
	if (!indicator) throw new DefError("indicateur-inconnu", { indicator: id });
	return indicator;
}

/** The indicator whose rows are read: an evolution reads those of its base. */
export function baseOf(indicator: Indicator): Indicator {
	return indicator.formula.kind === "evolution" ? indicatorOf(indicator.formula.of) : indicator;
}

export async function query(context: QueryContext, request: FigureRequest): Promise<FigureAnswer> {
	const indicator = indicatorOf(request.indicator);
	const cells: FigureCell[] = [];
	const sources = new Set<string>();
	for (const [type, codes] of territoriesByType(context, request)) {
		const table = tableOf(context.tables, baseOf(indicator).cube, type, request.about?.level ?? "all");
		for (const id of table?.sources ?? []) sources.add(id);
		const permit = permitOf(context, indicator, table, type);
		if (!table)
			cells.push(
				...absentCells(context, indicator, request, type, codes, permit.allowed ? undefined : permit.reason),
			);
		else if (!permit.allowed) {
			const periods = context.periods(table.name);
			const base = baseOf(indicator);
			const unread = withheldCells(
				context,
				{ ...base, id: indicator.id },
				request,
				table,
				codes,
				periods,
				permit.reason,
			);
			cells.push(...unread);
		} else cells.push(...(await cellsOf(context, indicator, request, table, codes, permit.secret)));
	}
	const lines = [...sources].map(context.sourceLine);
	return { indicator, cells, sources: lines, release: context.release, sample: lines.some((l) => l.sample) };
}

/**
 * The charters of every source of every table that the formula reads. Without a table: those of the declared sources of the
 * cube, when all of them are charters', so that the blank says why.
 */
export function permitOf(
	context: QueryContext,
	indicator: Indicator,
	table: CubeTable | undefined,
	type: TerritoryType,
): Permit {
	const { cube, formula } = baseOf(indicator);
	if (!table) {
		const permits = context.feeders(cube).map((id) => context.permit([id], type));
		const refused = permits.find((permit) => !permit.allowed);
		return refused && permits.every((permit) => !permit.allowed) ? refused : { allowed: true };
	}
	const own = context.permit(table.sources, type);
	if (!own.allowed || formula.kind !== "location-quotient") return own;
	// A quotient also reads the total of the territory, and France.
	const elsewhere = context.tables
		.filter((t) => t.cube === cube && (t.territory === "france" || t.territory === type))
		.map((t) => context.permit(t.sources, t.territory));
	return elsewhere.find((permit) => !permit.allowed) ?? own;
}

function territoriesByType(
	context: QueryContext,
	request: FigureRequest,
): ReadonlyMap<TerritoryType, readonly string[]> {
	const wanted = request.territories;
	if ("type" in wanted) return new Map([[wanted.type, context.territoryCodes(wanted.type, wanted.region)]]);
	const map = new Map<TerritoryType, string[]>();
	for (const { type, code } of wanted) map.set(type, [...(map.get(type) ?? []), code]);
	return map;
}

const codeOf = (about: FigureRequest["about"]): string | undefined =>
	about && "code" in about ? about.code : undefined;

async function cellsOf(
	context: QueryContext,
	indicator: Indicator,
	request: FigureRequest,
	table: CubeTable,
	codes: readonly string[],
	secret: string | undefined,
): Promise<readonly FigureCell[]> {
	const base = baseOf(indicator);
	const about =
		request.about === undefined
			? [""]
			: codeOf(request.about) === undefined
				? undefined
				: [codeOf(request.about) ?? ""];
	const fixed = fixedCategories(base, request);
	const rows = await readCells(context.db, {
		table,
		territories: codes,
		...(about ? { about } : {}),
		categories: Object.fromEntries(Object.entries(fixed).filter(([id]) => table.categories.includes(id))),
		terms: termsOf(base.formula),
	});
	const series = Map.groupBy(rows, (row) =>
		[row.territory, row.about, ...table.categories.map((c) => row[`c_${c}`])].join("\u0000"),
	);
	const cells: FigureCell[] = [];
	const evaluator = await evaluatorOf(context, { indicator, base, table, rows, codes, about });
	for (const group of series.values()) {
		for (const row of wantedRows(group, indicator, request.periods ?? "latest")) {
			const categories = Object.fromEntries(table.categories.map((c) => [c, String(row[`c_${c}`] ?? "")]));
			const told = secretly(evaluator(row, group), secret);
			cells.push(cell(context, indicator, table, row, categories, told));
		}
	}
	return [...cells, ...missingCells(context, indicator, request, table, codes, cells)];
}

/** A figure hidden by the secrecy of its cube: neither bounds nor coverage, and who asks for it. */
function secretly(result: Evaluation, why: string | undefined): Evaluation {
	if (why === undefined || result.status !== "s" || result.reason === reason("hidden")) return result;
	return { value: null, status: "s", reason: why };
}

/** Latest row, all rows, or those of the periods asked for. The latest of an evolution is the last that has a start. */
function wantedRows(
	group: readonly SqlRow[],
	indicator: Indicator,
	periods: NonNullable<FigureRequest["periods"]>,
): readonly SqlRow[] {
	if (periods === "all") {
		if (indicator.formula.kind !== "evolution") return group;
		const { years } = indicator.formula;
		const known = new Set(group.map((r) => String(r.period)));
		return group.filter((r) => known.has(yearsBefore(String(r.period), years)));
	}
	if (periods === "latest") {
		const complete = indicator.formula.kind === "evolution" ? wantedRows(group, indicator, "all") : group;
		const told = complete.filter((row) => saysSomething(baseOf(indicator), row));
		return (told.length > 0 ? told : complete.length > 0 ? complete : group).slice(-1);
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

/** Categories that make the indicator, then those the request narrows to; `*` leaves them open. */
function fixedCategories(indicator: Indicator, request: FigureRequest): Readonly<Record<string, string>> {
	const asked = Object.entries(request.categories ?? {}).filter(([, value]) => value !== "*");
	return { ...Object.fromEntries(asked), ...indicator.where };
}

function cell(
	context: QueryContext,
	indicator: Indicator,
	table: CubeTable,
	row: SqlRow,
	categories: Readonly<Record<string, string>>,
	result: Evaluation,
): FigureCell {
	const territory = { type: table.territory, code: String(row.territory) };
	const about: CodeRef | undefined =
		table.about === "all" ? undefined : { level: table.about, code: String(row.about) };
	const period = String(row.period);
	return {
		territory: {
			...territory,
			label: context.territoryLabel(territory.type, territory.code) ?? territory.code,
		},
		...(about ? { about: { ...about, label: context.label(about.level, about.code) ?? about.code } } : {}),
		categories,
		period,
		...result,
		permalink: permalinkOf({
			indicator: indicator.id,
			territory,
			...(about ? { about } : {}),
			categories,
			period,
		}),
	};
}

/** Asked for by name, and without any row: the blank says so instead of not being there. */
function missingCells(
	context: QueryContext,
	indicator: Indicator,
	request: FigureRequest,
	table: CubeTable,
	codes: readonly string[],
	found: readonly FigureCell[],
): readonly FigureCell[] {
	if (request.about !== undefined && codeOf(request.about) === undefined) return [];
	const seen = new Set(found.map((c) => c.territory.code));
	return absentCells(
		context,
		indicator,
		request,
		table.territory,
		codes.filter((code) => !seen.has(code)),
		reason("noRow"),
	);
}

function absentCells(
	context: QueryContext,
	indicator: Indicator,
	request: FigureRequest,
	type: TerritoryType,
	codes: readonly string[],
	why: string = reason("notPublishedHere"),
): readonly FigureCell[] {
	const code = codeOf(request.about);
	const about = request.about && code !== undefined ? { level: request.about.level, code } : undefined;
	const period: PeriodCode = Array.isArray(request.periods) ? String(request.periods[0] ?? "") : "";
	return codes.map((territoryCode) => ({
		territory: {
			type,
			code: territoryCode,
			label: context.territoryLabel(type, territoryCode) ?? territoryCode,
		},
		...(about ? { about: { ...about, label: context.label(about.level, about.code) ?? about.code } } : {}),
		categories: {},
		period,
		value: null,
		status: "nd",
		reason: why,
		permalink: `/indicateurs/${indicator.id}`,
	}));
}

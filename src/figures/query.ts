import type { Indicator, TerritoryType } from "../../catalogue/model.ts";
import { territoryTypes } from "../../catalogue/nomenclatures/index.ts";
import { type Database, DefError } from "../platform/index.ts";
import type { CubeTable } from "../release/index.ts";
import { baseOf, indicatorOf } from "./base.ts";
import { cellOf, type Names, named } from "./cell.ts";
import { blankPerimeter, coverText } from "./cover.ts";
import type { Evaluation } from "./evaluate.ts";
import { evaluatorOf } from "./evaluator.ts";
import type { Permit } from "./governance.ts";
import { measuresOf } from "./inputs.ts";
import type {
	FigureAnswer,
	FigureCell,
	FigureRequest,
	Perimeter,
	PeriodCode,
	SourceLine,
	TerritoryRef,
} from "./model.ts";
import { type Cover, cleared } from "./perimeter.ts";
import { planOf, tableOf } from "./plan.ts";
import type { Plan } from "./plan-model.ts";
import { reason } from "./reasons.ts";
import { mergedAxis, refuseAxis, refuseSums } from "./refusals.ts";
import { aboutOf, foldOf, perimeterOf, soleAboutOf } from "./request.ts";
import { shortageOf } from "./shortage.ts";
import { readRows } from "./sql.ts";
import { startOf, wantedRows } from "./wanted-rows.ts";
import { withheldCells } from "./withheld.ts";

/** What a query reads: the tables of one release and the names of its codes. */
export interface QueryContext extends Names {
	readonly db: Database;
	readonly tables: readonly CubeTable[];
	readonly release: string;
	/** A source behind the figures of these tables, with the conversions of what is read of them. */
	readonly sourceLine: (
		id: string,
		tables?: readonly CubeTable[],
		measures?: readonly string[],
	) => SourceLine;
	/** Regions that a place touches. */
	readonly regionsOf: (type: TerritoryType, code: string) => readonly string[];
	readonly covers: (perimeter: Perimeter, nameOf: (ref: TerritoryRef) => string) => Promise<readonly Cover[]>;
	readonly territoryCodes: (type: TerritoryType, region: string | undefined) => readonly string[];
	/** Periods of a table, sorted. */
	readonly periods: (table: string) => readonly PeriodCode[];
	/** Declared sources of a cube. */
	readonly feeders: (cube: string) => readonly string[];
	/** What the charters say, at this instant, of figures cut from these sources at this level. */
	readonly permit: (sources: readonly string[], level: TerritoryType) => Permit;
}

export async function query(context: QueryContext, asked: FigureRequest): Promise<FigureAnswer> {
	const { indicator, base, request } = mergedRequest(asked);
	refuseSums(indicator, base, request);
	const perimeter = perimeterOf(request);
	const found = perimeter
		? [await perimeterPart(context, { indicator, base, request }, cleared(perimeter))]
		: await Promise.all(
				[...territoriesByType(context, request)].map(([type, codes]) =>
					part(context, { indicator, base, request, type, codes }),
				),
			);
	const read = found.flatMap(({ table }) => table ?? []);
	const sources = new Set(read.flatMap((table) => table.sources));
	const lines = [...sources].map((id) => context.sourceLine(id, read, measuresOf(base.formula)));
	const covered = found.find((one) => one.perimeter)?.perimeter;
	return {
		indicator,
		cells: found.flatMap(({ cells }) => cells),
		sources: lines,
		release: context.release,
		sample: lines.some((l) => l.sample),
		...(covered ? { perimeter: covered } : {}),
	};
}

/** The plans that answer a request, as plain data. Charters are not asked: a plan holds no figure. */
export async function plansOf(context: QueryContext, asked: FigureRequest): Promise<readonly Plan[]> {
	const { indicator, base, request } = mergedRequest(asked);
	refuseSums(indicator, base, request);
	const perimeter = perimeterOf(request);
	if (perimeter) {
		const {
			table,
			codes,
			request: summed,
		} = await coverFor(context, { indicator, base, request }, cleared(perimeter));
		return [planOf(context.tables, { indicator, base, request: summed, table, codes })];
	}
	return [...territoriesByType(context, request)].flatMap(([type, codes]) => {
		const table = tableOf(context.tables, base.cube, type, aboutOf(request).level);
		return table ? [planOf(context.tables, { indicator, base, request, table, codes })] : [];
	});
}

interface Wanted {
	readonly indicator: Indicator;
	/** The indicator whose rows are read. */
	readonly base: Indicator;
	readonly request: FigureRequest;
}

/** Two indicators added up are one, with a list of categories. */
function mergedRequest(asked: FigureRequest): Wanted {
	let indicator = indicatorOf(asked.indicator);
	let request = asked;
	for (const id of asked.plus ?? []) {
		const { axis, values } = mergedAxis(indicator, indicatorOf(id));
		const { [axis]: _fixed, ...where } = indicator.where ?? {};
		indicator = { ...indicator, where };
		request = {
			...request,
			categories: { ...request.categories, [axis]: values },
			together: [...(request.together ?? []), axis],
		};
	}
	return { indicator, base: baseOf(indicator), request };
}

interface Part {
	readonly table: CubeTable | undefined;
	readonly cells: readonly FigureCell[];
	readonly perimeter?: NonNullable<FigureAnswer["perimeter"]>;
}

/** The cells of one zoning. */
async function part(
	context: QueryContext,
	wanted: Wanted & { readonly type: TerritoryType; readonly codes: readonly string[] },
): Promise<Part> {
	const { indicator, base, request, type, codes } = wanted;
	const table = tableOf(context.tables, base.cube, type, aboutOf(request).level);
	const permit = permitOf(context, indicator, table, type);
	if (!table) {
		const why = permit.allowed ? undefined : permit.reason;
		return { table, cells: absentCells(context, indicator, request, type, codes, why) };
	}
	if (permit.allowed)
		return { table, cells: await cellsOf(context, { ...wanted, table, secret: permit.secret }) };
	const periods = context.periods(table.name);
	const own = { ...base, id: indicator.id };
	return {
		table,
		cells: withheldCells(context, own, request, table, codes, periods, permit.reason),
	};
}

/**
 * The figure of a perimeter: read on the widest whole places that tile it, added up when there are several. A place that a
 * charter keeps, or that is hidden, hides the whole.
 */
async function perimeterPart(context: QueryContext, wanted: Wanted, perimeter: Perimeter): Promise<Part> {
	const { indicator } = wanted;
	const { table, codes, request } = await coverFor(context, wanted, perimeter);
	const told = coverText(context, perimeter, table.territory, codes);
	const permit = permitOf(context, indicator, table, table.territory);
	if (!permit.allowed) {
		const withheld = blankPerimeter(context, wanted, perimeter, table, codes, permit.reason);
		return { table, cells: [withheld], perimeter: told };
	}
	const cells = await cellsOf(context, {
		...wanted,
		request,
		table,
		codes,
		perimeter,
		secret: permit.secret,
	});
	return { table, cells, perimeter: told };
}

/** Throws `perimetre-non-couvert`, or the refusal of a sum that the registry does not allow. */
async function coverFor(
	context: QueryContext,
	{ indicator, base, request }: Wanted,
	perimeter: Perimeter,
): Promise<{
	readonly table: CubeTable;
	readonly codes: readonly string[];
	readonly request: FigureRequest;
}> {
	const nameOf = (ref: TerritoryRef): string => named(context, ref).label;
	const covers = await context.covers(perimeter, nameOf);
	const { level } = aboutOf(request);
	const readable = covers.flatMap((cover) => {
		const table = tableOf(context.tables, base.cube, cover.level, level);
		return table ? [{ table, codes: cover.codes }] : [];
	});
	const found =
		readable.find(({ table }) => permitOf(context, indicator, table, table.territory).allowed) ?? readable[0];
	if (!found) {
		const published = new Set(
			context.tables.filter((t) => t.cube === base.cube && t.about === level).map((t) => t.territory),
		);
		const kinds = territoryTypes.filter((kind) => published.has(kind.id) && kind.id !== "france");
		throw new DefError("perimetre-non-couvert", {
			indicator: indicator.label,
			levels: kinds.map((kind) => lowerFirst(kind.plural)).join(", ") || "France",
		});
	}
	const others = (request.together ?? []).filter((axis) => axis !== "territory");
	if (found.codes.length < 2) return { ...found, request: { ...request, together: others } };
	refuseAxis(indicator, "territory");
	return { ...found, request: { ...request, together: [...others, "territory"] } };
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
	if ("perimeter" in wanted) return map;
	for (const { type, code } of wanted) map.set(type, [...(map.get(type) ?? []), code]);
	return map;
}

interface Reading extends Wanted {
	readonly table: CubeTable;
	readonly codes: readonly string[];
	readonly perimeter?: Perimeter;
	/** Why a figure is hidden, when the cube is under secrecy. */
	readonly secret: string | undefined;
}

async function cellsOf(context: QueryContext, reading: Reading): Promise<readonly FigureCell[]> {
	const { indicator, base, table, codes, perimeter, secret } = reading;
	// A sum over all periods is over those that there are.
	const every = foldOf(reading.request).period && !Array.isArray(reading.request.periods);
	const request = every ? { ...reading.request, periods: context.periods(table.name) } : reading.request;
	const plan = planOf(context.tables, { indicator, base, request, table, codes });
	const rows = await readRows(context.db, plan.cells);
	const others = plan.cells.keys.filter((column) => column !== "period");
	const series = Map.groupBy(rows, (row) => others.map((column) => row[column]).join("\u0000"));
	const evaluator = await evaluatorOf(context.db, { indicator, base, table, plan });
	const shortage = await shortageOf(context, plan, rows);
	const standing = {
		plan,
		request,
		codes,
		categories: table.categories,
		...(perimeter ? { perimeter } : {}),
	};
	const cells: FigureCell[] = [];
	for (const group of series.values()) {
		for (const row of wantedRows(group, indicator, request)) {
			const told = secretly(evaluator(row, group), secret);
			const start = startOf(indicator, row, group);
			cells.push(shortage(cellOf(context, standing, row, told), start ? [row, start] : [row]));
		}
	}
	if (perimeter)
		return cells.length > 0
			? cells
			: [blankPerimeter(context, reading, perimeter, table, codes, reason("noRow"))];
	return [...cells, ...missingCells(context, indicator, request, table, codes, cells)];
}

/** A figure hidden by the secrecy of its cube: neither bounds nor coverage, and who asks for it. */
function secretly(result: Evaluation, why: string | undefined): Evaluation {
	if (why === undefined || result.status !== "s" || result.reason === reason("hidden")) return result;
	return { value: null, status: "s", reason: why };
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
	if (aboutOf(request).codes?.length !== 1 && !foldOf(request).about) return [];
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
	const about = soleAboutOf(request);
	const period: PeriodCode = Array.isArray(request.periods) ? String(request.periods[0] ?? "") : "";
	return codes.map((code) => ({
		territory: named(context, { type, code }),
		...(about ? { about: { ...about, label: context.label(about.level, about.code) ?? about.code } } : {}),
		categories: {},
		period,
		value: null,
		status: "nd",
		reason: why,
		permalink: `/indicateurs/${indicator.id}`,
	}));
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

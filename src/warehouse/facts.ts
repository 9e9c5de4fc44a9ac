import { factColumn } from "../../catalogue/columns.ts";
import type {
	FactMapping,
	LevelExpr,
	LevelId,
	Measure,
	PeriodKind,
	RowFilter,
	Source,
	TerritoryType,
} from "../../catalogue/model.ts";
import type { Batch } from "../collection/index.ts";
import { ident, literal } from "../platform/index.ts";
import type { Dialect } from "./engine/engine.ts";
import { edgesTo, splitLevel } from "./through.ts";

/** One mapping of one source, with the batch that feeds it. */
export interface Feed {
	readonly source: Source;
	readonly batch: Batch;
	readonly mapping: FactMapping;
	/** Place of the mapping in the cube: facts keep it, so that each table is cut from the mappings that declare its levels. */
	readonly index: number;
}

/** Levels of the axis that goes with the territory; the total alone when a mapping has no such axis. */
export function aboutLevels(mapping: FactMapping): readonly LevelExpr[] {
	const others = Object.entries(mapping.levels).filter(([dimension]) => dimension !== "territory");
	const levels = others.flatMap(([, exprs]) => exprs ?? []);
	return levels.length > 0 ? levels : [{ level: "all", value: "" }];
}

/** Category axes of a mapping, read from the file or constant. */
export function categoryIds(mapping: FactMapping): readonly string[] {
	return [...Object.keys(mapping.categories ?? {}), ...Object.keys(mapping.constants ?? {})];
}

export function territoryLevels(mapping: FactMapping): readonly LevelExpr[] {
	return mapping.levels.territory ?? [];
}

/** Columns of the facts, in order: those that any feed fills. */
export function factColumns(feeds: readonly Feed[]): readonly string[] {
	return [...new Set(feeds.flatMap((feed) => expressionsOf(feed, [], anyDialect).map(([name]) => name)))];
}

/**
 * SELECT that turns the accepted rows of a batch into facts: level codes, categories, period, measures with their status
 * and bounds, and the line of the file each one comes from. A hidden value stays null, with bounds [floor, c] (methods §3).
 * `rows` names the loaded batch; memberships are read in the tables of `membersSql`; columns that another feed fills are null here.
 */
export function factsSql(feed: Feed, columns: readonly string[], rows: string, dialect: Dialect): string {
	const joins: string[] = [];
	const own = new Map(expressionsOf(feed, joins, dialect));
	const selected = columns.map((name) => `${own.get(name) ?? "NULL"} AS ${ident(name)}`);
	const where = ["b.held IS NULL", ...(feed.mapping.rows ?? []).map((filter) => filterSql(filter, dialect))];
	return `SELECT ${selected.join(",\n\t")}\nFROM ${ident(rows)} b\n${joins.join("\n")}\nWHERE ${where.join(" AND ")}`;
}

/** Name of the table that gives, for each origin of one kind (a commune…), its member in every level asked for. */
const membersTable = (via: string): string => `members_${via}`;

/** Each kind of origin that the feeds start from, with the SELECT of its members: one row for each origin, one column for each level. */
export function membersSql(feeds: readonly Feed[], links: string): ReadonlyMap<string, string> {
	const levels = new Map<string, Set<string>>();
	for (const { mapping } of feeds)
		for (const { level, via } of Object.values(mapping.levels).flatMap((exprs) => exprs ?? []))
			if (via !== undefined) levels.set(via, (levels.get(via) ?? new Set()).add(level));
	return new Map(
		[...levels].map(([via, own]) => {
			const columns = [...own].map(
				(level) => `max(CASE WHEN to_level = ${literal(level)} THEN to_code END) AS ${ident(level)}`,
			);
			const sql = `SELECT from_code, ${columns.join(", ")} FROM ${ident(links)} WHERE from_kind = ${literal(via)} GROUP BY from_code`;
			return [membersTable(via), sql];
		}),
	);
}

/** Only the names of the columns are asked: no engine is meant. */
const anyDialect: Dialect = {
	id: "duckdb",
	replaceAll: (text) => text,
	fullMatch: (text) => text,
	unaccented: (text) => text,
};

/** Name and expression of each column of one feed's facts; the joins that they need are added to `joins`. */
function expressionsOf(
	{ source, batch, mapping, index }: Feed,
	joins: string[],
	dialect: Dialect,
): readonly (readonly [name: string, sql: string])[] {
	const levelSql = (expr: LevelExpr): string => {
		if (expr.value !== undefined) return literal(expr.value);
		if (expr.through) {
			joins.push(
				`LEFT JOIN (${edgesTo(expr.level, expr.through, EDGES)}) w ON w.from_code = b.${ident(expr.field ?? "")}`,
			);
			return "w.to_code";
		}
		const field = `b.${ident(expr.field ?? "")}`;
		const code = expr.prefix === undefined ? field : `left(${field}, ${expr.prefix})`;
		if (expr.via === undefined) return `nullif(${code}, '')`;
		const key = expr.via === "region-label" ? foldSql(code, dialect) : code;
		const on = `.from_code = ${key}`;
		const members = ident(membersTable(expr.via));
		// Every level of one field is read in one row.
		const known = joins.findIndex((join) => join.startsWith(`LEFT JOIN ${members} `) && join.endsWith(on));
		const alias = `l${known < 0 ? joins.length : known}`;
		if (known < 0) joins.push(`LEFT JOIN ${members} ${alias} ON ${alias}${on}`);
		return `${alias}.${ident(expr.level)}`;
	};
	const split = splitLevel(mapping);
	return [
		["source", literal(source.id)],
		["mapping", `CAST(${index} AS INTEGER)`],
		["batch", literal(batch.id)],
		["line", "b.line"],
		["source_column", "b.source_column"],
		["period", periodSql(mapping.period, dialect)],
		...(mapping.grain ? [["grain", grainSql(mapping.grain)] as const] : []),
		...(split ? [["weight", "w.weight"] as const] : []),
		...contributorSql(source, mapping),
		...territoryLevels(mapping).map(
			(e) => [factColumn.territory(e.level as TerritoryType), levelSql(e)] as const,
		),
		...aboutLevels(mapping).map((e) => [factColumn.about(e.level as LevelId), levelSql(e)] as const),
		...Object.entries(mapping.categories ?? {}).map(
			([id, field]) =>
				[factColumn.category(id), `trim(${dialect.replaceAll(`b.${ident(field)}`, "\\s+", " ")})`] as const,
		),
		...Object.entries(mapping.constants ?? {}).map(
			([id, value]) => [factColumn.category(id), literal(value)] as const,
		),
		...mapping.measures
			.flatMap((m) => measureSql(m, source, mapping))
			.map(([name, sql]) => [name, split ? partSql(name, sql, split.axis) : sql] as const),
	];
}

/** Name under which the edges of the crosswalks are loaded. */
export const EDGES = "edges";

/**
 * The part of a value that goes to one heir of its code; a row whose code has none keeps all of its own, at no level. A place that
 * was split is estimated, whatever its share (methods §9.2, §9.4); of an occupation, the cell decides.
 */
function partSql(name: string, sql: string, axis: "territory" | "about"): string {
	if (!name.endsWith("__s"))
		return `CASE WHEN w.weight IS NULL THEN ${sql} ELSE (${onGrid(`(${sql}) * w.upto`)} - ${onGrid(`(${sql}) * (w.upto - w.weight)`)}) / ${GRID} END`;
	return axis === "territory" ? `CASE WHEN w.weight < 1 AND ${sql} IS NULL THEN 'CV' ELSE ${sql} END` : sql;
}

/**
 * Parts are whole numbers of 2⁻²⁶: those of a row add up to it, and those of a cell to the same sum in any order, on any engine.
 */
const GRID = 67_108_864;
const onGrid = (value: string): string => `floor(${value} * ${GRID} + 0.5)`;

/** Who contributes to the row, for the rules of secrecy: never leaves the warehouse. Absent when the file names nobody. */
function contributorSql(source: Source, mapping: FactMapping): (readonly [name: string, sql: string])[] {
	const fields = source.contributor === undefined ? mapping.grain : [source.contributor];
	return fields ? [["contributor", grainSql(fields)]] : [];
}

const grainSql = (fields: readonly string[]): string =>
	fields.map((f) => `coalesce(CAST(b.${ident(f)} AS VARCHAR), '')`).join(" || '/' || ");

function measureSql(
	measure: Measure,
	source: Source,
	mapping: FactMapping,
): (readonly [name: string, sql: string])[] {
	if (measure.counts) return countedSql(measure.id, measure.field, measure.counts);
	const raw = `b.${ident(measure.field)}`;
	const value = measure.factor === undefined ? raw : `${raw} * ${measure.factor}`;
	const status = `b.${ident(`${measure.field}__status`)}`;
	const cap = source.censoredMax ?? 1;
	const field = [...source.fields, ...(source.unpivot ? [source.unpivot.value] : [])].find(
		(f) => f.name === measure.field,
	);
	const ceiling = field?.atMost;
	const floor = field?.hiddenFrom ?? 1;
	const bounded = ceiling !== undefined && mapping.measures.some((m) => m.field === ceiling);
	const high = bounded ? `least(${cap}, coalesce(b.${ident(ceiling)}, ${cap}))` : `${cap}`;
	return [
		[measure.id, value],
		[`${measure.id}__s`, status],
		[`${measure.id}__lo`, `CASE WHEN ${status} = 'CENS' THEN ${floor} ELSE ${value} END`],
		[`${measure.id}__hi`, `CASE WHEN ${status} = 'CENS' THEN ${high} ELSE ${value} END`],
	];
}

/** One for each row that holds the value, zero for the others: always known, so that units add up whatever the breakdown. */
function countedSql(
	id: string,
	field: string,
	values: readonly string[],
): (readonly [name: string, sql: string])[] {
	const text = `trim(CAST(b.${ident(field)} AS VARCHAR))`;
	const held =
		values.length === 0
			? `coalesce(${text}, '') <> ''`
			: `coalesce(${text} IN (${values.map(literal).join(", ")}), false)`;
	const one = `CASE WHEN ${held} THEN 1 ELSE 0 END`;
	return [
		[id, one],
		[`${id}__s`, "CAST(NULL AS VARCHAR)"],
		[`${id}__lo`, one],
		[`${id}__hi`, one],
	];
}

/** Condition on the loaded row `b`. */
export function filterSql(filter: RowFilter, dialect: Dialect): string {
	const field = `trim(CAST(b.${ident(filter.field)} AS VARCHAR))`;
	const list = (codes: readonly string[]): string => codes.map(literal).join(", ");
	if (filter.in) return `${field} IN (${list(filter.in)})`;
	if (filter.notIn) return `${field} NOT IN (${list(filter.notIn)})`;
	if (filter.matches !== undefined) return dialect.fullMatch(field, filter.matches);
	return "true";
}

/** Same folding as `foldLabel` of the COG: capitals, no accents, single blanks. */
function foldSql(text: string, dialect: Dialect): string {
	return `upper(trim(${dialect.replaceAll(dialect.unaccented(text), "[^A-Za-z]+", " ")}))`;
}

const months = [
	"janvier",
	"fevrier",
	"mars",
	"avril",
	"mai",
	"juin",
	"juillet",
	"aout",
	"septembre",
	"octobre",
	"novembre",
	"decembre",
];

/** Period codes sort as text: `2024`, `2023-T3`, `2020-01`, `2017-2019`, `rentree-2022`, `2019_2020`. */
function periodSql(period: FactMapping["period"], dialect: Dialect): string {
	const text = "field" in period ? `trim(CAST(b.${ident(period.field)} AS VARCHAR))` : literal(period.value);
	const cohort = "([0-9]{4})[_-]([0-9]{4})";
	const ranks = months.map((month, i) => `WHEN '${month}' THEN '${String(i + 1).padStart(2, "0")}'`);
	const monthName = `lower(${dialect.unaccented(`regexp_extract(${text}, '^[^_ 0-9]+', 0)`)})`;
	const patterns: Record<PeriodKind, string> = {
		year: `regexp_extract(${text}, '[0-9]{4}', 0)`,
		quarter: text,
		month: text,
		"month-fr": `regexp_extract(${text}, '[0-9]{4}', 0) || '-' || CASE ${monthName} ${ranks.join(" ")} END`,
		"school-year": `'rentree-' || regexp_extract(${text}, '[0-9]{4}', 0)`,
		span: dialect.replaceAll(text, "\\s", ""),
		cohort: `regexp_extract(${text}, '${cohort}', 1) || '_' || regexp_extract(${text}, '${cohort}', 2)`,
	};
	return patterns[period.kind];
}

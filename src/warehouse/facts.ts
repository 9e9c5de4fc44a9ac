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

/**
 * SELECT that turns the accepted rows of a batch into facts: level codes, categories, period, measures with their status
 * and bounds, and the line of the file each one comes from. A hidden value stays null, with bounds [floor, c] (methods §3).
 */
export function factsSql(feed: Feed, links: string): string {
	const { source, batch, mapping } = feed;
	const joins: string[] = [];
	const levelSql = (expr: LevelExpr): string => {
		if (expr.value !== undefined) return literal(expr.value);
		const field = `b.${ident(expr.field ?? "")}`;
		const code = expr.prefix === undefined ? field : `left(${field}, ${expr.prefix})`;
		if (expr.via === undefined) return `nullif(${code}, '')`;
		const alias = `l${joins.length}`;
		const key = expr.via === "region-label" ? foldSql(code) : code;
		joins.push(
			`LEFT JOIN ${links} ${alias} ON ${alias}.from_kind = ${literal(expr.via)} AND ${alias}.to_level = ${literal(expr.level)} AND ${alias}.from_code = ${key}`,
		);
		return `${alias}.to_code`;
	};
	const columns = [
		`${literal(source.id)} AS source`,
		`${feed.index}::INTEGER AS mapping`,
		`${literal(batch.id)} AS batch`,
		"b.line AS line",
		"b.source_column AS source_column",
		`${periodSql(mapping.period)} AS period`,
		...(mapping.grain
			? [`concat_ws('/', ${mapping.grain.map((f) => `b.${ident(f)}`).join(", ")}) AS grain`]
			: []),
		...contributorSql(source, mapping),
		...territoryLevels(mapping).map(
			(e) => `${levelSql(e)} AS ${ident(factColumn.territory(e.level as TerritoryType))}`,
		),
		...aboutLevels(mapping).map((e) => `${levelSql(e)} AS ${ident(factColumn.about(e.level as LevelId))}`),
		...Object.entries(mapping.categories ?? {}).map(
			([id, field]) =>
				`trim(regexp_replace(b.${ident(field)}, '\\s+', ' ', 'g')) AS ${ident(factColumn.category(id))}`,
		),
		...Object.entries(mapping.constants ?? {}).map(
			([id, value]) => `${literal(value)} AS ${ident(factColumn.category(id))}`,
		),
		...mapping.measures.flatMap((m) => measureSql(m, source, mapping)),
	];
	const where = ["b.held IS NULL", ...(mapping.rows ?? []).map(filterSql)];
	return `SELECT ${columns.join(",\n\t")}\nFROM read_parquet(${literal(batch.path)}) b\n${joins.join("\n")}\nWHERE ${where.join(" AND ")}`;
}

/** Who contributes to the row, for the rules of secrecy: never leaves the warehouse. Absent when the file names nobody. */
function contributorSql(source: Source, mapping: FactMapping): string[] {
	const fields = source.contributor === undefined ? mapping.grain : [source.contributor];
	return fields ? [`concat_ws('/', ${fields.map((f) => `b.${ident(f)}`).join(", ")}) AS contributor`] : [];
}

function measureSql(measure: Measure, source: Source, mapping: FactMapping): string[] {
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
		`${value} AS ${ident(measure.id)}`,
		`${status} AS ${ident(`${measure.id}__s`)}`,
		`CASE WHEN ${status} = 'CENS' THEN ${floor} ELSE ${value} END AS ${ident(`${measure.id}__lo`)}`,
		`CASE WHEN ${status} = 'CENS' THEN ${high} ELSE ${value} END AS ${ident(`${measure.id}__hi`)}`,
	];
}

/** One for each row that holds the value, zero for the others: always known, so that units add up whatever the breakdown. */
function countedSql(id: string, field: string, values: readonly string[]): string[] {
	const text = `trim(b.${ident(field)}::VARCHAR)`;
	const held =
		values.length === 0
			? `coalesce(${text}, '') <> ''`
			: `coalesce(${text} IN (${values.map(literal).join(", ")}), false)`;
	const one = `CASE WHEN ${held} THEN 1 ELSE 0 END`;
	return [
		`${one} AS ${ident(id)}`,
		`NULL::VARCHAR AS ${ident(`${id}__s`)}`,
		`${one} AS ${ident(`${id}__lo`)}`,
		`${one} AS ${ident(`${id}__hi`)}`,
	];
}

function filterSql(filter: RowFilter): string {
	const field = `trim(b.${ident(filter.field)}::VARCHAR)`;
	const list = (codes: readonly string[]): string => codes.map(literal).join(", ");
	if (filter.in) return `${field} IN (${list(filter.in)})`;
	if (filter.notIn) return `${field} NOT IN (${list(filter.notIn)})`;
	if (filter.matches !== undefined) return `regexp_full_match(${field}, ${literal(filter.matches)})`;
	return "true";
}

/** Same folding as `foldLabel` of the COG: capitals, no accents, single blanks. */
function foldSql(text: string): string {
	return `upper(trim(regexp_replace(strip_accents(${text}), '[^A-Za-z]+', ' ', 'g')))`;
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
function periodSql(period: FactMapping["period"]): string {
	const text = "field" in period ? `trim(b.${ident(period.field)}::VARCHAR)` : literal(period.value);
	const patterns: Record<PeriodKind, string> = {
		year: `regexp_extract(${text}, '[0-9]{4}')`,
		quarter: text,
		month: text,
		"month-fr": `regexp_extract(${text}, '[0-9]{4}') || '-' || lpad(list_position([${months.map(literal).join(", ")}], lower(strip_accents(regexp_extract(${text}, '^[^_ 0-9]+'))))::VARCHAR, 2, '0')`,
		"school-year": `'rentree-' || regexp_extract(${text}, '[0-9]{4}')`,
		span: `regexp_replace(${text}, '\\s', '', 'g')`,
		cohort: `regexp_extract(${text}, '([0-9]{4})[_-]([0-9]{4})', 1) || '_' || regexp_extract(${text}, '([0-9]{4})[_-]([0-9]{4})', 2)`,
	};
	return patterns[period.kind];
}

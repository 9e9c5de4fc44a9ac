import type { FactMapping, LevelExpr, LevelId, LinkFrom, Source } from "../../catalogue/model.ts";
import { territoryTypes } from "../../catalogue/nomenclatures/index.ts";
import { type Database, DefError, ident, literal, openDatabase } from "../platform/index.ts";
import { communesByVintage, splitsOf } from "./cog-passage.ts";
import { additive } from "./columns.ts";
import { COVERED } from "./crosswalk.ts";
import { duckdb } from "./engine/duckdb.ts";
import { type Feed, filterSql } from "./facts.ts";
import type { Crossing, NomenclatureProduct } from "./model.ts";
import { vintageOf } from "./passage.ts";
import { edgesTo } from "./through.ts";

/** A mapping of a source before it has its place in a cube. */
export type Feeding = Omit<Feed, "index">;

/** What one source gives to one cube, each mapping with one split level at most, and what its conversions found and lost. */
export interface Crossed {
	readonly feedings: readonly Feeding[];
	readonly crossings: readonly Crossing[];
}

/**
 * Makes what a source gives to a cube ready for it: a mapping that splits its codes is cut so that each level is reached by its own edges;
 * communes of an older vintage that split since are shared out. Measures every conversion. Throws `table-de-passage` when a
 * crosswalk misses more than 0.5 % of the mass, would split what does not add up, or figures under secrecy (methods §9.2, §10).
 */
export async function crossed(
	cube: string,
	feedings: readonly Feeding[],
	nomenclature: NomenclatureProduct,
): Promise<Crossed> {
	const isConverted = ({ via, through }: LevelExpr): boolean => via !== undefined || through !== undefined;
	if (!feedings.some(({ mapping }) => exprsOf(mapping).some(isConverted))) return { feedings, crossings: [] };
	const db = await openDatabase();
	try {
		await db.run(
			`CREATE VIEW links AS SELECT * FROM read_parquet(${literal(nomenclature.links)});
			CREATE VIEW edges AS SELECT * FROM read_parquet(${literal(nomenclature.edges)})`,
		);
		const cut: Feeding[] = [];
		for (const feeding of feedings)
			for (const one of byLevel(feeding)) cut.push(...(await byVintage(db, one)));
		const crossings = new Map<string, Tally>();
		for (const feeding of together(cut))
			for (const expr of exprsOf(feeding.mapping))
				if (isConverted(expr) && !isPartial(expr.level)) await tally(db, feeding, expr, crossings);
		return {
			feedings: cut,
			crossings: [...crossings.values()].map((found) => crossingOf(cube, found)),
		};
	} finally {
		db.close();
	}
}

/** Mappings of the same rows to the same levels are measured at once, whatever their years and their categories. */
function together(feedings: readonly Feeding[]): readonly Feeding[] {
	const groups = Map.groupBy(feedings, ({ batch, mapping: { rows, levels } }) =>
		JSON.stringify([batch.id, rows, levels]),
	);
	return [...groups.values()].flatMap((own) => {
		const [first] = own;
		const all = own.flatMap(({ mapping }) => mapping.measures);
		const measures = [...new Map(all.map((measure) => [`${measure.id} ${measure.field}`, measure])).values()];
		return first ? [{ ...first, mapping: { ...first.mapping, measures } }] : [];
	});
}

const isPartial = (level: LevelId): boolean =>
	territoryTypes.some(({ id, partial }) => id === level && partial);

const exprsOf = ({ levels }: FactMapping): readonly LevelExpr[] =>
	Object.values(levels).flatMap((exprs) => exprs ?? []);

/** A split row stands once for each heir: every split level has its own rows, and the others keep theirs whole. */
function byLevel(feeding: Feeding): readonly Feeding[] {
	const { mapping } = feeding;
	for (const [dimension, exprs = []] of Object.entries(mapping.levels)) {
		const split = exprs.filter(({ through }) => through);
		const [first] = split;
		if (!first?.through) continue;
		ensureSplittable(feeding, first.through);
		const others = exprs.filter(({ through }) => !through);
		const groups = [...(others.length > 0 ? [others] : []), ...split.map((expr) => [expr])];
		return groups.map((own) => withLevels(feeding, dimension, own));
	}
	return [feeding];
}

const withLevels = (feeding: Feeding, dimension: string, own: readonly LevelExpr[]): Feeding => ({
	...feeding,
	mapping: { ...feeding.mapping, levels: { ...feeding.mapping.levels, [dimension]: own } },
});

/**
 * A secret is protected by atoms that are whole rows: parts of a row would be printed whose sums nobody checked. A rate is
 * converted by its terms, never itself.
 */
function ensureSplittable({ source, mapping }: Feeding, { from, to }: { from: string; to: string }): void {
	const refuse = (cause: string): never => {
		throw new DefError("table-de-passage", { from, to, cause });
	};
	if (isSecret(source))
		refuse(
			`« ${source.title} » est sous secret statistique, et une fraction d'effectif ne peut pas y être protégée`,
		);
	const published = mapping.measures.find((measure) => !additive(measure));
	if (published) refuse(`« ${published.label} » est un taux ou un indice : seuls des effectifs se partagent`);
}

const isSecret = ({ sharing, secrecy }: Source): boolean => sharing === "charter" || secrecy !== undefined;

/**
 * Rows of communes that split since the vintage of the file are taken apart from the others and shared out at each level. A
 * mapping without a count has nothing to share out: those communes are then left without a value.
 */
async function byVintage(db: Database, feeding: Feeding): Promise<readonly Feeding[]> {
	const { source, batch, mapping } = feeding;
	const exprs = mapping.levels.territory ?? [];
	const field = exprs.find(({ via }) => via === "commune")?.field;
	if (field === undefined) return [feeding];
	const passage = splitsOf();
	const parted = new Set(passage.edges.map(({ from }) => from));
	const rows = await db.rows(
		`SELECT DISTINCT ${ident(field)} AS code FROM read_parquet(${literal(batch.path)}) WHERE held IS NULL AND ${ident(field)} IS NOT NULL`,
	);
	const codes = rows.map(({ code }) => String(code));
	const present = codes.filter((code) => parted.has(code)).toSorted();
	if (present.length === 0 || vintageOf(codes, communesByVintage())?.vintage !== passage.from)
		return [feeding];
	const other = exprsOf(mapping).find(({ through }) => through)?.through;
	if (other)
		throw new DefError("table-de-passage", {
			...other,
			cause: `« ${source.title} » a aussi des communes du ${passage.from} à partager (${present.join(", ")}) : une ligne ne se partage pas deux fois`,
		});
	if (isSecret(source)) ensureSplittable(feeding, { from: `communes du ${passage.from}`, to: passage.to });
	const narrowed = (
		rule: "in" | "notIn",
		levels: readonly LevelExpr[],
		measures = mapping.measures,
	): Feeding =>
		withLevels(
			{
				...feeding,
				mapping: { ...mapping, measures, rows: [...(mapping.rows ?? []), { field, [rule]: present }] },
			},
			"territory",
			levels,
		);
	const counts = mapping.measures.filter(additive);
	const others = exprs.filter(({ via }) => via !== "commune");
	if (counts.length === 0) return [narrowed("notIn", exprs)];
	return [
		narrowed("notIn", exprs),
		...(others.length > 0 ? [narrowed("in", others, counts)] : []),
		...exprs
			.filter(({ via }) => via === "commune")
			.map(({ level }) =>
				narrowed("in", [{ level, field, through: { from: "commune", to: level } }], counts),
			),
	];
}

interface Tally {
	readonly source: Source;
	readonly level: LevelId;
	readonly from: LinkFrom | LevelId;
	readonly weighted: boolean;
	readonly masses: Map<string, { total: number; found: number; split: number }>;
	readonly unknown: Set<string>;
	readonly bases: Set<string>;
}

/** What one level expression finds among the codes of its rows, added to what the other mappings of the source found. */
async function tally(
	db: Database,
	{ source, batch, mapping }: Feeding,
	expr: LevelExpr,
	all: Map<string, Tally>,
): Promise<void> {
	const from = expr.through?.from ?? expr.via ?? expr.level;
	const key = [source.id, expr.level, from].join(" ");
	const known = all.get(key);
	const found: Tally = known ?? {
		source,
		level: expr.level,
		from,
		weighted: expr.through !== undefined,
		masses: new Map(),
		unknown: new Set(),
		bases: new Set(),
	};
	all.set(key, expr.through && !found.weighted ? { ...found, weighted: true } : found);
	if (isSecret(source)) return;
	const code =
		expr.prefix === undefined
			? `b.${ident(expr.field ?? "")}`
			: `left(b.${ident(expr.field ?? "")}, ${expr.prefix})`;
	const origin = expr.via === "region-label" ? foldedSql(code) : code;
	const target = expr.through
		? `SELECT from_code, max(weight) AS weight FROM (${edgesTo(expr.level, expr.through, "edges")}) GROUP BY from_code`
		: `SELECT DISTINCT from_code, 1.0 AS weight FROM links WHERE from_kind = ${literal(expr.via ?? "")} AND to_level = ${literal(expr.level)}`;
	const masses = mapping.measures.map((m, i) =>
		additive(m) && !m.counts ? `sum(abs(b.${ident(m.field)})) AS m${i}` : `count(*) AS m${i}`,
	);
	const where = ["b.held IS NULL", ...(mapping.rows ?? []).map((filter) => filterSql(filter, duckdb))];
	const rows = await db.rows(
		`SELECT coalesce(c.code, '') AS code, t.weight, c.* EXCLUDE (code) FROM (
			SELECT ${origin} AS code, ${masses.join(", ")} FROM read_parquet(${literal(batch.path)}) b WHERE ${where.join(" AND ")} GROUP BY 1
		) c LEFT JOIN (${target}) t ON t.from_code = c.code ORDER BY 1`,
	);
	for (const row of rows) {
		if (row.weight === null) found.unknown.add(String(row.code));
		mapping.measures.forEach(({ id }, i) => {
			const mass = Number(row[`m${i}`] ?? 0);
			const sum = found.masses.get(id) ?? { total: 0, found: 0, split: 0 };
			sum.total += mass;
			if (row.weight !== null) sum.found += mass;
			if (row.weight !== null && Number(row.weight) < 1) sum.split += mass;
			found.masses.set(id, sum);
		});
	}
	if (!expr.through) return;
	for (const row of await db.rows(
		`SELECT DISTINCT basis FROM edges WHERE basis IS NOT NULL AND from_level = ${literal(from)} AND to_level = ${literal(expr.through.to)} ORDER BY 1`,
	))
		found.bases.add(String(row.basis));
}

/** Same folding as `foldLabel` of the COG. */
const foldedSql = (text: string): string =>
	`upper(trim(regexp_replace(strip_accents(${text}), '[^A-Za-z]+', ' ', 'g')))`;

/** Codes without an edge that are named; the others are counted. */
const NAMED = 5;

function crossingOf(
	cube: string,
	{ source, level, from, weighted, masses, unknown, bases }: Tally,
): Crossing {
	const measures = [...masses].map(([id, { total, found, split }]) => ({
		id,
		match: total === 0 ? 1 : found / total,
		ambiguity: found === 0 ? 0 : split / found,
	}));
	const codes = [...unknown].toSorted();
	const crossing: Crossing = {
		source: source.id,
		level,
		from,
		weighted,
		...(weighted && from === "commune" ? { vintage: splitsOf().from } : {}),
		basis: [...bases],
		measures,
		unknown: { count: codes.length, codes: codes.slice(0, NAMED) },
	};
	const short = measures.find(({ match }) => match < COVERED);
	// Communes that no vintage knows are the business of C-15.
	if (weighted && from !== "commune" && short) throw uncovered(cube, crossing, short.match);
	return crossing;
}

function uncovered(cube: string, { source, level, from, unknown }: Crossing, match: number): DefError {
	const lost = (100 * (1 - match)).toFixed(2).replace(".", ",");
	const codes = `${unknown.codes.map((code) => code || "(vide)").join(", ")}${unknown.count > NAMED ? "…" : ""}`;
	return new DefError("table-de-passage", {
		from,
		to: level,
		cause: `dans le jeu ${source} (cube ${cube}), ${unknown.count} code(s) sans correspondance portent ${lost} % de l'effectif, plus que 0,5 % (${codes})`,
	});
}

import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { factColumn } from "../../catalogue/columns.ts";
import type { LevelId, Measure, TerritoryType } from "../../catalogue/model.ts";
import type { Pair } from "../../catalogue/pairs.ts";
import {
	type Database,
	DefError,
	discardDraft,
	draftOf,
	hashOf,
	ident,
	literal,
	openDatabase,
} from "../platform/index.ts";
import { aboutLevels, categoryIds, type Feed, factsSql, territoryLevels } from "./facts.ts";
import { type CubeProduct, type CubeTable, type NomenclatureProduct, tableName } from "./model.ts";

/**
 * Builds one cube: its facts, then one table per (territory level × other level), sorted by its lookup key. Additive
 * measures are summed; a published rate, index or class is kept as it is and never re-aggregated: two rows falling in one
 * cell of its finest level are an error, and above that level the measure is left out.
 */
export async function buildCube(
	cube: string,
	feeds: readonly Feed[],
	pairs: readonly Pair[],
	nomenclature: NomenclatureProduct,
	root: string,
	codeVersion: string,
): Promise<CubeProduct> {
	const key = hashOf({
		codeVersion,
		cube,
		feeds: feeds.map((f) => [f.batch.id, f.mapping, f.source.censoredMax ?? null]),
		pairs,
		nomenclature: nomenclature.key,
	});
	const dir = join(root, `cube-${cube}-${key}`);
	const manifest = join(dir, "cube.json");
	if (existsSync(manifest)) return { ...(JSON.parse(readFileSync(manifest, "utf8")) as CubeProduct), dir };

	const draft = draftOf(dir);
	discardDraft(draft);
	mkdirSync(draft, { recursive: true });
	const db = await openDatabase();
	let product: CubeProduct;
	try {
		await db.run(`CREATE TABLE links AS SELECT * FROM read_parquet(${literal(nomenclature.links)})`);
		const selects = feeds.map((feed) => `(${factsSql(feed, "links")})`);
		await db.run(`CREATE TABLE facts AS ${selects.join("\nUNION ALL BY NAME\n")}`);
		await db.run(
			`COPY (SELECT * FROM facts ORDER BY source, mapping, line, source_column) TO ${literal(join(draft, "facts.parquet"))} (FORMAT parquet, COMPRESSION zstd)`,
		);
		const tables: CubeTable[] = [];
		for (const plan of planTables(cube, feeds)) tables.push(await buildTable(db, plan, pairs, draft));
		product = {
			key,
			cube,
			dir,
			tables,
			facts: "facts.parquet",
			batches: [...new Set(feeds.map((f) => f.batch.id))],
		};
	} finally {
		db.close();
	}
	writeFileSync(join(draft, "cube.json"), JSON.stringify(product, null, "\t"));
	renameSync(draft, dir);
	return product;
}

interface TablePlan {
	readonly cube: string;
	readonly territory: TerritoryType;
	readonly about: LevelId;
	readonly feeds: readonly Feed[];
	readonly categories: readonly string[];
	readonly measures: readonly (Measure & { readonly finest: boolean })[];
}

/** Every pair of levels that at least one mapping declares. */
function planTables(cube: string, feeds: readonly Feed[]): TablePlan[] {
	const plans = new Map<string, { territory: TerritoryType; about: LevelId; feeds: Feed[] }>();
	for (const feed of feeds)
		for (const t of territoryLevels(feed.mapping))
			for (const a of aboutLevels(feed.mapping)) {
				const name = `${t.level}/${a.level}`;
				const plan = plans.get(name) ?? { territory: t.level as TerritoryType, about: a.level, feeds: [] };
				plan.feeds.push(feed);
				plans.set(name, plan);
			}
	return [...plans.values()].map((plan) => {
		const measures = new Map<string, Measure & { finest: boolean }>();
		for (const feed of plan.feeds) {
			const finest =
				territoryLevels(feed.mapping)[0]?.level === plan.territory &&
				aboutLevels(feed.mapping)[0]?.level === plan.about;
			for (const m of feed.mapping.measures)
				measures.set(m.id, { ...m, finest: finest || (measures.get(m.id)?.finest ?? false) });
		}
		const categories = new Set(plan.feeds.flatMap((f) => categoryIds(f.mapping)));
		return { cube, ...plan, categories: [...categories].sort(), measures: [...measures.values()] };
	});
}

const additive = (m: Measure): boolean => m.kind === "count" || m.kind === "amount";

async function buildTable(
	db: Database,
	plan: TablePlan,
	pairs: readonly Pair[],
	draft: string,
): Promise<CubeTable> {
	const ids = new Set(plan.measures.map((m) => m.id));
	const ownPairs = pairs.filter((p) => [...p.num, p.den].every((m) => ids.has(m)));
	const keys = [
		`${ident(factColumn.territory(plan.territory))} AS territory`,
		`${ident(factColumn.about(plan.about))} AS about`,
		...plan.categories.map((c) => ident(factColumn.category(c))),
		"period",
	];
	const order = [
		"territory",
		"about",
		...plan.categories.map((c) => ident(factColumn.category(c))),
		"period",
	];
	const within = ownPairs.filter((p) => plan.feeds.some((f) => hasTerms(f, p)));
	const across = ownPairs.filter((p) => !within.includes(p));
	const columns = [...plan.measures.flatMap(measureColumns), ...within.flatMap(pairColumns)];
	const name = tableName(plan.cube, plan.territory, plan.about);
	const mappings = plan.feeds.map((f) => f.index).join(", ");
	const from = `FROM facts WHERE mapping IN (${mappings}) AND ${ident(factColumn.territory(plan.territory))} IS NOT NULL AND ${ident(factColumn.about(plan.about))} IS NOT NULL AND period IS NOT NULL`;
	const cells = `SELECT ${keys.join(", ")}, count(*)::INTEGER AS rows, count(DISTINCT source)::INTEGER AS sources, ${columns.join(",\n\t")}
		${from} GROUP BY ALL`;
	const whole =
		across.length === 0
			? cells
			: `SELECT * FROM (${cells}) LEFT JOIN (${acrossSql(keys, order, from, across)}) USING (${order.join(", ")})`;
	await db.run(`CREATE TABLE ${ident(name)} AS ${whole} ORDER BY ${order.join(", ")}`);
	await refuseMixtures(db, name, plan);
	const file = `${name}.parquet`;
	await db.run(
		`COPY (SELECT * EXCLUDE (sources) FROM ${ident(name)} ORDER BY ${order.join(", ")}) TO ${literal(join(draft, file))} (FORMAT parquet, COMPRESSION zstd)`,
	);
	const [count] = await db.rows(`SELECT count(*) AS n FROM ${ident(name)}`);
	await db.run(`DROP TABLE ${ident(name)}`);
	return {
		name,
		cube: plan.cube,
		territory: plan.territory,
		about: plan.about,
		categories: plan.categories,
		measures: plan.measures.map((m) => m.id),
		pairs: ownPairs.map((p) => p.id),
		sources: [...new Set(plan.feeds.map((f) => f.source.id))],
		rows: Number(count?.n ?? 0),
		file,
	};
}

function measureColumns(m: Measure): string[] {
	const v = ident(m.id);
	const s = ident(`${m.id}__s`);
	const keep = additive(m) ? `sum(${v})` : `CASE WHEN count(*) = 1 THEN any_value(${v}) END`;
	return [
		`${keep} AS ${v}`,
		`count(${v})::INTEGER AS ${ident(`${m.id}__known`)}`,
		`(count(*) FILTER (${s} = 'CENS'))::INTEGER AS ${ident(`${m.id}__censored`)}`,
		`sum(${ident(`${m.id}__lo`)}) AS ${ident(`${m.id}__low`)}`,
		`sum(${ident(`${m.id}__hi`)}) AS ${ident(`${m.id}__high`)}`,
		// One status for the cell only when nothing is known and all rows agree; a flag (p, e, r) when a known value bears it.
		`CASE WHEN count(${v}) = 0 AND count(DISTINCT ${s}) = 1 THEN min(${s}) END AS ${ident(`${m.id}__status`)}`,
		`min(${s}) FILTER (${v} IS NOT NULL) AS ${ident(`${m.id}__flag`)}`,
	];
}

const hasTerms = (feed: Feed, pair: Pair): boolean =>
	[...pair.num, pair.den].every((id) => feed.mapping.measures.some((m) => m.id === id));

/** Pairs whose terms come from two files: facts are first brought together thing by thing, then summed where both are known. */
function acrossSql(
	keys: readonly string[],
	order: readonly string[],
	from: string,
	pairs: readonly Pair[],
): string {
	const terms = [...new Set(pairs.flatMap((p) => [...p.num, p.den]))];
	return `SELECT ${order.join(", ")}, ${pairs.flatMap(pairColumns).join(", ")} FROM (${thingsSql(keys, from, terms)}) GROUP BY ALL`;
}

const thingsSql = (keys: readonly string[], from: string, terms: readonly string[]): string =>
	`SELECT ${keys.join(", ")}, grain, ${terms.map((t) => `sum(${ident(t)}) AS ${ident(t)}`).join(", ")} ${from} AND grain IS NOT NULL GROUP BY ALL`;

function pairColumns(pair: Pair): string[] {
	const den = ident(pair.den);
	const sum = pair.num.map(ident).join(" + ");
	const known = [...pair.num, pair.den].map((m) => `${ident(m)} IS NOT NULL`).join(" AND ");
	return [
		`sum(${pair.weighted ? `(${sum}) * ${den}` : sum}) FILTER (${known}) AS ${ident(`${pair.id}__num`)}`,
		`sum(${den}) FILTER (${known}) AS ${ident(`${pair.id}__den`)}`,
		`sum(${den}) AS ${ident(`${pair.id}__all`)}`,
	];
}

/** Two sources in one cell, or two rows for a measure that cannot be added: refuse rather than guess. */
async function refuseMixtures(db: Database, name: string, plan: TablePlan): Promise<void> {
	const strict = plan.measures.find((m) => !additive(m) && m.finest);
	const meet = plan.feeds.every((f) => f.mapping.grain !== undefined);
	const tests = [...(meet ? [] : ["sources > 1"]), ...(strict ? ["rows > 1"] : [])];
	if (tests.length === 0) return;
	const [bad] = await db.rows(
		`SELECT territory, about, period FROM ${ident(name)} WHERE ${tests.join(" OR ")} LIMIT 1`,
	);
	if (!bad) return;
	throw new DefError("mesure-non-additive", {
		measure: (strict ?? plan.measures[0])?.id ?? "",
		cube: plan.cube,
		cell: `${bad.territory} / ${bad.about} / ${bad.period}`,
	});
}

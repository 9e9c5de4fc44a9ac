import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { factColumn } from "../../catalogue/columns.ts";
import type { LevelId, TerritoryType } from "../../catalogue/model.ts";
import type { Pair } from "../../catalogue/pairs.ts";
import { DefError, discardDraft, draftOf, hashOf, ident } from "../platform/index.ts";
import { createBase, hasTerms, measured } from "./base.ts";
import {
	additive,
	type Column,
	type Measured,
	named,
	rowPair,
	tableMeasure,
	tablePair,
	whole,
} from "./columns.ts";
import { type Engine, engineOf } from "./engine/index.ts";
import {
	aboutLevels,
	categoryIds,
	EDGES,
	type Feed,
	factColumns,
	factsSql,
	membersSql,
	territoryLevels,
} from "./facts.ts";
import { cutsOf, familiesOf } from "./family.ts";
import { writeFacts } from "./kept-facts.ts";
import { type CubeProduct, type CubeTable, type NomenclatureProduct, tableName } from "./model.ts";
import { splitLevel } from "./through.ts";

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
	open: () => Promise<Engine> = engineOf(),
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
	const engine = await open();
	let product: CubeProduct;
	try {
		await engine.load("links", nomenclature.links);
		if (feeds.some(({ mapping }) => splitLevel(mapping))) await engine.load(EDGES, nomenclature.edges);
		for (const [name, select] of membersSql(feeds, "links")) await engine.create(name, select);
		const columns = factColumns(feeds);
		const batches = [...new Map(feeds.map(({ batch }) => [batch.id, batch])).values()];
		for (const [i, batch] of batches.entries()) await engine.load(`batch_${i}`, batch.path);
		const rowsOf = ({ batch }: Feed): string => `batch_${batches.findIndex(({ id }) => id === batch.id)}`;
		const selects = feeds.map((feed) => factsSql(feed, columns, rowsOf(feed), engine.dialect));
		await engine.view("facts", selects.join("\nUNION ALL\n"));
		const families = familiesOf(feeds, rowsOf);
		const measures = await measured(engine, feeds, rowsOf);
		const plans = planTables(cube, feeds, measures);
		const made = new Map<TablePlan, CubeTable>();
		await inLanes(engine.lanes, [
			// The longest of all, and nothing waits for it.
			() => writeFacts(engine, families, join(draft, "facts.parquet")),
			async () => {
				await createBase(engine, feeds, measures, pairs, families);
				await inLanes(
					engine.lanes,
					plans.map((plan) => async () => {
						made.set(plan, await buildTable(engine, plan, pairs, draft));
					}),
				);
			},
		]);
		const tables = plans.flatMap((plan) => made.get(plan) ?? []);
		product = {
			key,
			cube,
			dir,
			tables,
			facts: "facts.parquet",
			cuts: cutsOf(families),
			batches: [...new Set(feeds.map((f) => f.batch.id))],
		};
	} finally {
		await engine.close();
	}
	writeFileSync(join(draft, "cube.json"), JSON.stringify(product, null, "\t"));
	renameSync(draft, dir);
	return product;
}

/** Does all of these, so many at once, begun in their order. The first failure is thrown once nothing is under way any more. */
async function inLanes(lanes: number, tasks: readonly (() => Promise<void>)[]): Promise<void> {
	let next = 0;
	const lane = async (): Promise<void> => {
		for (let task = tasks[next++]; task; task = tasks[next++])
			try {
				await task();
			} catch (error) {
				next = tasks.length;
				throw error;
			}
	};
	const ended = await Promise.allSettled(Array.from({ length: lanes }, lane));
	for (const one of ended) if (one.status === "rejected") throw one.reason;
}

interface TablePlan {
	readonly cube: string;
	readonly territory: TerritoryType;
	readonly about: LevelId;
	readonly feeds: readonly Feed[];
	readonly categories: readonly string[];
	readonly measures: readonly (Measured & { readonly finest: boolean })[];
}

/** Every pair of levels that at least one mapping declares. */
function planTables(cube: string, feeds: readonly Feed[], seen: readonly Measured[]): TablePlan[] {
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
		/** Measures of the table, and whether it is the finest level of one of their mappings. */
		const measures = new Map<string, boolean>();
		for (const feed of plan.feeds) {
			const finest =
				territoryLevels(feed.mapping)[0]?.level === plan.territory &&
				aboutLevels(feed.mapping)[0]?.level === plan.about;
			for (const { id } of feed.mapping.measures) measures.set(id, finest || (measures.get(id) ?? false));
		}
		const categories = new Set(plan.feeds.flatMap((f) => categoryIds(f.mapping)));
		return {
			cube,
			...plan,
			categories: [...categories].sort(),
			measures: [...measures].flatMap(([id, finest]) =>
				seen.filter((m) => m.id === id).map((m) => ({ ...m, finest })),
			),
		};
	});
}

async function buildTable(
	engine: Engine,
	plan: TablePlan,
	pairs: readonly Pair[],
	draft: string,
): Promise<CubeTable> {
	const ids = new Set(plan.measures.map((m) => m.id));
	const ownPairs = pairs.filter((p) => [...p.num, p.den].every((m) => ids.has(m)));
	const keys: readonly Column[] = [
		["territory", ident(factColumn.territory(plan.territory))],
		["about", ident(factColumn.about(plan.about))],
		...plan.categories.map((c) => [factColumn.category(c), ident(factColumn.category(c))] as const),
		["period", "period"],
	];
	const order = keys.map(([column]) => ident(column));
	const within = ownPairs.filter((p) => plan.feeds.some((f) => hasTerms(f, p)));
	const across = ownPairs.filter((p) => !within.includes(p));
	const counted: readonly Column[] = [
		["rows", whole("sum(rows)")],
		...plan.measures.flatMap((m) => tableMeasure(m, givers(plan, m.id))),
		...within.flatMap(tablePair),
	];
	const name = tableName(plan.cube, plan.territory, plan.about);
	const mappings = plan.feeds.map((f) => f.index).join(", ");
	const where = `WHERE mapping IN (${mappings}) AND ${ident(factColumn.territory(plan.territory))} IS NOT NULL AND ${ident(factColumn.about(plan.about))} IS NOT NULL`;
	const from = `FROM facts ${where} AND period IS NOT NULL`;
	const mixed: readonly Column[] = mayMix(plan) ? [["sources", whole("count(DISTINCT source)")]] : [];
	const cells = `SELECT ${[...keys, ...counted, ...mixed].map(named).join(",\n\t")}\n\tFROM base ${where} GROUP BY ALL`;
	const joined = [...(across.length === 0 ? [] : [acrossSql(keys, order, from, across)])];
	const select = joined.reduce(
		(sql, other) => `SELECT * FROM (${sql}) x LEFT JOIN (${other}) y USING (${order.join(", ")})`,
		cells,
	);
	await engine.create(name, select);
	await refuseMixtures(engine, name, plan);
	const file = `${name}.parquet`;
	const partial = plan.measures.flatMap(({ id }) => (givers(plan, id) ? [id] : []));
	const columns = [...order, ...[...counted, ...across.flatMap(rowPair)].map(([column]) => ident(column))];
	await engine.write(name, columns, order, join(draft, file));
	const [count] = await engine.rows(`SELECT count(*) AS n FROM ${ident(name)}`);
	await engine.drop(name);
	return {
		name,
		cube: plan.cube,
		territory: plan.territory,
		about: plan.about,
		categories: plan.categories,
		measures: plan.measures.map((m) => m.id),
		...(partial.length > 0 ? { partial } : {}),
		pairs: ownPairs.map((p) => p.id),
		sources: [...new Set(plan.feeds.map((f) => f.source.id))],
		rows: Number(count?.n ?? 0),
		file,
	};
}

/** Mappings of a table that give a measure; undefined when all do. The rows of the others are not blanks of it. */
function givers({ feeds }: TablePlan, measure: string): readonly number[] | undefined {
	const own = feeds.filter(({ mapping }) => mapping.measures.some(({ id }) => id === measure));
	return own.length === feeds.length ? undefined : own.map(({ index }) => index);
}

/** Pairs whose terms come from two files: facts are first brought together thing by thing, then summed where both are known. */
function acrossSql(
	keys: readonly Column[],
	order: readonly string[],
	from: string,
	pairs: readonly Pair[],
): string {
	const terms = [...new Set(pairs.flatMap((p) => [...p.num, p.den]))];
	return `SELECT ${order.join(", ")}, ${pairs.flatMap(rowPair).map(named).join(", ")} FROM (${thingsSql(keys, from, terms)}) GROUP BY ALL`;
}

const thingsSql = (keys: readonly Column[], from: string, terms: readonly string[]): string =>
	`SELECT ${keys.map(named).join(", ")}, grain, ${terms.map((t) => `sumKahan(${ident(t)}) AS ${ident(t)}`).join(", ")} ${from} AND grain IS NOT NULL GROUP BY ALL`;

/** Can two sources fall in one cell where they must not? Those whose rows name the same things may meet. */
function mayMix({ feeds }: TablePlan): boolean {
	const [first] = feeds;
	return (
		feeds.some((f) => f.source.id !== first?.source.id) && feeds.some((f) => f.mapping.grain === undefined)
	);
}

/** Two sources in one cell, or two rows for a measure that cannot be added: refuse rather than guess. */
async function refuseMixtures(engine: Engine, name: string, plan: TablePlan): Promise<void> {
	const strict = plan.measures.find((m) => !additive(m) && m.finest);
	const tests = [...(mayMix(plan) ? ["sources > 1"] : []), ...(strict ? ["rows > 1"] : [])];
	if (tests.length === 0) return;
	const [bad] = await engine.rows(
		`SELECT territory, about, period FROM ${ident(name)} WHERE ${tests.join(" OR ")} LIMIT 1`,
	);
	if (!bad) return;
	throw new DefError("mesure-non-additive", {
		measure: (strict ?? plan.measures[0])?.id ?? "",
		cube: plan.cube,
		cell: `${bad.territory} / ${bad.about} / ${bad.period}`,
	});
}

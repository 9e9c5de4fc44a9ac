import type { Measure } from "../../catalogue/model.ts";
import type { Pair } from "../../catalogue/pairs.ts";
import { ident, literal } from "../platform/index.ts";
import { baseMeasure, type Column, type Measured, named, rowPair, splitColumn } from "./columns.ts";
import type { Engine } from "./engine/index.ts";
import { type Feed, factColumns, factsSql } from "./facts.ts";
import { categorySql, type Family, wideFeed } from "./family.ts";
import { splitLevel } from "./through.ts";

/**
 * Makes `base`: rows that stand in the same cell at every level, brought together once. The tables are made from it, so that a
 * file of many rows is read and grouped once, not once for each table nor for each mapping. Batches and memberships are loaded.
 */
export async function createBase(
	engine: Engine,
	feeds: readonly Feed[],
	measures: readonly Measured[],
	pairs: readonly Pair[],
	families: readonly Family[],
): Promise<void> {
	const keys = factColumns(feeds).filter(isKey);
	const within = pairs.filter((pair) => feeds.some((feed) => hasTerms(feed, pair)));
	const grouped: Grouped[] = [];
	const split = measures.filter((m) => m.split).map((m) => splitColumn(m.id));
	for (const [i, family] of families.entries()) {
		const [first] = family.feeds;
		const wide = wideFeed(family);
		const columns = factColumns([wide]);
		const own = columns.filter(isKey);
		const counted = [
			...measures.filter((m) => has(first, m.id)).flatMap(baseMeasure),
			...(axisOf(first) === "about"
				? measures.filter((m) => m.split && has(first, m.id)).map((m) => splitColumn(m.id))
				: []),
			...within.flatMap((pair) => familyPair(first, pair)),
		];
		const name = `base_${i}`;
		await engine.create(
			name,
			`SELECT ${own.map(ident).join(", ")}, count(*) AS rows, ${counted.map(named).join(",\n\t")} FROM (${factsSql(wide, columns, family.rows, engine.dialect)}) f WHERE period IS NOT NULL GROUP BY ${own.map(ident).join(", ")}`,
		);
		grouped.push({ ...family, name, own, values: counted.map(([column]) => column) });
	}
	await codeKeys(engine, grouped, keys);
	const branches = grouped.flatMap(({ name, feeds: own, values, ...family }) => {
		const value = ([column]: Column): string =>
			values.includes(column) ? ident(column) : /__(known|censored)$/.test(column) ? "0" : "NULL";
		return own.map((feed) => {
			const selected: readonly Column[] = [
				["source", literal(feed.source.id)],
				["mapping", `CAST(${feed.index} AS INTEGER)`],
				...keys.map((column): Column => [column, ident(codedName(column, keySql(family, feed, column)))]),
				["rows", "rows"],
				...[...measures.flatMap(baseMeasure), ...split, ...within.flatMap(rowPair)].map(
					(column): Column => [column[0], value(column)],
				),
			];
			return `SELECT ${selected.map(named).join(", ")} FROM ${ident(codedName(name))}`;
		});
	});
	await engine.view("base", branches.join("\nUNION ALL\n"));
}

/** A family with the table that holds it, the keys of that table as the file has them, and its sums. */
interface Grouped extends Family {
	readonly name: string;
	readonly own: readonly string[];
	readonly values: readonly string[];
}

const isKey = (column: string): boolean => /^(period|[tac]_.+)$/.test(column);

/** Name of a table, or of a key read in one way, once its texts are numbered. */
const codedName = (name: string, from = "coded"): string => `${name} ${from}`;

/** Where one feed finds a key in what its family groups: a column, a constant, nothing. */
function keySql({ own, fields }: Pick<Grouped, "own" | "fields">, feed: Feed, column: string): string {
	if (column.startsWith("c_")) return categorySql(feed, fields).get(column) ?? "NULL";
	return own.includes(column) ? ident(column) : "NULL";
}

/** Numbers the texts of every key once, not again for each table that is sorted and grouped by them. */
async function codeKeys(
	engine: Engine,
	families: readonly Grouped[],
	keys: readonly string[],
): Promise<void> {
	const read = new Map<string, (text: string) => string>();
	for (const key of keys) {
		const selects = families.flatMap(({ name, ...family }) =>
			family.feeds.map((feed) => `SELECT ${keySql(family, feed, key)} AS code FROM ${name}`),
		);
		read.set(key, await engine.codes(`code ${key}`, [...new Set(selects)].join(" UNION ALL ")));
	}
	for (const { name, values, ...family } of families) {
		const columns = new Map<string, string>();
		for (const feed of family.feeds)
			for (const key of keys) {
				const from = keySql(family, feed, key);
				columns.set(codedName(key, from), read.get(key)?.(from) ?? from);
			}
		const kept = ["rows", ...values].map((column): Column => [column, ident(column)]);
		await engine.create(
			codedName(name),
			`SELECT ${[...columns, ...kept].map(named).join(", ")} FROM ${name}`,
		);
		await engine.drop(name);
	}
}

/** Each measure of a cube with what its rows were seen to hold, so that what cannot vary is not computed. */
export async function measured(
	engine: Engine,
	feeds: readonly Feed[],
	rowsOf: (feed: Feed) => string,
): Promise<readonly Measured[]> {
	const seen = new Map<string, Seen>();
	for (const [rows, own] of Map.groupBy(feeds, rowsOf)) {
		const read = own.flatMap(({ mapping }) => mapping.measures.filter((m) => !m.counts));
		const fields = [...new Set(read.map((m) => m.field))];
		if (fields.length === 0) continue;
		const counts = fields.map(
			(field, i) => `count(b.${ident(field)}) AS v${i}, count(b.${ident(`${field}__status`)}) AS s${i}`,
		);
		const [row] = await engine.rows(
			`SELECT count(*) AS n, ${counts.join(", ")} FROM ${ident(rows)} b WHERE b.held IS NULL`,
		);
		for (const [i, field] of fields.entries())
			seen.set(`${rows} ${field}`, {
				complete: Number(row?.[`v${i}`]) === Number(row?.n),
				silent: Number(row?.[`s${i}`]) === 0,
			});
	}
	const of = (feed: Feed, m: Measure): Seen | undefined =>
		m.counts ? { complete: true, silent: true } : seen.get(`${rowsOf(feed)} ${m.field}`);
	const measures = new Map<string, Measured>();
	for (const { mapping } of feeds)
		for (const m of mapping.measures) {
			const all = feeds.map((feed) => {
				const own = feed.mapping.measures.find(({ id }) => id === m.id);
				return { feed, seen: own && of(feed, own), absent: own === undefined };
			});
			measures.set(m.id, {
				...m,
				complete: all.every((one) => one.seen?.complete === true),
				silent: all.every(
					(one) => one.absent || (one.seen?.silent === true && axisOf(one.feed) !== "territory"),
				),
				split: all.some((one) => !one.absent && axisOf(one.feed) === "about"),
				hides: all.some(
					(one) => one.seen?.silent === false && Object.values(one.feed.source.statuses).includes("CENS"),
				),
			});
		}
	return [...measures.values()];
}

const axisOf = ({ mapping }: Feed): "territory" | "about" | undefined => splitLevel(mapping)?.axis;

interface Seen {
	/** No row is without a value. */
	readonly complete: boolean;
	/** No row has a status. */
	readonly silent: boolean;
}

export const hasTerms = (feed: Feed, pair: Pair): boolean =>
	[...pair.num, pair.den].every((id) => has(feed, id));

const has = (feed: Feed, id: string): boolean => feed.mapping.measures.some((m) => m.id === id);

/** Terms of a ratio in the rows of one family: the whole denominator is known even where no numerator is. */
function familyPair(feed: Feed, pair: Pair): readonly Column[] {
	if (hasTerms(feed, pair)) return rowPair(pair);
	return has(feed, pair.den) ? rowPair(pair).filter(([column]) => column === `${pair.id}__all`) : [];
}

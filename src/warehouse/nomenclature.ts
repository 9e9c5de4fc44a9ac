import { existsSync, mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import type { RowFilter, Source } from "../../catalogue/model.ts";
import { activitySections, chains, reversals, sectionOf } from "../../catalogue/nomenclatures/index.ts";
import type { Batch } from "../collection/index.ts";
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
import { cogVersions, readCog } from "./cog.ts";
import { splitsOf } from "./cog-passage.ts";
import { duckdb } from "./engine/duckdb.ts";
import { filterSql } from "./facts.ts";
import type { NomenclatureProduct } from "./model.ts";
import { nafPackage, nafVersion, readNaf } from "./naf.ts";
import { edgesSql } from "./weights.ts";

export interface Input {
	readonly source: Source;
	readonly batch: Batch;
}

/**
 * Items, links and crosswalk edges of every nomenclature. Where an official file gives a level (or a pair of levels), the
 * compact form that the package ships is ignored for that level: one truth per level.
 * Weights of a crosswalk are made row-stochastic: equal split where the file gives none (methods §6.1, §10).
 */
export async function buildNomenclature(
	inputs: readonly Input[],
	root: string,
	codeVersion: string,
): Promise<NomenclatureProduct> {
	const used = inputs.filter((i) => i.source.nomenclature);
	const key = hashOf({
		codeVersion,
		packages: [...cogVersions(), nafVersion()],
		sections: activitySections,
		batches: used.map((i) => i.batch.id),
		mappings: used.map((i) => i.source.nomenclature),
		chains,
		reversals,
	});
	const dir = join(root, `nomenclatures-${key}`);
	const product: NomenclatureProduct = {
		key,
		dir,
		items: join(dir, "items.parquet"),
		links: join(dir, "links.parquet"),
		edges: join(dir, "edges.parquet"),
	};
	if (existsSync(dir)) return product;

	const draft = draftOf(dir);
	discardDraft(draft);
	mkdirSync(draft, { recursive: true });
	const db = await openDatabase();
	try {
		await db.run(`
			CREATE TABLE raw_items(rank INTEGER, level VARCHAR, vintage VARCHAR, code VARCHAR, label VARCHAR, parent VARCHAR, closed DATE, dated BOOLEAN, source VARCHAR, shipped BOOLEAN);
			CREATE TABLE raw_links(from_kind VARCHAR, from_code VARCHAR, to_level VARCHAR, to_code VARCHAR, source VARCHAR, shipped BOOLEAN);
			CREATE TABLE raw_edges(from_level VARCHAR, from_code VARCHAR, to_level VARCHAR, to_code VARCHAR, weight DOUBLE, method VARCHAR, source VARCHAR, shipped BOOLEAN);
			CREATE TABLE masses(level VARCHAR, code VARCHAR, value DOUBLE, basis VARCHAR);
			CREATE TABLE splits(vintage VARCHAR, before VARCHAR, after VARCHAR, ratio DOUBLE);`);
		await loadPackages(db);
		for (const [rank, input] of used.entries()) await loadSource(db, input, rank + 1);
		await refuseWeights(db);
		await db.run(`
			CREATE TABLE items AS
				WITH kept AS (SELECT * FROM raw_items r WHERE NOT shipped OR NOT EXISTS (SELECT 1 FROM raw_items o WHERE o.level = r.level AND NOT o.shipped))
				-- the first source whose label is neither empty nor damaged names the item
				SELECT level, arg_min(vintage, rank) AS vintage, code,
					replace(coalesce(arg_min(label, rank) FILTER (label <> '' AND NOT contains(label, chr(65533))), code), '''''', '''') AS label, -- some registers double apostrophes
					arg_min(parent, rank) FILTER (parent <> '') AS parent, arg_min(source, rank) AS source,
					-- several courses may share a code: it is closed when the last of them is
					CASE WHEN bool_or(dated AND closed IS NULL) THEN NULL ELSE max(closed) END AS closed
				FROM kept WHERE code IS NOT NULL AND code <> '' GROUP BY level, code;
			-- a register that prints in capitals without accents is read with the accents of the shipped form
			UPDATE items SET label = s.label FROM raw_items s
				WHERE s.shipped AND s.level = items.level AND s.code = items.code AND ${folded("s.label")} = ${folded("items.label")};
			CREATE TABLE links AS
				SELECT from_kind, from_code, to_level, to_code, min(source) AS source FROM raw_links r
				WHERE from_code IS NOT NULL AND to_code IS NOT NULL
					AND (NOT shipped OR NOT EXISTS (SELECT 1 FROM raw_links o WHERE o.from_kind = r.from_kind AND o.to_level = r.to_level AND NOT o.shipped))
				GROUP BY ALL;
			${followCommunes}
			${edgesSql}
			COPY (SELECT * FROM items ORDER BY level, code) TO ${literal(join(draft, "items.parquet"))} (FORMAT parquet);
			COPY (SELECT * FROM links ORDER BY ALL) TO ${literal(join(draft, "links.parquet"))} (FORMAT parquet);
			COPY (SELECT * FROM edges ORDER BY ALL) TO ${literal(join(draft, "edges.parquet"))} (FORMAT parquet);`);
	} finally {
		db.close();
	}
	renameSync(draft, dir);
	return product;
}

const folded = (text: string): string =>
	`regexp_replace(upper(strip_accents(${text})), '[^A-Z0-9]+', ' ', 'g')`;

/**
 * Compositions are of one year. A commune of another year that has no zone of its own takes that of the commune it became
 * (or, for a commune born since, the one zone in which all it is made of lay).
 */
const followCommunes = `
	CREATE TABLE passage AS SELECT from_code AS before, to_code AS after FROM links WHERE from_kind = 'commune' AND to_level = 'commune' AND from_code <> to_code;
	INSERT INTO links
		SELECT DISTINCT 'commune', p.before, l.to_level, l.to_code, l.source
		FROM passage p JOIN links l ON l.from_kind = 'commune' AND l.from_code = p.after
		WHERE NOT EXISTS (SELECT 1 FROM links o WHERE o.from_kind = 'commune' AND o.from_code = p.before AND o.to_level = l.to_level);
	INSERT INTO links
		SELECT 'commune', p.after, l.to_level, min(l.to_code), min(l.source)
		FROM passage p JOIN links l ON l.from_kind = 'commune' AND l.from_code = p.before
		WHERE NOT EXISTS (SELECT 1 FROM links o WHERE o.from_kind = 'commune' AND o.from_code = p.after AND o.to_level = l.to_level)
		GROUP BY p.after, l.to_level HAVING count(DISTINCT l.to_code) = 1;`;

/** A four-digit year follows day and month; a two-digit one is the American order of the RNCP export. */
const dateSql = (text: string): string =>
	`CASE WHEN regexp_full_match(${text}, '[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}') THEN try_strptime(${text}, '%d/%m/%Y')::DATE
		WHEN regexp_full_match(${text}, '[0-9]{1,2}/[0-9]{1,2}/[0-9]{2}') THEN try_strptime(${text}, '%m/%d/%y')::DATE END`;

/** Weights that a file gives add up to 1 for each code: what does not is refused, never stretched (methods §10). */
async function refuseWeights(db: Database): Promise<void> {
	const [bad] = await db.rows(
		`SELECT from_level, to_level, from_code, sum(weight) AS total FROM (SELECT DISTINCT * FROM raw_edges WHERE weight IS NOT NULL)
		GROUP BY source, from_level, to_level, from_code HAVING abs(sum(weight) - 1) > 1e-6 ORDER BY from_level, from_code LIMIT 1`,
	);
	if (bad)
		throw new DefError("table-de-passage", {
			from: String(bad.from_level),
			to: String(bad.to_level),
			cause: `les poids du code ${bad.from_code} font ${Number(bad.total).toFixed(3)}, pas 1`,
		});
}

async function loadPackages(db: Database): Promise<void> {
	const cog = readCog();
	const pkg = "@etalab/decoupage-administratif";
	await append(
		db,
		"raw_items",
		cog.items.map((i) => [0, i.level, cog.vintage, i.code, i.label, i.parent, null, false, pkg, false]),
	);
	const naf = readNaf();
	const section = (id: string): string | null => sectionOf(id) ?? null;
	await append(
		db,
		"raw_items",
		naf.map((n) => [0, "naf2", "2008", n.id, n.label, section(n.id), null, false, nafPackage, true]),
	);
	await append(
		db,
		"raw_items",
		activitySections.map((s) => [0, "naf2-21", "2008", s.code, s.label, null, null, false, "Insee", true]),
	);
	const { from: vintage, edges: splits } = splitsOf();
	await append(
		db,
		"splits",
		splits.map(({ from, to, ratio }) => [vintage, from, to, ratio]),
	);
	await append(
		db,
		"raw_links",
		cog.links.map((l) => [l.fromKind, l.from, l.to, l.toCode, pkg, false]),
	);
	await append(
		db,
		"raw_links",
		naf.map((n) => ["naf2", n.id, "naf2-21", section(n.id), nafPackage, true]),
	);
}

async function append(
	db: Database,
	table: string,
	rows: readonly (readonly (string | number | boolean | null)[])[],
): Promise<void> {
	const appender = await db.connection.createAppender(table);
	for (const row of rows) {
		for (const value of row) {
			if (value === null) appender.appendNull();
			else if (typeof value === "boolean") appender.appendBoolean(value);
			else if (typeof value === "number" && Number.isInteger(value)) appender.appendInteger(value);
			else if (typeof value === "number") appender.appendDouble(value);
			else appender.appendVarchar(value);
		}
		appender.endRow();
	}
	appender.closeSync();
}

async function loadSource(db: Database, { source, batch }: Input, rank: number): Promise<void> {
	const from = `(SELECT * FROM read_parquet(${literal(batch.path)}) WHERE held IS NULL)`;
	const tail = `${literal(source.id)}, ${source.shipped === true}`;
	const mapping = source.nomenclature;
	for (const item of mapping?.items ?? []) {
		const level = item.levelField ? ident(item.levelField) : literal(item.level ?? "");
		const vintage = item.vintageField ? ident(item.vintageField) : literal(item.vintage ?? "");
		await db.run(
			`INSERT INTO raw_items SELECT ${rank}, ${level}, ${vintage}, ${ident(item.code)}, ${ident(item.label)}, ${item.parent ? ident(item.parent) : "NULL"}, ${item.closed ? `${dateSql(ident(item.closed))}, true` : "NULL, false"}, ${tail} FROM ${from}`,
		);
	}
	for (const link of mapping?.links ?? []) {
		const to = link.toLevelField ? ident(link.toLevelField) : literal(link.to ?? "");
		await db.run(
			`INSERT INTO raw_links SELECT ${literal(link.from)}, ${ident(link.fromField)}, ${to}, ${ident(link.toField)}, ${tail} FROM ${from} b WHERE ${keptSql(link.rows)}`,
		);
	}
	for (const edge of mapping?.edges ?? []) {
		const fromLevel = edge.fromLevelField ? ident(edge.fromLevelField) : literal(edge.from ?? "");
		const toLevel = edge.toLevelField ? ident(edge.toLevelField) : literal(edge.to ?? "");
		const method = edge.methodField ? ident(edge.methodField) : literal(edge.method ?? "officielle");
		const weight = edge.weightField ? ident(edge.weightField) : "NULL";
		await db.run(
			`INSERT INTO raw_edges SELECT ${fromLevel}, ${ident(edge.fromField)}, ${toLevel}, ${ident(edge.toField)}, ${weight}, ${method}, ${tail} FROM ${from}`,
		);
	}
	for (const { level, code, value, rows, basis } of mapping?.masses ?? []) {
		await db.run(
			`INSERT INTO masses SELECT ${literal(level)}, b.${ident(code)}, sum(b.${ident(value)}), ${literal(basis)} FROM ${from} b WHERE ${keptSql(rows)} GROUP BY b.${ident(code)}`,
		);
	}
}

const keptSql = (rows: readonly RowFilter[] = []): string =>
	["true", ...rows.map((filter) => filterSql(filter, duckdb))].join(" AND ");

import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import {
	commitDraft,
	type Database,
	draftOf,
	ident,
	literal,
	openDatabase,
	type SqlRow,
	writeAtomic,
} from "../platform/index.ts";
import type { CubeTable } from "../warehouse/index.ts";
import { readManifest } from "./compose.ts";
import { governedSources } from "./governed.ts";
import type { Manifest } from "./model.ts";

/** Cells that changed from the release published before. */
export interface ChangeSummary {
	readonly added: number;
	readonly removed: number;
	readonly revised: number;
}

/** One printed cell whose value changed. Never a cell that is or was hidden, never one of a partner's data. */
export interface Move {
	readonly cube: string;
	readonly measure: string;
	readonly territory: CubeTable["territory"];
	readonly territoryCode: string;
	readonly about: CubeTable["about"];
	readonly aboutCode: string;
	readonly categories: Readonly<Record<string, string>>;
	readonly period: string;
	readonly before: number;
	readonly after: number;
}

export interface ChangeReport {
	/** One line per measure that changed. `sealed`: a partner's data, whose values are read on their pages only. */
	readonly measures: readonly (ChangeSummary & {
		readonly cube: string;
		readonly measure: string;
		readonly sealed: boolean;
	})[];
	/** Largest first, relative to the value before: at most a few per measure. */
	readonly moves: readonly Move[];
}

export interface Comparison {
	readonly summary: ChangeSummary;
	readonly report: ChangeReport;
}

const movesPerMeasure = 5;
const mostMoves = 60;

/** Where a comparison is kept: releases never change, so it is made once. */
const pathOf = (dataDir: string, before: string, after: string, form: "json" | "csv"): string =>
	join(dataDir, "releases", "changes", `${before}..${after}.${form}`);

/**
 * Compares two releases cell by cell: a cell is one measure of one row of one table. What is printed is compared, that is its
 * status and, where it has one, its value; a move from or to a hidden cell shows no number, and of what is shared under a
 * charter no value is told at all: it would outlive the charter. Without `before` everything is new.
 */
export async function compareReleases(
	dataDir: string,
	before: string | undefined,
	after: string,
): Promise<Comparison> {
	const kept = pathOf(dataDir, before ?? "rien", after, "json");
	if (existsSync(kept)) return JSON.parse(readFileSync(kept, "utf8")) as Comparison;
	const made = await compare(dataDir, before, after);
	writeAtomic(kept, JSON.stringify(made));
	return made;
}

/** CSV of the values revised or removed, semicolons and points; made on demand, kept. */
export async function changedValuesFile(dataDir: string, before: string, after: string): Promise<string> {
	const path = pathOf(dataDir, before, after, "csv");
	if (existsSync(path)) return path;
	mkdirSync(dirname(path), { recursive: true });
	const [old, recent] = [before, after].map((id) => sideOf(dataDir, id)) as [Side, Side];
	const db = await openDatabase(":memory:");
	try {
		await db.run(
			`CREATE TABLE valeurs (cube VARCHAR, mesure VARCHAR, niveau VARCHAR, territoire VARCHAR, niveau_sur VARCHAR,
				sur VARCHAR, categories VARCHAR, periode VARCHAR, nature VARCHAR, avant DOUBLE, apres DOUBLE, statut_avant VARCHAR,
				statut_apres VARCHAR)`,
		);
		for (const pair of pairsOf(old, recent)) {
			if (pair.sealed || pair.same) continue;
			for (const measure of pair.measures)
				await db.run(
					`INSERT INTO valeurs SELECT ${literal(pair.cube)}, ${literal(measure)}, ${literal(pair.territory)}, territory,
						${literal(pair.about)}, nullif(about, ''), ${categoriesText(pair)}, period, nature,
						CASE WHEN shows THEN v0 END, CASE WHEN shows THEN v1 END, nullif(s0, ''), nullif(s1, '')
					FROM (${cellsOf(pair, measure)}) WHERE nature IN ('revise', 'retire') ORDER BY ALL`,
				);
		}
		const draft = draftOf(path);
		await db.run(`COPY valeurs TO ${literal(draft)} (FORMAT csv, HEADER, DELIMITER ';')`);
		commitDraft(draft, path);
	} finally {
		db.close();
	}
	return path;
}

interface Side {
	readonly dir: string;
	readonly manifest: Manifest;
}

const sideOf = (dataDir: string, id: string): Side => {
	const dir = join(dataDir, "releases", id);
	return { dir, manifest: readManifest(dir) };
};

/** The same table before and after; one side alone where it is new, gone, or cut along other axes. */
interface TablePair {
	readonly cube: string;
	readonly territory: CubeTable["territory"];
	readonly about: CubeTable["about"];
	readonly categories: readonly string[];
	readonly measures: readonly string[];
	readonly sealed: boolean;
	/** Files that are the same to the byte: most of a release. */
	readonly same: boolean;
	readonly before?: { readonly file: string; readonly measures: readonly string[] };
	readonly after?: { readonly file: string; readonly measures: readonly string[] };
}

function pairsOf(before: Side | undefined, after: Side): readonly TablePair[] {
	const sides = [before, after] as const;
	const governed = new Set(sides.flatMap((side) => (side ? [...governedSources(side.manifest)] : [])));
	const keyed = sides.map(
		(side) =>
			new Map(
				(side?.manifest.cubes ?? [])
					.flatMap(({ tables }) => tables)
					.map((table) => [[table.name, ...table.categories].join(" "), table] as const),
			),
	);
	const hashes = sides.map(
		(side) => new Map((side?.manifest.files ?? []).map(({ path, sha256 }) => [path, sha256] as const)),
	);
	const keys = [...new Set(keyed.flatMap((map) => [...map.keys()]))];
	return keys.flatMap((key): TablePair[] => {
		const [old, recent] = [keyed[0]?.get(key), keyed[1]?.get(key)];
		const table = recent ?? old;
		if (!table) return [];
		const at = (side: Side | undefined, own: CubeTable | undefined) =>
			side && own ? { file: join(side.dir, own.file), measures: own.measures } : undefined;
		const [first, second] = [at(before, old), at(after, recent)];
		return [
			{
				cube: table.cube,
				territory: table.territory,
				about: table.about,
				categories: table.categories,
				measures: [...new Set([...(old?.measures ?? []), ...(recent?.measures ?? [])])],
				sealed: [...(old?.sources ?? []), ...(recent?.sources ?? [])].some((id) => governed.has(id)),
				same:
					old !== undefined &&
					recent !== undefined &&
					hashes[0]?.get(old.file) !== undefined &&
					hashes[0]?.get(old.file) === hashes[1]?.get(recent.file),
				...(first ? { before: first } : {}),
				...(second ? { after: second } : {}),
			},
		];
	});
}

/** A row of a table that says something of the measure. */
function isTold(measure: string): string {
	const [value, status, censored] = ["", "__status", "__censored"].map((suffix) =>
		ident(`${measure}${suffix}`),
	);
	return `${value} IS NOT NULL OR ${status} IS NOT NULL OR ${censored} > 0`;
}

/**
 * Cells of one measure on both sides: key, `v0`/`v1` values, `s0`/`s1` statuses as printed, `nature`, and `shows` when both
 * sides may be told. Rounded at twelve digits: the order of a sum is no revision.
 */
function cellsOf(pair: TablePair, measure: string): string {
	const keys = ["territory", "about", "period", ...pair.categories.map((id) => ident(`c_${id}`))];
	const half = (side: TablePair["before"], n: 0 | 1): string => {
		if (!side?.measures.includes(measure))
			return `SELECT ${keys.map((key) => `NULL::VARCHAR AS ${key}`).join(", ")}, NULL::DOUBLE AS v${n}, NULL::VARCHAR AS s${n} WHERE false`;
		const column = (suffix: string): string => ident(`${measure}${suffix}`);
		return `SELECT ${keys.map((key) => `CAST(${key} AS VARCHAR) AS ${key}`).join(", ")},
				CASE WHEN coalesce(${column("__status")}, '') NOT IN ('SP', 'CENS') THEN CAST(${column("")} AS DOUBLE) END AS v${n},
				coalesce(${column("__status")}, ${column("__flag")}, CASE WHEN ${column("__censored")} > 0 THEN 'CENS' END, '') AS s${n}
			FROM read_parquet(${literal(side.file)})
			WHERE ${isTold(measure)}`;
	};
	const same = keys.map((key) => `a.${key} IS NOT DISTINCT FROM b.${key}`).join(" AND ");
	return `SELECT *, CASE WHEN s0 IS NULL THEN 'ajoute' WHEN s1 IS NULL THEN 'retire'
			WHEN s0 <> s1 OR (v0 IS NULL) <> (v1 IS NULL)
				OR abs(v0 - v1) > 1e-12 * greatest(abs(v0), abs(v1)) THEN 'revise' ELSE 'meme' END AS nature,
			coalesce(s0, '') NOT IN ('SP', 'CENS') AND coalesce(s1, '') NOT IN ('SP', 'CENS') AS shows
		FROM (SELECT ${keys.map((key) => `coalesce(a.${key}, b.${key}) AS ${key}`).join(", ")}, v0, v1, s0, s1
			FROM (${half(pair.before, 0)}) a FULL JOIN (${half(pair.after, 1)}) b ON ${same})`;
}

const categoriesText = (pair: TablePair): string =>
	pair.categories.length === 0
		? "NULL"
		: pair.categories
				.map((id) => `${literal(`${id}=`)} || coalesce(${ident(`c_${id}`)}, '')`)
				.join(` || ', ' || `);

async function compare(dataDir: string, before: string | undefined, after: string): Promise<Comparison> {
	const pairs = pairsOf(
		before === undefined ? undefined : sideOf(dataDir, before),
		sideOf(dataDir, after),
	).filter(({ same }) => !same);
	const counts = new Map<string, ChangeReport["measures"][number]>();
	const moves = new Map<string, Move[]>();
	const db = await openDatabase(":memory:");
	try {
		for (const pair of pairs)
			for (const [measure, found] of await countsOf(db, pair)) {
				if (found.added + found.removed + found.revised === 0) continue;
				const key = `${pair.cube} ${measure}`;
				const sum = counts.get(key);
				counts.set(key, {
					cube: pair.cube,
					measure,
					added: (sum?.added ?? 0) + found.added,
					removed: (sum?.removed ?? 0) + found.removed,
					revised: (sum?.revised ?? 0) + found.revised,
					sealed: (sum?.sealed ?? false) || pair.sealed,
				});
				if (found.revised > 0 && !pair.sealed)
					moves.set(key, [...(moves.get(key) ?? []), ...(await movesOf(db, pair, measure))]);
			}
	} finally {
		db.close();
	}
	const measures = [...counts.values()];
	const total = (one: keyof ChangeSummary): number => measures.reduce((sum, line) => sum + line[one], 0);
	return {
		summary: { added: total("added"), removed: total("removed"), revised: total("revised") },
		report: {
			measures,
			moves: [...moves.values()]
				.flatMap((found) => found.toSorted(byGap).slice(0, movesPerMeasure))
				.toSorted(byGap)
				.slice(0, mostMoves),
		},
	};
}

const gap = ({ before, after }: Move): number => Math.abs(after - before) / Math.max(Math.abs(before), 1);
const byGap = (a: Move, b: Move): number => gap(b) - gap(a);

async function countsOf(db: Database, pair: TablePair): Promise<ReadonlyMap<string, ChangeSummary>> {
	const [side, other] = pair.after ? [pair.after, pair.before] : [pair.before, undefined];
	if (side && !other) {
		// Nothing to set it against, as the whole of a first release: its cells are counted at once.
		const told = side.measures.map((measure) => `count(*) FILTER (${isTold(measure)})::INTEGER`);
		if (told.length === 0) return new Map();
		const [row = {}] = await db.rows(
			`SELECT ${told.map((count, i) => `${count} AS n${i}`).join(", ")} FROM read_parquet(${literal(side.file)})`,
		);
		const none = { added: 0, removed: 0, revised: 0 };
		const nature = pair.after ? "added" : "removed";
		return new Map(
			side.measures.map((measure, i) => [measure, { ...none, [nature]: Number(row[`n${i}`] ?? 0) }]),
		);
	}
	const found = new Map<string, ChangeSummary>();
	for (const measure of pair.measures) {
		const [row] = await db.rows(
			`SELECT count(*) FILTER (nature = 'ajoute')::INTEGER AS added, count(*) FILTER (nature = 'retire')::INTEGER AS removed,
				count(*) FILTER (nature = 'revise')::INTEGER AS revised FROM (${cellsOf(pair, measure)})`,
		);
		const number = (nature: keyof ChangeSummary): number => Number(row?.[nature] ?? 0);
		found.set(measure, { added: number("added"), removed: number("removed"), revised: number("revised") });
	}
	return found;
}

async function movesOf(db: Database, pair: TablePair, measure: string): Promise<readonly Move[]> {
	const rows = await db.rows(
		`SELECT * FROM (${cellsOf(pair, measure)}) WHERE nature = 'revise' AND shows AND v0 IS NOT NULL AND v1 IS NOT NULL
			AND v0 <> v1
		ORDER BY abs(v1 - v0) / greatest(abs(v0), 1) DESC, territory, about, period LIMIT ${movesPerMeasure}`,
	);
	return rows.map((row) => moveOf(pair, measure, row));
}

function moveOf(pair: TablePair, measure: string, row: SqlRow): Move {
	const text = (column: string): string => String(row[column] ?? "");
	return {
		cube: pair.cube,
		measure,
		territory: pair.territory,
		territoryCode: text("territory"),
		about: pair.about,
		aboutCode: text("about"),
		categories: Object.fromEntries(pair.categories.map((id) => [id, text(`c_${id}`)])),
		period: text("period"),
		before: Number(row.v0),
		after: Number(row.v1),
	};
}

import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Pair } from "../../../catalogue/pairs.ts";
import { DefError, discardDraft, draftOf, hashOf, openDatabase } from "../../platform/index.ts";
import {
	confidentialProof,
	type Protection,
	type PublishedCube,
	type ReleasedCube,
} from "../../release/index.ts";
import type { CubeProduct, CubeTable, Feed } from "../../warehouse/index.ts";
import { type Kinds, openTables, wholeCells, writeTables } from "./apply.ts";
import { findingsOf } from "./findings.ts";
import { type Cell, type Grid, gridOf } from "./grid.ts";
import { readLedger } from "./ledger.ts";
import { type Knowledge, type Spot, tasksOf } from "./problem.ts";
import { writeProof } from "./proof.ts";
import type { Scope } from "./scope.ts";
import { type Series, seriesOf } from "./series.ts";
import { type Solved, solve } from "./solve.ts";

/** A cube to protect, with everything that decides how. */
export interface Protected {
	readonly cube: CubeProduct;
	readonly feeds: readonly Feed[];
	readonly pairs: readonly Pair[];
	readonly scope: Scope;
	/** Protected cubes of this name in earlier publications, oldest first. */
	readonly published: readonly PublishedCube[];
	/** Of the rooms that protect. */
	readonly codeVersion: string;
}

/** What is written of a protected cube: kept in its folder, and read again when nothing changed. */
export type ProtectedCube = ReleasedCube & { readonly protection: Protection };

/**
 * Warehouse cube → protected cube and its proof, in a folder named by the hash of what went in. The last publication of the same
 * cube under the same terms is taken as it is: it is what readers know. Throws `secret-impossible` when nothing protects it.
 */
export async function protectCube(input: Protected, root: string): Promise<ProtectedCube> {
	const { cube, scope, codeVersion } = input;
	const base = hashOf({ codeVersion, cube: cube.key, scope });
	const last = input.published.at(-1);
	const same = last?.protection.base === base ? last : undefined;
	const against = input.published.map(({ protection }) => protection.key);
	const key = same ? same.protection.key : hashOf({ base, against });
	const dir = join(root, `protected-${cube.cube}-${key}`);
	const manifest = join(dir, "protected.json");
	if (existsSync(manifest)) return { ...(JSON.parse(readFileSync(manifest, "utf8")) as ProtectedCube), dir };

	const draft = draftOf(dir);
	discardDraft(draft);
	mkdirSync(draft, { recursive: true });
	const product = same
		? taken(cube, same, dir, draft)
		: await made(input, { base, key, against, dir, draft });
	writeFileSync(join(draft, "protected.json"), JSON.stringify(product, null, "\t"));
	renameSync(draft, dir);
	return product;
}

/** As it was published. Of the proof, the confidential part may be gone with the data it spoke of. */
function taken(
	cube: CubeProduct,
	{ dir: from, tables, protection }: PublishedCube,
	dir: string,
	draft: string,
): ProtectedCube {
	for (const { file } of tables) copyFileSync(join(from, file), join(draft, basename(file)));
	copyFileSync(join(from, protection.proof), join(draft, "proof.json"));
	const secret = join(from, confidentialProof(cube.cube));
	if (existsSync(secret)) copyFileSync(secret, join(draft, "confidential.json"));
	const own = tables.map((table) => ({ ...table, file: basename(table.file) }));
	return { key: protection.key, cube: cube.cube, dir, tables: own, batches: cube.batches, protection };
}

interface Place {
	readonly base: string;
	readonly key: string;
	readonly against: readonly string[];
	readonly dir: string;
	readonly draft: string;
}

async function made(input: Protected, place: Place): Promise<ProtectedCube> {
	const { cube, feeds, pairs, scope } = input;
	const { base, key, against, dir, draft } = place;
	const ledger = await readLedger(input.published);
	const series = seriesOf(feeds, pairs);
	const open = openTables(cube.tables, scope.levels);
	const printed = new Set([...open.map(({ name }) => name), ...ledger.tables]);
	const watched = cube.tables.filter(({ name }) => printed.has(name));
	const grid = watched.length === 0 ? { cells: [], atoms: [] } : await gridOf(cube, watched, feeds, series);
	const whole = await wholeFigures(input, watched);
	refuseGaps(grid, series, whole);
	const recomposed = ledger.recomposed(grid.cells);
	const knowledge: Knowledge = {
		isWhole: ({ cell, column }) => whole(cell)?.has(column) ?? false,
		isRead: ({ table }) => open.includes(table),
		printedBefore: ledger.printed,
		hiddenBefore: ledger.hidden,
		recomposed: ({ cell, column }) => recomposed(cell, column),
	};
	const solved: Solved[] = [];
	for (const task of tasksOf(grid, series, scope.rules, knowledge)) solved.push(await solve(task));
	const isOpen = ({ cell }: Spot): boolean => open.includes(cell.table);
	const hidden = solved.flatMap((one) => one.hidden).filter(isOpen);
	const protection: Protection = {
		key,
		base,
		against,
		rules: scope.rules,
		cells: solved.reduce((sum, one) => sum + one.spots.filter(isOpen).length, 0),
		hidden: hidden.length,
		system: hashOf(solved.map(({ proof }) => proof.published)),
		verdict: "sur",
		findings: findingsOf(solved),
		proof: `proof/${cube.cube}.json`,
	};
	await writeTables(cube, open, pairs, kindsOf(feeds), hidden, draft);
	writeProof(draft, cube.cube, protection, solved);
	return { key, cube: cube.cube, dir, tables: open, batches: cube.batches, protection };
}

type Whole = (cell: Cell) => ReadonlyMap<string, number> | undefined;

async function wholeFigures({ cube, pairs }: Protected, tables: readonly CubeTable[]): Promise<Whole> {
	const db = await openDatabase();
	try {
		const found = new Map<string, ReadonlyMap<string, ReadonlyMap<string, number>>>();
		for (const table of tables) found.set(table.name, await wholeCells(db, cube, table, pairs));
		return ({ table, period, key }) => found.get(table.name)?.get(`${period}\u0000${key}`);
	} finally {
		db.close();
	}
}

/** Atoms that would not make the figures of the tables would protect something else: a defect of the house, not of the data. */
function refuseGaps({ cells }: Grid, series: readonly Series[], whole: Whole): void {
	for (const cell of cells)
		for (const { id, column } of series) {
			const figure = column === undefined ? undefined : whole(cell)?.get(column);
			const value = cell.series[id]?.value ?? 0;
			if (figure === undefined || Math.abs(figure - value) <= 1e-6 * Math.max(1, Math.abs(value))) continue;
			const cause = `la case ${cell.table.name} ${cell.period} ${cell.key} n'est pas la somme de ses lignes`;
			throw new DefError("secret-incoherent", { cause });
		}
}

function kindsOf(feeds: readonly Feed[]): Kinds {
	return new Map(
		feeds.flatMap(({ mapping }) =>
			mapping.measures.map(
				({ id, kind }) => [id, kind === "count" || kind === "amount" ? "sum" : "published"] as const,
			),
		),
	);
}

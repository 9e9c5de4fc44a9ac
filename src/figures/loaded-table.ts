/**
 * Cube tables in memory, column by column as they are first asked for. A figure is a few rows found by their keys: SQL reads them
 * in little time, and takes ten times as long to prepare to (see docs/adr/0058).
 */
import {
	type Database,
	ident,
	literal,
	type Numbers,
	type SqlRow,
	type SqlValue,
} from "../platform/index.ts";
import {
	blankOf,
	type Codes,
	type Column,
	codesOf,
	constantColumn,
	numberColumn,
	roomFor,
	textColumn,
} from "./column.ts";
import { type Wanted, walk } from "./key-walk.ts";
import type { Filter, Read } from "./plan-model.ts";
import { columnsOf } from "./row-columns.ts";

interface Table {
	readonly name: string;
	readonly rows: number;
	/** SQL type of each column. */
	readonly types: ReadonlyMap<string, string>;
	/** The columns that name a row, by which the rows are sorted. */
	readonly axes: ReadonlyMap<string, Codes>;
	/** The row of the file that stands at each place, when the file is not sorted. */
	readonly order?: Uint32Array;
	readonly columns: Map<string, Promise<Column>>;
}

interface Loaded {
	readonly types: Promise<ReadonlyMap<string, ReadonlyMap<string, string>>>;
	readonly tables: Map<string, Promise<Table>>;
}

/** The file of a release never changes: what was read of it stays right as long as it is open. */
const loaded = new WeakMap<Database, Loaded>();

/** Rows of a reading that adds nothing up, sorted by their keys. */
export async function rowsOf(db: Database, read: Read): Promise<readonly SqlRow[]> {
	const table = await tableOf(db, read);
	const columns = await columnsIn(db, table, read);
	const axes = [...table.axes.values()];
	const wanted = [...table.axes].map(([key, codes]) =>
		ranksOf(
			codes,
			read.filters.filter(({ column }) => column === key),
		),
	);
	return walk(axes, wanted, table.rows).map((at) => {
		const row: Record<string, SqlValue> = {};
		for (const [name, column] of columns) row[name] = column(at);
		return row;
	});
}

/** Measures of a table that not every one of its rows is of: their own rows are counted in `<id>__rows`. */
export async function partialOf(db: Database, { table, measures }: Read): Promise<ReadonlySet<string>> {
	const types = (await typesOf(db)).get(table);
	return new Set(measures.filter((id) => types?.has(`${id}__rows`)));
}

/** A list keeps its codes; an exclusion keeps every other one, and no row without a code. */
function ranksOf({ texts, rankOf }: Codes, filters: readonly Filter[]): Wanted {
	if (filters.length === 0) return undefined;
	const [first] = filters.flatMap(({ among }) => (among ? [among] : []));
	const tests = filters.map(({ among, except }) => ({
		among: among && new Set(among),
		except: new Set(except),
	}));
	return [...new Set(first ?? texts)]
		.filter((text) => tests.every(({ among, except }) => among?.has(text) !== false && !except.has(text)))
		.flatMap((text) => rankOf.get(text) ?? [])
		.sort((a, b) => a - b);
}

function loadedOf(db: Database): Loaded {
	const own = loaded.get(db) ?? { types: readTypes(db), tables: new Map() };
	loaded.set(db, own);
	return own;
}

const typesOf = (db: Database): Loaded["types"] => loadedOf(db).types;

async function readTypes(db: Database): Loaded["types"] {
	const tables = new Map<string, Map<string, string>>();
	for (const row of await db.rows("SELECT table_name, column_name, data_type FROM duckdb_columns()")) {
		const name = String(row.table_name);
		const own = tables.get(name) ?? new Map<string, string>();
		tables.set(name, own.set(String(row.column_name), String(row.data_type)));
	}
	return tables;
}

function tableOf(db: Database, read: Read): Promise<Table> {
	const { tables } = loadedOf(db);
	const known = tables.get(read.table) ?? openTable(db, read);
	tables.set(read.table, known);
	return known;
}

async function openTable(db: Database, { table: name, keys }: Read): Promise<Table> {
	const types = (await typesOf(db)).get(name) ?? new Map();
	const [counted] = await db.rows(`SELECT count(*) AS n FROM ${ident(name)}`);
	const table = { name, rows: Number(counted?.n), types, axes: new Map(), columns: new Map() };
	const texts = await textsIn(db, table, keys);
	const rooms = [...texts].map(([key, list]) => rankRoom(key, list, table.rows));
	await fill(db, table, rooms);
	const order = orderOf(
		rooms.map(({ kept }) => kept),
		table.rows,
	);
	const axes = rooms.map(({ name, kept }) => {
		const ranks = order ? kept.map((_, at) => kept[order[at] ?? at] ?? 0) : kept;
		return [name, codesOf(ranks, texts.get(name) ?? [])] as const;
	});
	return { ...table, axes: new Map(axes), ...(order ? { order } : {}) };
}

/** Undefined when the rows are already sorted by these ranks. */
function orderOf(axes: readonly ArrayLike<number>[], size: number): Uint32Array | undefined {
	const compare = (a: number, b: number): number => {
		for (const axis of axes) {
			const difference = (axis[a] ?? 0) - (axis[b] ?? 0);
			if (difference !== 0) return difference;
		}
		return 0;
	};
	for (let row = 1; row < size; row++)
		if (compare(row - 1, row) > 0) return Uint32Array.from({ length: size }, (_, at) => at).sort(compare);
	return undefined;
}

/** The columns of a reading, each read from the file the first time. */
async function columnsIn(
	db: Database,
	table: Table,
	read: Read,
): Promise<readonly (readonly [string, Column])[]> {
	const names = columnsOf(read, await partialOf(db, read));
	const missing = names.filter((name) => !table.columns.has(name));
	if (missing.length > 0) {
		const reading = readColumns(db, table, missing);
		for (const name of missing)
			table.columns.set(
				name,
				reading.then((found) => found.get(name) ?? (() => null)),
			);
	}
	return await Promise.all(
		names.map(async (name) => [name, (await table.columns.get(name)) ?? (() => null)] as const),
	);
}

async function readColumns(
	db: Database,
	table: Table,
	names: readonly string[],
): Promise<ReadonlyMap<string, Column>> {
	const columns = new Map<string, Column>();
	for (const [name, codes] of table.axes) columns.set(name, textColumn(codes));
	const others = names.filter((name) => !columns.has(name));
	const isText = (name: string): boolean => table.types.get(name) === "VARCHAR";
	const texts = await textsIn(db, table, others.filter(isText));
	const numbers = await numberRooms(
		db,
		table,
		others.filter((name) => !isText(name)),
	);
	const rooms = [...texts].flatMap(([name, list]) =>
		list.length > 0 ? [rankRoom(name, list, table.rows)] : [],
	);
	await fill(db, table, [...rooms, ...numbers.filter((found) => "kept" in found)]);
	for (const name of texts.keys()) columns.set(name, constantColumn(null));
	for (const { name, kept } of rooms)
		columns.set(name, sorted(textColumn({ ranks: kept, texts: texts.get(name) ?? [] }), table));
	for (const found of numbers)
		columns.set(
			found.name,
			"kept" in found ? sorted(numberColumn(found.kept), table) : constantColumn(found.always),
		);
	return columns;
}

/** A column as the file has it, by the place of its rows among the keys. */
const sorted = (column: Column, { order }: Table): Column =>
	order ? (at) => column(order[at] ?? at) : column;

/** The texts of some columns, each once: few cross from the file, whatever the number of rows. */
async function textsIn(
	db: Database,
	{ name: table }: Table,
	names: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
	if (names.length === 0) return new Map();
	const distinct = names.map(
		(name, i) =>
			`SELECT DISTINCT ${i} AS i, CAST(${ident(name)} AS VARCHAR) AS text FROM ${ident(table)} WHERE ${ident(name)} IS NOT NULL`,
	);
	const listed = await db.rows(`${distinct.join(" UNION ALL ")} ORDER BY i, text`);
	const texts = Map.groupBy(listed, (row) => Number(row.i));
	return new Map(names.map((name, i) => [name, (texts.get(i) ?? []).map((row) => String(row.text))]));
}

/** A column to be read: where it is kept, and the SQL of what is kept of it. */
interface Room {
	readonly name: string;
	readonly kept: Numbers;
	readonly sql: string;
}

interface Constant {
	readonly name: string;
	readonly always: SqlValue;
}

function rankRoom(name: string, texts: readonly string[], size: number): Room {
	const rank = `enum_code(CAST(${ident(name)} AS ENUM(${texts.map(literal).join(", ")})))`;
	const sql = texts.length === 0 ? "0" : `COALESCE(CAST(${rank} AS INTEGER), ${texts.length})`;
	return { name, kept: roomFor(0, texts.length, true, size), sql };
}

/** What holds a column of numbers exactly: its only value, or a place for each row. */
async function numberRooms(
	db: Database,
	{ name: table, rows }: Table,
	names: readonly string[],
): Promise<readonly (Room | Constant)[]> {
	if (names.length === 0) return [];
	const seen = names.map((name, i) => {
		const column = ident(name);
		return `min(${column}) AS low${i}, max(${column}) AS high${i}, count(${column}) AS known${i}, bool_and(${column} = trunc(${column})) AS whole${i}`;
	});
	const [told = {}] = await db.rows(`SELECT ${seen.join(", ")} FROM ${ident(table)}`);
	return names.map((name, i) => {
		const [low, high, known] = [told[`low${i}`], told[`high${i}`], Number(told[`known${i}`])];
		if (known === 0 || (known === rows && low === high)) return { name, always: low ?? null };
		const kept = roomFor(Number(low), Number(high), told[`whole${i}`] === true, rows);
		return { name, kept, sql: `COALESCE(CAST(${ident(name)} AS DOUBLE), '${blankOf(kept)}'::DOUBLE)` };
	});
}

async function fill(db: Database, table: Table, rooms: readonly Room[]): Promise<void> {
	if (rooms.length > 0 && table.rows > 0)
		await db.fill(
			`SELECT ${rooms.map(({ sql }) => sql).join(", ")} FROM ${ident(table.name)}`,
			rooms.map(({ kept }) => kept),
		);
}

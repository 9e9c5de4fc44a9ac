/**
 * Cube tables in memory, each read whole the first time that it is asked. A figure is a few rows found by their keys: SQL reads
 * them in little time, and takes ten times as long to make ready (see docs/adr/0058).
 */
import type { Database, SqlRow, SqlValue } from "../platform/index.ts";
import { type Codes, type Column, numberColumn, textColumn } from "./column.ts";
import { type FileColumn, fileColumns } from "./file-columns.ts";
import { type Wanted, walk } from "./key-walk.ts";
import type { Filter, Read } from "./plan-model.ts";
import { columnsOf } from "./row-columns.ts";

interface Table {
	readonly rows: number;
	/** The columns that name a row, by which the rows are sorted. */
	readonly axes: ReadonlyMap<string, Codes>;
	readonly columns: ReadonlyMap<string, Column>;
}

/** SQL type of each column of each table. */
type Types = ReadonlyMap<string, ReadonlyMap<string, string>>;

interface Loaded {
	readonly types: Promise<Types>;
	readonly tables: Map<string, Promise<Table>>;
}

/** The file of a release never changes: what was read of it stays right as long as it is open. */
const loaded = new WeakMap<Database, Loaded>();

/** Rows of a reading that adds nothing up, sorted by their keys. */
export async function rowsOf(db: Database, read: Read): Promise<readonly SqlRow[]> {
	const [{ rows, axes, columns }, partial] = await Promise.all([tableOf(db, read), partialOf(db, read)]);
	const wanted = [...axes].map(([key, codes]) =>
		ranksOf(
			codes,
			read.filters.filter(({ column }) => column === key),
		),
	);
	const told = columnsOf(read, partial).map((name) => {
		const column = columns.get(name);
		if (column === undefined) throw new Error(`Table ${read.table} has no column ${name}`);
		return [name, column] as const;
	});
	return walk([...axes.values()], wanted, rows).map((at) => {
		const row: Record<string, SqlValue> = {};
		for (const [name, column] of told) row[name] = column(at);
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

const typesOf = (db: Database): Promise<Types> => loadedOf(db).types;

async function readTypes(db: Database): Promise<Types> {
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
	const known = tables.get(read.table);
	if (known) return known;
	const opening = openTable(db, read);
	tables.set(read.table, opening);
	// What could not be read once may be the next time.
	opening.catch(() => tables.delete(read.table));
	return opening;
}

async function openTable(db: Database, { table, keys }: Read): Promise<Table> {
	const types = (await typesOf(db)).get(table) ?? new Map<string, string>();
	const { rows, columns } = await fileColumns(db, table, types);
	const unsorted = keys.map((key) => [key, codesOf(columns.get(key), rows)] as const);
	const order = orderOf(
		unsorted.map(([, { ranks }]) => ranks),
		rows,
	);
	const axes = unsorted.map(([key, codes]) => {
		const { ranks } = codes;
		const placed = order ? { ...codes, ranks: ranks.map((_, at) => ranks[order[at] ?? at] ?? 0) } : codes;
		return [key, placed] as const;
	});
	return {
		rows,
		axes: new Map(axes),
		columns: new Map([
			...[...columns].map(([name, column]) => [name, placed(column, order)] as const),
			...axes.map(([key, codes]) => [key, textColumn(codes)] as const),
		]),
	};
}

/** A column of the file as an axis. */
function codesOf(column: FileColumn | undefined, rows: number): Codes {
	const found = column && "kept" in column ? column : { kept: new Int8Array(rows), texts: [] };
	const texts = found.texts ?? [];
	return { ranks: found.kept, texts, rankOf: new Map(texts.map((text, rank) => [text, rank])) };
}

/** The row of the file that stands at each place. Undefined when the rows are already sorted by these ranks. */
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

/** A column as the file has it, by the place of its rows among the keys. */
function placed(found: FileColumn, order: Uint32Array | undefined): Column {
	if ("always" in found) return () => found.always;
	const { kept, texts } = found;
	const column = texts ? textColumn({ ranks: kept, texts }) : numberColumn(kept);
	return order ? (at) => column(order[at] ?? at) : column;
}

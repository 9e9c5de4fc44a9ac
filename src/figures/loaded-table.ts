/**
 * Cube tables in memory, column by column as they are first asked for. A figure is a few rows found by their keys: SQL reads them
 * in little time, and takes ten times as long to prepare to (see docs/adr/0058).
 */
import type { Database, SqlRow, SqlValue } from "../platform/index.ts";
import { type Codes, type Column, numberColumn, textColumn } from "./column.ts";
import { type FileColumn, fileColumns } from "./file-columns.ts";
import { type Wanted, walk } from "./key-walk.ts";
import type { Filter, Read } from "./plan-model.ts";
import { columnsOf } from "./row-columns.ts";

interface Table {
	readonly name: string;
	readonly rows: number;
	/** The columns that name a row, by which the rows are sorted. */
	readonly axes: ReadonlyMap<string, Codes>;
	/** The row of the file that stands at each place, when the file is not sorted. */
	readonly order: Uint32Array | undefined;
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

/** With the columns of the reading that opens it. */
async function openTable(db: Database, read: Read): Promise<Table> {
	const types = (await typesOf(db)).get(read.table) ?? new Map();
	const names = columnsOf(read, await partialOf(db, read));
	const { rows, columns } = await fileColumns(db, read.table, types, names);
	const unsorted = read.keys.map((key) => [key, codesOf(columns.get(key), rows)] as const);
	const order = orderOf(
		unsorted.map(([, { ranks }]) => ranks),
		rows,
	);
	const axes = unsorted.map(([key, codes]) => {
		const { ranks } = codes;
		return [
			key,
			order ? { ...codes, ranks: ranks.map((_, at) => ranks[order[at] ?? at] ?? 0) } : codes,
		] as const;
	});
	const table = {
		name: read.table,
		rows,
		axes: new Map(axes),
		order,
		columns: new Map<string, Promise<Column>>(),
	};
	for (const [name, column] of columns) table.columns.set(name, Promise.resolve(placed(column, table)));
	for (const [name, codes] of axes) table.columns.set(name, Promise.resolve(textColumn(codes)));
	return table;
}

/** A column of the file as an axis. */
function codesOf(column: FileColumn | undefined, rows: number): Codes {
	const found = column && "kept" in column ? column : { kept: new Int8Array(rows), texts: [] };
	const texts = found.texts ?? [];
	return { ranks: found.kept, texts, rankOf: new Map(texts.map((text, rank) => [text, rank])) };
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
		const types = (await typesOf(db)).get(table.name) ?? new Map();
		const reading = fileColumns(db, table.name, types, missing);
		for (const name of missing)
			table.columns.set(
				name,
				reading.then(({ columns }) => placed(columns.get(name), table)),
			);
	}
	return await Promise.all(
		names.map(async (name) => [name, (await table.columns.get(name)) ?? nothing] as const),
	);
}

const nothing: Column = () => null;

/** A column as the file has it, by the place of its rows among the keys. */
function placed(found: FileColumn | undefined, { order }: Pick<Table, "order">): Column {
	if (!found) return nothing;
	if ("always" in found) return () => found.always;
	const { kept, texts } = found;
	const column = texts ? textColumn({ ranks: kept, texts }) : numberColumn(kept);
	return order ? (at) => column(order[at] ?? at) : column;
}

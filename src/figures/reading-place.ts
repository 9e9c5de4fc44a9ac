/** Where the rows of a reading lie close together in the serving file, and what need not be read of them. */
import { type Database, ident } from "../platform/index.ts";
import { aboutFirst, copyCodes } from "../release/index.ts";
import type { Read } from "./plan-model.ts";

type Implied = null | 0 | { readonly as: string };

/** The table, or its copy sorted another way, that holds the rows asked for close together. */
export interface ReadingPlace {
	readonly table: string;
	/** Few rows are far apart: they are found before their columns are read. */
	readonly scattered: boolean;
	/** Columns that say nothing there, by what they always hold: `null`, zero, or the same as another column. */
	readonly implied: ReadonlyMap<string, Implied>;
	/** Measures that not every row of the table is of: their own rows are counted in `<id>__rows`. */
	readonly partial: ReadonlySet<string>;
	/** Columns whose texts are numbers there. */
	readonly codes: ReadonlyMap<string, Codes>;
}

export interface Codes {
	readonly numbers: ReadonlyMap<string, number>;
	readonly texts: ReadonlyMap<number, string>;
}

interface Known {
	/** Each table with its columns. */
	readonly tables: Promise<ReadonlyMap<string, ReadonlySet<string>>>;
	/** By table and measure, seen once: the file of a release never changes. */
	readonly implied: Map<string, Promise<ReadingPlace["implied"]>>;
	/** By table that is copied. */
	readonly codes: Map<string, Promise<ReadingPlace["codes"]>>;
}

const known = new WeakMap<Database, Known>();

/** A table is sorted by place; its copy, when it is large, by what is counted. Looks at the rows of a table once. */
export async function placeOf(db: Database, read: Read): Promise<ReadingPlace> {
	const own = known.get(db) ?? { tables: tablesOf(db), implied: new Map(), codes: new Map() };
	known.set(db, own);
	const among = (column: string): number =>
		read.filters.find((filter) => filter.column === column)?.among?.length ?? Number.POSITIVE_INFINITY;
	const tables = await own.tables;
	const byAbout = among("about") === 1 && among("territory") > 1 && tables.has(copyCodes(read.table));
	const implied = new Map<string, Implied>();
	// What is added up is read whole.
	if (read.folded.length === 0)
		for (const id of read.measures) {
			const key = `${read.table} ${id}`;
			const seen = own.implied.get(key) ?? impliedBy(db, read.table, id);
			own.implied.set(key, seen);
			for (const [column, value] of await seen) implied.set(column, value);
		}
	const codes = byAbout ? (own.codes.get(read.table) ?? codesOf(db, read.table)) : Promise.resolve(texts);
	if (byAbout) own.codes.set(read.table, codes);
	return {
		table: byAbout ? aboutFirst(read.table) : read.table,
		codes: await codes,
		scattered: !byAbout && among("territory") > 1,
		implied,
		partial: new Set(read.measures.filter((id) => tables.get(read.table)?.has(`${id}__rows`))),
	};
}

const texts: ReadingPlace["codes"] = new Map();

async function codesOf(db: Database, table: string): Promise<ReadingPlace["codes"]> {
	const rows = await db.rows(`SELECT "key", number, code FROM ${ident(copyCodes(table))}`);
	return new Map(
		[...Map.groupBy(rows, (row) => String(row.key))].map(([key, own]) => {
			const pairs = own.map(({ number, code }) => [Number(number), String(code)] as const);
			return [key, { texts: new Map(pairs), numbers: new Map(pairs.map(([n, code]) => [code, n])) }];
		}),
	);
}

async function tablesOf(db: Database): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
	const tables = new Map<string, Set<string>>();
	for (const row of await db.rows("SELECT table_name, column_name FROM duckdb_columns()")) {
		const name = String(row.table_name);
		tables.set(name, (tables.get(name) ?? new Set()).add(String(row.column_name)));
	}
	return tables;
}

/** Nothing hidden: the bounds are the value. No status, no flag: the columns are empty. No blank: every row is known. */
async function impliedBy(db: Database, table: string, id: string): Promise<ReadingPlace["implied"]> {
	const part = (suffix: string): string => ident(`${id}__${suffix}`);
	const [row] = await db.rows(
		`SELECT max(${part("censored")}) = 0 AS bare, bool_and(${part("low")} IS NOT DISTINCT FROM ${ident(id)} AND ${part("high")} IS NOT DISTINCT FROM ${ident(id)}) AS exact, bool_and(${part("known")} = "rows") AS complete, count(${part("status")}) = 0 AS silent, count(${part("flag")}) = 0 AS plain FROM ${ident(table)}`,
	);
	return new Map<string, Implied>([
		...(row?.bare === true ? [[`${id}__censored`, 0] as const] : []),
		...(row?.exact === true
			? ([
					[`${id}__low`, { as: id }],
					[`${id}__high`, { as: id }],
				] as const)
			: []),
		...(row?.complete === true ? [[`${id}__known`, { as: "rows" }] as const] : []),
		...(row?.silent === true ? [[`${id}__status`, null] as const] : []),
		...(row?.plain === true ? [[`${id}__flag`, null] as const] : []),
	]);
}

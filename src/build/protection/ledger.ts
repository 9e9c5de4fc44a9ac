import { join } from "node:path";
import { ident, literal, openDatabase } from "../../platform/index.ts";
import type { PublishedCube } from "../../release/index.ts";
import { keySql } from "./grid.ts";

/** What anybody may have kept of the protected cube from what was published before (methods §8.7). */
export interface Ledger {
	/** Every figure printed under this place and column, from the oldest publication to the newest. */
	readonly printed: (place: string) => readonly number[];
	/**
	 * Figures of the same table, period, territory, other axis and column under categories that no cell has any more: `15-29 ans`
	 * beside today's `16-29 ans` (methods §8.7, attack 1).
	 */
	readonly recomposed: (cells: Iterable<Located>) => (cell: Located, column: string) => readonly number[];
	/** Hidden in the last publication. */
	readonly hidden: (place: string) => boolean;
	/** Tables that some publication printed. */
	readonly tables: ReadonlySet<string>;
}

/** Name of one figure from one publication to the next. */
export const placeOf = (table: string, period: string, key: string, column: string): string =>
	`${table}\u0000${period}\u0000${key}\u0000${column}`;

interface Located {
	readonly table: { readonly name: string };
	readonly period: string;
	readonly key: string;
}

/** Territory and other axis of a key, without the categories. */
function siteOf(key: string): string {
	const [territory, about]: readonly unknown[] = JSON.parse(key);
	return `${territory}\u0000${about}`;
}

/** Reads the tables of earlier publications. */
export async function readLedger(published: readonly PublishedCube[]): Promise<Ledger> {
	const printed = new Map<string, number[]>();
	let hidden = new Set<string>();
	const names = new Set<string>();
	const db = await openDatabase();
	try {
		for (const { dir, tables } of published) {
			hidden = new Set();
			for (const table of tables) {
				names.add(table.name);
				const columns = [...table.measures, ...table.pairs.map((pair) => `${pair}__num`)];
				const key = keySql(
					"territory",
					"about",
					table.categories.map((c) => ident(`c_${c}`)),
				);
				const statuses = table.measures.map((m) => `${ident(`${m}__status`)} AS ${ident(`${m}__status`)}`);
				const rows = await db.rows(
					`SELECT period, ${key} AS key, ${[...columns.map(ident), ...statuses].join(", ")} FROM read_parquet(${literal(join(dir, table.file))})`,
				);
				for (const row of rows)
					for (const column of columns) {
						const place = placeOf(table.name, String(row.period), String(row.key), column);
						const value = row[column];
						if (typeof value === "number") printed.set(place, [...(printed.get(place) ?? []), value]);
						else if (row[`${column}__status`] === "SP") hidden.add(place);
					}
			}
		}
	} finally {
		db.close();
	}
	return {
		printed: (place) => printed.get(place) ?? [],
		recomposed(cells) {
			const present = new Set(
				[...cells].map(({ table, period, key }) => placeOf(table.name, period, key, "")),
			);
			const gone = new Map<string, number[]>();
			for (const [place, values] of printed) {
				const [table = "", period = "", key = "", column = ""] = place.split("\u0000");
				if (present.has(placeOf(table, period, key, ""))) continue;
				const site = placeOf(table, period, siteOf(key), column);
				gone.set(site, [...(gone.get(site) ?? []), ...values]);
			}
			return ({ table, period, key }, column) =>
				gone.size === 0 ? [] : (gone.get(placeOf(table.name, period, siteOf(key), column)) ?? []);
		},
		hidden: (place) => hidden.has(place),
		tables: names,
	};
}

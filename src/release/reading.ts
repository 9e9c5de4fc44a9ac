import { ident } from "../platform/index.ts";
import type { CubeTable } from "../warehouse/index.ts";

/** Rows from which a table is worth keeping twice: two groups of rows of DuckDB, the least that it may skip one of. */
const LARGE = 240_000;

/** Name of the copy of a large table in which the rows of one occupation or training follow each other, place by place. */
export const aboutFirst = (table: string): string => `${table}__about_first`;

/**
 * The copies that the database of a release holds beside its tables. A table is sorted by place: one place is found at once, one
 * occupation in many places is everywhere. Sorted the other way, it is found at once too.
 */
export function readingCopies(
	tables: readonly CubeTable[],
): readonly { readonly name: string; readonly table: CubeTable; readonly order: string }[] {
	return tables
		.filter(({ about, rows }) => about !== "all" && rows >= LARGE)
		.map((table) => ({
			name: aboutFirst(table.name),
			table,
			order: ["about", ...table.categories.map((id) => `c_${id}`), "period", "territory"]
				.map(ident)
				.join(", "),
		}));
}

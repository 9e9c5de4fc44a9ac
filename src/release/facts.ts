import type { FactCut } from "../../catalogue/columns.ts";
import { ident, literal } from "../platform/index.ts";

/** FROM clause of the facts in a file, with a row for each mapping that a line feeds. Without cuts, they are so in the file. */
export function factsFrom(path: string, cuts: readonly FactCut[] | undefined): string {
	const file = `read_parquet(${literal(path)})`;
	if (!cuts) return file;
	const kept = new Set(
		cuts.flatMap(({ categories }) =>
			Object.values(categories).flatMap((from) => ("column" in from ? [from.column] : [])),
		),
	);
	const except = ["mapping", ...kept].map(ident).join(", ");
	const selects = cuts.map(({ mapping, kept: number, categories }) => {
		const own = Object.entries(categories).map(
			([column, from]) =>
				`${"column" in from ? ident(from.column) : literal(from.value)} AS ${ident(column)}`,
		);
		const columns = [`${mapping} AS mapping`, ...own].join(", ");
		return `SELECT * EXCLUDE (${except}), ${columns} FROM ${file} WHERE mapping = ${number}`;
	});
	return `(${selects.join(" UNION ALL BY NAME ")})`;
}

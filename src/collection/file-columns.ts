import type { Source } from "../../catalogue/model.ts";
import { foldHeader } from "./fold.ts";
import { matchHeader, nearHeaders } from "./header.ts";
import type { ColumnMapping } from "./model.ts";
import { letters, type Table, textOf } from "./table.ts";
import type { Lookup } from "./typed.ts";

/** One named column of a file and what it was taken for. */
export interface FileColumn {
	readonly header: string;
	/** Excel letters; empty for records, which have no columns. */
	readonly letters: string;
	readonly field: string | null;
	/** By the declaration, by what was decided before, by nothing, or left out as decided. */
	readonly how: "declare" | "retenu" | "inconnu" | "ignore";
	/** For an unknown column: the missing field that it seems to be, by its name or by what it holds. */
	readonly suggestion?: { readonly field: string; readonly why: "nom" | "valeurs" };
}

/** Cells looked at to tell a column by its values, and the share of them that must be right. */
const sampled = 500;
const convincing = 0.9;
const enough = 3;

/** Every named column of the file, in its order. `lookup` lets a column be told by the codes it holds. */
export function columnsOf(
	table: Table,
	source: Source,
	mapping: ColumnMapping = {},
	lookup: Lookup = new Map(),
): FileColumn[] {
	const decided = new Map(Object.entries(mapping).map(([header, field]) => [foldHeader(header), field]));
	const read = new Map<number, string>();
	for (const [name, index] of table.columns.fields) if (!read.has(index)) read.set(index, name);
	for (const { index } of table.columns.folded) read.set(index, source.unpivot?.value.name ?? "");
	const suggestions = suggestionsFor(table, source, mapping, lookup);
	return table.headers.flatMap((header, index): FileColumn[] => {
		if (header === "") return [];
		const base = { header, letters: table.format === "records" ? "" : letters(index) };
		const folded = foldHeader(header);
		const field = read.get(index) ?? null;
		if (field !== null)
			return [{ ...base, field, how: decided.get(folded) === field ? "retenu" : "declare" }];
		if (decided.get(folded) === null) return [{ ...base, field, how: "ignore" }];
		const suggestion = suggestions.get(index);
		return [{ ...base, field, how: "inconnu", ...(suggestion ? { suggestion } : {}) }];
	});
}

function suggestionsFor(
	table: Table,
	source: Source,
	mapping: ColumnMapping,
	lookup: Lookup,
): ReadonlyMap<number, NonNullable<FileColumn["suggestion"]>> {
	const found = new Map<number, NonNullable<FileColumn["suggestion"]>>();
	const match = matchHeader({ ...source, mapping }, table.headers);
	for (const field of match.missing) {
		const near = nearHeaders(field, match)[0];
		const index = near === undefined ? -1 : table.headers.indexOf(near);
		if (index >= 0 && !found.has(index)) found.set(index, { field: field.name, why: "nom" });
	}
	const named = new Set([...found.values()].map((s) => s.field));
	const rows = table.first(sampled);
	for (const field of match.missing) {
		const codes = field.level === undefined ? undefined : lookup.get(field.level);
		const pattern = field.pattern === undefined ? undefined : new RegExp(`^(?:${field.pattern})$`, "u");
		if (named.has(field.name) || (!codes && !pattern)) continue;
		const share = (index: number): number => {
			const texts = rows.map((row) => textOf(row.cells[index]).trim()).filter((text) => text !== "");
			const right = texts.filter((text) => codes?.has(text) ?? pattern?.test(text) ?? false).length;
			return texts.length < enough ? 0 : right / texts.length;
		};
		const [best] = match.unknown
			.filter((index) => !found.has(index))
			.map((index) => ({ index, share: share(index) }))
			.filter((c) => c.share >= convincing)
			.sort((a, b) => b.share - a.share);
		if (best) found.set(best.index, { field: field.name, why: "valeurs" });
	}
	return found;
}

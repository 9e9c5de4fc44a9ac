import { type FactCut, factColumn } from "../../catalogue/columns.ts";
import type { FactMapping } from "../../catalogue/model.ts";
import { ident, literal } from "../platform/index.ts";
import type { Feed } from "./facts.ts";

/** Feeds that cut the same rows along the same levels, and differ only by their categories: one batch read once for all. */
export interface Family {
	readonly rows: string;
	readonly feeds: readonly [Feed, ...Feed[]];
	/** Fields of the file that make a category of one of them. */
	readonly fields: readonly string[];
}

export function familiesOf(feeds: readonly Feed[], rowsOf: (feed: Feed) => string): readonly Family[] {
	const shape = ({ categories: _categories, constants: _constants, ...rest }: FactMapping): string =>
		JSON.stringify(Object.entries(rest).toSorted(([a], [b]) => (a < b ? -1 : 1)));
	const groups = Map.groupBy(feeds, (feed) => `${rowsOf(feed)} ${feed.source.id} ${shape(feed.mapping)}`);
	return [...groups.values()].flatMap(([first, ...others]) => {
		if (!first) return [];
		const own = [first, ...others] as const;
		const fields = new Set(own.flatMap(({ mapping }) => Object.values(mapping.categories ?? {})));
		return [{ rows: rowsOf(first), feeds: own, fields: [...fields] }];
	});
}

/** The one feed that stands for a family: its mapping is that of the first, its categories are the fields, by their rank. */
export function wideFeed({ feeds: [first], fields }: Pick<Family, "feeds" | "fields">): Feed {
	const { constants: _constants, ...mapping } = first.mapping;
	const categories = Object.fromEntries(fields.map((field, n) => [String(n), field]));
	return { ...first, mapping: { ...mapping, categories } };
}

/** Where one feed finds each of its category columns in what its family keeps: a column, or a constant. */
function categoriesOf({ mapping }: Feed, fields: readonly string[]): FactCut["categories"] {
	return Object.fromEntries([
		...Object.entries(mapping.categories ?? {}).map(
			([id, field]) =>
				[factColumn.category(id), { column: factColumn.category(String(fields.indexOf(field))) }] as const,
		),
		...Object.entries(mapping.constants ?? {}).map(
			([id, value]) => [factColumn.category(id), { value }] as const,
		),
	]);
}

/** The same as SQL. */
export const categorySql = (feed: Feed, fields: readonly string[]): ReadonlyMap<string, string> =>
	new Map(
		Object.entries(categoriesOf(feed, fields)).map(([column, from]) => [
			column,
			"column" in from ? ident(from.column) : literal(from.value),
		]),
	);

/** How the rows that the families keep once stand for those of each mapping. */
export const cutsOf = (families: readonly Family[]): readonly FactCut[] =>
	families.flatMap(({ feeds, fields }) =>
		feeds.map((feed) => ({
			mapping: feed.index,
			kept: feeds[0].index,
			categories: categoriesOf(feed, fields),
		})),
	);

import type { Route } from "./page.ts";

/** No honest link holds more, unless its route says so. */
const longestValue = 400;

/**
 * Declared keys only, sorted, one text each. What a form repeats (a box ticked several times) is kept only for the keys that the
 * route declares as lists, joined by commas.
 */
export function stateOf(
	route: Pick<Route, "keys" | "lists" | "longest">,
	valuesOf: (key: string) => readonly string[],
): Readonly<Record<string, string>> {
	const lists = new Set(route.lists);
	return Object.fromEntries(
		[...route.keys].sort().flatMap((key) => {
			const given = valuesOf(key).filter((value) => value !== "");
			const kept = lists.has(key) ? given.join(",") : (given[0] ?? "");
			return kept === "" ? [] : [[key, kept.slice(0, route.longest ?? longestValue)]];
		}),
	);
}

/** As a server reads an address: a text, or a list of them when the key is repeated. */
export function valuesIn(query: unknown): (key: string) => readonly string[] {
	const read = new Map(Object.entries(query ?? {}));
	return (key) => {
		const value: unknown = read.get(key);
		if (typeof value === "string") return [value];
		return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
	};
}

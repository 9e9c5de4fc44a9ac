import type { SourceLine } from "../figures/model.ts";

/** Addresses of the pages. State goes in the query, keys sorted, empty values left out. */
export function withQuery(path: string, state: Readonly<Record<string, string | undefined>>): string {
	const query = Object.entries(state)
		.filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== "")
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`)
		.join("&");
	return query === "" ? path : `${path}?${query}`;
}

export function indicatorPath(id: string): string {
	return `/indicateurs/${id}`;
}

export function dataSetPath(source: Pick<SourceLine, "source">): string {
	return `/donnees/${source.source}`;
}

/**
 * Finds what `{code}-{slug}` names. Codes have no hyphen in general, but nothing promises it: every cut is tried, the
 * shortest code first.
 */
export function splitCode<T>(segment: string, find: (code: string) => T | undefined): T | undefined {
	const parts = segment.split("-");
	for (let length = 1; length <= parts.length; length++) {
		const found = find(parts.slice(0, length).join("-"));
		if (found !== undefined) return found;
	}
	return undefined;
}

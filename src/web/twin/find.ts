import type { Route } from "../page.ts";
import { stateOf } from "../state.ts";

export interface Found {
	readonly route: Route;
	readonly params: Readonly<Record<string, string>>;
	/** Declared keys only, one value each. */
	readonly query: Readonly<Record<string, string>>;
	readonly path: string;
}

/** The public page that an address of the site leads to, as the server would find it; undefined when there is none. */
export function findRoute(routes: readonly Route[], address: string): Found | undefined {
	if (!/^\/(?!\/)/.test(address) || !URL.canParse(address, "http://local")) return undefined;
	const url = new URL(address, "http://local");
	const path = url.pathname;
	let given: readonly string[];
	try {
		given = path.split("/").map(decodeURIComponent);
	} catch {
		return undefined;
	}
	const fitting = routes.flatMap((route) => {
		const params = paramsOf(route.pattern.split("/"), given);
		return params ? [{ route, params }] : [];
	});
	// `/donnees/passages` before `/donnees/:source`.
	const [best] = fitting.sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length);
	if (!best) return undefined;
	const query = stateOf(best.route, (key) => url.searchParams.getAll(key));
	return { ...best, query, path };
}

function paramsOf(
	pattern: readonly string[],
	given: readonly string[],
): Readonly<Record<string, string>> | undefined {
	if (pattern.length !== given.length) return undefined;
	const params: Record<string, string> = {};
	for (const [index, part] of pattern.entries()) {
		const value = given[index] ?? "";
		if (part.startsWith(":") && value !== "") params[part.slice(1)] = value;
		else if (part !== value) return undefined;
	}
	return params;
}

/** `/territoires/region/28-normandie` → `/territoires/region/28-normandie.json`; the home page is `/accueil.json`. */
export function twinPattern(pattern: string): string {
	return pattern === "/" ? "/accueil.json" : `${pattern}.json`;
}

/** Of a page as it was asked: the query stays. */
export function twinAddress(path: string, query: string): string {
	return `${twinPattern(path)}${query === "" ? "" : `?${query}`}`;
}

/** Address of the page whose twin was asked. */
export function pageAddress(twin: string): string {
	const [path = "", ...query] = twin.split("?");
	const page = path === "/accueil.json" ? "/" : path.replace(/\.json$/, "");
	return query.length > 0 ? `${page}?${query.join("?")}` : page;
}

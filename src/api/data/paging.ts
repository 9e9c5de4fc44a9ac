import type { Paging } from "../../exports/index.ts";

/** Where a page stands among `total`. A page past the end is empty. */
export function pagingOf(
	{ page, pageSize }: { readonly page: number; readonly pageSize: number },
	total: number,
): Paging {
	return { page, pageSize, total, pages: Math.max(1, Math.ceil(total / pageSize)) };
}

export function pageOf<T>(list: readonly T[], { page, pageSize }: Paging): readonly T[] {
	return list.slice((page - 1) * pageSize, page * pageSize);
}

/** Headers by which a file, too, says that it is a page. `address`: without its page; empty when it cannot be written. */
export function turning(address: string, { page, pages, total }: Paging): Readonly<Record<string, string>> {
	const to = (rel: string, number: number): string =>
		`<${address}${address.includes("?") ? "&" : "?"}page=${number}>; rel="${rel}"`;
	const links = [
		...(page > 1 ? [to("first", 1), to("prev", Math.min(page - 1, pages))] : []),
		...(page < pages ? [to("next", page + 1), to("last", pages)] : []),
	];
	return {
		"x-total-count": String(total),
		...(links.length > 0 && address !== "" ? { link: links.join(", ") } : {}),
	};
}

/** The address of the same list, without its page. */
export function addressOf(site: string, path: string, query: Readonly<Record<string, unknown>>): string {
	const text = new URLSearchParams();
	for (const [key, value] of Object.entries(query)) {
		if (key === "page" || value === undefined) continue;
		for (const one of Array.isArray(value) ? value : [value]) text.append(key, String(one));
	}
	return `${site}/api/v1${path}?${text}`;
}

import { describe, expect, inject, it } from "vitest";
import { pageTypes } from "./pages.ts";

/** Pages asked at most: every link of the page types, then what those pages link to, until this number. */
const BOUND = 240;
const AT_ONCE = 8;

/** Pages are written by the house's own renderer, whose attributes have one form: reading them so takes a tenth of the time of a parser. */
function attributes(body: string, tags: string, name: string): readonly string[] {
	const found = body.matchAll(new RegExp(`<(?:${tags})(?=\\s)[^>]*?\\s${name}="([^"]*)"`, "g"));
	return [...found].map(([, value = ""]) => value.replaceAll("&quot;", '"').replaceAll("&amp;", "&"));
}

describe.each(inject("observatories"))("liens internes ($name)", ({ url }) => {
	it("mènent tous à une page qui existe, sans tourner en rond", async () => {
		const seen = new Map<string, string>(
			pageTypes.filter((p) => p.path !== "/nulle-part").map((p) => [p.path, "départ"]),
		);
		const queue = [...seen.keys()];
		const broken: string[] = [];
		const ask = async (path: string): Promise<void> => {
			const answer = await fetch(url + path, { headers: { "accept-encoding": "identity" } });
			const body = await answer.text();
			if (answer.status !== 200) {
				broken.push(`${answer.status} ${path} (depuis ${seen.get(path)})`);
				return;
			}
			if (!answer.headers.get("content-type")?.startsWith("text/html")) return;
			const ids = new Set(attributes(body, "\\w+", "id"));
			const links = attributes(body, "a|link", "href");
			for (const href of links) {
				const to = new URL(href, url + path);
				if (to.origin !== url) continue;
				const next = to.pathname + to.search;
				if (next === path && to.hash.length > 1 && !ids.has(decodeURIComponent(to.hash.slice(1)))) {
					broken.push(`ancre ${to.hash} absente de ${path}`);
				}
				if (seen.has(next) || seen.size >= BOUND) continue;
				seen.set(next, path);
				queue.push(next);
			}
		};
		await Promise.all(
			Array.from({ length: AT_ONCE }, async () => {
				for (let path = queue.shift(); path !== undefined; path = queue.shift()) await ask(path);
			}),
		);
		// A worker that found the queue empty for a moment has left: finish alone.
		for (let path = queue.shift(); path !== undefined; path = queue.shift()) await ask(path);
		expect(broken).toEqual([]);
		expect(seen.size).toBeGreaterThan(50);
	});
});

import MiniSearch from "minisearch";
import { foldText, nearest } from "../platform/index.ts";
import type { SearchAnswer, SearchHit } from "./search-model.ts";

/** What can be found: `boost` puts a zone d'emploi before a commune of the same name. */
export interface Findable extends SearchHit {
	readonly boost: number;
	/** Other words that lead here: codes, other names. */
	readonly also: string;
}

/**
 * Search over names and codes: accents, case and plurals folded, typos tolerated, exact codes first. Every word counts;
 * when no entry has them all, entries with some of them are shown rather than nothing.
 */
export function createSearch(entries: readonly Findable[]): (query: string, limit?: number) => SearchAnswer {
	const index = new MiniSearch<{ id: number; label: string; also: string; code: string }>({
		fields: ["label", "also", "code"],
		tokenize: (text) =>
			foldText(text)
				.split(/[^a-z0-9]+/)
				.filter((word) => word !== "" && !empty.has(word)),
		processTerm: (term) => singular(term),
	});
	index.addAll(entries.map((e, id) => ({ id, label: e.label, also: e.also, code: e.code })));
	const words = [...new Set(entries.flatMap((e) => foldText(e.label).split(/[^a-z0-9]+/)))].filter(
		(w) => w.length > 3,
	);
	const options = {
		prefix: (term: string) => term.length > 1,
		fuzzy: (term: string) => (/\d/.test(term) || term.length < 4 ? false : term.length < 8 ? 1 : 2),
		boost: { code: 4, label: 2 },
		boostDocument: (id: unknown) => entries[Number(id)]?.boost ?? 1,
	};
	return (query, limit = 40) => {
		const text = query.trim();
		if (text === "") return { query, hits: [] };
		const strict = index.search(text, { ...options, combineWith: "AND" });
		const found = strict.length > 0 ? strict : index.search(text, { ...options, combineWith: "OR" });
		const code = text.toUpperCase().replace(/\s/g, "");
		const hits = found.map((r) => entries[Number(r.id)]).filter((e) => e !== undefined);
		const folded = foldText(text);
		const rank = (e: Findable): number =>
			e.code.toUpperCase() === code ? 0 : foldText(e.label) === folded ? 1 : 2;
		const ordered = hits.map((e, i) => ({ e, i })).sort((a, b) => rank(a.e) - rank(b.e) || a.i - b.i);
		const suggestion = suggest(text, words);
		return {
			query,
			hits: ordered.slice(0, limit).map(({ e: { boost: _boost, also: _also, ...hit } }) => hit),
			...(suggestion === undefined ? {} : { suggestion }),
		};
	};
}

const empty = new Set([
	"de",
	"du",
	"des",
	"la",
	"le",
	"les",
	"l",
	"d",
	"et",
	"en",
	"a",
	"au",
	"aux",
	"sur",
	"zone",
	"emploi",
]);

/** Plural and feminine endings of French names of occupations, crudely but the same way on both sides. */
function singular(term: string): string {
	if (term.length < 4 || /\d/.test(term)) return term;
	return term
		.replace(/(aux)$/, "al")
		.replace(/[sx]$/, "")
		.replace(/(ere|iere)$/, (m) => m.slice(0, -1).replace(/er$/, "er"))
		.replace(/trice$/, "teur")
		.replace(/euse$/, "eur");
}

/** The nearest known words, when a typed word is known by no entry. */
function suggest(text: string, words: readonly string[]): string | undefined {
	const known = new Set(words);
	let changed = false;
	const corrected = foldText(text)
		.split(/\s+/)
		.map((word) => {
			if (
				word.length < 4 ||
				/\d/.test(word) ||
				known.has(word) ||
				known.has(`${word}s`) ||
				known.has(word.replace(/s$/, ""))
			)
				return word;
			if (words.some((w) => w.startsWith(word))) return word;
			const near = nearest(word, words, word.length < 8 ? 1 : 2);
			if (near === undefined) return word;
			changed = true;
			return near;
		});
	return changed ? corrected.join(" ") : undefined;
}

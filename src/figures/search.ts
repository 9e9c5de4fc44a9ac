import MiniSearch from "minisearch";
import { foldText, nearest } from "../platform/index.ts";
import type { SearchAnswer, SearchHit } from "./search-model.ts";
import { emptyWords, singular, wordsOf } from "./search-words.ts";

/** What can be found: `boost` puts a zone d'emploi before a commune of the same name. */
export interface Findable extends SearchHit {
	readonly boost: number;
	/** Other words that lead here: codes, other names. */
	readonly also: string;
	/** Other names in full: one of them typed whole comes before anything that only holds its words. */
	readonly names?: readonly string[];
}

/** A code as it is compared: « rncp 38430 », « 10.71c » and « 1071C » are one. */
const plainCode = (text: string): string => text.toUpperCase().replace(/[\s.\-_]/g, "");

/** « IDCC 16 », « NAF 86.10Z », « code ROME G1602 »: the nomenclature named before a code says what kind of thing it is. */
const schemes: Readonly<Record<string, Findable["kind"]>> = {
	IDCC: "branche",
	NAF: "secteur",
	APE: "secteur",
	ROME: "metier",
	FAP: "metier",
	RNCP: "formation",
	CFD: "formation",
	INSEE: "territoire",
	COG: "territoire",
	DEPARTEMENT: "territoire",
};

const schemeFirst = new RegExp(`^(?:CODE)?(${Object.keys(schemes).join("|")})(.*\\d.*)$`);

function schemed(code: string): { readonly code: string; readonly kind: Findable["kind"] } | undefined {
	const [, scheme = "", rest = ""] = schemeFirst.exec(code) ?? [];
	const kind = schemes[scheme];
	return kind && { code: rest, kind };
}

/**
 * Search over names and codes: accents, case and plurals folded, typos tolerated, exact codes first. Every word counts;
 * when no entry has them all, entries with some of them are shown rather than nothing. `byCode` finds codes that are not worth
 * a place in the index: tens of thousands of certifications without any figure.
 */
export function createSearch(
	entries: readonly Findable[],
	byCode: (code: string) => readonly Findable[] = () => [],
): (query: string, limit?: number) => SearchAnswer {
	const index = new MiniSearch<{ id: number; label: string; also: string; code: string }>({
		fields: ["label", "also", "code"],
		tokenize: (text) => wordsOf(text).filter((word) => !emptyWords.has(word)),
		processTerm: (term) => singular(term),
	});
	index.addAll(entries.map((e, id) => ({ id, label: e.label, also: e.also, code: e.code })));
	const codes = Map.groupBy(
		entries.filter(({ kind }) => kind !== "terme" && kind !== "methode"),
		(e) => plainCode(e.code),
	);
	const names = new Map<string, Findable[]>();
	for (const entry of entries)
		for (const name of new Set([entry.label, ...(entry.names ?? [])].map(foldText)))
			names.set(name, [...(names.get(name) ?? []), entry]);
	const spelling = spellingOf(entries);
	const options = {
		prefix: (term: string) => term.length > 1,
		fuzzy: (term: string) => (/\d/.test(term) || term.length < 4 ? false : term.length < 8 ? 1 : 2),
		boost: { code: 4, label: 2 },
		boostDocument: (id: unknown) => entries[Number(id)]?.boost ?? 1,
	};
	return (query, limit = 40) => {
		const text = query.trim();
		if (text === "") return { query, hits: [], exact: 0 };
		const code = plainCode(text);
		const of = (typed: string): readonly Findable[] => [...(codes.get(typed) ?? []), ...byCode(typed)];
		const asTyped = of(code);
		const named = asTyped.length > 0 ? undefined : schemed(plainCode(foldText(text)));
		const exact = named ? of(named.code).filter(({ kind }) => kind === named.kind) : asTyped;
		const whole = (names.get(foldText(text)) ?? []).toSorted((a, b) => b.boost - a.boost);
		const strict = index.search(text, { ...options, combineWith: "AND" });
		const found = strict.length > 0 ? strict : index.search(text, { ...options, combineWith: "OR" });
		const ordered = new Set<Findable>([...exact, ...whole]);
		for (const { id } of found) {
			const entry = entries[Number(id)];
			if (entry) ordered.add(entry);
		}
		const suggestion = exact.length + whole.length > 0 ? undefined : suggest(text, spelling);
		return {
			query,
			hits: [...ordered].slice(0, limit).map(hitOf),
			exact: new Set(exact).size,
			...(suggestion === undefined ? {} : { suggestion }),
		};
	};
}

function hitOf({ kind, label, kindLabel, code, path }: Findable): SearchHit {
	return { kind, label, kindLabel, code, path };
}

/** Every word of a name, folded, with the way it is written there. */
function spellingOf(entries: readonly Findable[]): ReadonlyMap<string, string> {
	const words = new Map<string, string>();
	for (const { label, names = [] } of entries)
		for (const [word] of [label, ...names].join(" ").matchAll(/[\p{L}\p{N}]+/gu)) {
			const folded = foldText(word);
			if (folded.length > 3 && !words.has(folded)) words.set(folded, word.toLowerCase());
		}
	return words;
}

/** The nearest known words, when a typed word is known by no entry. */
function suggest(text: string, spelling: ReadonlyMap<string, string>): string | undefined {
	const words = [...spelling.keys()];
	let changed = false;
	const corrected = foldText(text)
		.split(/\s+/)
		.map((word) => {
			if (
				word.length < 4 ||
				/\d/.test(word) ||
				spelling.has(word) ||
				spelling.has(`${word}s`) ||
				spelling.has(word.replace(/s$/, "")) ||
				words.some((known) => known.startsWith(word))
			)
				return word;
			const near = nearest(word, words, word.length < 8 ? 1 : 2);
			if (near === undefined) return word;
			changed = true;
			return spelling.get(near) ?? near;
		});
	return changed ? corrected.join(" ") : undefined;
}

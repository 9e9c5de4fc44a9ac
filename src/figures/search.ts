import MiniSearch from "minisearch";
import { foldText } from "../platform/index.ts";
import type { Findable, SearchAnswer, SearchHit } from "./search-model.ts";
import { placedBy } from "./search-place.ts";
import { spellingOf, suggest } from "./search-spelling.ts";
import { emptyWords, singular, wordsOf, zoningWords } from "./search-words.ts";

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

/** A token that a nomenclature could print: three signs at least, with a figure. */
const codeLike = /^(?=.*\d{2})[a-z0-9.]{3,}$/i;
const year = /^(19|20)\d\d$/;

const withoutYears = (text: string): string =>
	text
		.split(/\s+/)
		.filter((word) => !year.test(word))
		.join(" ");

/** A name whatever its number and gender: « aide-soignante » is the whole name of « Aides-soignants ». */
const wholeName = (text: string): string => wordsOf(text).map(singular).join(" ");

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
		entries.filter(({ kind }) => kind !== "terme" && kind !== "methode" && kind !== "page"),
		(e) => plainCode(e.code),
	);
	const names = new Map<string, Findable[]>();
	for (const entry of entries)
		for (const name of new Set([entry.label, ...(entry.names ?? [])].map(wholeName)))
			names.set(name, [...(names.get(name) ?? []), entry]);
	const spelling = spellingOf(entries.flatMap(({ label, names = [] }) => [label, ...names]));
	const placed = placedBy(entries);
	const options = {
		prefix: (term: string) => term.length > 1,
		fuzzy: (term: string) => (/\d/.test(term) || term.length < 4 ? false : term.length < 8 ? 1 : 2),
		boost: { code: 4, label: 2 },
		boostDocument: (id: unknown) => entries[Number(id)]?.boost ?? 1,
	};
	const of = (typed: string): readonly Findable[] => [...(codes.get(typed) ?? []), ...byCode(typed)];
	// What is written as it was typed; only when nothing is, what is written nearly so.
	const entriesOf = (text: string, combineWith: "AND" | "OR"): readonly Findable[] => {
		const written = index.search(text, { ...options, fuzzy: false, combineWith });
		const found = written.length > 0 ? written : index.search(text, { ...options, combineWith });
		return found.flatMap(({ id }) => entries[Number(id)] ?? []);
	};

	/** A code that is the whole of what is typed, with the name of its nomenclature or without. */
	function codedBy(text: string): readonly Findable[] {
		const asTyped = of(plainCode(text));
		const named = asTyped.length > 0 ? undefined : schemed(plainCode(foldText(text)));
		return named ? of(named.code).filter(({ kind }) => kind === named.kind) : asTyped;
	}

	/** A code among other words: what bears it and is called by one of them. */
	function codeAmong(
		text: string,
	): { readonly code: string; readonly found: readonly Findable[] } | undefined {
		const words = text.split(/\s+/);
		const code = words.find((word) => codeLike.test(word) && !year.test(word));
		if (words.length < 2 || code === undefined) return undefined;
		const others = new Set(wordsOf(text).map(singular));
		const found = of(plainCode(code)).filter(({ label }) =>
			wordsOf(label).some((word) => word.length > 2 && others.has(singular(word))),
		);
		return { code, found };
	}

	/** What bears that very name; « bassin de Caen » is Caen, the bassin before the others. */
	function named(text: string): readonly Findable[] {
		// « Secrétaire médicale » is an occupation before the trainings of the same name.
		const isTaught = ({ kind }: Findable): number => Number(kind === "formation");
		const own = (names.get(wholeName(text)) ?? []).toSorted(
			(a, b) => isTaught(a) - isTaught(b) || b.boost - a.boost,
		);
		const words = wordsOf(text);
		const kind = words.map((word) => zoningWords[word]).find((word) => word !== undefined);
		if (own.length > 0 || kind === undefined) return own;
		const name = words.filter((word) => zoningWords[word] === undefined && !emptyWords.has(word)).join(" ");
		const isSaid = ({ kindLabel }: Findable): number => Number(wordsOf(kindLabel).includes(kind));
		return (names.get(wholeName(name)) ?? [])
			.filter((entry) => entry.kind === "territoire")
			.toSorted((a, b) => isSaid(b) - isSaid(a) || b.boost - a.boost);
	}

	return (query, limit = 40) => {
		const text = query.trim();
		if (text === "") return { query, hits: [], exact: 0, placed: [] };
		const among = codeAmong(text);
		const whole = named(text);
		const exact = new Set([...codedBy(text), ...(among?.found ?? [])]);
		const strict = entriesOf(text, "AND");
		const cut = strict.length + whole.length + exact.size > 0 ? undefined : placed(text);
		const subjects = (cut?.subjects ?? []).reduce<readonly Findable[]>(
			(kept, subject) => (kept.length > 0 ? kept : entriesOf(withoutYears(subject), "AND")),
			[],
		);
		const seen = cut && subjects.length > 0 ? cut.places : [];
		// A year is no word of a name; neither is a code that was told apart.
		const rest = withoutYears(
			text
				.split(/\s+/)
				.filter((word) => word !== among?.code)
				.join(" "),
		);
		const found = [
			() => strict,
			() => (subjects.length > 0 ? [...subjects, ...seen] : []),
			() => (rest === text || rest === "" ? [] : entriesOf(rest, "AND")),
			() => (whole.length > 0 ? [] : entriesOf(text, "OR")),
		].reduce<readonly Findable[]>((kept, next) => (kept.length > 0 ? kept : next()), []);
		const meant = exact.size + whole.length + seen.length > 0 ? undefined : suggest(text, spelling);
		// Nothing is like what was typed: what it was meant to be is shown at once.
		const shown = found.length === 0 && meant !== undefined ? entriesOf(meant, "AND") : found;
		return {
			query,
			hits: [...new Set([...exact, ...whole, ...shown])].slice(0, limit).map(hitOf),
			exact: exact.size,
			placed: subjects
				.filter(({ within }) => within !== undefined)
				.slice(0, 1)
				.flatMap((subject) => seen.flatMap((place) => subject.within?.(place) ?? [])),
			...(among && among.found.length === 0 ? { unknownCode: among.code } : {}),
			...(meant === undefined ? {} : { suggestion: meant }),
		};
	};
}

function hitOf({ kind, label, kindLabel, code, path }: Findable): SearchHit {
	return { kind, label, kindLabel, code, path };
}

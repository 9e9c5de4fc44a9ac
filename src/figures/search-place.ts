import type { Findable } from "./search-model.ts";
import { emptyWords, wordsOf } from "./search-words.ts";

/** What was typed, cut in two: « aide soignant » and the places called « l'aigle ». */
export interface PlacedQuery {
	/** What may be asked there, the fullest first: a place in the middle leaves words on both sides. */
	readonly subjects: readonly string[];
	/** The widest first. */
	readonly places: readonly Findable[];
}

/** A word that more places hold is no name: « pays », « saint ». */
const mostNamesakes = 6;

/** Finds a place named whole, or by all the words of a part of its name (« cherbourg », « pays d'auge »), anywhere in what is typed; the longest name wins. */
export function placedBy(entries: readonly Findable[]): (text: string) => PlacedQuery | undefined {
	const places = entries.filter(({ kind }) => kind === "territoire");
	const byName = Map.groupBy(places, ({ label }) => wordsOf(label).join(" "));
	const byWord = new Map<string, Set<Findable>>();
	// A commune is narrower than most sources: only its whole name calls it.
	for (const place of places)
		if (!place.path.startsWith("/territoires/commune/"))
			for (const word of wordsOf(place.label)) byWord.set(word, (byWord.get(word) ?? new Set()).add(place));
	const named = (words: readonly string[]): readonly Findable[] => {
		const whole = byName.get(words.join(" ")) ?? [];
		const [first, ...others] = words.filter((word) => !emptyWords.has(word)).map((word) => byWord.get(word));
		const holding = [...(first ?? [])].filter((place) => others.every((own) => own?.has(place)));
		const short = words.every((word) => word.length < 4 || /\d/.test(word));
		return [...new Set([...whole, ...(short || holding.length > mostNamesakes ? [] : holding)])];
	};
	return (text) => {
		const words = wordsOf(text);
		for (let length = words.length - 1; length > 0; length--)
			// At the end first, then at the beginning, then in between.
			for (const start of [...new Set([words.length - length, ...Array(words.length - length).keys()])]) {
				const found = named(words.slice(start, start + length));
				const [before, after] = [words.slice(0, start), words.slice(start + length)];
				const subjects = [[...before, ...after], before, after].filter((part) =>
					part.some((word) => !emptyWords.has(word)),
				);
				if (found.length > 0 && subjects.length > 0)
					return {
						subjects: [...new Set(subjects.map((part) => part.join(" ")))],
						places: found.toSorted((a, b) => b.boost - a.boost),
					};
			}
		return undefined;
	};
}

import type { Findable } from "./search-model.ts";
import { emptyWords, wordsOf } from "./search-words.ts";

/** What was typed, cut in two: « aide soignant » and the places called « l'aigle ». */
export interface PlacedQuery {
	readonly subject: string;
	/** Of that very name, the widest first. */
	readonly places: readonly Findable[];
}

/** Words between a subject and its place. */
const between: ReadonlySet<string> = new Set([...emptyWords, "dans", "pour", "chez"]);

/** Finds a place named whole at the end of what is typed, or at its beginning; the longest name wins. */
export function placedBy(entries: readonly Findable[]): (text: string) => PlacedQuery | undefined {
	const byName = Map.groupBy(
		entries.filter(({ kind }) => kind === "territoire"),
		({ label }) => wordsOf(label).join(" "),
	);
	return (text) => {
		const words = wordsOf(text);
		for (let length = words.length - 1; length > 0; length--)
			for (const last of [true, false]) {
				const name = last ? words.slice(-length) : words.slice(0, length);
				const rest = last ? words.slice(0, -length) : words.slice(length);
				const places = byName.get(name.join(" "));
				if (places && rest.some((word) => !between.has(word)))
					return { subject: rest.join(" "), places: places.toSorted((a, b) => b.boost - a.boost) };
			}
		return undefined;
	};
}

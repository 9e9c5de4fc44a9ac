import { foldText, nearest } from "../platform/index.ts";

/** Words of the names that can be found, by their folded form: what a typed word may have meant. */
export interface Spelling {
	/** As it is written in a name, with its accents. */
	readonly words: ReadonlyMap<string, string>;
	/** By the way they are said: first in order of the names. */
	readonly sounds: ReadonlyMap<string, string>;
}

const shortest = 4;

/** Every word of a name, folded, with the way it is written there. */
export function spellingOf(names: Iterable<string>): Spelling {
	const words = new Map<string, string>();
	const sounds = new Map<string, string>();
	for (const name of names)
		for (const [word] of name.matchAll(/[\p{L}\p{N}]+/gu)) {
			const folded = foldText(word);
			if (folded.length < shortest || words.has(folded)) continue;
			words.set(folded, word.toLowerCase());
			const sound = soundOf(folded);
			if (!sounds.has(sound)) sounds.set(sound, folded);
		}
	return { words, sounds };
}

/** French spelled by ear: « chaumage » and « chômage », « farmacie » and « pharmacie » are one. Crude, the same way on both sides. */
function soundOf(folded: string): string {
	return folded
		.replaceAll(/e?au/g, "o")
		.replaceAll("ph", "f")
		.replaceAll(/qu|ck|k/g, "c")
		.replaceAll("y", "i")
		.replaceAll(/[ae]n(?=[bcdfgjlpqrstvz])|em(?=[bp])/g, "an")
		.replaceAll(/(.)\1/g, "$1")
		.replaceAll(/(?<!c)h/g, "")
		.replace(/(?:e?s|[extz])$/, "");
}

/** The words that were meant, when a typed word is known by no entry. */
export function suggest(text: string, { words, sounds }: Spelling): string | undefined {
	const known = [...words.keys()];
	let changed = false;
	const isKnown = (word: string): boolean =>
		word.length < shortest ||
		/\d/.test(word) ||
		words.has(word) ||
		words.has(`${word}s`) ||
		words.has(word.replace(/s$/, "")) ||
		known.some((one) => one.startsWith(word));
	const corrected = foldText(text)
		.split(/\s+/)
		.map((word) => {
			if (isKnown(word)) return word;
			const near = sounds.get(soundOf(word)) ?? nearest(word, known, word.length < 8 ? 1 : 2);
			const meant = near === undefined ? parted(word, words) : (words.get(near) ?? near);
			if (meant === undefined) return word;
			changed = true;
			return meant;
		});
	return changed ? corrected.join(" ") : undefined;
}

/** « aidesoignant »: two known words typed without the blank between them; the longer the first, the better. */
function parted(word: string, words: Spelling["words"]): string | undefined {
	const spelled = (part: string): string | undefined =>
		words.get(part) ?? words.get(`${part}s`)?.slice(0, -1);
	for (let at = word.length - shortest; at >= shortest; at--) {
		const [first, second] = [spelled(word.slice(0, at)), spelled(word.slice(at))];
		if (first !== undefined && second !== undefined) return `${first} ${second}`;
	}
	return undefined;
}

import { foldText } from "../platform/index.ts";

/** Words that a register prints in capitals and that stay so. */
const acronyms = new Set(["BTP", "CAO", "DAO", "GPL", "PME", "PMI", "TPE", "VTC"]);

/**
 * Reads labels printed in capitals without accents (« CONCEPTION ET REALISATION (BTS) ») as a sentence would print them, from the words
 * of labels that have their accents. A word never met is put in small letters; what stands between brackets is left. `bare`: printed without accents, in small letters
 * as well.
 */
export function accentsFrom(labels: Iterable<string>): (label: string, bare?: boolean) => string {
	const forms = new Map<string, Map<string, number>>();
	for (const label of labels) {
		if (!/\p{Ll}/u.test(label)) continue;
		for (const [word] of label.matchAll(/\p{L}+/gu)) {
			// A capital may have lost its accent: « Eleveurs ».
			if (/^[AEIOU]/.test(word)) continue;
			const small = word.toLowerCase();
			const key = foldText(word);
			const own = forms.get(key) ?? new Map<string, number>();
			own.set(small, (own.get(small) ?? 0) + 1);
			forms.set(key, own);
		}
	}
	const usual = (folded: string): string | undefined =>
		[...(forms.get(folded) ?? [])].sort(([, a], [, b]) => b - a)[0]?.[0];
	const read = (word: string): string => {
		if (acronyms.has(word)) return word;
		const folded = foldText(word);
		const one = folded.endsWith("s") ? usual(folded.slice(0, -1)) : undefined;
		return usual(folded) ?? usual(`${folded}s`)?.slice(0, -1) ?? (one && `${one}s`) ?? word.toLowerCase();
	};
	return (label, bare = false) => {
		const text =
			bare || !/\p{Ll}/u.test(label)
				? label
						.split(/(\([^)]*\))/)
						.map((piece) => (piece.startsWith("(") ? piece : piece.replaceAll(/\p{L}+/gu, read)))
						.join("")
				: label;
		return text.charAt(0).toUpperCase() + text.slice(1);
	};
}

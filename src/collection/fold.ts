/** Apostrophes and blanks that Word, Excel and keyboards put in place of the plain ones. */
const apostrophes = /[\u2018\u2019\u02bc\u00b4`\u2032]/g;
const invisible = /[\ufeff\u200b-\u200f\u2060\u00ad]/g;
const blanks = /[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+/g;

/** Plain signs alone: nothing to fold. Asked of nearly every cell, so sign by sign. */
function isVisible(text: string): boolean {
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		if (code < 0x21 || code > 0x7e) return false;
	}
	return true;
}

/** Trims and folds every kind of blank to one space; what the eye cannot see goes away. */
export function tidy(text: string): string {
	if (isVisible(text)) return text;
	return text.replace(invisible, "").replace(blanks, " ").trim();
}

/** Comparison form of a header, a sheet name or a status token: blanks, case and apostrophe style folded, accents kept. */
export function foldHeader(text: string): string {
	return tidy(text.normalize("NFC")).replace(apostrophes, "'").toLowerCase();
}

/** Looser form, for headers retyped by hand: accents and punctuation gone (`Libellé_met` = `LIBELLE MET`). */
export function looseHeader(text: string): string {
	return stripAccents(text)
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, "");
}

/** Comparison form of a file name: accents in one or two code points, ligatures, case and blanks folded. */
export function foldFileName(name: string): string {
	return tidy(stripAccents(name).replace(apostrophes, "'")).toLowerCase();
}

function stripAccents(text: string): string {
	return text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[œŒ]/g, "oe").replace(/[æÆ]/g, "ae");
}

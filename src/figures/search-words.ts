import { foldText } from "../platform/index.ts";

/** As names of places are often typed: « St-Lô », « Ste-Mère-Église ». */
const short: Readonly<Record<string, string>> = { st: "saint", ste: "sainte" };

/** Kinds of places that people say before a name; what follows tells what kind it is in the labels of the house. */
export const zoningWords: Readonly<Record<string, string>> = {
	departement: "departement",
	region: "region",
	bassin: "bassin",
	arrondissement: "arrondissement",
	commune: "commune",
	ville: "commune",
	epci: "intercommunalite",
	intercommunalite: "intercommunalite",
	agglo: "intercommunalite",
	agglomeration: "intercommunalite",
	clpe: "comite",
	comite: "comite",
};

/** Letters and figures, folded: everything else parts words. */
export function wordsOf(text: string): readonly string[] {
	return foldText(text)
		.split(/[^a-z0-9]+/)
		.filter((word) => word !== "")
		.map((word) => short[word] ?? word);
}

/** Words that tell nothing: every zone d'emploi has them. */
export const emptyWords: ReadonlySet<string> = new Set([
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
	"pour",
	"par",
	"dans",
	"chez",
	"avec",
	"un",
	"une",
	"mon",
	"ma",
	"mes",
	"notre",
	"nos",
	"quel",
	"quelle",
	"quels",
	"quelles",
	"combien",
	"zone",
	"emploi",
]);

/** Plural and feminine endings of French names of occupations, crudely but the same way on both sides. */
export function singular(term: string): string {
	if (term.length < 4 || /\d/.test(term)) return term;
	const one = term.endsWith("eaux") ? term.slice(0, -1) : term.replace(/aux$/, "al").replace(/[sx]$/, "");
	return one
		.replace(/ere$/, "er")
		.replace(/trice$/, "teur")
		.replace(/euse$/, "eur")
		.replace(/ienne$/, "ien")
		.replace(/ale$/, "al")
		.replace(/elle$/, "el")
		.replace(/ive$/, "if")
		.replace(/ee$/, "e")
		.replace(/(\w{3}[ae]nt)e$/, "$1");
}

/** Does a label hold every word that tells something of a name, whatever their number and gender? */
export function bearsName(label: string, name: string): boolean {
	const held = new Set(wordsOf(label).map(singular));
	return wordsOf(name).every((word) => emptyWords.has(word) || held.has(singular(word)));
}

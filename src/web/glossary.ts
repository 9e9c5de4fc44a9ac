import { csvText } from "../exports/index.ts";
import { compareFrench, foldText } from "../platform/french.ts";
import { type Term, termById, terms, termThemes } from "./declared.ts";

export const termPath = (id: string): string => `/glossaire/${id}`;

/** In French order. */
export const sortedTerms: readonly Term[] = [...terms].sort((a, b) => compareFrench(a.term, b.term));

/** « E » for « Épide ». */
export const letterOf = ({ term }: Term): string => foldText(term).charAt(0).toUpperCase();

/** One line for each meaning, for a spreadsheet in French. */
export function glossaryCsv(): string {
	return csvText([
		[
			"identifiant",
			"terme",
			"theme",
			"sens",
			"developpement",
			"definition",
			"complement",
			"exemple",
			"voir_aussi",
		],
		...sortedTerms.flatMap((term) =>
			term.senses.map((sense, index) => [
				term.id,
				term.term,
				termThemes.find((theme) => theme.id === term.theme)?.title ?? "",
				String(index + 1),
				sense.expansion ?? "",
				sense.sentence,
				sense.more ?? "",
				sense.example ?? "",
				(term.see ?? []).flatMap((id) => termById.get(id)?.term ?? []).join(", "),
			]),
		),
	]);
}

import { statuses } from "../../exports/index.ts";
import type { FigureCell, SourceLine } from "../../figures/model.ts";
import { typeset } from "../../platform/index.ts";
import type { Definition } from "../document.ts";

/** « Insee, Taux de chômage localisés, T4 2024 ». */
export function sourceText({ producer, title, vintage, sample }: SourceLine): string {
	return `${producer}, ${title}, ${vintage}${sample ? " (données d’essai)" : ""}`;
}

/** A source in the list at the end of a document. */
export function sourceDefinition({ title, producer, vintage, licence, sample }: SourceLine): Definition {
	return {
		term: typeset(title),
		text: typeset(`${producer}, ${vintage}. ${licence}.${sample ? " Données d’essai." : ""}`),
	};
}

/** The signs that cells stand under, in full. */
export function signsOf(cells: readonly FigureCell[]): readonly Definition[] {
	const present = new Set(cells.map(({ status }) => status));
	return (["s", "nd", "ns", "so", "e", "p", "r"] as const)
		.filter((status) => present.has(status) || status === "nd")
		.map((status) => ({ term: statuses[status].sign, text: typeset(statuses[status].meaning) }));
}

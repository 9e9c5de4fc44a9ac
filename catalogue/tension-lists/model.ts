import type { CodeRef } from "../model.ts";

/**
 * How a printed label was led to codes. `exact`: the words of the label are those of the nomenclature, capitals and punctuation
 * aside; `near`: one code, other words, and the professions of the code are those that the label names; `several`: the label
 * covers more than one code.
 */
export type Matching = "exact" | "near" | "several";

/** One label of a printed list, reconciled once, by hand. */
export interface PrintedOccupation {
	readonly label: string;
	/** Codes of the nomenclature in force when the list was printed. */
	readonly codes: readonly CodeRef[];
	readonly matching: Matching;
	/** What the match rests on, where the words differ. */
	readonly evidence?: string;
}

/** A list of occupations printed in a document without any code. */
export interface PrintedList {
	readonly region: string;
	readonly document: string;
	/** Where in the document, as it is titled there. */
	readonly place: string;
	/** As printed: « Source : Pôle Emploi ». */
	readonly source: string;
	/** Year that the document describes. */
	readonly year: number;
	readonly regional: readonly PrintedOccupation[];
	readonly national: readonly PrintedOccupation[];
}

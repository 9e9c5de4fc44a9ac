import type { PrintedCell } from "./cell.ts";

/** How much a printed contradiction matters. A published document is never refused for it: it is shown beside the figure. */
export type PrintedLevel =
	/** One of the printed figures is false. */
	| "error"
	/** The figures cannot be compared, or one of them is probably false. */
	| "warning"
	/** Rounding, typing: worth a word. */
	| "notice";

export interface PrintedDefect {
	/** Rule of methods annex C. */
	readonly rule: string;
	readonly level: PrintedLevel;
	/** Defects of one cause form one finding. */
	readonly group: string;
	/** The cell at fault, or the first of those that disagree. */
	readonly cell: PrintedCell | undefined;
	/** Which of its columns. */
	readonly column:
		| "imprime"
		| "evolution_imprimee"
		| "periode"
		| "perimetre"
		| "libelle"
		| "periode_precedente";
	/** What is wrong, in French, without its place. */
	readonly what: string;
	/** As printed. */
	readonly printed: string;
	/** What the other figures of the document give. */
	readonly recomputed: string;
	/** The same as one number, in the base unit of the cell; absent when they do not tell which figure is the false one. */
	readonly value?: number;
}

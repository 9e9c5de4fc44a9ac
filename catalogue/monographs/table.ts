/** A table of words taken from a document. */
export interface Table {
	readonly columns: readonly string[];
	/** A cell that the document leaves empty is an empty text. */
	readonly rows: readonly (readonly string[])[];
	/** Document and date. */
	readonly source: string;
	readonly note?: string;
}

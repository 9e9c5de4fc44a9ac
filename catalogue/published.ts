/**
 * A printed document as data: which columns of the source hold the printed cells, and what must hold between those cells.
 * A constraint says what two figures are to each other, never which one is wrong.
 */

/**
 * One printed figure: `indicator@territory-level`, and `:period` where the document prints several periods of it. Without a
 * period a constraint is checked at every period at which its first figure is printed.
 */
export type FigureRef = string;

export type Constraint =
	/** Parts that make a whole (C-20). A number is a whole that is exact by definition (100 %). Checked on N-1 too. */
	| { readonly kind: "sum"; readonly total: FigureRef | number; readonly parts: readonly FigureRef[] }
	/** Parts that cannot exceed their whole, together, without having to reach it (C-20). */
	| { readonly kind: "part"; readonly whole: FigureRef; readonly parts: readonly FigureRef[] }
	/** Each group is one figure that the document prints several times, under one title or several (C-21). */
	| { readonly kind: "same"; readonly figures: readonly (readonly FigureRef[])[] }
	/** A share (`per` 100) or a mean (`per` 1); without a printed result, it is only asked whether it may be computed (C-30). */
	| {
			readonly kind: "ratio";
			readonly numerator: FigureRef;
			readonly denominator: FigureRef;
			readonly per: 1 | 100;
			readonly printed?: FigureRef;
	  }
	/** A change printed as a figure of its own (C-30). */
	| { readonly kind: "change"; readonly from: FigureRef; readonly to: FigureRef; readonly printed: FigureRef }
	/** Indicators that are one series at successive periods (C-25). */
	| { readonly kind: "series"; readonly lines: readonly (readonly string[])[] }
	/** Headings and values of a table in the order of printing; `against` prints the same figures elsewhere (C-01). */
	| {
			readonly kind: "columns";
			readonly headings: readonly FigureRef[];
			readonly values: readonly string[];
			readonly against: readonly FigureRef[];
	  }
	/** Titles of tables or charts that the document announces (C-16). */
	| { readonly kind: "announced"; readonly tables: readonly string[] }
	/** Lists of labels that a nomenclature should code (C-15). */
	| { readonly kind: "coded"; readonly lists: readonly string[] }
	/** Acronyms used, and the legend that explains them (C-15). */
	| { readonly kind: "legend"; readonly used: string; readonly legend: string }
	/** Acronyms spelt out: one acronym, one meaning (C-15). */
	| { readonly kind: "glossary"; readonly list: string };

export interface PublishedDocument {
	/** Short name in messages. */
	readonly title: string;
	/** A part and its whole that tell how much of the nation the region weighs: what is far from it is asked about (C-36). */
	readonly weight?: { readonly part: FigureRef; readonly whole: FigureRef };
	readonly constraints: readonly Constraint[];
}

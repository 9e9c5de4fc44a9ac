/**
 * A printed document as plain data: everything that any of its forms (PDF, PPTX, XLSX, ODS, HTML) may print, and nothing else.
 * It is made once; the writers ask no figure. A number is here as it is printed, rounded; a figure without value has none.
 */
export interface PrintedDocument {
	readonly title: string;
	/** Second line of the cover: the place, the body. */
	readonly subtitle: string;
	readonly brand: Brand;
	/** ISO day for which the document is made: the only clock of its files. */
	readonly date: string;
	/** Facts of the cover: « Territoire », « Séance », « Diffusion ». */
	readonly facts: readonly Definition[];
	/** True when a source is made up: every page says so. */
	readonly sample: boolean;
	/** Whole address of the accessible HTML version. */
	readonly address: string;
	/** The document in a few sentences, before everything else. */
	readonly summary: readonly string[];
	readonly parts: readonly Part[];
	readonly sources: readonly Definition[];
	/** Signs printed instead of a value, with their meaning. */
	readonly signs: readonly Definition[];
	readonly glossary: readonly Definition[];
	/**
	 * `page`: each section begins a page; `flow`: sections follow one another; `sheet`: the same on one sheet, without a cover;
	 * `article`: the same, comments being its text and tables standing behind their drawings; `handout`: titles and intros of the parts
	 * alone, on one sheet, in the largest type that fits; `guide`: a cover, then the same, one after another; `figure`: slides without a cover, to be put among
	 * others.
	 */
	readonly layout: "page" | "flow" | "article" | "sheet" | "handout" | "guide" | "figure";
}

export interface Brand {
	/** « Data Emploi-Formation Normandie ». */
	readonly site: string;
	readonly operator: string;
	/** Organisation for which it is made, with its own look. */
	readonly house?: HouseStyle & { readonly name: string };
}

/** What a document takes from an organisation's own template. */
export interface HouseStyle {
	/** `#rrggbb`, dark enough for white text. */
	readonly colour: string;
	/** Font of the slides, found on the machine that opens them. */
	readonly font?: string;
	/** PNG, in base64. */
	readonly logo?: string;
}

export interface Definition {
	readonly term: string;
	readonly text: string;
}

export interface Part {
	/** Absent: its sections stand at the first level. */
	readonly title?: string;
	readonly intro?: RichText;
	readonly sections: readonly Section[];
}

export interface Section {
	/** Unique in the document: letters, digits, hyphens. */
	readonly id: string;
	/** The message. */
	readonly title: string;
	/** What is measured, of whom, where, when. */
	readonly subtitle?: string;
	/** Why there is no figure: printed in its place. */
	readonly absent?: string;
	readonly chart?: Chart;
	readonly sentence?: string;
	readonly table?: PrintedTable;
	readonly comment?: RichText;
	readonly notes: readonly string[];
	/** « Source : … Diffusion du … » */
	readonly source?: string;
	readonly definitions: readonly IndicatorDefinition[];
	/** Whole address where the figure tells its origin. */
	readonly origin?: string;
}

export interface IndicatorDefinition {
	readonly label: string;
	readonly lines: readonly Definition[];
}

/** Printed points. A missing or hidden one is null, never 0. */
export interface Chart {
	readonly kind: "line" | "bars";
	/** What it shows, for who does not see it; values are in the table. */
	readonly alt: string;
	readonly unit: string;
	readonly decimals: number;
	/** Periods of a line, names of bars. */
	readonly labels: readonly string[];
	readonly series: readonly ChartSeries[];
	/** Ranks, among the labels, of the bars to compare the others with. */
	readonly references: readonly number[];
}

export interface ChartSeries {
	readonly label: string;
	readonly values: readonly (number | null)[];
	/** Each point as printed: « 7,2 % », « secret statistique ». */
	readonly texts: readonly string[];
}

export interface PrintedTable {
	readonly caption: string;
	/** First column: heads of the rows. */
	readonly columns: readonly { readonly header: string; readonly number: boolean }[];
	readonly rows: readonly {
		readonly header: string;
		/** A row to compare with. */
		readonly reference?: boolean;
		readonly cells: readonly TableCell[];
	}[];
	/** Rows printed on paper and on slides when there are more: the others are in the spreadsheet and in the HTML version. */
	readonly onPaper?: number;
}

export interface TableCell {
	/** « 7,2 % », « s », « nd ». */
	readonly text: string;
	/** The same number, at its printed precision; absent for a text and for whatever has no value. */
	readonly value?: number;
	readonly decimals?: number;
	/** When it is not that of the whole column. */
	readonly unit?: string;
	/** In full words, for who listens: « secret statistique ». */
	readonly spoken?: string;
}

/** Text typed by a person, reduced to what every form can print. */
export type RichText = readonly RichBlock[];
export type RichBlock =
	| { readonly kind: "paragraph"; readonly runs: readonly RichRun[] }
	| { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly RichText[] };
export interface RichRun {
	readonly text: string;
	readonly strong?: true;
	readonly emphasis?: true;
	/** http(s) address. */
	readonly link?: string;
}

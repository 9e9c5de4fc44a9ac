import type { Table } from "./table.ts";

/** What one section of a monograph prints. Which figures, never their values: those are in the printed documents. */
export type Content =
	/** Figures of the printed tables of these names, then those of these ids, in the order of their document. */
	| {
			readonly kind: "figures";
			readonly tables?: readonly string[];
			readonly figures?: readonly string[];
			/**
			 * `change`: year N-1, year N, change, France; `now`: region, France; `region`: region alone; `years`: each year printed,
			 * and the change between the last two.
			 */
			readonly layout: "change" | "now" | "region" | "years";
			/** Indicators of the observatory that stand in their place for a year of which no document prints the region's. */
			readonly observed?: readonly ObservedRow[];
	  }
	/** Two lists of labels side by side, each under the name that the documents give it. */
	| { readonly kind: "labels"; readonly region: string; readonly france: string }
	/** A table of words, declared with the region. */
	| {
			readonly kind: "words";
			readonly table: WordTable;
			/** Printed list that spells out its acronyms. */
			readonly legend?: string;
	  };

export interface ObservedRow {
	readonly indicator: string;
	/** One category of each axis that the indicator leaves open. */
	readonly categories?: Readonly<Record<string, string>>;
}

export type WordTable =
	| "poles"
	| "campus"
	| "conseil"
	| "etat"
	| "operateurs"
	| "accueil"
	| "cper"
	| "cprdfop"
	| "spro"
	| "actualites";

export interface MonographSection {
	/** Anchor. */
	readonly id: string;
	readonly title: string;
	readonly content: Content;
}

export interface MonographPart {
	readonly title: string;
	readonly sections: readonly MonographSection[];
}

/** The facts of one region and one year that a monograph prints. */
export interface Monograph {
	readonly region: string;
	readonly year: number;
	/** Until when the data were collected: « décembre 2019 », and what came out since. */
	readonly closed: string;
	/** Sources whose printed tables it takes its figures from (`Source.published`). */
	readonly documents: readonly string[];
	/** Who made the figures of a printed table, by the name of the table or the id of the figure. */
	readonly producers: Readonly<Record<string, string>>;
	readonly words: Partial<Readonly<Record<WordTable, Table>>>;
}

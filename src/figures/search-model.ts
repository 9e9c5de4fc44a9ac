export interface SearchHit {
	readonly kind:
		| "territoire"
		| "metier"
		| "competence"
		| "formation"
		| "secteur"
		| "branche"
		| "indicateur"
		| "methode"
		| "terme"
		| "publication"
		| "page";
	readonly label: string;
	/** « Zone d'emploi », « Métier (FAP 2021) »… */
	readonly kindLabel: string;
	readonly code: string;
	readonly path: string;
}

/** What can be found: `boost` puts a zone d'emploi before a commune of the same name. */
export interface Findable extends SearchHit {
	readonly boost: number;
	/** Other words that lead here: codes, other names. */
	readonly also: string;
	/** Other names in full: one of them typed whole comes before anything that only holds its words. */
	readonly names?: readonly string[];
	/** The same thing seen in a place, where it has such a page. */
	readonly within?: (place: SearchHit) => SearchHit | undefined;
}

export interface SearchAnswer {
	readonly query: string;
	readonly hits: readonly SearchHit[];
	/** How many of the first hits bear the very code that was typed. */
	readonly exact: number;
	/** A subject seen in the place that was named with it: « aide soignant l'aigle ». */
	readonly placed: readonly SearchHit[];
	/** A code among other words that nothing bears. */
	readonly unknownCode?: string;
	/** « Vouliez-vous dire… » when nothing matched as typed. */
	readonly suggestion?: string;
}

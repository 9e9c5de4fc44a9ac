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
		| "page";
	readonly label: string;
	/** « Zone d'emploi », « Métier (FAP 2021) »… */
	readonly kindLabel: string;
	readonly code: string;
	readonly path: string;
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

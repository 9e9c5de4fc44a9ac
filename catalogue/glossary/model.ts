/** Groups under which the terms are browsed. */
export const termThemes = [
	{ id: "territoires", title: "Territoires" },
	{ id: "marche-du-travail", title: "Marché du travail" },
	{ id: "metiers", title: "Métiers et nomenclatures" },
	{ id: "formation", title: "Formation et insertion" },
	{ id: "dispositifs", title: "Dispositifs et contrats" },
	{ id: "acteurs", title: "Acteurs et instances" },
	{ id: "chiffres", title: "Lire un chiffre" },
	{ id: "donnees", title: "Données et diffusion" },
] as const;

export type TermTheme = (typeof termThemes)[number]["id"];

/** One meaning of a term. An acronym can have several: each stands on its own. */
export interface Sense {
	/** The acronym in full; absent of a plain word. */
	readonly expansion?: string;
	/** What it is, in one sentence that stands alone. */
	readonly sentence: string;
	readonly more?: string;
	readonly example?: string;
}

export interface Term {
	/** `/glossaire/{id}`; never changes once published. */
	readonly id: string;
	readonly term: string;
	/** Other names under which it is looked for: former names, spellings, plurals that do not follow. */
	readonly also?: readonly string[];
	readonly theme: TermTheme;
	readonly senses: readonly [Sense, ...Sense[]];
	/** Ids of other terms. */
	readonly see?: readonly string[];
	/** Indicators that it helps to read, and pages of method that apply it. */
	readonly indicators?: readonly string[];
	readonly methods?: readonly string[];
}

/** Day on which the wording was last gone over, and by whom it was validated once it is. */
export const wording: { readonly written: string; readonly validatedBy?: string } = { written: "2026-11-26" };

/** One paragraph after another, then a list. */
export interface MethodPart {
	readonly title: string;
	readonly texts: readonly string[];
	readonly list?: readonly string[];
}

/** A page of method: what the observatory does to a figure, as its code does it, in plain French. */
export interface Method {
	/** `/methodes/{id}` */
	readonly id: string;
	readonly title: string;
	readonly group: MethodGroup;
	/** The answer in one or two sentences. */
	readonly summary: string;
	readonly parts: readonly [MethodPart, ...MethodPart[]];
	/** What the method does not settle. */
	readonly limits?: readonly string[];
	/** Terms of the glossary. */
	readonly terms: readonly string[];
	/** Pages where it can be seen at work. */
	readonly links?: readonly { readonly path: string; readonly label: string }[];
}

export const methodGroups = [
	{ id: "calculer", title: "Calculer un chiffre" },
	{ id: "proteger", title: "Protéger les personnes et les entreprises" },
	{ id: "situer", title: "Situer et comparer" },
	{ id: "suivre", title: "Contrôler, publier, corriger" },
] as const;

export type MethodGroup = (typeof methodGroups)[number]["id"];

/** Where the words of the matrix begin. A word never comes without its threshold, and a threshold without its origin. */
export interface Scale {
	readonly id: "besoin" | "vivier" | "offre" | "couverture";
	readonly title: string;
	/** What is measured, in words: « projets de recrutement dans le bassin, pour l'année ». */
	readonly measure: string;
	/** From the lowest; the first begins at nothing. */
	readonly words: readonly { readonly label: string; readonly from: number }[];
	readonly origin: string;
}

/** Under this number of projects a year, no ratio is printed and a decision rests on a handful of employers (methods §6.3). */
export const FEW_PROJECTS = 30;

export const need: Scale = {
	id: "besoin",
	title: "Besoin",
	measure: "projets de recrutement dans le bassin, pour l’année",
	words: [
		{ label: "faible", from: 0 },
		{ label: "moyen", from: FEW_PROJECTS },
		{ label: "fort", from: 100 },
	],
	origin:
		"30 projets par an : seuil des méthodes (§6.3), sous lequel aucun rapport n’est donné. 100 : convention de l’observatoire, que dépasse un couple métier × bassin sur huit en France (BMO 2024).",
};

export const pool: Scale = {
	id: "vivier",
	title: "Vivier",
	measure: "offres pour 100 demandeurs d’emploi cherchant le métier dans le bassin",
	words: [
		{ label: "large", from: 0 },
		{ label: "moyen", from: 100 },
		{ label: "étroit", from: 200 },
	],
	origin:
		"Convention de l’observatoire : à peu près les tiers des couples métier × bassin de France en 2021 (94 et 223), arrondis à la centaine.",
};

export const offer: Scale = {
	id: "offre",
	title: "Offre",
	measure: "élèves de dernière année menant au métier, dans les départements du bassin",
	words: [
		{ label: "aucune connue", from: 0 },
		{ label: "réduite", from: Number.MIN_VALUE },
		{ label: "présente", from: FEW_PROJECTS },
	],
	origin: "30 élèves : la taille d’une classe, et celle du seuil des besoins. Convention de l’observatoire.",
};

/** Reading bands of methods §6.2; one is not a norm, since other ways of recruiting exist. */
export const coverage: Scale = {
	id: "couverture",
	title: "Couverture en région",
	measure: "sortants en emploi ÷ besoin non saisonnier d’une année",
	words: [
		{ label: "fort déficit", from: 0 },
		{ label: "déficit", from: 0.6 },
		{ label: "équilibre", from: 0.9 },
		{ label: "surplus", from: 1.2 },
	],
	origin: "Bandes de lecture des méthodes (§6.2). Un rapport de 1 n’est pas une norme.",
};

export const scales: readonly Scale[] = [need, pool, offer, coverage];

/** Word of a value; of an interval, only when both its ends bear the same word. */
export function wordOn(scale: Scale, low: number, high = low): string | undefined {
	const at = (value: number): string | undefined => scale.words.findLast(({ from }) => value >= from)?.label;
	const word = at(low);
	return word === at(high) ? word : undefined;
}

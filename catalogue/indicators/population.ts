import { fromTerms, stock } from "../additive.ts";
import type { Indicator } from "../model.ts";

const universe = "Population municipale : personnes ayant leur résidence habituelle dans le territoire.";

export const population: readonly Indicator[] = [
	{
		id: "population",
		label: "Population municipale",
		short: "Population",
		subject: "la population",
		theme: "population",
		definition: "Nombre d'habitants du territoire, selon le recensement de la population.",
		formulaText: "Somme des populations municipales des communes du territoire.",
		universe,
		unit: "habitants",
		decimals: 0,
		polarity: "neutral",
		cube: "population",
		formula: { kind: "sum", measure: "population" },
		thresholds: {},
		additive: stock(),
		sources: ["insee-populations"],
		owner: "producteur",
		notes: [
			"Ce chiffre peut différer de la « population totale » citée dans d'autres documents, qui compte aussi les personnes rattachées à une commune sans y vivre.",
			"Le recensement repose sur cinq ans d'enquêtes : deux millésimes ne se comparent bien qu'à cinq ans d'écart ou plus.",
		],
		method: "Insee, populations légales du recensement.",
	},
	{
		id: "evolution-population",
		label: "Évolution de la population en cinq ans",
		short: "Évolution population",
		subject: "l'évolution de la population en cinq ans",
		theme: "population",
		definition:
			"Variation relative de la population municipale entre un millésime et celui d'il y a cinq ans.",
		formulaText: "100 × (population de l'année ÷ population cinq ans plus tôt − 1).",
		universe,
		unit: "%",
		decimals: 1,
		polarity: "neutral",
		cube: "population",
		formula: { kind: "evolution", of: "population", years: 5, unit: "%" },
		numerator: "Population de l'année moins celle d'il y a cinq ans",
		denominator: "Population d'il y a cinq ans",
		thresholds: {},
		additive: fromTerms(),
		sources: ["insee-populations"],
		owner: "observatoire",
		notes: [
			"Cinq ans est le plus petit écart pour lequel deux recensements n'ont pas d'enquêtes en commun.",
			"Une fusion de communes ne crée pas d'évolution : les millésimes sont ramenés à la même géographie.",
		],
		method: "Évolution relative entre deux populations légales (Insee).",
	},
];

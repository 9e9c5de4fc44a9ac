import { asPublished, fromTerms, stock } from "../additive.ts";
import type { Indicator } from "../model.ts";

const seekersNotes = [
	"Ce chiffre diffère du nombre de chômeurs au sens du Bureau international du travail : on peut être inscrit sans être chômeur, et chômeur sans être inscrit.",
	"La réforme « plein emploi » de janvier 2025 a ajouté les catégories F et G, qui ne sont pas dans A, B, C : les séries d'avant et d'après ne se raccordent pas.",
];

const nested = { no: "la catégorie A est comprise dans A, B, C" };
const rounded = {
	no: "les effectifs sont arrondis à la dizaine et les communes de 5 000 habitants ou moins sont absentes",
};
const publishedRate = asPublished(
	"le taux d'une région n'est pas la moyenne de ceux de ses zones d'emploi, et ses termes ne sont pas publiés",
);
const unemploymentSources = [
	"insee-chomage-zones",
	"insee-chomage-parties-zones",
	"insee-chomage-departements",
	"insee-chomage-regions",
] as const;

const byCategory = (category: "A" | "ABC"): readonly Indicator[] => {
	const id = `demandeurs-emploi-${category.toLowerCase()}`;
	const letters = category === "A" ? "A" : "A, B et C";
	const scope = category === "A" ? "catégorie A" : "catégories A, B et C";
	const who =
		category === "A"
			? "Personnes inscrites à France Travail, sans aucun emploi dans le mois et tenues d'en chercher un."
			: "Personnes inscrites à France Travail et tenues de chercher un emploi : sans emploi (A), en activité réduite courte, 78 heures au plus dans le mois (B), ou longue (C).";
	return [
		{
			id,
			label: `Demandeurs d'emploi de ${scope}, par métier recherché`,
			short: `Demandeurs d'emploi ${category}`,
			subject: `le nombre de demandeurs d'emploi de ${scope}`,
			theme: "marche-du-travail",
			definition: `Nombre moyen, sur l'année, de personnes inscrites à France Travail en ${scope}, selon le métier recherché.`,
			formulaText: "Moyenne annuelle des effectifs de fin de mois ; jamais leur somme.",
			universe: who,
			unit: "demandeurs d'emploi",
			decimals: 0,
			polarity: "neutral",
			cube: "demandeurs-metier",
			formula: { kind: "sum", measure: "defm" },
			where: { categorie: category },
			thresholds: {},
			additive: stock({ categorie: nested }),
			sources: ["dares-demandeurs-metier", `dares-demandeurs-region-${category.toLowerCase()}`],
			owner: "producteur",
			notes: [
				"Une personne est comptée dans le seul métier qu'elle dit rechercher, dans la nomenclature FAP 2009.",
				...seekersNotes,
			],
			method:
				"Dares – France Travail, statistiques mensuelles du marché du travail ; Portraits statistiques des métiers.",
		},
		{
			id: `evolution-${id}`,
			label: `Évolution en un an des demandeurs d'emploi de ${scope}`,
			short: `Évolution DEFM ${category}`,
			subject: `l'évolution en un an du nombre de demandeurs d'emploi de ${scope}`,
			theme: "marche-du-travail",
			definition: `Variation relative, en un an, du nombre moyen de demandeurs d'emploi de ${scope}.`,
			formulaText: `100 × (demandeurs d'emploi ${letters} de l'année ÷ ceux de l'année précédente − 1).`,
			universe: who,
			unit: "%",
			decimals: 1,
			polarity: "down",
			cube: "demandeurs-metier",
			formula: { kind: "evolution", of: id, years: 1, unit: "%" },
			where: { categorie: category },
			numerator: "Demandeurs d'emploi de l'année moins ceux de l'année précédente",
			denominator: "Demandeurs d'emploi de l'année précédente",
			thresholds: {},
			additive: fromTerms({ categorie: nested }),
			sources: ["dares-demandeurs-metier", `dares-demandeurs-region-${category.toLowerCase()}`],
			owner: "observatoire",
			notes: ["Une évolution qui part de moins de 20 personnes est signalée comme fragile.", ...seekersNotes],
			method: "Évolution entre deux moyennes annuelles d'une même publication.",
		},
	];
};

export const marcheDuTravail: readonly Indicator[] = [
	{
		id: "taux-chomage",
		label: "Taux de chômage localisé",
		short: "Taux de chômage",
		subject: "le taux de chômage",
		theme: "marche-du-travail",
		definition: "Part des chômeurs dans la population active du territoire.",
		formulaText:
			"100 × chômeurs ÷ (personnes en emploi résidant sur le territoire + chômeurs), tel que publié par l'Insee.",
		universe:
			"Population active de 15 ans ou plus résidant sur le territoire ; chômage au sens du Bureau international du travail.",
		unit: "%",
		decimals: 1,
		polarity: "down",
		cube: "chomage",
		formula: { kind: "published", measure: "taux" },
		numerator: "Chômeurs résidant sur le territoire",
		denominator: "Personnes en emploi résidant sur le territoire, et chômeurs",
		thresholds: {},
		additive: publishedRate,
		sources: unemploymentSources,
		owner: "producteur",
		notes: [
			"L'Insee répartit les chômeurs de l'enquête nationale au prorata des demandeurs d'emploi de catégorie A : il n'existe pas de taux pour une commune ou un EPCI.",
			"Série corrigée des variations saisonnières, révisée à chaque publication : deux chiffres ne se comparent qu'à l'intérieur d'une même publication.",
			"Une zone d'emploi à cheval sur deux régions a un seul taux, celui de la zone entière ; les parties régionales sont publiées à part.",
			"Le fichier des régions et des départements donne un taux par rentrée scolaire, sans dire quel trimestre : il ne se compare pas exactement au taux trimestriel d'une zone d'emploi.",
		],
		method: "Insee, taux de chômage localisés.",
	},
	{
		id: "evolution-taux-chomage",
		label: "Évolution du taux de chômage en un an",
		short: "Évolution chômage",
		subject: "l'évolution du taux de chômage en un an",
		theme: "marche-du-travail",
		definition:
			"Écart, en points, entre le taux de chômage de la période et celui de la même période un an plus tôt.",
		formulaText: "Taux de la période − taux de la même période un an plus tôt.",
		universe: "Population active de 15 ans ou plus résidant sur le territoire.",
		unit: "pt",
		decimals: 1,
		polarity: "down",
		cube: "chomage",
		formula: { kind: "evolution", of: "taux-chomage", years: 1, unit: "pt" },
		thresholds: {},
		additive: publishedRate,
		sources: unemploymentSources,
		owner: "observatoire",
		notes: [
			"Un écart de taux se dit en points, pas en pourcentage.",
			"Les taux sont publiés à une décimale : un écart de 0,1 point peut venir du seul arrondi.",
		],
		method: "Différence de deux taux d'une même publication de l'Insee.",
	},
	{
		id: "demandeurs-emploi",
		label: "Demandeurs d'emploi inscrits à France Travail",
		short: "Demandeurs d'emploi",
		subject: "le nombre de demandeurs d'emploi inscrits",
		theme: "marche-du-travail",
		definition:
			"Nombre de personnes inscrites à France Travail à la fin du mois, selon leur lieu de résidence.",
		formulaText:
			"Effectif publié pour la commune, le département ou la région ; les communes ne sont pas additionnées.",
		universe:
			"Personnes inscrites à France Travail ; communes de plus de 5 000 habitants, départements et régions.",
		unit: "demandeurs d'emploi",
		decimals: 0,
		polarity: "neutral",
		cube: "demandeurs-territoire",
		formula: { kind: "sum", measure: "defm" },
		thresholds: {},
		additive: { ...stock(), territory: rounded },
		sources: ["ft-demandeurs-territoires"],
		owner: "producteur",
		notes: [
			"Le fichier ne dit pas quelles catégories il compte ; l'ordre de grandeur est celui de l'ensemble des inscrits, au-delà de A, B et C.",
			"Effectifs arrondis à la dizaine.",
			"Données brutes, non corrigées des variations saisonnières : comparez un mois au même mois d'une autre année.",
			...seekersNotes,
		],
		method: "France Travail, demandeurs d'emploi inscrits par commune.",
	},
	{
		id: "evolution-demandeurs-emploi",
		label: "Évolution en un an des demandeurs d'emploi inscrits",
		short: "Évolution demandeurs",
		subject: "l'évolution en un an du nombre de demandeurs d'emploi inscrits",
		theme: "marche-du-travail",
		definition:
			"Variation relative du nombre d'inscrits entre un mois et le même mois de l'année précédente.",
		formulaText: "100 × (inscrits du mois ÷ inscrits du même mois un an plus tôt − 1).",
		universe:
			"Personnes inscrites à France Travail ; communes de plus de 5 000 habitants, départements et régions.",
		unit: "%",
		decimals: 1,
		polarity: "down",
		cube: "demandeurs-territoire",
		formula: { kind: "evolution", of: "demandeurs-emploi", years: 1, unit: "%" },
		numerator: "Inscrits du mois moins ceux du même mois un an plus tôt",
		denominator: "Inscrits du même mois un an plus tôt",
		thresholds: {},
		additive: { ...fromTerms(), territory: rounded },
		sources: ["ft-demandeurs-territoires"],
		owner: "observatoire",
		notes: [
			"Données brutes : le glissement sur douze mois neutralise les saisons, pas les effets de calendrier.",
			"Une évolution qui part de moins de 20 personnes est signalée comme fragile.",
			...seekersNotes,
		],
		method: "Glissement annuel sur données brutes.",
	},
	...byCategory("A"),
	...byCategory("ABC"),
	{
		id: "age-demandeurs",
		label: "Âge des demandeurs d'emploi cherchant le métier",
		short: "Âge des demandeurs",
		subject: "la part de la tranche d'âge",
		theme: "marche-du-travail",
		definition: "Répartition des demandeurs d'emploi de catégorie A qui cherchent le métier, selon leur âge.",
		formulaText: "100 × demandeurs d'emploi de la tranche d'âge ÷ ensemble des demandeurs du métier.",
		universe: "Personnes inscrites à France Travail en catégorie A, France.",
		unit: "%",
		decimals: 1,
		polarity: "neutral",
		cube: "demandeurs-age",
		formula: { kind: "published", measure: "part" },
		breakdown: "age",
		numerator: "Demandeurs d'emploi de la tranche d'âge qui cherchent le métier",
		denominator: "Demandeurs d'emploi qui cherchent le métier",
		thresholds: {},
		additive: {
			...asPublished("une part publiée sans ses effectifs ne se recalcule pas"),
			categories: { age: "yes" },
		},
		sources: ["psm-age-demandeurs"],
		owner: "producteur",
		notes: [
			"Les tranches d'âge ne sont pas celles des personnes en emploi : les deux répartitions ne se superposent pas.",
			...seekersNotes,
		],
		method: "Dares – France Travail, Portraits statistiques des métiers.",
	},
	{
		id: "offres-emploi",
		label: "Offres d'emploi, moyenne annuelle",
		short: "Offres d'emploi",
		subject: "le nombre d'offres d'emploi",
		theme: "marche-du-travail",
		definition: "Nombre moyen d'offres d'emploi en ligne pour un métier dans un bassin, sur l'année.",
		formulaText:
			"Moyenne annuelle publiée par France Travail, sommée sur les métiers et les bassins présents dans le fichier.",
		universe:
			"Offres collectées par France Travail et ses partenaires, pour les couples métier × bassin assez fournis.",
		unit: "offres",
		decimals: 0,
		polarity: "neutral",
		cube: "tension-ft",
		formula: { kind: "sum", measure: "oee" },
		thresholds: {},
		additive: stock(),
		sources: ["ft-tension-rome-bassin-2021"],
		owner: "producteur",
		notes: [
			"Une absence n'est pas un zéro : le fichier ne retient que les couples métier × bassin assez fournis ; un total n'est pas celui de toutes les offres.",
			"Une offre peut concerner plusieurs postes, et un recrutement peut se faire sans offre.",
		],
		method: "France Travail – Dares, tension par métier ROME et bassin d'emploi.",
	},
	{
		id: "demandeurs-emploi-rome",
		label: "Demandeurs d'emploi A, B, C par métier ROME et bassin",
		short: "Demandeurs (ROME)",
		subject: "le nombre de demandeurs d'emploi de catégories A, B et C",
		theme: "marche-du-travail",
		definition:
			"Nombre moyen, sur l'année, de demandeurs d'emploi de catégories A, B et C cherchant ce métier dans le bassin.",
		formulaText:
			"Moyenne annuelle publiée par France Travail, sommée sur les métiers et les bassins présents dans le fichier.",
		universe: "Inscrits en catégories A, B, C, pour les couples métier × bassin assez fournis.",
		unit: "demandeurs d'emploi",
		decimals: 0,
		polarity: "neutral",
		cube: "tension-ft",
		formula: { kind: "sum", measure: "defm_abc" },
		thresholds: {},
		additive: stock(),
		sources: ["ft-tension-rome-bassin-2021"],
		owner: "producteur",
		notes: [
			"Une absence n'est pas un zéro : le fichier ne retient que les couples métier × bassin assez fournis.",
			...seekersNotes,
		],
		method: "France Travail – Dares, tension par métier ROME et bassin d'emploi.",
	},
	{
		id: "offres-pour-100-demandeurs",
		label: "Offres d'emploi pour 100 demandeurs d'emploi",
		short: "Offres pour 100 DE",
		subject: "le nombre d'offres pour 100 demandeurs d'emploi",
		theme: "marche-du-travail",
		definition:
			"Nombre moyen d'offres d'emploi rapporté au nombre moyen de demandeurs d'emploi qui cherchent le même métier au même endroit.",
		formulaText: "100 × Σ offres ÷ Σ demandeurs d'emploi A, B, C, sur les lignes où les deux sont connus.",
		universe: "Couples métier × bassin assez fournis pour figurer dans le fichier de France Travail.",
		unit: "offres pour 100 demandeurs",
		decimals: 1,
		polarity: "neutral",
		cube: "tension-ft",
		formula: { kind: "ratio", num: ["oee"], den: "defm_abc", scale: 100 },
		numerator: "Offres d'emploi, moyenne de l'année",
		denominator: "Demandeurs d'emploi A, B, C, moyenne de l'année",
		thresholds: {},
		additive: fromTerms(),
		sources: ["ft-tension-rome-bassin-2021"],
		owner: "observatoire",
		notes: [
			"Compare deux stocks moyens : ce n'est pas la part des offres pourvues.",
			"Un demandeur d'emploi peut prétendre à d'autres métiers que celui qu'il a déclaré.",
		],
		method: "Rapport de sommes, terme à terme, sur les données France Travail – Dares.",
	},
];

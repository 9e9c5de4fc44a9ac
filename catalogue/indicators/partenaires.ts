import { flow, fromTerms, stock } from "../additive.ts";
import type { Indicator } from "../model.ts";

/** Figures cut from the micro-data that partners share under a charter: trainees, establishments, job offers. */
const charter =
	"Ce chiffre obéit à une charte et au secret statistique : maille la plus fine, seuils et fin de diffusion sont ceux de la charte, et une case peut être masquée pour en protéger une autre.";

const trainees = "Entrées dans une session de formation professionnelle au cours de l'année civile.";
const traineesMethod =
	"Remontée d'un financeur de formations, sous charte, dans une disposition proche d'Agora.";
const entries = "Une personne entrée dans deux sessions compte deux fois : ce sont des entrées.";
const site = "Le lieu de la formation situe l'entrée, pas le domicile du stagiaire.";

const establishments =
	"Établissements employeurs couverts par le signataire de la charte, au 31 décembre de l'année.";
const establishmentsMethod = "Fichier d'établissements d'un OPCO ou d'une branche, sous charte.";
const partial = "Les branches que le signataire ne couvre pas n'y sont pas : ce n'est pas l'emploi total.";

const offers = "Offres d'emploi déposées auprès de France Travail au cours de l'année civile.";
const offersMethod = "Offres déposées auprès de France Travail, sous charte.";
const notAll = "Toutes les embauches ne passent pas par une offre déposée.";

const ofTrainees = {
	theme: "formation",
	universe: trainees,
	unit: "stagiaires",
	decimals: 0,
	polarity: "neutral",
	cube: "stagiaires",
	thresholds: {},
	additive: flow({ financeur: "yes" }),
	totals: { financeur: ["Ensemble"] },
	sources: ["stagiaires"],
	owner: "observatoire",
	method: traineesMethod,
} as const satisfies Partial<Indicator>;

const ofEstablishments = {
	theme: "emploi",
	universe: establishments,
	decimals: 0,
	polarity: "neutral",
	cube: "etablissements-effectifs",
	thresholds: {},
	additive: stock({ tranche: "yes" }),
	totals: { tranche: ["Ensemble"] },
	sources: ["etablissements-effectifs"],
	owner: "observatoire",
	method: establishmentsMethod,
} as const satisfies Partial<Indicator>;

const ofOffers = {
	theme: "recrutement",
	universe: offers,
	unit: "offres",
	decimals: 0,
	polarity: "neutral",
	cube: "offres-emploi",
	thresholds: {},
	additive: flow({ type_contrat: "yes" }),
	totals: { type_contrat: ["Ensemble"] },
	sources: ["offres-emploi"],
	owner: "observatoire",
	method: offersMethod,
} as const satisfies Partial<Indicator>;

export const partenaires: readonly Indicator[] = [
	{
		...ofTrainees,
		id: "stagiaires-entres",
		label: "Stagiaires entrés en formation",
		short: "Stagiaires",
		subject: "le nombre de stagiaires entrés en formation",
		definition: "Nombre d'entrées en formation professionnelle dans l'année.",
		formulaText: "Somme des entrées sur les sessions du territoire.",
		formula: { kind: "sum", measure: "stagiaires" },
		where: { financeur: "Ensemble" },
		notes: [entries, site, charter],
	},
	{
		...ofTrainees,
		id: "stagiaires-par-financeur",
		label: "Stagiaires entrés en formation selon le financeur",
		short: "Par financeur",
		subject: "le nombre de stagiaires selon le financeur",
		definition: "Nombre d'entrées en formation professionnelle dans l'année, selon qui paie la formation.",
		formulaText: "Somme des entrées payées par le financeur sur les sessions du territoire.",
		formula: { kind: "sum", measure: "stagiaires" },
		breakdown: "financeur",
		notes: [entries, charter],
	},
	{
		...ofTrainees,
		id: "part-femmes-stagiaires",
		label: "Part des femmes parmi les stagiaires",
		short: "Femmes",
		subject: "la part des femmes parmi les stagiaires",
		definition: "Part des femmes parmi les entrées en formation professionnelle de l'année.",
		formulaText: "100 × Σ entrées de femmes ÷ Σ entrées.",
		numerator: "Entrées de femmes",
		denominator: "Entrées en formation",
		unit: "%",
		decimals: 1,
		formula: { kind: "ratio", num: ["femmes"], den: "stagiaires", scale: 100 },
		where: { financeur: "Ensemble" },
		thresholds: { minDenominator: 20 },
		additive: fromTerms({ financeur: "recomputed" }, "recomputed"),
		notes: [entries, site, charter],
	},
	{
		...ofTrainees,
		id: "taux-sorties-positives",
		label: "Taux de sorties positives de formation",
		short: "Sorties positives",
		subject: "le taux de sorties positives de formation",
		definition:
			"Part des stagiaires en emploi ou dans une autre formation à la sortie, parmi ceux dont la situation est connue.",
		formulaText: "100 × Σ sortants en emploi ou en formation ÷ Σ sortants dont la situation est connue.",
		numerator: "Sortants en emploi ou en formation",
		denominator: "Sortants dont la situation est connue",
		universe: "Entrées de l'année dont la session est finie et dont la situation à la sortie est connue.",
		unit: "%",
		decimals: 1,
		polarity: "up",
		formula: { kind: "ratio", num: ["sorties_positives"], den: "sortants", scale: 100 },
		where: { financeur: "Ensemble" },
		thresholds: { minDenominator: 20 },
		additive: fromTerms({ financeur: "recomputed" }, "recomputed"),
		notes: [
			"Les sessions entrées en fin d'année ne sont pas finies : leurs stagiaires ne comptent pas encore.",
			site,
			charter,
		],
	},
	{
		...ofEstablishments,
		id: "etablissements-employeurs",
		label: "Établissements employeurs couverts",
		short: "Établissements",
		subject: "le nombre d'établissements employeurs couverts",
		definition: "Nombre d'établissements qui emploient au moins un salarié à la fin de l'année.",
		formulaText: "Nombre d'établissements du territoire.",
		unit: "établissements",
		formula: { kind: "sum", measure: "etablissements" },
		where: { tranche: "Ensemble" },
		notes: [partial, charter],
	},
	{
		...ofEstablishments,
		id: "effectif-salarie",
		label: "Effectif salarié des établissements couverts",
		short: "Salariés",
		subject: "l'effectif salarié des établissements couverts",
		definition: "Nombre de salariés des établissements couverts à la fin de l'année.",
		formulaText: "Somme des effectifs des établissements du territoire.",
		unit: "salariés",
		formula: { kind: "sum", measure: "effectif" },
		where: { tranche: "Ensemble" },
		notes: ["L'établissement situe l'emploi, pas le domicile du salarié.", partial, charter],
	},
	{
		...ofEstablishments,
		id: "effectif-par-tranche",
		label: "Effectif salarié selon la taille de l'établissement",
		short: "Par taille",
		subject: "l'effectif salarié selon la taille de l'établissement",
		definition:
			"Nombre de salariés des établissements couverts à la fin de l'année, selon la taille de l'établissement.",
		formulaText: "Somme des effectifs des établissements de la tranche.",
		unit: "salariés",
		formula: { kind: "sum", measure: "effectif" },
		breakdown: "tranche",
		notes: [partial, charter],
	},
	{
		...ofOffers,
		id: "offres-deposees",
		label: "Offres d'emploi déposées",
		short: "Offres",
		subject: "le nombre d'offres d'emploi déposées",
		definition: "Nombre d'offres d'emploi déposées auprès de France Travail dans l'année.",
		formulaText: "Somme des offres du territoire.",
		formula: { kind: "sum", measure: "offres" },
		where: { type_contrat: "Ensemble" },
		notes: ["Une offre peut porter sur plusieurs postes : elle compte une fois.", notAll, charter],
	},
	{
		...ofOffers,
		id: "offres-par-contrat",
		label: "Offres d'emploi selon le contrat proposé",
		short: "Par contrat",
		subject: "le nombre d'offres d'emploi selon le contrat",
		definition: "Nombre d'offres d'emploi déposées dans l'année, selon le contrat proposé.",
		formulaText: "Somme des offres qui proposent ce contrat.",
		formula: { kind: "sum", measure: "offres" },
		breakdown: "type_contrat",
		notes: [notAll, charter],
	},
	{
		...ofOffers,
		id: "part-offres-durables",
		label: "Part des offres d'emploi durable",
		short: "Offres durables",
		subject: "la part des offres d'emploi durable",
		definition:
			"Part des contrats à durée indéterminée, ou déterminée de six mois et plus, parmi les offres d'emploi de l'année.",
		formulaText: "100 × Σ offres d'emploi durable ÷ Σ offres.",
		numerator: "Offres d'emploi durable",
		denominator: "Offres d'emploi déposées",
		unit: "%",
		decimals: 1,
		polarity: "up",
		formula: { kind: "ratio", num: ["offres_durables"], den: "offres", scale: 100 },
		where: { type_contrat: "Ensemble" },
		thresholds: { minDenominator: 20 },
		additive: fromTerms({ type_contrat: "recomputed" }, "recomputed"),
		notes: [notAll, charter],
	},
];

import type { Indicator } from "../model.ts";

const universe =
	"Formations professionnelles des lycées à la rentrée, par établissement et spécialité (code MEFSTAT11) ; établissements publics pour les vœux.";
const method =
	"Ministère de l'Éducation nationale, remontée des capacités et des vœux (Affelnet), mise en forme Orion.";
const school = "L'établissement d'accueil situe la formation, pas le domicile de l'élève.";

const count = (
	id: string,
	label: string,
	short: string,
	subject: string,
	measure: string,
	unit: string,
	definition: string,
	notes: readonly string[],
): Indicator => ({
	id,
	label,
	short,
	subject,
	theme: "formation",
	definition,
	formulaText: "Somme sur les formations et les établissements du territoire.",
	universe,
	unit,
	decimals: 0,
	polarity: "neutral",
	cube: "offre-scolaire",
	formula: { kind: "sum", measure },
	additivity: "S'additionne entre formations et entre établissements ; jamais entre rentrées.",
	notes: [...notes, school],
	method,
});

const contracts =
	"Contrats d'apprentissage et de professionnalisation déposés auprès de l'OPCO signataire de la charte, dans l'année civile.";
const declared =
	"Dépôts des contrats auprès de l'opérateur de compétences, sous charte de partage de données.";
const employer = "L'établissement employeur situe le contrat, pas le lieu de formation ni le domicile.";
const oneOpco =
	"Un seul opérateur de compétences : les branches qu'il ne couvre pas n'y sont pas, et le total n'est pas celui de l'alternance.";
const charter =
	"Ce chiffre obéit à une charte : maille la plus fine, seuils et fin de diffusion sont les siens, et s'appliquent à chaque lecture.";

export const formation: readonly Indicator[] = [
	count(
		"capacite-accueil",
		"Capacité d'accueil",
		"Capacité",
		"la capacité d'accueil",
		"capacite",
		"places",
		"Nombre de places ouvertes en entrée de formation professionnelle à la rentrée.",
		["Une place ouverte n'est pas une place occupée."],
	),
	count(
		"voeux-1",
		"Premiers vœux",
		"Premiers vœux",
		"le nombre de premiers vœux",
		"voeux1",
		"vœux",
		"Nombre d'élèves qui ont placé cette formation en premier vœu.",
		["Un élève n'a qu'un premier vœu ; les vœux suivants ne sont pas comptés."],
	),
	count(
		"eleves-voie-professionnelle",
		"Élèves des formations professionnelles",
		"Élèves",
		"le nombre d'élèves",
		"effectif",
		"élèves",
		"Nombre d'élèves inscrits dans la formation, toutes années de formation réunies.",
		["Compte toutes les années de la formation : ce n'est pas l'effectif d'entrée."],
	),
	{
		id: "taux-pression",
		label: "Taux de pression",
		short: "Pression",
		subject: "le taux de pression",
		theme: "formation",
		definition: "Nombre de premiers vœux pour une place offerte en entrée de formation.",
		formulaText: "Σ premiers vœux ÷ Σ capacité, sur les formations où les deux sont connus.",
		universe,
		unit: "",
		decimals: 2,
		polarity: "neutral",
		cube: "offre-scolaire",
		formula: { kind: "ratio", num: ["voeux1"], den: "capacite", scale: 1 },
		additivity: "Ne s'additionne ni ne se moyenne : se recalcule à partir des vœux et des places.",
		notes: [
			"Supérieur à 1 : plus de premiers vœux que de places. Inférieur à 1 : la formation attire moins qu'elle n'accueille.",
			"Ne se calcule pas pour les BTS, dont les vœux Parcoursup ne sont pas classés.",
			school,
		],
		method,
	},
	{
		id: "taux-remplissage",
		label: "Taux de remplissage",
		short: "Remplissage",
		subject: "le taux de remplissage",
		theme: "formation",
		definition: "Part des places offertes en entrée de formation qui sont occupées à la rentrée.",
		formulaText: "100 × Σ effectif en entrée ÷ Σ capacité, sur les formations où les deux sont connus.",
		universe,
		unit: "%",
		decimals: 1,
		polarity: "neutral",
		cube: "offre-scolaire",
		formula: { kind: "ratio", num: ["effectif"], den: "capacite", scale: 100 },
		additivity: "Ne s'additionne ni ne se moyenne : se recalcule à partir des effectifs et des places.",
		notes: [
			"Il faut les effectifs d'entrée et les capacités d'une même rentrée : tant que les deux fichiers reçus portent sur des rentrées différentes, le taux est non disponible plutôt que faux.",
			"Un taux supérieur à 100 % est possible : l'établissement a accueilli plus d'élèves que prévu.",
			"Un taux faible peut venir d'une capacité surestimée autant que d'un manque de candidats.",
			school,
		],
		method,
	},
	{
		id: "contrats-alternance",
		label: "Contrats d'alternance déposés",
		short: "Alternance",
		subject: "le nombre de contrats d'alternance déposés",
		theme: "formation",
		definition: "Nombre de contrats d'apprentissage et de professionnalisation déposés dans l'année.",
		formulaText: "Somme sur les établissements employeurs et les certifications du territoire.",
		universe: contracts,
		unit: "contrats",
		decimals: 0,
		polarity: "neutral",
		cube: "contrats-alternance",
		formula: { kind: "sum", measure: "contrats" },
		where: { type_contrat: "Ensemble" },
		additivity: "S'additionne entre territoires et entre années : un contrat n'est déposé qu'une fois.",
		notes: [oneOpco, employer, charter],
		method: declared,
	},
	{
		id: "taux-rupture-alternance",
		label: "Taux de rupture des contrats d'alternance",
		short: "Ruptures",
		subject: "le taux de rupture des contrats d'alternance",
		theme: "formation",
		definition: "Part des contrats d'alternance déposés dans l'année qui ont été rompus avant leur terme.",
		formulaText: "100 × Σ contrats rompus ÷ Σ contrats déposés.",
		universe: contracts,
		unit: "%",
		decimals: 1,
		polarity: "down",
		cube: "contrats-alternance",
		formula: { kind: "ratio", num: ["ruptures"], den: "contrats", scale: 100 },
		where: { type_contrat: "Ensemble" },
		minDenominator: 20,
		additivity: "Ne s'additionne ni ne se moyenne : se recalcule à partir des contrats et des ruptures.",
		notes: [
			"Un contrat récent a eu moins de temps pour être rompu : le taux de la dernière année augmente encore.",
			oneOpco,
			employer,
			charter,
		],
		method: declared,
	},
];

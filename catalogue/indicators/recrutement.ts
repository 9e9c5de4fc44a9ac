import { flow, fromTerms } from "../additive.ts";
import type { Indicator } from "../model.ts";
import { bmo } from "../sources/bmo.ts";

const universe =
	"Établissements employeurs, hors administrations de l'État et certaines entreprises publiques, interrogés en fin d'année précédente.";
const method = "France Travail – Crédoc, enquête Besoins en main-d'œuvre (BMO).";
const hidden =
	"Le producteur masque les petits effectifs (« * »). Ils ne sont comptés ni pour 0 ni pour 1 : un total qui en contient est un intervalle, dont le milieu est publié comme estimation s'il est assez étroit.";
const intentions =
	"Ce sont des intentions : un projet peut être abandonné, ou pourvu plusieurs fois dans l'année. À ne jamais ajouter à des demandeurs d'emploi ni à des postes à pourvoir à moyen terme.";
const scope =
	"Les bassins d'emploi de l'enquête ne sont pas les zones d'emploi de l'Insee, malgré des codes voisins.";

const surveys = bmo.map(({ id }) => id);
const yearly = { no: "un projet qui n'a pas abouti peut être déclaré de nouveau l'année suivante" };

const share = (
	id: string,
	label: string,
	short: string,
	subject: string,
	measure: string,
	what: string,
	note: string,
): Indicator => ({
	id,
	label,
	short,
	subject,
	theme: "recrutement",
	definition: `Part des projets de recrutement ${what}, parmi tous les projets déclarés.`,
	formulaText: `100 × Σ projets ${what} ÷ Σ projets de recrutement.`,
	universe,
	unit: "%",
	decimals: 1,
	polarity: "neutral",
	cube: "bmo",
	formula: { kind: "ratio", num: [measure], den: "met", scale: 100 },
	numerator: `Projets de recrutement ${what}`,
	denominator: "Projets de recrutement déclarés",
	thresholds: {},
	additive: fromTerms({}, yearly),
	sources: surveys,
	owner: "observatoire",
	notes: [
		note,
		"Les lignes où la valeur est masquée sont celles des petits effectifs. S'en tenir aux lignes complètes gonflerait la part : elle est encadrée sur toutes les lignes, et publiée seulement si l'encadrement est étroit.",
		scope,
	],
	method,
});

export const recrutement: readonly Indicator[] = [
	{
		id: "projets-recrutement",
		label: "Projets de recrutement",
		short: "Projets",
		subject: "le nombre de projets de recrutement",
		theme: "recrutement",
		definition: "Nombre de recrutements que les employeurs envisagent pour l'année.",
		formulaText: "Somme des projets par métier et bassin ; les valeurs masquées donnent un intervalle.",
		universe,
		unit: "projets",
		decimals: 0,
		polarity: "neutral",
		cube: "bmo",
		formula: { kind: "sum", measure: "met" },
		thresholds: {},
		additive: { ...flow(), period: yearly },
		sources: surveys,
		owner: "producteur",
		notes: [
			hidden,
			intentions,
			scope,
			"Ce chiffre peut différer légèrement de celui de France Travail, qui connaît les valeurs masquées et arrondit ses publications.",
		],
		method,
	},
	share(
		"part-projets-difficiles",
		"Part des projets de recrutement jugés difficiles",
		"Part difficile",
		"la part des projets jugés difficiles",
		"xmet",
		"jugés difficiles par l'employeur",
		"La difficulté est une opinion, donnée avant le recrutement : elle ne dit pas si le poste a été pourvu.",
	),
	share(
		"part-projets-saisonniers",
		"Part des projets de recrutement saisonniers",
		"Part saisonnière",
		"la part des projets saisonniers",
		"smet",
		"saisonniers",
		"Est saisonnier ce que l'employeur déclare comme tel.",
	),
];

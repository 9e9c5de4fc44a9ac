import type { LevelExpr, Source } from "../model.ts";
import { csv, france, total } from "./vocabulary.ts";

/**
 * The first file shared under a charter: rows of one establishment each, so nothing of it is open. Where the commune lies
 * follows the link table; the commune itself is not a level of the cube, for no charter of an OPCO goes that far.
 */
const within = (level: Extract<LevelExpr["level"], string>): LevelExpr => ({
	level,
	field: "commune",
	via: "commune",
});

const territory = [
	within("epci"),
	within("bassin"),
	within("zone-emploi"),
	within("arrondissement"),
	within("departement"),
	within("region"),
	france,
] as const;

const common = {
	cube: "contrats-alternance",
	levels: { territory, certification: [total] },
	/** The employer: the share of the largest one in a cell is what the dominance rule of a charter bears on. */
	grain: ["siret"],
	period: { kind: "year", field: "annee" },
	measures: [
		{ id: "contrats", field: "contrats", kind: "count", label: "Contrats déposés", unit: "contrats" },
		{ id: "ruptures", field: "ruptures", kind: "count", label: "Contrats rompus", unit: "contrats" },
	],
} as const;

export const opcoContrats: Source = {
	id: "opco-contrats",
	title: "Contrats d'alternance déposés auprès de l'OPCO",
	producer: "Opérateur de compétences signataire de la charte",
	licence: "Charte de partage de données : pas de réutilisation",
	vintage: "année civile du dépôt du contrat",
	address: "https://travail-emploi.gouv.fr/les-operateurs-de-competences-opco",
	cadence: "annuelle",
	files: ["opco-contrats-*.csv", "opco_contrats_*.csv"],
	sharing: "charter",
	layout: csv("utf-8", ";", ","),
	fields: [
		{ name: "annee", header: "annee", type: "code", required: true, pattern: "20[0-9]{2}" },
		{
			name: "siret",
			header: "siret",
			type: "code",
			required: true,
			pad: 14,
			pattern: "[0-9]{14}",
			controlKey: "siret",
		},
		{
			name: "commune",
			header: "commune",
			type: "code",
			required: true,
			level: "commune",
			pad: 5,
			pattern: "[0-9][0-9AB][0-9]{3}",
		},
		{
			name: "code_naf",
			header: "code_naf",
			type: "code",
			required: true,
			level: "naf2",
			rewrite: { match: "([0-9]{2})([0-9]{2}[A-Z])", to: "$1.$2" },
			pattern: "[0-9]{2}\\.[0-9]{2}[A-Z]",
		},
		{ name: "idcc", header: "idcc", type: "code", required: true, pad: 4, pattern: "[0-9]{4}" },
		{
			name: "code_rncp",
			header: "code_rncp",
			type: "code",
			required: true,
			level: "rncp",
			rewrite: { match: "([0-9]+)", to: "RNCP$1" },
			pattern: "RNCP[0-9]+",
		},
		{
			name: "type_contrat",
			header: "type_contrat",
			type: "text",
			required: true,
			pattern: "apprentissage|professionnalisation",
		},
		{ name: "contrats", header: "contrats", type: "integer", required: true, min: 1, max: 2000 },
		{ name: "ruptures", header: "ruptures", type: "integer", required: true, min: 0, atMost: "contrats" },
	],
	statuses: { "": "NA" },
	key: ["annee", "siret", "code_rncp", "type_contrat"],
	facts: [
		{ ...common, constants: { type_contrat: "Ensemble" } },
		{ ...common, categories: { type_contrat: "type_contrat" } },
	],
	quirks: [
		"Une ligne par établissement, certification et type de contrat : le fichier est nominatif pour les employeurs, ses lignes ne sont jamais montrées.",
		"L'établissement est celui de l'employeur : le contrat est compté là où il travaille, pas là où l'alternant se forme ni où il habite.",
		"Une rupture est comptée avec le contrat rompu, l'année du dépôt du contrat, quelle que soit la date de la rupture.",
		"Un SIRET ou un code de commune enregistrés par Excel ont pu perdre leur zéro de tête : ils sont rétablis, et la remarque le dit.",
	],
};

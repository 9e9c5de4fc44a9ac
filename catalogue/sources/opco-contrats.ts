import type { Source } from "../model.ts";
import {
	activity,
	certification,
	commune,
	establishment,
	sharedUnderCharter,
	within,
	year,
} from "./shared-under-charter.ts";
import { csv, france, total } from "./vocabulary.ts";

/** Rows of one establishment each, so nothing of it is open. */
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
		{
			id: "ruptures",
			field: "ruptures",
			partOf: "contrats",
			kind: "count",
			label: "Contrats rompus",
			unit: "contrats",
		},
	],
} as const;

export const opcoContrats: Source = {
	...sharedUnderCharter,
	id: "opco-contrats",
	title: "Contrats d'alternance déposés auprès de l'OPCO",
	producer: "Opérateur de compétences signataire de la charte",
	vintage: "année civile du dépôt du contrat",
	address: "https://travail-emploi.gouv.fr/les-operateurs-de-competences-opco",
	cadence: "annuelle",
	files: ["opco-contrats-*.csv", "opco_contrats_*.csv"],
	layout: csv("utf-8", ";", ","),
	fields: [
		year,
		establishment("siret"),
		commune,
		activity,
		{ name: "idcc", header: "idcc", type: "code", required: true, pad: 4, pattern: "[0-9]{4}" },
		certification,
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
	key: ["annee", "siret", "code_rncp", "type_contrat"],
	/** Training contracts of employers: 5 contracts, 3 employers, 85 % for one of them (methods §8.1). */
	secrecy: { minUnits: 5, minContributors: 3, maxShare: 85 },
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

import type { Source } from "../model.ts";
import { csv, depp, licenceOuverte, note } from "./vocabulary.ts";

/** Nomenclatures of the Base centrale des nomenclatures: courses, diplomas, specialties. */
const bcn = {
	producer: `${depp}, Base centrale des nomenclatures`,
	licence: licenceOuverte,
	vintage: "2025",
	address: "https://infocentre.pleiade.education.fr/bcn/",
	cadence: "continue",
	statuses: { "": "NA" },
} as const satisfies Partial<Source>;

export const bcnMef: Source = {
	...bcn,
	id: "bcn-mef",
	title: "Modules élémentaires de formation (N_MEF)",
	files: ["nMef.csv"],
	layout: csv("utf-8", ";"),
	fields: [
		{ name: "mef", header: "MEF", type: "code", required: true, pad: 10, pattern: "[0-9A-Z]{10}" },
		{
			name: "cfd",
			header: "FORMATION_DIPLOME",
			type: "code",
			required: true,
			pad: 8,
			pattern: "[0-9A-Z]{8}",
		},
		note("libelle_court", "LIBELLE_COURT"),
		{ name: "libelle", header: "LIBELLE_LONG", type: "text", required: true },
		note("date_ouverture", "DATE_OUVERTURE"),
		note("date_fermeture", "DATE_FERMETURE"),
		{ name: "mefstat11", header: "MEF_STAT_11", type: "code", required: true, pattern: "[0-9A-Z]{11}" },
		note("libelle_edition", "LIBELLE_EDITION"),
	],
	key: ["mef"],
	expectedRows: 10067,
	nomenclature: {
		items: [
			{
				level: "mefstat11",
				vintage: "BCN 2025",
				code: "mefstat11",
				label: "libelle_edition",
				closed: "date_fermeture",
			},
		],
		edges: [{ from: "mefstat11", fromField: "mefstat11", to: "cfd", toField: "cfd", method: "officielle" }],
	},
	quirks: [
		"Codes sur dix (MEF) et onze caractères (MEF statistique), à garder en texte.",
		"Un MEF statistique (32710013401) désigne deux formations-diplômes successives.",
	],
};

export const bcnCfd: Source = {
	...bcn,
	id: "bcn-formation-diplome",
	title: "Formations-diplômes, ouvertes et fermées (V_FORMATION_DIPLOME)",
	files: ["vFormationDiplome_.csv", "vFormationDiplome*.csv"],
	layout: csv("utf-8", ";"),
	fields: [
		{
			name: "cfd",
			header: "FORMATION_DIPLOME",
			type: "code",
			required: true,
			pad: 8,
			pattern: "[0-9A-Z]{8}",
		},
		{ name: "niveau", header: "NIVEAU_FORMATION_DIPLOME", type: "code", pad: 3 },
		{ name: "nsf", header: "GROUPE_SPECIALITE", type: "code", pattern: "[0-9]{3}" },
		note("libelle_court", "LIBELLE_COURT"),
		{ name: "libelle", header: "LIBELLE_LONG_200", type: "text", required: true },
		note("date_ouverture", "DATE_OUVERTURE"),
		note("date_fermeture", "DATE_FERMETURE"),
	],
	key: ["cfd"],
	expectedRows: 11261,
	nomenclature: {
		items: [
			{
				level: "cfd",
				vintage: "BCN 2025",
				code: "cfd",
				label: "libelle",
				parent: "nsf",
				closed: "date_fermeture",
			},
		],
		links: [{ from: "cfd", fromField: "cfd", to: "nsf", toField: "nsf" }],
	},
	quirks: [
		"Libellés en capitales sans accents : ceux de Certif'Info sont préférés quand ils existent.",
		"Les caractères 4 à 6 du code sont ceux du groupe de spécialités (NSF).",
		"Codes sur huit caractères, zéro initial compris.",
	],
};

export const bcnNsf: Source = {
	...bcn,
	id: "bcn-nsf",
	title: "Nomenclature des spécialités de formation : groupes (N_GROUPE_SPECIALITE)",
	files: ["n_groupe_specialite_.csv", "n_groupe_specialite*.csv"],
	layout: csv("utf-8", ";"),
	fields: [
		{ name: "nsf", header: "GROUPE_SPECIALITE", type: "code", required: true, pattern: "[0-9]{3}" },
		{ name: "domaine", header: "DOMAINE_SPECIALITE", type: "code", pattern: "[0-9]{2}" },
		{ name: "libelle_long", header: "LIBELLE_LONG", type: "text" },
		{ name: "libelle", header: "LIBELLE_EDITION", type: "text" },
	],
	key: ["nsf"],
	expectedRows: 115,
	nomenclature: {
		items: [
			{ level: "nsf", vintage: "1994", code: "nsf", label: "libelle" },
			{ level: "nsf", vintage: "1994", code: "nsf", label: "libelle_long" },
		],
	},
	quirks: ["Vingt-deux groupes sont des regroupements (« DO22 : TRANSFORMATIONS ») sans libellé d'édition."],
};

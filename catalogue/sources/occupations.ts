import type { Source } from "../model.ts";
import { rome } from "./rome.ts";
import { csv, dares, insee, licenceOuverte, note } from "./vocabulary.ts";

/** Occupations and activities: ROME, FAP, PCS, ISCO-08, NAF. */
export const rome4Fiches: Source = {
	...rome,
	id: "rome4-fiches",
	title: "Répertoire ROME 4.0 : fiches métiers",
	vintage: "v460 (2025)",
	files: ["unix_referentiel_code_rome_v460_utf8.csv"],
	fields: [
		{ name: "rome", header: "code_rome", type: "code", required: true, pattern: "[A-N][0-9]{4}" },
		note("fiche", "code_fiche_metier"),
		note("ogr", "code_ogr"),
		{ name: "libelle", header: "libelle_rome", type: "text", required: true },
		note("transition_eco", "transition_eco"),
		note("transition_num", "transition_num"),
		note("transition_demo", "transition_demo"),
		note("reglemente", "emploi_reglemente"),
		note("cadre", "emploi_cadre"),
		{ name: "parent", header: "code_rome_parent", type: "code", required: true, pattern: "[A-N][0-9]{4}" },
	],
	expectedRows: 1584,
	nomenclature: {
		items: [{ level: "rome4", vintage: "ROME v460", code: "rome", label: "libelle" }],
		edges: [{ from: "rome4", fromField: "rome", to: "rome3", toField: "parent", method: "officielle" }],
	},
	quirks: [
		"Les libellés sont au masculin et au féminin. Le code parent est la fiche ROME 3 dont la fiche est issue : 1 584 fiches pour 532.",
		"Un même code peut désigner deux contenus différents en ROME 3 et en ROME 4.0.",
	],
};

export const rome3Fiches: Source = {
	...rome,
	id: "rome3-fiches",
	title: "Répertoire ROME 3 : fiches métiers",
	vintage: "v347",
	files: ["unix_referentiel_code_rome_v347_utf8.csv"],
	fields: [
		{ name: "rome", header: "code_rome", type: "code", required: true, pattern: "[A-N][0-9]{4}" },
		note("fiche", "code_fiche_em"),
		note("ogr", "code_ogr"),
		{ name: "libelle", header: "libelle_rome", type: "text", required: true },
		note("statut", "statut"),
	],
	expectedRows: 531,
	nomenclature: { items: [{ level: "rome3", vintage: "ROME v347", code: "rome", label: "libelle" }] },
	quirks: [
		"531 fiches : L1510 (films d'animation et effets spéciaux) manque et vient de la table ROME – ISCO-08.",
		"Le fichier, nommé v347, n'a pas changé depuis la version 333.",
	],
};

export const romeIsco: Source = {
	...rome,
	id: "rome-isco08",
	title: "Correspondance entre le ROME 3 et la classification internationale ISCO-08",
	vintage: "2014",
	files: ["Correspondance_ROME_ISCO08.xlsx"],
	layout: { format: "xlsx", sheet: "ROME to ISCO-08", headerRow: 1 },
	fields: [
		{ name: "rome", header: "Code ROME", type: "code", required: true, pattern: "[A-N][0-9]{4}" },
		{ name: "libelle", header: "Libellé codes ROME", type: "text", required: true },
		{ name: "isco_eures", header: "ISCO08 14SI4", type: "code" },
		{ name: "isco", header: "Code ISCO08", type: "code", required: true, pad: 4, pattern: "[0-9]{4}" },
		{ name: "libelle_isco", header: "Libellé codes ISCO08", type: "text", required: true },
	],
	expectedRows: 532,
	nomenclature: {
		items: [
			{ level: "rome3", vintage: "ROME v347", code: "rome", label: "libelle" },
			{ level: "isco08", vintage: "2008", code: "isco", label: "libelle_isco" },
		],
		edges: [{ from: "rome3", fromField: "rome", to: "isco08", toField: "isco", method: "officielle" }],
	},
	quirks: [
		"Les codes ISCO sont des nombres : 0110 y est écrit 110.",
		"Deux onglets de sens opposés ; des centaines de lignes vides suivent le tableau.",
	],
};

const fap2009Address =
	"https://dares.travail-emploi.gouv.fr/donnees/la-nomenclature-des-familles-professionnelles-fap-2009";

export const daresFap2021: Source = {
	id: "dares-fap2021",
	title: "Nomenclature des familles professionnelles 2021 (22, 86, 228 et 341 postes)",
	producer: dares,
	licence: licenceOuverte,
	vintage: "2021",
	address: "https://dares.travail-emploi.gouv.fr/donnees/la-nomenclature-des-familles-professionnelles-2021",
	cadence: "à chaque refonte",
	files: ["dares_nomenclature_fap2021.csv"],
	layout: csv("utf-8", ";"),
	fields: [
		{ name: "fap22", header: "Code FAP 22", type: "code", required: true, pattern: "[A-Z]" },
		{ name: "libelle22", header: "Intitulé FAP 22", type: "text", required: true },
		{ name: "fap86", header: "Code FAP 86", type: "code", required: true, pattern: "[A-Z][0-9A-E][A-Z]" },
		{ name: "libelle86", header: "Intitulé FAP 86", type: "text", required: true },
		{
			name: "fap228",
			header: "Code FAP 228",
			type: "code",
			required: true,
			pattern: "[A-Z][0-9A-E][A-Z][0-9]{2}",
		},
		{ name: "libelle228", header: "Intitulé FAP 228", type: "text", required: true },
		{
			name: "fap341",
			header: "Code FAP 341",
			type: "code",
			required: true,
			pattern: "[A-Z][0-9A-E][A-Z][0-9]{2}[a-z]?",
		},
		{ name: "libelle341", header: "Intitulé FAP 341", type: "text", required: true },
	],
	statuses: { "": "NA" },
	key: ["fap341"],
	expectedRows: 341,
	nomenclature: {
		items: [
			{ level: "fap2021-22", vintage: "2021", code: "fap22", label: "libelle22" },
			{ level: "fap2021-86", vintage: "2021", code: "fap86", label: "libelle86", parent: "fap22" },
			{ level: "fap2021-228", vintage: "2021", code: "fap228", label: "libelle228", parent: "fap86" },
			{ level: "fap2021-341", vintage: "2021", code: "fap341", label: "libelle341", parent: "fap228" },
		],
	},
	quirks: [
		"Aucune table officielle ne relie la FAP 2021 à la FAP 2009 dans les fichiers réunis ici : le passage est estimé par les libellés et les codes.",
	],
};

export const daresFap2009: Source = {
	id: "dares-fap2009",
	title: "Nomenclature des familles professionnelles 2009 (22, 87 et 225 postes)",
	producer: dares,
	licence: licenceOuverte,
	vintage: "2009",
	address: fap2009Address,
	cadence: "figée",
	files: ["Intitulés_FAP2009.csv"],
	layout: csv("utf-8", ";"),
	fields: [
		{
			name: "fap225",
			header: "Code FAP détaillées",
			type: "code",
			required: true,
			pattern: "[A-Z][0-9][A-Z][0-9]{2}",
		},
		{ name: "libelle225", header: "FAP détaillées", type: "text", required: true },
		{ name: "fap87", header: "Code FAP agrégées", type: "code", required: true, pattern: "[A-Z][0-9][A-Z]" },
		{ name: "libelle87", header: "FAP agrégées", type: "text", required: true },
		{ name: "fap22", header: "Code domaines professionnels", type: "code", required: true, pattern: "[A-Z]" },
		{ name: "libelle22", header: "domaines professionnels", type: "text", required: true },
	],
	statuses: { "": "NA" },
	key: ["fap225"],
	expectedRows: 225,
	nomenclature: {
		items: [
			{ level: "fap2009-22", vintage: "2009", code: "fap22", label: "libelle22" },
			{ level: "fap2009-87", vintage: "2009", code: "fap87", label: "libelle87", parent: "fap22" },
			{ level: "fap2009-225", vintage: "2009", code: "fap225", label: "libelle225", parent: "fap87" },
		],
	},
	quirks: ["Le nom du fichier est accentué : sa forme change d'un système à l'autre."],
};

export const daresFapRome: Source = {
	id: "dares-fap2009-rome",
	title: "Passage entre la FAP 2009 (225 postes) et le ROME 3",
	producer: dares,
	licence: licenceOuverte,
	vintage: "2009, mise à jour 2019",
	address: fap2009Address,
	cadence: "figée",
	files: ["fap225_rome.csv"],
	layout: csv("windows-1252", ";"),
	fields: [
		{ name: "fap", header: "Fap", type: "code", required: true, pattern: "[A-Z][0-9][A-Z][0-9]{2}" },
		{
			name: "rome",
			header: "Rome",
			type: "code",
			rewrite: { match: "NA", to: "" },
			pattern: "[A-N][0-9]{4}",
		},
		note("libelle", "intitule_rome"),
	],
	statuses: { NA: "NA", "": "NA" },
	key: ["fap", "rome"],
	expectedRows: 765,
	nomenclature: {
		edges: [{ from: "fap2009-225", fromField: "fap", to: "rome3", toField: "rome", method: "officielle" }],
	},
	quirks: [
		"« NA » écrit en toutes lettres : la famille n'a pas de métier ROME (indépendants, fonction publique).",
		"531 métiers ROME : 330 relèvent d'une seule famille, 184 de deux, 17 de trois ; la qualification les départage. L1510 n'y figure pas.",
		"Trois lignes vides en fin de fichier. Des étoiles suivent certains intitulés.",
	],
};

export const daresFapPcs: Source = {
	id: "dares-fap2009-pcs",
	title: "Passage entre les professions (PCS 2003) et la FAP 2009 (225 postes)",
	producer: dares,
	licence: licenceOuverte,
	vintage: "2009, mise à jour 2019",
	address: fap2009Address,
	cadence: "figée",
	files: ["FAP_PCS.csv"],
	layout: csv("windows-1252", ";"),
	fields: [
		{ name: "fap", header: "Fap", type: "code", required: true, pattern: "[A-Z][0-9][A-Z][0-9]{2}" },
		{ name: "pcs", header: "PCS", type: "code", required: true, pattern: "[0-9]{3}[a-z]" },
		{ name: "libelle", header: "intitule_PCS", type: "text", required: true },
	],
	statuses: { "": "NA" },
	key: ["pcs"],
	expectedRows: 486,
	nomenclature: {
		items: [{ level: "pcs2003", vintage: "2003", code: "pcs", label: "libelle" }],
		edges: [{ from: "pcs2003", fromField: "pcs", to: "fap2009-225", toField: "fap", method: "officielle" }],
	},
	quirks: ["486 professions, chacune dans une seule famille."],
};

export const inseeNaf2: Source = {
	id: "insee-naf-rev2",
	title: "Nomenclature d'activités française, révision 2 : sous-classes",
	producer: insee,
	licence: licenceOuverte,
	vintage: "2008",
	address: "https://www.insee.fr/fr/information/2120875",
	cadence: "à chaque refonte",
	files: ["naf-2008.xls"],
	layout: { format: "xls", sheet: "Feuil1", headerRow: 3 },
	fields: [
		{ name: "naf", header: "Code", type: "code", required: true, pattern: "[0-9]{2}\\.[0-9]{2}[A-Z]" },
		{ name: "libelle", header: "Libellé", type: "text", required: true },
	],
	statuses: { "": "NA" },
	key: ["naf"],
	expectedRows: 732,
	nomenclature: { items: [{ level: "naf2", vintage: "2008", code: "naf", label: "libelle" }] },
	quirks: ["Ancien format de classeur, deux lignes avant l'en-tête, deux onglets vides."],
};

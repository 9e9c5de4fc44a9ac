import type { Field, Source } from "../model.ts";
import { csv, licenceOuverte, note } from "./vocabulary.ts";

/** Certifications: the national directory (RNCP) and Certif'Info of the Carif-Oref network. */
const rncp = {
	producer: "France compétences",
	licence: licenceOuverte,
	vintage: "export 1.4, janvier 2021",
	address:
		"https://www.data.gouv.fr/fr/datasets/repertoire-national-des-certifications-professionnelles-et-repertoire-specifique/",
	cadence: "quotidienne",
	statuses: { "": "NA" },
} as const satisfies Partial<Source>;

const fiche: Field = {
	name: "rncp",
	header: "CodeRNCP",
	type: "code",
	required: true,
	pattern: "RNCP[0-9]+",
};

export const rncpFiches: Source = {
	...rncp,
	id: "rncp-fiches",
	title: "Répertoire national des certifications professionnelles : fiches",
	files: ["rncp_info.v1.4.csv"],
	layout: csv("utf-8", ";"),
	fields: [
		fiche,
		{ name: "intitule", header: "intituleDiplome", type: "text", lossy: true },
		{
			name: "fin_validite",
			header: "date_fin_validite_enregistrement",
			type: "text",
			pattern: "[0-9]{1,2}/[0-9]{1,2}/[0-9]{2}",
		},
		{ name: "actif", header: "ActiveInactive", type: "text", pattern: "ACTIVE|INACTIVE" },
		{ name: "etat", header: "EtatFiche", type: "text", lossy: true },
		{ name: "niveau", header: "NiveauEurope", type: "text", pattern: "niveau[1-8]" },
		{ name: "code_type", header: "CodeTypeCertif", type: "text", lossy: true },
		{ name: "type", header: "TypeCertif", type: "text", lossy: true },
		{ name: "ancienne", header: "AncienneFiche", type: "code", pattern: "RNCP[0-9]+" },
		{ name: "nouvelle", header: "NouvelleFiche", type: "code", pattern: "RNCP[0-9]+" },
		note("enregistrement", "TypeEnregistrement"),
	],
	key: ["rncp", "ancienne", "nouvelle"],
	expectedRows: 17470,
	nomenclature: {
		items: [
			{ level: "rncp", vintage: "RNCP 1.4 (2021)", code: "rncp", label: "intitule", closed: "fin_validite" },
		],
	},
	quirks: [
		"Ce fichier a perdu ses lettres accentuées (remplacées par �) avant d'être publié : 13 876 intitulés sur 17 470. Les libellés affichés viennent de Certif'Info quand la fiche y figure.",
		"Dates au format américain, mois d'abord, année sur deux chiffres (8/31/16).",
		"Une fiche remplacée par plusieurs, ou en remplaçant plusieurs, occupe plusieurs lignes : 17 369 fiches pour 17 470 lignes.",
		"Des intitulés contiennent un saut de ligne.",
	],
};

export const rncpCodesDiplomes: Source = {
	...rncp,
	id: "rncp-codes-diplomes",
	title: "Répertoire national des certifications professionnelles : codes diplôme et intitulés",
	files: ["codes_diplomes.v1.4.csv"],
	layout: csv("iso-8859-1", ";"),
	fields: [
		{ name: "cfd", header: "CodeDiplome", type: "code", required: true, pad: 8, pattern: "[0-9A-Z]{8}" },
		{ name: "intitule", header: "Intitule", type: "text", required: true },
		{
			name: "rncp",
			header: "CodeRNCP",
			type: "code",
			rewrite: { match: "NR", to: "" },
			pattern: "RNCP[0-9]+",
		},
		note("niveau", "Niveau2019"),
		note("type", "type"),
		note("mise_a_jour", "DerniereMaJ"),
		note("actif", "Fiche RNCP active/inactive"),
	],
	key: ["cfd", "rncp", "intitule", "niveau", "type", "mise_a_jour", "actif"],
	duplicates: "drop-exact",
	expectedRows: 4904,
	nomenclature: {
		items: [{ level: "rncp", vintage: "RNCP 1.4 (2021)", code: "rncp", label: "intitule" }],
	},
	quirks: [
		"Codes diplôme sans leur zéro initial. Intitulés en capitales sans accents : ils ne servent qu'aux fiches absentes de Certif'Info.",
		"« NR » : diplôme sans fiche.",
	],
};

export const rncpRome: Source = {
	...rncp,
	id: "rncp-rome",
	title: "Répertoire national des certifications professionnelles : métiers ROME visés",
	files: ["rncp_rome.v1.4.csv"],
	layout: csv("windows-1252", ";"),
	fields: [
		fiche,
		note("etat", "EtatFiche"),
		{
			name: "rome",
			header: "Rome",
			type: "code",
			required: true,
			level: "rome3",
			pattern: "[A-N][0-9]{4}",
		},
		note("libelle", "libelle"),
	],
	key: ["rncp", "rome"],
	expectedRows: 45165,
	nomenclature: {
		edges: [{ from: "rncp", fromField: "rncp", to: "rome3", toField: "rome", method: "officielle" }],
	},
	quirks: [
		"Apostrophes doublées dans les libellés, deux colonnes vides en fin de ligne.",
		"104 codes (223 lignes) ne sont pas des fiches ROME mais des domaines ou des codes abandonnés (A12, H1200, M) : ils ne mènent à aucun métier.",
		"1 178 fiches n'ont aucun métier associé.",
	],
};

export const rncpNsf: Source = {
	...rncp,
	id: "rncp-nsf",
	title: "Répertoire national des certifications professionnelles : spécialités de formation (NSF)",
	files: ["rncp_nsf.v1.4.csv"],
	layout: csv("iso-8859-1", ";"),
	fields: [
		fiche,
		{
			name: "nsf",
			header: "code",
			type: "code",
			required: true,
			level: "nsf",
			rewrite: { match: "([0-9]{3})[a-z]", to: "$1" },
			pattern: "[0-9]{3}",
		},
		note("libelle", "Libelle"),
	],
	key: ["rncp", "nsf", "libelle"],
	duplicates: "drop-exact",
	expectedRows: 50925,
	nomenclature: {
		edges: [{ from: "rncp", fromField: "rncp", to: "nsf", toField: "nsf", method: "officielle" }],
	},
	quirks: [
		"25 514 lignes sur 50 925 sont des doublons exacts.",
		"Des codes précisent la fonction par une lettre (110f, 200r) : le groupe est donné par les trois chiffres.",
		"Quelques codes ne désignent qu'un domaine ou une catégorie (25, 3) : ces lignes sont mises de côté.",
		"Deux colonnes vides en fin de ligne.",
	],
};

const romes = [1, 2, 3, 4, 5] as const;

export const certifInfo: Source = {
	id: "certif-info",
	title: "Certif'Info : certifications, métiers ROME, spécialités, codes RNCP et scolarité",
	producer: "Réseau des Carif-Oref / Onisep",
	licence: "Licence Ouverte 2.0 (à confirmer auprès du producteur)",
	vintage: "août 2024",
	address: "https://www.certifinfo.org/",
	cadence: "quotidienne",
	files: ["certif_info.csv"],
	layout: csv("utf-8", ";"),
	fields: [
		{ name: "certification", header: "Code_Diplome", type: "code", required: true, pattern: "[0-9]+" },
		{ name: "libelle", header: "Libelle_Diplome", type: "text", required: true, lossy: true },
		note("type", "Libelle_Type_Diplome"),
		{ name: "niveau", header: "Code_Niveau_Europeen", type: "code", pattern: "[1-8]" },
		note("date_maj", "Date_MaJ"),
		{ name: "formacode", header: "Code_FormaCode", type: "code", pattern: "[0-9]{5}" },
		note("libelle_formacode", "Libelle_FormaCode"),
		...romes.map(
			(n): Field => ({ name: `rome_${n}`, header: `Code_Rome_${n}`, type: "code", pattern: "[A-N][0-9]{4}" }),
		),
		{ name: "nsf", header: "Code_Nsf", type: "code", pattern: "[0-9]{3}" },
		{
			name: "rncp",
			header: "Code_RNCP",
			type: "code",
			rewrite: { match: "([0-9]+)", to: "RNCP$1" },
			pattern: "RNCP[0-9]+",
		},
		{ name: "rs", header: "Code_RS", type: "code", pattern: "[0-9]+" },
		{ name: "cfd", header: "Code_Scolarité", type: "code", pad: 8, pattern: "[0-9A-Z]{8}" },
		note("valideur", "valideur"),
		note("certificateur", "certificateur"),
		note("premiere_session", "Annee_Premiere_Session"),
		note("derniere_session", "Annee_Derniere_Session"),
		note("ancien_diplome", "Code_Ancien_Diplome"),
		note("intitule_ancien", "Intitulé_Ancien_Diplome"),
		note("ancien_rncp", "Code_Ancien_RNCP"),
		note("ancien_cfd", "Code_Ancien_Scolarité"),
		note("etat", "Etat"),
		note("libelle_etat", "Etat_Libelle"),
		note("code_ideo", "codeIdeo2"),
	],
	statuses: { "": "NA" },
	key: ["certification", "rs", "code_ideo"],
	expectedRows: 10067,
	nomenclature: {
		items: [
			{ level: "rncp", vintage: "Certif'Info 2024", code: "rncp", label: "libelle" },
			{ level: "cfd", vintage: "Certif'Info 2024", code: "cfd", label: "libelle" },
		],
		edges: [
			{ from: "cfd", fromField: "cfd", to: "rncp", toField: "rncp", method: "officielle" },
			...romes.map(
				(n) =>
					({
						from: "cfd",
						fromField: "cfd",
						to: "rome3",
						toField: `rome_${n}`,
						method: "officielle",
					}) as const,
			),
		],
	},
	quirks: [
		"Jusqu'à cinq métiers ROME par certification, en cinq colonnes ; 41 codes se terminant par 00 désignent un domaine et non une fiche.",
		"Le code RNCP est écrit sans son préfixe. « Code_Scolarité » est le code formation-diplôme (CFD).",
		"Une certification occupe plusieurs lignes quand elle a plusieurs codes RS ou Onisep (144 lignes).",
		"Trois libellés ont été encodés deux fois ou ont perdu une lettre.",
		"Un en-tête est entouré d'accents graves (`Options`).",
	],
};

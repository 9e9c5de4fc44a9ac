import type { FactMapping, Measure, Source } from "../model.ts";
import { psm } from "./psm.ts";
import { csv, ensemble, fap87, fap225, france, franceTravail, licenceOuverte, total } from "./vocabulary.ts";

/** Registered job-seekers: by occupation (Dares) and by commune, département, région (France Travail). */
const defm = (field: string, factor?: number): Measure => ({
	id: "defm",
	field,
	kind: "count",
	label: "Demandeurs d'emploi en fin de mois",
	unit: "personnes",
	...(factor === undefined ? {} : { factor }),
});

const printed = { A: "Catégorie A", ABC: "Catégories A, B, C" } as const;

const national = (categorie: keyof typeof printed): FactMapping[] => {
	const own = [{ field: "categorie", in: [printed[categorie]] }];
	const common = {
		cube: "demandeurs-metier",
		constants: { categorie },
		period: { kind: "year", field: "annee" },
		measures: [defm("effectifs", 1000)],
	} as const;
	return [
		{
			...common,
			rows: [...own, ...fap225("fap")],
			levels: { territory: [france], occupation: [{ level: "fap2009-225", field: "fap" }] },
		},
		{
			...common,
			rows: [...own, ...fap87("fap")],
			levels: { territory: [france], occupation: [{ level: "fap2009-87", field: "fap" }] },
		},
		{
			...common,
			rows: [...own, ...ensemble("fap")],
			levels: { territory: [france], occupation: [total] },
		},
	];
};

export const daresDemandeursSerie: Source = {
	...psm,
	id: "dares-demandeurs-metier",
	title: "Demandeurs d'emploi par métier recherché, catégories A et A, B, C, France",
	vintage: "1997-2020",
	files: ["serie_demandeurs_emploi_A_ABC.csv"],
	layout: csv("iso-8859-1", ","),
	fields: [
		{
			name: "fap",
			header: "Fap3",
			type: "code",
			required: true,
			pattern: "[A-Z][0-9][A-Z]([0-9]{2})?|ZZZ|ZZZZZ|Ensemble",
		},
		{ name: "annee", header: "Annee", type: "code", required: true, pattern: "[12][0-9]{3}" },
		{ name: "effectifs", header: "Effectifs", type: "number", min: 0 },
		{ name: "categorie", header: "Categorie", type: "text", required: true },
	],
	key: ["fap", "annee", "categorie"],
	expectedRows: 14256,
	facts: [...national("A"), ...national("ABC")],
	nomenclature: {
		masses: [
			{
				level: "fap2009-225",
				code: "fap",
				value: "effectifs",
				rows: [...fap225("fap"), { field: "annee", in: ["2020"] }, { field: "categorie", in: [printed.ABC] }],
				basis: "demandeurs d'emploi A, B, C de 2020 par famille",
			},
		],
	},
	quirks: [
		"Effectifs en milliers, moyennes annuelles.",
		"L'ensemble n'est pas renseigné (NA) pour une partie des années : il n'est pas reconstitué.",
		"Les niveaux 87 et 225 de la FAP 2009 sont mêlés ; ZZZ et ZZZZZ (métier inconnu) sont écartés.",
	],
};

const regional = (categorie: keyof typeof printed, id: string, file: string, rows: number): Source => ({
	...psm,
	id,
	title: `Demandeurs d'emploi par métier recherché et région, ${printed[categorie].toLowerCase().replace("a, b, c", "A, B, C").replace("catégorie a", "catégorie A")}, moyenne 2020`,
	vintage: "2020",
	files: [file],
	layout: csv("utf-8", ";"),
	fields: [
		{
			name: "region",
			header: "code_reg",
			type: "code",
			required: true,
			level: "region",
			pad: 2,
			pattern: "[0-9]{2}",
		},
		{
			name: "fap",
			header: "fap_3",
			type: "code",
			required: true,
			level: "fap2009-87",
			outsiders: ["ZZZ"],
			pattern: "[A-Z][0-9][A-Z]|ZZZ",
		},
		{ name: "demandeurs", header: "emp_fap", type: "integer", min: 0 },
		{ name: "demandeurs_region", header: "emp_region", type: "integer", min: 0 },
		{ name: "part", header: "variable", type: "number", min: 0, max: 100 },
		{ name: "classe", header: "var_classe", type: "text" },
	],
	key: ["region", "fap"],
	expectedRows: rows,
	facts: [
		{
			cube: "demandeurs-metier",
			rows: fap87("fap"),
			levels: {
				territory: [{ level: "region", field: "region" }],
				occupation: [{ level: "fap2009-87", field: "fap" }],
			},
			constants: { categorie },
			period: { kind: "year", value: "2020" },
			measures: [defm("demandeurs", 0.25)],
		},
		{
			// The total counts the job-seekers without a known occupation (ZZZ) too.
			cube: "demandeurs-metier",
			levels: { territory: [{ level: "region", field: "region" }], occupation: [total] },
			constants: { categorie },
			period: { kind: "year", value: "2020" },
			measures: [defm("demandeurs", 0.25)],
		},
	],
	quirks: [
		"Les noms de colonnes trompent : emp_fap et emp_region sont des demandeurs d'emploi, et la SOMME des quatre trimestres de 2020. La moyenne annuelle s'obtient en divisant par quatre (Normandie, catégorie A : 685 352 / 4 = 171 338).",
		"« variable » est la part du métier dans la région, en pour cent.",
		"France métropolitaine : treize régions.",
	],
});

export const daresDemandeursRegionA = regional("A", "dares-demandeurs-region-a", "input_carte2.csv", 1130);
export const daresDemandeursRegionAbc = regional(
	"ABC",
	"dares-demandeurs-region-abc",
	"input_carte3.csv",
	1130,
);

const month = { kind: "month-fr", field: "mois" } as const;

export const ftDemandeursTerritoires: Source = {
	id: "ft-demandeurs-territoires",
	title: "Demandeurs d'emploi inscrits par commune de plus de 5 000 habitants, département et région",
	producer: franceTravail,
	licence: licenceOuverte,
	vintage: "2020-2024",
	address: "https://statistiques.francetravail.org/stmt",
	cadence: "mensuelle",
	files: ["emploi_demandeur.csv"],
	layout: csv("utf-8", ","),
	fields: [
		{
			name: "codgeo",
			header: "codgeo",
			type: "code",
			required: true,
			pattern: "reg[0-9]{2}|[0-9]{2}|2[AB]|97[0-9]|[0-9][0-9AB][0-9]{3}",
		},
		{
			name: "region",
			header: "codgeo",
			type: "code",
			rewrite: { match: "reg([0-9]{2})", to: "$1" },
		},
		{ name: "mois", header: "YEAR", type: "text", required: true, pattern: "[a-zéû]+_20[0-9]{2}" },
		{ name: "demandeurs", header: "Demandeurs_Emploi", type: "integer", min: 0 },
	],
	statuses: { "": "NA" },
	key: ["codgeo", "mois"],
	duplicates: "hold-conflicts",
	expectedRows: 147420,
	facts: [
		{
			cube: "demandeurs-territoire",
			rows: [{ field: "codgeo", matches: "[0-9][0-9AB][0-9]{3}" }],
			levels: { territory: [{ level: "commune", field: "codgeo" }], occupation: [total] },
			period: month,
			measures: [defm("demandeurs")],
		},
		{
			cube: "demandeurs-territoire",
			rows: [{ field: "codgeo", matches: "[0-9]{2}|2[AB]|97[0-9]" }],
			levels: { territory: [{ level: "departement", field: "codgeo" }], occupation: [total] },
			period: month,
			measures: [defm("demandeurs")],
		},
		{
			cube: "demandeurs-territoire",
			rows: [{ field: "codgeo", matches: "reg[0-9]{2}" }],
			levels: { territory: [{ level: "region", field: "region" }], occupation: [total] },
			period: month,
			measures: [defm("demandeurs")],
		},
	],
	quirks: [
		"Fichier réexporté : une commune peut y figurer plusieurs fois le même mois, une fois par code postal. Les doublons exacts sont ôtés ; dix communes portent deux valeurs différentes, écartées faute de savoir laquelle est juste.",
		"Le mois est écrit en toutes lettres (janvier_2020) dans une colonne nommée YEAR.",
		"Les codes de région sont précédés de « reg » (reg28) ; sans quoi la région 28 et le département 28 se confondraient.",
		"Valeurs arrondies à la dizaine : les communes ne s'additionnent pas, et celles de moins de 5 000 habitants manquent.",
		"Les catégories comptées ne sont pas précisées ; l'ordre de grandeur est celui de l'ensemble des inscrits, au-delà des catégories A, B et C.",
	],
};

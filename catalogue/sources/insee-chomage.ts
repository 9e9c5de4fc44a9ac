import type { FactMapping, LevelExpr, PeriodKind, Source } from "../model.ts";
import { csv, insee, inseeSigns, licenceOuverte, note, total } from "./vocabulary.ts";

const rate = (territory: LevelExpr, kind: PeriodKind, field: string): FactMapping => ({
	cube: "chomage",
	levels: { territory: [territory], occupation: [total] },
	period: { kind, field },
	measures: [
		{
			id: "taux",
			field: "taux",
			kind: "rate",
			label: "Taux de chômage localisé",
			unit: "% de la population active",
		},
	],
});

const zonesFile = ["chomage-zone-t1-2003-*.xlsx"];
const zonesAddress = "https://www.insee.fr/fr/statistiques/1893230";
const quarters = { columns: "[0-9]{4}-T[1-4]", nameField: "trimestre" } as const;

export const inseeChomageZones: Source = {
	id: "insee-chomage-zones",
	title: "Taux de chômage localisés par zone d'emploi, moyenne trimestrielle",
	producer: insee,
	licence: licenceOuverte,
	vintage: "T1 2003 – T3 2023",
	address: zonesAddress,
	cadence: "trimestrielle",
	files: zonesFile,
	layout: { format: "xlsx", sheet: "txcho_ze", headerRow: 6 },
	fields: [
		{
			name: "zone",
			header: "ZE2020",
			type: "code",
			units: 302,
			required: true,
			level: "zone-emploi",
			pad: 4,
			pattern: "[0-9]{4}",
		},
		note("libelle", "LIBZE2020"),
		{ name: "region", header: "REG", type: "code", pad: 2, pattern: "[0-9]{2}" },
		note("libelle_region", "LIBREG"),
	],
	unpivot: { ...quarters, value: { name: "taux", type: "number", min: 0, max: 100 } },
	statuses: inseeSigns,
	key: ["zone", "trimestre"],
	expectedRows: 302,
	regularity: { series: { period: "trimestre", kind: "quarter", by: ["zone"], values: ["taux"] } },
	facts: [rate({ level: "zone-emploi", field: "zone" }, "quarter", "trimestre")],
	quirks: [
		"Deux lignes d'en-tête : les libellés en ligne 5, les codes (2003-T1) en ligne 6.",
		"Les zones interrégionales portent un code 00xx et la région 00 ; leur taux vaut pour la zone entière.",
		"Un taux ne se découpe ni ne s'additionne : celui d'une région n'est pas la moyenne de ses zones.",
		"Séries corrigées des variations saisonnières, révisées à chaque publication.",
		"Guadeloupe, Martinique et La Réunion n'ont pas de valeur avant 2014.",
	],
};

export const inseeChomagePartiesZones: Source = {
	id: "insee-chomage-parties-zones",
	title: "Taux de chômage localisés des parties régionales de zones d'emploi interrégionales",
	producer: insee,
	licence: licenceOuverte,
	vintage: "T1 2003 – T3 2023",
	address: zonesAddress,
	cadence: "trimestrielle",
	files: zonesFile,
	layout: { format: "xlsx", sheet: "txcho_parties reg", headerRow: 8 },
	fields: [
		{
			name: "partie",
			header: "ZER2020",
			type: "code",
			units: 28,
			required: true,
			pad: 4,
			pattern: "[0-9]{4}",
		},
		note("libelle", "LIBZER2020"),
	],
	unpivot: { ...quarters, value: { name: "taux", type: "number", min: 0, max: 100 } },
	statuses: inseeSigns,
	key: ["partie", "trimestre"],
	expectedRows: 28,
	facts: [rate({ level: "partie-zone", field: "partie" }, "quarter", "trimestre")],
	nomenclature: {
		items: [{ level: "partie-zone", vintage: "ZE 2020", code: "partie", label: "libelle" }],
	},
	quirks: [
		"Le code d'une partie est celui de sa région suivi des deux derniers chiffres de la zone : 2851 pour la partie normande d'Alençon (0051).",
		"L'en-tête imprimé en ligne 7 parle de zone interrégionale ; la colonne contient bien la partie régionale (codes en ligne 8).",
	],
};

const localAddress = "https://www.insee.fr/fr/statistiques/2012804";

export const inseeChomageDepartements: Source = {
	id: "insee-chomage-departements",
	title: "Taux de chômage par département, à chaque rentrée scolaire",
	producer: `${insee}, mise en forme Orion`,
	licence: licenceOuverte,
	vintage: "2019-2023",
	address: localAddress,
	cadence: "annuelle",
	files: ["chomage_departemental_INSEE.csv"],
	layout: csv("utf-8", ";", ","),
	fields: [
		{
			name: "departement",
			header: "codeDepartement",
			type: "code",
			units: 100,
			required: true,
			pad: 3,
			pattern: "[0-9]{3}|02[AB]",
		},
		note("libelle", "libelleDepartement"),
		{ name: "rentree", header: "rentreeScolaire", type: "code", required: true, pattern: "20[0-9]{2}" },
		{ name: "taux", header: "tauxChomage", type: "number", min: 0, max: 100 },
	],
	statuses: inseeSigns,
	key: ["departement", "rentree"],
	expectedRows: 500,
	facts: [rate({ level: "departement", field: "departement", via: "dep3" }, "school-year", "rentree")],
	quirks: [
		"Départements écrits sur trois caractères (014, 02A).",
		"Le trimestre de référence n'est pas précisé dans le fichier : la période affichée est la rentrée.",
	],
};

export const inseeChomageRegions: Source = {
	id: "insee-chomage-regions",
	title: "Taux de chômage par région, à chaque rentrée scolaire",
	producer: `${insee}, mise en forme Orion`,
	licence: licenceOuverte,
	vintage: "2020-2023",
	address: localAddress,
	cadence: "annuelle",
	files: ["chomage_regional_INSEE.csv"],
	layout: csv("utf-8", ";", ","),
	fields: [
		{
			name: "region",
			header: "codeRegion",
			type: "code",
			units: 17,
			required: true,
			level: "region",
			pad: 2,
			pattern: "[0-9]{2}",
		},
		{ name: "rentree", header: "rentreeScolaire", type: "code", required: true, pattern: "20[0-9]{2}" },
		{ name: "taux", header: "tauxChomage", type: "number", min: 0, max: 100 },
	],
	statuses: inseeSigns,
	key: ["region", "rentree"],
	expectedRows: 68,
	facts: [rate({ level: "region", field: "region" }, "school-year", "rentree")],
	quirks: [
		"Dix-sept régions : Mayotte n'a pas de taux de chômage localisé.",
		"Le trimestre de référence n'est pas précisé dans le fichier : la période affichée est la rentrée.",
	],
};

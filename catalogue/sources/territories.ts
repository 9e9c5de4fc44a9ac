import type { FactMapping, LevelExpr, Source } from "../model.ts";
import { csv, france, franceTravail, insee, inseeSigns, licenceOuverte, note, total } from "./vocabulary.ts";

/** Zonings and populations of the communes. */
const commune = (name: string, header: string) =>
	({ name, header, type: "code", required: true, pad: 5, pattern: "[0-9][0-9AB][0-9]{3}" }) as const;

export const inseeZonesEmploi: Source = {
	id: "insee-zones-emploi-2020",
	title: "Zones d'emploi 2020 : composition communale",
	producer: insee,
	licence: licenceOuverte,
	vintage: "géographie au 1er janvier 2023",
	address: "https://www.insee.fr/fr/information/4652957",
	cadence: "annuelle",
	files: ["ZE2020_au_*.xlsx"],
	layout: { format: "xlsx", sheet: "Composition_communale", headerRow: 6 },
	fields: [
		commune("commune", "CODGEO"),
		note("libelle_commune", "LIBGEO"),
		{ name: "zone", header: "ZE2020", type: "code", required: true, pad: 4, pattern: "[0-9]{4}" },
		{ name: "libelle", header: "LIBZE2020", type: "text", required: true },
		{
			name: "partie",
			header: "ZE2020_PARTIE_REG",
			type: "code",
			rewrite: { match: "00([0-9]{2})-([0-9]{2})", to: "$2$1" },
			pattern: "[0-9]{4}",
		},
		note("departement", "DEP"),
		note("region", "REG"),
	],
	statuses: { "": "NA" },
	key: ["commune"],
	expectedRows: 34945,
	nomenclature: {
		items: [{ level: "zone-emploi", vintage: "ZE 2020", code: "zone", label: "libelle" }],
		links: [
			{ from: "commune", fromField: "commune", to: "zone-emploi", toField: "zone" },
			{ from: "commune", fromField: "commune", to: "partie-zone", toField: "partie" },
		],
	},
	quirks: [
		"Cinq lignes d'en-tête, codes des colonnes en ligne 6, une ligne vide en fin de tableau.",
		"La partie régionale est écrite 0051-28 ici et 2851 dans les taux de chômage : la seconde forme est retenue.",
		"24 zones touchent la Normandie, dont 5 débordent sur une autre région.",
		"Le code 2804 désigne Caen : le bassin France Travail 2804 est Le Tréport. Les deux zonages ne sont jamais rapprochés par leur code.",
	],
};

export const ftBassins: Source = {
	id: "ft-bassins",
	title: "Bassins d'emploi de France Travail : composition communale",
	producer: franceTravail,
	licence: licenceOuverte,
	vintage: "2021-2024",
	address: "https://statistiques.francetravail.org/bmo",
	cadence: "annuelle",
	files: ["bassin_emploi.csv"],
	layout: csv("utf-8", ","),
	fields: [
		{ name: "region", header: "reg", type: "code", pad: 2 },
		note("departement", "dep"),
		commune("commune", "code_commune_insee"),
		{ name: "bassin", header: "code_bassin_BMO", type: "code", required: true, pad: 4, pattern: "[0-9]{4}" },
		{ name: "libelle", header: "lib_bassin_BMO", type: "text", required: true },
	],
	statuses: { "": "NA" },
	key: ["commune"],
	expectedRows: 37498,
	nomenclature: {
		items: [{ level: "bassin", vintage: "BMO 2021-2024", code: "bassin", label: "libelle" }],
		links: [{ from: "commune", fromField: "commune", to: "bassin", toField: "bassin" }],
	},
	quirks: [
		"Codes de bassin et de région sans leur zéro initial. Libellés en capitales sans accents.",
		"27 bassins normands, de 2801 à 2828 : 2815 n'existe pas. Mêmes formes de code que les zones d'emploi de l'Insee, zonage différent.",
		"Communes de plusieurs millésimes, anciennes communes comprises.",
		"Le code 0102 porte deux libellés.",
	],
};

export const ftClpe: Source = {
	id: "ft-clpe",
	title: "Comités locaux pour l'emploi : composition communale",
	producer: franceTravail,
	licence: licenceOuverte,
	vintage: "2025",
	address: "https://www.francetravail.org/",
	cadence: "irrégulière",
	files: ["ref_clpe_ft.csv"],
	layout: csv("utf-8", ","),
	fields: [
		commune("commune", "commune_id"),
		{
			name: "comite",
			header: "territoire_id",
			type: "code",
			required: true,
			pattern: "CLPE[0-9A-Z]{5}",
		},
		{ name: "libelle", header: "territoire_libelle", type: "text", required: true },
		note("departement", "departement_id"),
		note("nom_departement", "nom_departement"),
		note("region", "region_id"),
		note("nom_region", "nom_region"),
	],
	statuses: { "": "NA" },
	key: ["commune", "comite"],
	expectedRows: 34877,
	nomenclature: {
		items: [{ level: "comite-local", vintage: "CLPE 2025", code: "comite", label: "libelle" }],
		links: [{ from: "commune", fromField: "commune", to: "comite-local", toField: "comite" }],
	},
	quirks: [
		"Identifiant : CLPE, le département, puis un numéro. Apostrophes droites et courbes mêlées.",
		"Deux comités couvrent des communes normandes depuis un département voisin (CLPE28003, CLPE72002).",
	],
};

/**
 * Before 2017 the file gives each code the population that it had in the geography of that year, and leaves out the communes
 * that have merged since: a sum would lose up to 7 % of Normandie. Those years are read, never counted.
 */
const uncounted = ["2013", "2014", "2015", "2016"];

const population: FactMapping = {
	cube: "population",
	rows: [{ field: "annee", notIn: uncounted }],
	levels: {
		territory: [
			...(
				[
					"commune",
					"epci",
					"bassin",
					"comite-local",
					"partie-zone",
					"zone-emploi",
					"arrondissement",
					"departement",
					"region",
				] as const
			).map((level): LevelExpr => ({ level, field: "commune", via: "commune" })),
			france,
		],
		occupation: [total],
	},
	period: { kind: "year", field: "annee" },
	measures: [
		{
			id: "population",
			field: "population",
			kind: "count",
			label: "Population municipale",
			unit: "habitants",
		},
	],
};

export const inseePopulations: Source = {
	id: "insee-populations",
	title: "Populations légales des communes",
	producer: insee,
	licence: licenceOuverte,
	vintage: "2013-2021",
	address: "https://www.insee.fr/fr/statistiques/7739582",
	cadence: "annuelle",
	files: ["insee-estimation-population-*.csv"],
	layout: csv("utf-8", ","),
	fields: [
		note("objet", "objectid"),
		note("ancienne_region", "reg"),
		note("departement", "dep"),
		note("canton", "cv"),
		{
			name: "commune",
			header: "codgeo",
			type: "code",
			required: true,
			level: "commune",
			pad: 5,
			rewrite: { match: "97[0-9]([0-9]{3})", to: "97$1" },
			pattern: "[0-9][0-9AB][0-9]{3}",
		},
		note("libelle", "libgeo"),
	],
	unpivot: {
		columns: "p[0-9]{2}_pop",
		nameField: "annee",
		rewrite: { match: "p([0-9]{2})_pop", to: "20$1" },
		value: { name: "population", type: "integer", min: 0 },
	},
	statuses: inseeSigns,
	key: ["commune", "annee"],
	expectedRows: 34995,
	facts: [population],
	quirks: [
		"Une colonne par année (p13_pop, p14_pop…) ; une année de plus est lue sans rien déclarer.",
		"Avant 2017, les communes fusionnées depuis manquent : les sommes perdraient jusqu'à 7 % de la population normande. Ces années ne sont pas publiées.",
		"Les communes rétablies depuis (Sannerville, 14666) manquent : la Normandie de 2021 y compte 3 326 078 habitants, soit environ 0,06 % de moins que la population légale.",
		"La colonne « reg » porte les régions d'avant 2016 : elle n'est pas utilisée.",
		"Les communes d'outre-mer sont écrites sur six caractères (971102 pour 97102).",
		"Une case vide signale une commune qui n'existait pas ou plus cette année-là. Mayotte est absente.",
	],
};

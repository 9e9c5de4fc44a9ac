import type { Source } from "../model.ts";
import { france, franceTravail, licenceOuverte, note, total } from "./vocabulary.ts";

/**
 * Surveys that print the families of the FAP 2021 in this layout. Each is a data set of its own, fed by its own file: the next
 * one stands beside those before it, and a survey is never summed with another.
 */
const years = [2024, 2025, 2026, 2027] as const;

/** What was found in the file of one year. */
const quirksOf: Readonly<Record<number, readonly string[]>> = {
	2024: [
		"Trois bassins de l'enquête (0104 Îles du Nord, 0304 Matoury, 7549 Aiguillon) manquent dans la table des communes de France Travail.",
		"Les métiers suivent la nomenclature FAP 2021 ; 217 des 228 familles ont au moins un projet.",
	],
};

const survey = (year: number): Source => ({
	id: `bmo-${year}`,
	title: `Enquête Besoins en main-d'œuvre ${year} : projets de recrutement par métier et bassin d'emploi`,
	producer: `${franceTravail} / Crédoc`,
	licence: licenceOuverte,
	vintage: String(year),
	address: "https://statistiques.francetravail.org/bmo",
	cadence: "annuelle, au printemps",
	files: [`Base_open_data_BMO_${year}.xlsx`, `*BMO_${year}*.xlsx`],
	layout: { format: "xlsx", sheet: `BMO_${year}_open_data`, headerRow: 1 },
	fields: [
		{ name: "annee", header: "annee", type: "code", required: true, pattern: String(year) },
		{
			name: "metier",
			header: "Code métier BMO",
			type: "code",
			required: true,
			level: "fap2021-228",
			pattern: "[A-Z][0-9A-E][A-Z][0-9]{2}",
		},
		note("nom_metier", "Nom métier BMO"),
		note("famille", "Famille_met"),
		note("libelle_famille", "Lbl_fam_met"),
		{
			name: "region",
			header: "REG",
			type: "code",
			units: 18,
			required: true,
			level: "region",
			pad: 2,
			pattern: "[0-9]{2}",
		},
		note("nom_region", "NOM_REG"),
		{
			name: "departement",
			header: "Dept",
			type: "code",
			units: 102,
			required: true,
			level: "departement",
			outsiders: ["978"],
			pad: 2,
			pattern: "[0-9]{2}|2[AB]|97[0-9]",
		},
		note("nom_departement", "NomDept"),
		{
			name: "bassin",
			header: [`BE${year % 100}`, "BE"],
			type: "code",
			units: 406,
			required: true,
			level: "bassin",
			// Surveyed, but absent from the table of communes.
			outsiders: ["0104", "0304", "7549"],
			pad: 4,
			pattern: "[0-9]{4}",
		},
		note("nom_bassin", `NOMBE${year % 100}`),
		{ name: "met", header: "met", type: "integer", min: 0 },
		{ name: "xmet", header: "xmet", type: "integer", min: 0, atMost: "met", hiddenFrom: 0 },
		{ name: "smet", header: "smet", type: "integer", min: 0, atMost: "met", hiddenFrom: 0 },
	],
	statuses: { "*": "CENS", "": "NA" },
	censoredMax: 4,
	key: ["annee", "metier", "departement", "bassin"],
	expectedRows: 53443,
	facts: [
		{
			cube: "bmo",
			levels: {
				territory: [
					{ level: "bassin", field: "bassin" },
					{ level: "departement", field: "departement" },
					{ level: "region", field: "region" },
					france,
				],
				occupation: [
					{ level: "fap2021-228", field: "metier" },
					{ level: "fap2021-86", field: "metier", prefix: 3 },
					{ level: "fap2021-22", field: "metier", prefix: 1 },
					total,
				],
			},
			period: { kind: "year", field: "annee" },
			measures: [
				{ id: "met", field: "met", kind: "count", label: "Projets de recrutement", unit: "projets" },
				{
					id: "xmet",
					field: "xmet",
					kind: "count",
					label: "Projets de recrutement jugés difficiles",
					unit: "projets",
				},
				{
					id: "smet",
					field: "smet",
					kind: "count",
					label: "Projets de recrutement saisonniers",
					unit: "projets",
				},
			],
		},
	],
	quirks: [
		"Les effectifs sont rangés dans des cellules de texte.",
		"« * » : valeur masquée par le producteur. La plus petite valeur publiée étant 5, un nombre de projets masqué vaut de 1 à 4 ; un nombre de projets difficiles ou saisonniers masqué peut aussi être nul (le fichier n'imprime aucun 0). Une valeur masquée n'est jamais remplacée par un nombre.",
		"Les codes de bassin sont des nombres dans le classeur : 0101 y est écrit 101.",
		"Un bassin peut couvrir deux départements : la ligne est désignée par le métier, le département et le bassin.",
		"Le code 978 (Saint-Martin) n'est pas un département du code officiel géographique.",
		"Le nom des colonnes de bassin porte le millésime (BE24, NOMBE24 en 2024). Le premier onglet est un dictionnaire.",
		...(quirksOf[year] ?? []),
	],
});

export const bmo: readonly Source[] = years.map(survey);

import type { FactMapping, LevelExpr, Measure, RowFilter, Source } from "../model.ts";
import { fapPattern, psm } from "./psm.ts";
import { csv, ensemble, fap87, france, total } from "./vocabulary.ts";

/** Flows of labour by occupation: entries, exits, reasons of exit; and the age of the job-seekers. */
const levels: readonly { readonly level: LevelExpr; readonly rows: readonly RowFilter[] }[] = [
	{ level: { level: "fap2009-87", field: "fap" }, rows: fap87("fap") },
	{ level: total, rows: ensemble("fap") },
];

const mappings = (
	cube: string,
	period: FactMapping["period"],
	categories: Readonly<Record<string, string>>,
	measure: Measure,
): FactMapping[] =>
	levels.map(({ level, rows }) => ({
		cube,
		rows,
		levels: { territory: [france], occupation: [level] },
		categories,
		period,
		measures: [measure],
	}));

const fap = { name: "fap", header: "Fap3", type: "code", required: true, pattern: fapPattern } as const;

export const psmMouvements: Source = {
	...psm,
	id: "psm-mouvements",
	title: "Taux d'entrée, de sortie et de rotation de la main-d'œuvre par métier, France, 2007-2014",
	vintage: "2007-2014",
	files: ["evol_mmo.csv"],
	layout: csv("iso-8859-1", ";"),
	fields: [
		fap,
		{ name: "flux", header: "Type_mmo", type: "text", required: true },
		{ name: "annee", header: "Annee", type: "code", required: true, pattern: "20[0-9]{2}" },
		{ name: "taux", header: "Taux", type: "number", min: 0 },
	],
	key: ["fap", "flux", "annee"],
	expectedRows: 2136,
	facts: mappings(
		"mouvements",
		{ kind: "year", field: "annee" },
		{ flux: "flux" },
		{ id: "taux", field: "taux", kind: "rate", label: "Taux de mouvement de main-d'œuvre", unit: "%" },
	),
	quirks: [
		"Trois lignes par métier et par année : « Taux d'entrée », « Taux de sortie », « Taux de rotation » ; le troisième est la moyenne des deux premiers (712 triplets sur 712).",
		"Des taux dépassent 100 % (jusqu'à 1 186 % pour les services divers) : les contrats très courts se comptent plusieurs fois dans l'année.",
		"Trois colonnes vides en fin de ligne. Le code ZZZ (non classé) est écarté.",
	],
};

export const psmSorties: Source = {
	...psm,
	id: "psm-types-sorties",
	title: "Motifs de sortie de l'emploi par métier, France, 2014",
	vintage: "2014",
	files: ["types_sorties.csv"],
	layout: csv("iso-8859-1", ";"),
	fields: [
		fap,
		{ name: "motif", header: "type_sortie", type: "text", required: true },
		{ name: "part", header: "Pourcentage", type: "number", min: 0, max: 100 },
	],
	key: ["fap", "motif"],
	expectedRows: 623,
	facts: mappings(
		"sorties-emploi",
		{ kind: "year", value: "2014" },
		{ motif: "motif" },
		{ id: "part", field: "part", kind: "rate", label: "Part des sorties", unit: "%" },
	),
	quirks: [
		"Les motifs portent des blancs finaux.",
		"Le fichier ne dit pas l'année : c'est 2014 d'après le dictionnaire des Portraits statistiques des métiers.",
	],
};

export const psmAgeDemandeurs: Source = {
	...psm,
	id: "psm-age-demandeurs",
	title: "Âge des demandeurs d'emploi de catégorie A par métier recherché, France, 2020",
	vintage: "2020",
	files: ["age_demandeur_emploi.csv"],
	fields: [
		fap,
		{ name: "age", header: "Age", type: "text", required: true },
		{ name: "part", header: "Part", type: "number", min: 0, max: 100 },
	],
	key: ["fap", "age"],
	expectedRows: 440,
	facts: mappings(
		"demandeurs-age",
		{ kind: "year", value: "2020" },
		{ age: "age" },
		{ id: "part", field: "part", kind: "rate", label: "Part des demandeurs d'emploi", unit: "%" },
	),
	quirks: [
		"Le fichier ne dit pas l'année : il accompagne les effectifs de demandeurs d'emploi, dont 2020 est la dernière.",
		"Les tranches d'âge diffèrent de celles des personnes en emploi.",
	],
};

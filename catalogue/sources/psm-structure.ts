import type { FactMapping, Measure, Source } from "../model.ts";
import { fapPattern, fapQuirk, psm } from "./psm.ts";
import { csv, fap2009Levels, france, note } from "./vocabulary.ts";

/** Structure of employment by occupation: age, diploma, wage, sector, contract. */
const fap = (header: string) =>
	({ name: "fap", header, type: "code", required: true, pattern: fapPattern }) as const;

const labels = [
	note("libelle", "libelle"),
	note("code_domaine", "code_domaine"),
	note("libelle_domaine", "libelle_domaine"),
	note("code_fap_agregee", "code_fap_agregee"),
	note("libelle_fap_agregee", "libelle_fap_agregee"),
];

/** One mapping per level of the file, all alike. */
function everyLevel(
	cube: string,
	period: FactMapping["period"],
	measures: readonly Measure[],
	categories?: Readonly<Record<string, string>>,
): FactMapping[] {
	return fap2009Levels.map(({ level, rows }) => ({
		cube,
		rows,
		levels: { territory: [france], occupation: [level] },
		...(categories ? { categories } : {}),
		period,
		measures,
	}));
}

const people = (id: string, field: string, label: string): Measure => ({
	id,
	field,
	kind: "count",
	label,
	unit: "personnes",
	factor: 1000,
});
const share = (id: string, field: string, label: string, factor = 1): Measure => ({
	id,
	field,
	kind: "rate",
	label,
	unit: "%",
	...(factor === 1 ? {} : { factor }),
});

const mean = { kind: "span", value: "2017-2019" } as const;

export const psmAge: Source = {
	...psm,
	id: "psm-age",
	title: "Âge des personnes en emploi par famille professionnelle, France, moyenne 2017-2019",
	vintage: "2017-2019",
	files: ["age_2017_2019_3niv.csv"],
	fields: [
		fap("fap"),
		{ name: "age", header: "tr_age", type: "text", required: true },
		{ name: "emploi", header: "annee_2017_2019", type: "number", min: 0 },
		...labels,
	],
	key: ["fap", "age"],
	expectedRows: 3060,
	facts: everyLevel("emploi-age", mean, [people("emploi", "emploi", "Personnes en emploi")], { age: "age" }),
	quirks: ["Effectifs en milliers, colonne nommée d'après la période.", fapQuirk],
};

export const psmDiplome: Source = {
	...psm,
	id: "psm-diplome",
	title: "Diplôme des personnes en emploi par famille professionnelle, France",
	vintage: "1982-1984, 2003-2005 et 2017-2019",
	files: ["dipl_restructure_3niv.csv"],
	layout: csv("iso-8859-1", ","),
	fields: [
		fap("Fap"),
		{ name: "diplome", header: "diplome", type: "text", required: true },
		{ name: "annee", header: "Annee", type: "text", required: true, pattern: "[0-9]{4}-[0-9]{4}" },
		{ name: "part", header: "Pourcentage", type: "number", min: 0, max: 1 },
	],
	key: ["fap", "diplome", "annee"],
	expectedRows: 4080,
	facts: everyLevel(
		"emploi-diplome",
		{ kind: "span", field: "annee" },
		[share("part", "part", "Part des personnes en emploi", 100)],
		{ diplome: "diplome" },
	),
	quirks: ["La colonne « Pourcentage » contient des rapports entre 0 et 1.", fapQuirk],
};

export const psmSalaires: Source = {
	...psm,
	id: "psm-salaires",
	title: "Salaires nets mensuels par famille professionnelle, France, moyenne 2017-2019",
	vintage: "2017-2019",
	files: ["salaires_3niv.csv"],
	fields: [
		fap("Fap"),
		{ name: "tranche", header: "Salaire", type: "text", required: true },
		{
			name: "salaire",
			header: "Salaire",
			type: "text",
			required: true,
			rewrite: { match: "De 2000 € à moins de 3000 €|3000 € ou plus", to: "2000 € ou plus" },
		},
		{ name: "salaries", header: "Milliers", type: "number", min: 0 },
		{ name: "part", header: "Pourcentage", type: "number", min: 0, max: 100 },
	],
	key: ["fap", "tranche"],
	expectedRows: 1645,
	facts: everyLevel("salaires", mean, [people("salaries", "salaries", "Salariés à temps complet")], {
		salaire: "salaire",
	}),
	quirks: [
		"Tranches de salaire en clair, avec le signe €.",
		"Les deux tranches les plus hautes paraissent interverties dans le fichier (aides-soignants : 0,3 % de 2 000 à 3 000 €, 7,0 % au-delà) : elles sont réunies, leur somme étant sûre.",
		fapQuirk,
	],
};

export const psmCdd: Source = {
	...psm,
	id: "psm-cdd",
	title: "Part des contrats à durée déterminée par famille professionnelle, France",
	vintage: "1982-1984 à 2017-2019",
	files: ["part_cdd.csv"],
	fields: [
		fap("Fap"),
		note("statut", "stat_sl"),
		{ name: "annee", header: "annee", type: "text", required: true, pattern: "[0-9]{4}-[0-9]{4}" },
		{ name: "effectif", header: "effectif", type: "number", min: 0 },
		{ name: "rapport", header: "pourcentage", type: "number", min: 0, max: 1 },
		{ name: "part", header: "part", type: "number", min: 0, max: 100 },
	],
	key: ["fap", "annee"],
	expectedRows: 3276,
	facts: everyLevel("emploi-cdd", { kind: "span", field: "annee" }, [
		people("effectif", "effectif", "Salariés en contrat à durée déterminée"),
		share("part", "part", "Part des contrats à durée déterminée"),
	]),
	quirks: [
		"« pourcentage » est un rapport, « part » le même rapport en pour cent.",
		"Le code SAL désigne l'ensemble des salariés, ENS l'ensemble des personnes en emploi.",
		fapQuirk,
	],
};

export const psmTempsPartiel: Source = {
	...psm,
	id: "psm-temps-partiel",
	title: "Part du temps partiel par famille professionnelle, France",
	vintage: "2003-2005 à 2017-2019",
	files: ["part_tempspartiel.csv"],
	fields: [
		fap("Fap3"),
		note("modalite", "rep_tps_partiel"),
		{ name: "annee", header: "annee", type: "text", required: true, pattern: "[0-9]{4}-[0-9]{4}" },
		{ name: "effectif", header: "effectif", type: "number", min: 0 },
		{ name: "rapport", header: "pourcentage", type: "number", min: 0, max: 1 },
		{ name: "part", header: "part", type: "number", min: 0, max: 100 },
	],
	key: ["fap", "annee"],
	expectedRows: 1350,
	facts: everyLevel("emploi-temps-partiel", { kind: "span", field: "annee" }, [
		people("effectif", "effectif", "Personnes à temps partiel"),
		share("part", "part", "Part du temps partiel"),
	]),
	quirks: ["« pourcentage » est un rapport, « part » le même rapport en pour cent.", fapQuirk],
};

export const psmSecteurs: Source = {
	...psm,
	id: "psm-secteurs",
	title: "Secteurs employeurs par famille professionnelle, France, moyenne 2017-2019",
	vintage: "2017-2019",
	files: ["secteurs_employeurs_3niv.csv"],
	fields: [
		fap("Fap"),
		{ name: "secteur", header: "Secteur", type: "code", required: true, pattern: "[A-Z]{2}" },
		{ name: "libelle_secteur", header: "Label_secteur", type: "text", required: true },
		{ name: "emploi", header: "Milliers", type: "number", min: 0 },
		{ name: "part", header: "Pourcentage", type: "number", min: 0, max: 100 },
		...labels,
	],
	key: ["fap", "secteur"],
	expectedRows: 1212,
	facts: everyLevel("emploi-secteur", mean, [people("emploi", "emploi", "Personnes en emploi")], {
		secteur: "libelle_secteur",
	}),
	quirks: [
		"Seuls les premiers secteurs de chaque métier sont nommés ; le reste est rangé sous « Autres secteurs » (codes AU et ZZ, réunis).",
		fapQuirk,
	],
};

export const psmSalaries: Source = {
	...psm,
	id: "psm-salaries",
	title: "Salariés hors apprentis par famille professionnelle, France, moyenne 2017-2019",
	vintage: "2017-2019",
	files: ["effectifsalarie_hors_app_3niv.csv"],
	fields: [fap("Fap"), { name: "salaries", header: "sumeffsal", type: "number", min: 0 }, ...labels],
	key: ["fap"],
	expectedRows: 340,
	facts: everyLevel("emploi-salarie", mean, [people("salaries", "salaries", "Salariés hors apprentis")]),
	quirks: ["Effectifs en milliers.", fapQuirk],
};

import type { Source } from "../model.ts";
import { dares, france, licenceOuverte, note } from "./vocabulary.ts";

/** The one file that holds both keys: how the employees of an activity are shared between conventions. */
export const daresApeIdcc: Source = {
	id: "dares-ape-idcc",
	title: "Répartition des salariés de chaque activité par convention collective, 31 décembre 2021",
	producer: dares,
	licence: licenceOuverte,
	vintage: "2021",
	address:
		"https://dares.travail-emploi.gouv.fr/donnees/table-de-passage-convention-collective-secteur-dactivite",
	cadence: "annuelle",
	files: ["dares-ape-idcc*.xlsx", "dares_donnees_passage_ape_idcc*.xlsx"],
	layout: { format: "xlsx", sheet: "IDCC2021_passageAPEIDCC_diff", headerRow: 7 },
	fields: [
		{
			name: "ape",
			header: "apen",
			type: "code",
			required: true,
			level: "naf2",
			rewrite: { match: "([0-9]{2})([0-9]{2}[A-Z])", to: "$1.$2" },
			pattern: "[0-9]{2}\\.[0-9]{2}[A-Z]",
		},
		note("libelle_ape", "intape"),
		{ name: "salaries", header: "effarrdiff", type: "integer", min: 0 },
		{
			name: "idcc",
			header: "idcc",
			type: "code",
			rewrite: { match: "0([0-9]{4})", to: "$1" },
			pattern: "[0-9]{4,5}",
		},
		note("libelle", "intidcc"),
		{ name: "part", header: "pctdiff", type: "number", min: 0, max: 100 },
	],
	statuses: { "": "NA", "CODE APE NON DIFFUSABLE , TAUX DE COUVERTURE PAR LES IDCC DE BRANCHE < 50%": "NA" },
	key: ["ape", "idcc"],
	facts: [
		{
			cube: "salaries-convention",
			rows: [{ field: "idcc", matches: "[0-9]{4}" }],
			levels: { territory: [france], activity: [{ level: "idcc", field: "idcc" }] },
			categories: { activite: "ape" },
			period: { kind: "year", value: "2021" },
			measures: [
				{
					id: "salaries",
					field: "salaries",
					kind: "count",
					label: "Salariés de l'activité",
					unit: "salariés",
				},
				{ id: "part", field: "part", kind: "rate", label: "Part couverte par la convention", unit: "%" },
			],
		},
	],
	quirks: [
		"Six lignes de mode d'emploi précèdent l'en-tête ; la feuille déclare plus d'un million de lignes vides.",
		"L'effectif de l'activité, arrondi à la centaine, est répété à chaque ligne de la même activité : il ne s'additionne pas d'une convention à l'autre.",
		"Sous 1 % des salariés de l'activité, une convention est rangée dans « autres » : le total d'une branche est un minimum.",
		"Une activité que les conventions de branche couvrent à moins de 50 % n'est pas diffusée : sa ligne n'a ni effectif ni convention.",
		"Apostrophes perdues dans les libellés.",
	],
};

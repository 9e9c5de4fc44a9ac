import type { FactMapping, Source } from "../model.ts";
import { fapPattern, fapQuirk, psm } from "./psm.ts";
import { fap2009Levels, france } from "./vocabulary.ts";

/** Employment by occupation: one column per FAP code, thousands, one row per year. */
export const psmEmploi: Source = {
	...psm,
	id: "psm-emploi",
	title: "Emploi par famille professionnelle, France, 1983-2018",
	vintage: "1983-2018",
	files: ["effectifs_3niv.csv"],
	fields: [{ name: "annee", header: "Annee", type: "code", required: true, pattern: "[12][0-9]{3}" }],
	unpivot: {
		columns: fapPattern,
		nameField: "fap",
		value: { name: "emploi", type: "number", min: 0 },
	},
	key: ["annee", "fap"],
	expectedRows: 36,
	facts: fap2009Levels.map(
		({ level, rows }): FactMapping => ({
			cube: "emploi-metier",
			rows,
			levels: { territory: [france], occupation: [level] },
			period: { kind: "year", field: "annee" },
			measures: [
				{
					id: "emploi",
					field: "emploi",
					kind: "count",
					label: "Personnes en emploi",
					unit: "personnes",
					factor: 1000,
				},
			],
		}),
	),
	quirks: [
		"Une colonne par métier, effectifs en milliers, moyennes sur trois ans rangées à l'année centrale.",
		fapQuirk,
		"La somme des 88 colonnes de trois caractères dépasse l'ensemble (ENS) : T2Z y compte deux fois. Sans T2Z et avec ZZZ (non classés), elle vaut exactement l'ensemble.",
	],
};

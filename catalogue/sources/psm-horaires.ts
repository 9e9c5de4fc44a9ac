import type { Source } from "../model.ts";
import { fapPattern, fapQuirk, psm } from "./psm.ts";
import { fap2009Levels, france, note } from "./vocabulary.ts";

export const psmHoraires: Source = {
	...psm,
	id: "psm-horaires",
	title: "Horaires atypiques par famille professionnelle, France, moyenne 2017-2019",
	vintage: "2017-2019",
	files: ["horaires_atypiques_3niv.csv"],
	fields: [
		{ name: "fap", header: "Fap3", type: "code", required: true, pattern: fapPattern },
		{ name: "annee", header: "annee", type: "text", required: true, pattern: "[0-9]{4}-[0-9]{4}" },
		{ name: "part", header: "Pourcentage", type: "number", min: 0, max: 100 },
		{ name: "horaire", header: "Horaire_atypique", type: "text", required: true },
		note("libelle", "libelle"),
		note("code_domaine", "code_domaine"),
		note("libelle_domaine", "libelle_domaine"),
		note("code_fap_agregee", "code_fap_agregee"),
		note("libelle_fap_agregee", "libelle_fap_agregee"),
	],
	key: ["fap", "annee", "horaire"],
	expectedRows: 1020,
	facts: fap2009Levels.map(({ level, rows }) => ({
		cube: "emploi-horaires",
		rows,
		levels: { territory: [france], occupation: [level] },
		categories: { horaire: "horaire" },
		period: { kind: "span", field: "annee" },
		measures: [{ id: "part", field: "part", kind: "rate", label: "Part des personnes en emploi", unit: "%" }],
	})),
	quirks: ["Trois horaires seulement : samedi, dimanche, nuit.", fapQuirk],
};

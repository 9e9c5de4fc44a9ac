import type { Source } from "../model.ts";
import { rome } from "./rome.ts";
import { note } from "./vocabulary.ts";

export const rome3Savoirs: Source = {
	...rome,
	id: "rome3-savoirs",
	title: "Répertoire ROME 3 : savoirs",
	vintage: "v347",
	files: ["unix_referentiel_competence_v347_utf8.csv"],
	fields: [
		{ name: "savoir", header: "code_ogr", type: "code", required: true, pattern: "[0-9]{5,6}" },
		{ name: "libelle", header: "libelle_competence", type: "text", required: true },
		note("type", "code_type_competence"),
		note("libelle_type", "libelle_type_competence"),
		note("statut", "statut"),
	],
	key: ["savoir"],
	expectedRows: 4947,
	nomenclature: { items: [{ level: "savoir", vintage: "ROME v347", code: "savoir", label: "libelle" }] },
	quirks: [
		"Le fichier ne contient que des « savoirs théoriques et procéduraux » : les savoir-faire (activités) et les savoir-être du ROME n'y sont pas.",
		"Quatre intitulés sont portés par deux codes. Apostrophes doublées.",
	],
};

import type { RowFilter, Source } from "../model.ts";
import { rome } from "./rome.ts";
import { note } from "./vocabulary.ts";

const ends = { fromField: "rome", to: "rome3", toField: "cible" } as const;
const kind = (code: string): readonly RowFilter[] => [{ field: "mobilite", in: [code] }];

export const rome3Mobilites: Source = {
	...rome,
	id: "rome3-mobilites",
	title: "Répertoire ROME 3 : mobilités entre métiers",
	vintage: "v347",
	files: ["unix_rubrique_mobilite_v347_utf8.csv"],
	fields: [
		{ name: "rome", header: "code_rome", type: "code", required: true, pattern: "[A-N][0-9]{4}" },
		{ name: "cible", header: "code_rome_cible", type: "code", required: true, pattern: "[A-N][0-9]{4}" },
		note("titre", "code_appellation_source"),
		note("titre_cible", "code_appellation_cible"),
		{ name: "mobilite", header: "code_type_mobilite", type: "code", required: true, pattern: "[12]" },
		note("libelle", "libelle_type_mobilite"),
	],
	key: ["rome", "cible", "titre", "titre_cible", "mobilite"],
	expectedRows: 4218,
	nomenclature: {
		links: [
			{ ...ends, from: "rome3-proche", rows: kind("1") },
			{ ...ends, from: "rome3-evolution", rows: kind("2") },
		],
	},
	quirks: [
		"1 : métier proche, accessible sans formation longue ; 2 : évolution, souvent avec de l'expérience ou une formation.",
		"894 lignes sur 4 218 ne valent que pour une appellation de la fiche, de départ ou d'arrivée : elles comptent comme un lien entre les deux fiches.",
	],
};

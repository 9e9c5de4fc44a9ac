import type { Source } from "../model.ts";
import { rome } from "./rome.ts";
import { note } from "./vocabulary.ts";

export const rome3Liens: Source = {
	...rome,
	id: "rome3-liens",
	title: "Répertoire ROME 3 : ce que chaque fiche métier mentionne",
	vintage: "v347",
	files: ["unix_liens_rome_referentiels_v347_utf8.csv"],
	fields: [
		{
			name: "rome",
			header: "code_rome",
			type: "code",
			required: true,
			level: "rome3",
			pattern: "[A-N][0-9]{4}",
		},
		{ name: "ogr", header: "code_ogr", type: "code", required: true, pattern: "[0-9]+" },
		note("rubrique", "code_ref_rubrique"),
		note("bloc", "position_bloc"),
		{
			name: "referentiel",
			header: "code_type_referentiel",
			type: "code",
			required: true,
			pattern: "[1-5]",
		},
		note("composition", "code_compo_bloc"),
		note("item", "position_item"),
		note("priorite", "id_priorisation"),
	],
	key: ["rome", "ogr", "referentiel"],
	expectedRows: 42228,
	nomenclature: {
		links: [
			{
				rows: [{ field: "referentiel", in: ["1"] }],
				from: "rome3",
				fromField: "rome",
				to: "savoir",
				toField: "ogr",
			},
		],
	},
	quirks: [
		"Cinq répertoires dans une colonne de codes : 1 savoirs (12 109 liens), 2 activités, 3 définitions, 4 appellations, 5 environnements de travail. Seul le premier est repris : les libellés des activités ne sont pas dans les fichiers réunis ici.",
		"Rien ne dit si un savoir est de base ou spécifique : il est mentionné, sans poids.",
	],
};

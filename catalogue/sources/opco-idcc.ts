import type { Source } from "../model.ts";
import { csv, licenceOuverte, note } from "./vocabulary.ts";

export const opcoIdcc: Source = {
	id: "opco-idcc",
	title: "Opérateur de compétences de chaque convention collective",
	producer: "Ministère du Travail et France compétences",
	licence: licenceOuverte,
	vintage: "2020-2021",
	address: "https://travail-emploi.gouv.fr/les-operateurs-de-competences-opco",
	cadence: "à chaque agrément",
	files: ["referentielCodesIdccOpco.csv"],
	layout: csv("utf-8", ";"),
	fields: [
		{
			name: "idcc",
			header: "IDCC",
			type: "code",
			pad: 4,
			rewrite: { match: "(00)?na|N\\.A\\.", to: "" },
			pattern: "[0-9]{4}",
		},
		{ name: "opco", header: "Opérateur de compétences", type: "text" },
		{ name: "libelle", header: "Libellé", type: "text", required: true },
		note("observation", "obs"),
	],
	statuses: { "": "NA" },
	key: ["idcc", "libelle"],
	expectedRows: 335,
	nomenclature: {
		items: [
			{ level: "idcc", vintage: "2021", code: "idcc", label: "libelle" },
			{ level: "opco", vintage: "2021", code: "opco", label: "opco" },
		],
		links: [{ from: "idcc", fromField: "idcc", to: "opco", toField: "opco" }],
	},
	quirks: [
		"Numéros de convention sans leurs zéros initiaux (16 pour 0016).",
		"Trois accords ou secteurs n'ont pas de numéro (« na », « N.A. ») : ils ne mènent à aucune branche.",
		"Les opérateurs n'ont pas de code : leur nom en tient lieu. Une convention, issue de fusions, peut en avoir plusieurs au fil du temps ; le fichier en donne un.",
	],
};

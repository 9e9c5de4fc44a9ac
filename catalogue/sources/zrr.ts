import type { Source } from "../model.ts";
import { licenceOuverte } from "./vocabulary.ts";

export const zrr2022: Source = {
	id: "anct-zrr-2022",
	title: "Zones de revitalisation rurale : classement des communes",
	producer: "Agence nationale de la cohésion des territoires (ANCT)",
	licence: licenceOuverte,
	vintage: "novembre 2022",
	address: "https://www.data.gouv.fr/fr/datasets/zones-de-revitalisation-rurale-zrr/",
	cadence: "irrégulière",
	files: ["ZRR_*.json"],
	layout: { format: "json" },
	fields: [
		{ name: "identifiant", header: "pk", type: "code", required: true, pattern: "[0-9]+" },
		{
			name: "commune",
			header: "fields.insee_code",
			type: "code",
			required: true,
			pattern: "[0-9][0-9AB][0-9]{3}",
		},
		{ name: "classement", header: "fields.status", type: "code", required: true, pattern: "C|NC|PC" },
	],
	statuses: { "": "NA" },
	key: ["commune"],
	expectedRows: 34965,
	quirks: [
		"C : commune classée ; PC : classée en partie ; NC : non classée.",
		"Communes du code officiel géographique de 2022 : celles qui ont fusionné depuis y figurent encore.",
		"Le fichier est un export JSON compressé où le code et le classement sont un étage plus bas (fields).",
	],
};

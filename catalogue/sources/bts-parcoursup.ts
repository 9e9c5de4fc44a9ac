import type { FactMapping, Source } from "../model.ts";
import { csv, licenceOuverte, note, total } from "./vocabulary.ts";

/** Places and wishes of the BTS on Parcoursup, by school, course and route: both routes stand in one file. */
const offer = (voie: string, statut?: string): FactMapping => ({
	cube: "bts",
	...(statut === undefined ? {} : { rows: [{ field: "statut", in: [statut] }] }),
	levels: {
		territory: [
			{ level: "departement", field: "uai", prefix: 3, via: "dep3" },
			{ level: "region", field: "uai", prefix: 3, via: "dep3" },
		],
		certification: [{ level: "mefstat11", field: "mefstat11" }, total],
	},
	constants: { voie },
	period: { kind: "school-year", value: "2024" },
	measures: [
		{ id: "places", field: "places", kind: "count", label: "Places offertes en BTS", unit: "places" },
		{ id: "voeux", field: "voeux", kind: "count", label: "Vœux confirmés en BTS", unit: "vœux" },
	],
});

export const btsParcoursup: Source = {
	id: "bts-parcoursup-2024",
	title: "BTS : places et vœux confirmés sur Parcoursup, par établissement et spécialité",
	producer: "Ministère de l'Éducation nationale (Dgesco), mise en forme Orion",
	licence: licenceOuverte,
	vintage: "rentrée 2024",
	address: "https://orion.education.fr/",
	cadence: "annuelle",
	files: ["BTS_attractivite_capacite_2024.csv"],
	layout: csv("utf-8", ";"),
	fields: [
		{ name: "uai", header: "UAI", type: "code", required: true, pattern: "[0-9]{7}[A-Z]", controlKey: "uai" },
		note("libelle", "LIBELLÉFORMATION"),
		{
			name: "mefstat11",
			header: "MEFSTAT11",
			type: "code",
			required: true,
			level: "mefstat11",
			pattern: "[0-9A-Z]{11}",
		},
		{ name: "voeux", header: "NB_VOEUX_CONFIRMES", type: "integer", min: 0 },
		{ name: "statut", header: "STATUT", type: "text", required: true },
		{ name: "places", header: "CAPACITEPSUP", type: "integer", min: 0 },
	],
	statuses: { "": "NA" },
	// A school may offer the same course twice by the same route.
	key: [],
	expectedRows: 14994,
	facts: [offer("Ensemble"), offer("Scolaire", "Scolaire"), offer("Apprentissage", "Apprentissage")],
	// Courses opened since the directory of the ministry was received.
	nomenclature: {
		items: [{ level: "mefstat11", vintage: "2024", code: "mefstat11", label: "libelle" }],
	},
	quirks: [
		"18 lignes portent un identifiant qui n'est pas un UAI (C752887F) : elles sont mises de côté.",
		"439 lignes ont un code de formation plus récent que la table du ministère : leur libellé vient de ce fichier.",
		"Un établissement peut offrir deux fois la même formation par la même voie (73 cas) : les lignes sont additionnées.",
		"Le département est lu dans les trois premiers caractères de l'UAI.",
		"Les classes de mise à niveau et quelques formations complémentaires figurent avec les BTS.",
	],
};

import type { FactMapping, Source } from "../model.ts";
import { csv, dares, fap87, fap225, france, licenceOuverte } from "./vocabulary.ts";

const mapping = (level: "fap2009-225" | "fap2009-87"): FactMapping => ({
	cube: "tension-serie",
	rows: level === "fap2009-87" ? fap87("fap") : fap225("fap"),
	levels: { territory: [france], occupation: [{ level, field: "fap" }] },
	period: { kind: "year", field: "annee" },
	measures: [
		{ id: "tension", field: "tension", kind: "index", label: "Indicateur de tension", unit: "écart-type" },
	],
});

export const daresTensionsSeries: Source = {
	id: "dares-tensions-series",
	title: "Évolution de l'indicateur de tension par métier, France",
	producer: dares,
	licence: licenceOuverte,
	vintage: "2011-2019",
	address: "https://dares.travail-emploi.gouv.fr/publications/les-tensions-sur-le-marche-du-travail-en-2019",
	cadence: "annuelle",
	files: ["evol_tensions.csv"],
	layout: csv("utf-8", ","),
	fields: [
		{ name: "fap", header: "fap", type: "code", required: true, pattern: "[A-Z][0-9][A-Z]([0-9]{2})?" },
		{ name: "tension", header: "Tension", type: "number", plausible: { min: -4, max: 4 } },
		{ name: "annee", header: "Année", type: "code", required: true, pattern: "20[0-9]{2}" },
	],
	statuses: { "": "NA" },
	key: ["fap", "annee"],
	expectedRows: 2367,
	facts: [mapping("fap2009-225"), mapping("fap2009-87")],
	quirks: [
		"Les deux niveaux de la FAP 2009 (225 et 87) sont mêlés dans une colonne : la longueur du code les distingue.",
		"Écarts-types centrés sur 2014-2018 : une valeur négative n'est pas une erreur.",
	],
};

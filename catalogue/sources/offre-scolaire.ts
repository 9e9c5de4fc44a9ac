import type { FactMapping, Measure, Source } from "../model.ts";
import { csv, depp, licenceOuverte, note, total } from "./vocabulary.ts";

/** Places and wishes, then pupils counted, by school and course: a fill rate exists where both are of one rentrée. */
const uai = (header: string) =>
	({
		name: "uai",
		header,
		type: "code",
		required: true,
		pattern: "[0-9]{7}[A-Z]",
		controlKey: "uai",
	}) as const;
const mef = (header: string) =>
	({
		name: "mefstat11",
		header,
		type: "code",
		required: true,
		level: "mefstat11",
		pattern: "[0-9A-Z]{11}",
	}) as const;

const offer = (period: FactMapping["period"], measures: readonly Measure[]): FactMapping => ({
	cube: "offre-scolaire",
	levels: {
		territory: [
			{ level: "departement", field: "uai", prefix: 3, via: "dep3" },
			{ level: "region", field: "uai", prefix: 3, via: "dep3" },
		],
		certification: [{ level: "mefstat11", field: "mefstat11" }, total],
	},
	grain: ["uai", "mefstat11"],
	period,
	measures,
});

export const capacitesVoeux2022: Source = {
	id: "capacites-voeux-2022",
	title: "Voie professionnelle scolaire : capacités d'accueil et premiers vœux, rentrée 2022",
	producer: "Ministère de l'Éducation nationale (Dgesco, Affelnet), mise en forme Orion",
	licence: licenceOuverte,
	vintage: "rentrée 2022",
	address: "https://orion.education.fr/",
	cadence: "annuelle",
	files: ["attractivite_capacite_2022.csv"],
	layout: csv("utf-8", ";"),
	fields: [
		uai("Etablissement d'accueil"),
		mef("MEF STAT 11"),
		note("recensement", "Voeu de recensement O/N"),
		note("statut", "Statut Offre de formation"),
		{ name: "capacite", header: "Capacité carte scolaire", type: "integer", min: 0, max: 500 },
		{ name: "voeux1", header: "Demandes vœux 1", type: "integer", min: 0 },
		note("famille", "Famille de métiers"),
		{ name: "apparitions", header: "nb_apparitions_uai_mefstat", type: "integer", min: 1 },
		{ name: "mef_terminale", header: "mef_stat_terminale", type: "code", pattern: "[0-9A-Z]{11}" },
	],
	statuses: { "": "NA", "999": "NA", "998": "NA" },
	// The same school offers the same course several times (nb_apparitions_uai_mefstat), sometimes with the same figures.
	key: [],
	expectedRows: 19641,
	facts: [
		offer({ kind: "school-year", value: "2022" }, [
			{ id: "capacite", field: "capacite", kind: "count", label: "Capacité d'accueil", unit: "places" },
			{ id: "voeux1", field: "voeux1", kind: "count", label: "Premiers vœux", unit: "vœux" },
		]),
	],
	quirks: [
		"Un établissement peut offrir plusieurs fois la même formation : 607 couples reviennent, dont 10 à l'identique ; ils sont additionnés.",
		"Une capacité de 999 (207 lignes) ou 998 (une ligne) veut dire « sans limite fixée » : elle est comptée comme non disponible, et la ligne sort du taux de pression.",
		"Le département est lu dans les trois premiers caractères de l'UAI.",
		"Établissements publics seulement.",
	],
};

export const constatRentree: Source = {
	id: "constat-rentree",
	title: "Constat de rentrée : élèves par établissement et formation professionnelle",
	producer: `${depp}, mise en forme Orion`,
	licence: licenceOuverte,
	vintage: "rentrée 2020 ou suivante",
	address: "https://orion.education.fr/",
	cadence: "annuelle",
	files: ["constat_*.csv"],
	layout: csv("utf-8", ";"),
	fields: [
		{ name: "rentree", header: "Rentrée scolaire", type: "code", required: true, pattern: "20[0-9]{2}" },
		uai("UAI"),
		mef("Mef Bcp 11"),
		{ name: "effectif", header: "Nombre d'élèves : Total", type: "integer", min: 0 },
	],
	statuses: { "": "NA" },
	key: ["rentree", "uai", "mefstat11"],
	expectedRows: 44446,
	facts: [
		offer({ kind: "school-year", field: "rentree" }, [
			{ id: "effectif", field: "effectif", kind: "count", label: "Élèves", unit: "élèves" },
		]),
	],
	quirks: [
		"Effectifs de toutes les années de formation : seuls ceux de la formation d'entrée rencontrent une capacité d'accueil.",
		"Le fichier public est celui de la rentrée 2020 : ses effectifs ne se rapportent pas aux capacités de la rentrée 2022, et le taux de remplissage reste alors non disponible.",
	],
};

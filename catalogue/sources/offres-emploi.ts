import type { FactMapping, LevelExpr, Source } from "../model.ts";
import { commune, enterprise, establishment, sharedUnderCharter, within } from "./shared-under-charter.ts";
import { csv, total } from "./vocabulary.ts";

const wide: readonly LevelExpr[] = [within("departement"), within("region")];

const common = {
	cube: "offres-emploi",
	grain: ["siren"],
	period: { kind: "year", field: "mois" },
	measures: [
		{ id: "offres", field: "offre", counts: [], kind: "count", label: "Offres d'emploi", unit: "offres" },
		{
			id: "offres_durables",
			field: "type_contrat",
			counts: ["CDI", "CDD de six mois et plus"],
			partOf: "offres",
			kind: "count",
			label: "Offres d'emploi durable",
			unit: "offres",
		},
	],
} as const satisfies Partial<FactMapping>;

export const offresEmploi: Source = {
	...sharedUnderCharter,
	id: "offres-emploi",
	title: "Offres d'emploi déposées",
	producer: "France Travail, signataire de la charte",
	vintage: "année civile du dépôt de l'offre",
	address: "https://francetravail.io/data/api/offres-emploi",
	cadence: "annuelle",
	files: ["offres-emploi-*.csv", "offres_emploi_*.csv"],
	layout: csv("utf-8", ";", ","),
	fields: [
		{ name: "mois", header: "mois", type: "code", required: true, pattern: "20[0-9]{2}-(0[1-9]|1[0-2])" },
		{ name: "offre", header: "id_offre", type: "code", required: true, pattern: "[0-9A-Z]{6,12}" },
		establishment("siret_employeur"),
		enterprise("siret_employeur"),
		commune,
		{
			name: "rome",
			header: "code_rome",
			type: "code",
			required: true,
			level: "rome4",
			pattern: "[A-N][0-9]{4}",
		},
		{
			name: "fap",
			header: "code_fap",
			type: "code",
			required: true,
			level: "fap2021-228",
			pattern: "[A-Z][0-9A-E][A-Z][0-9]{2}",
		},
		{
			name: "type_contrat",
			header: "type_contrat",
			type: "text",
			required: true,
			pattern: "CDI|CDD de six mois et plus|CDD de moins de six mois|Intérim",
		},
	],
	key: ["offre"],
	contributor: "siren",
	/** As for figures on jobs held in enterprises: 5 units, 3 enterprises, 85 % (methods §8.1, DSN and its like). */
	secrecy: { minUnits: 5, minContributors: 3, maxShare: 85 },
	facts: [
		{
			...common,
			levels: { territory: [within("zone-emploi"), within("bassin"), ...wide], occupation: [total] },
			constants: { type_contrat: "Ensemble" },
		},
		{
			...common,
			levels: { territory: wide, occupation: [{ level: "fap2021-22", field: "fap", prefix: 1 }] },
			constants: { type_contrat: "Ensemble" },
		},
		{
			...common,
			levels: { territory: wide, occupation: [total] },
			categories: { type_contrat: "type_contrat" },
		},
	],
	quirks: [
		"Une ligne par offre : le fichier est nominatif pour les employeurs, ses lignes ne sont jamais montrées.",
		"Une offre est comptée là où se trouve l'emploi, l'année de son dépôt, quel que soit le nombre de postes.",
		"Emploi durable : contrat à durée indéterminée, ou à durée déterminée de six mois et plus.",
		"Toutes les embauches ne passent pas par une offre déposée : ce n'est pas la demande de travail des employeurs.",
	],
};

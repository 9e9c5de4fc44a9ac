import type { LevelId, Measure, Source } from "../model.ts";
import { csv, dares, franceTravail, licenceOuverte } from "./vocabulary.ts";

const scores = [
	["tension", "ind_tension_d", "Tension"],
	["intensite", "ind_int_emb_d", "Intensité d'embauches"],
	["manque_main_oeuvre", "ind_main_oeuvre_d", "Manque de main-d'œuvre"],
	["non_durabilite", "ind_dur_empl_d", "Non-durabilité de l'emploi"],
	["conditions_travail", "ind_cond_travail_d", "Conditions de travail contraignantes"],
	["inadequation_geo", "ind_mismatch_geo_d", "Inadéquation géographique"],
	["lien_formation", "ind_specif_form_empl_d", "Lien entre formation et emploi"],
] as const;

const counts: readonly Measure[] = [
	{ id: "oee", field: "oee", kind: "count", label: "Offres d'emploi", unit: "offres" },
	{
		id: "defm_abc",
		field: "defm_abc",
		kind: "count",
		label: "Demandeurs d'emploi A, B, C (moyenne annuelle)",
		unit: "personnes",
	},
];

/** Job-seekers and offers are split between the families of an occupation; the notes of 1 to 5 are not. */
const families: readonly LevelId[] = ["fap2009-225", "fap2009-87", "fap2009-22"];

export const ftTensionRomeBassin: Source = {
	id: "ft-tension-rome-bassin-2021",
	title: "Tension et facteurs de tension par métier ROME et bassin d'emploi",
	producer: `${franceTravail} / ${dares}`,
	licence: `${licenceOuverte} (à confirmer auprès du producteur)`,
	vintage: "2021 (version de février 2023)",
	address: "https://statistiques.francetravail.org/",
	cadence: "annuelle",
	files: ["tension-rome-bassin-*.csv"],
	layout: csv("utf-8", ";", ","),
	fields: [
		{ name: "annee", header: "annee", type: "code", required: true, pattern: "20[0-9]{2}" },
		{
			name: "rome",
			header: "ROME",
			type: "code",
			required: true,
			level: "rome3",
			pattern: "[A-N][0-9]{4}",
		},
		{
			name: "bassin",
			header: "cbassin",
			type: "code",
			required: true,
			level: "bassin",
			outsiders: ["7549"],
			pad: 4,
			pattern: "[0-9]{4}",
		},
		{ name: "oee", header: "oee", type: "number", min: 0 },
		{ name: "defm_abc", header: "defm_abc", type: "number", min: 0 },
		...scores.map(([name, header]) => ({ name, header, type: "integer" as const, min: 1, max: 5 })),
	],
	statuses: { "": "NA" },
	key: ["rome", "bassin"],
	expectedRows: 27135,
	facts: [
		{
			cube: "tension-ft",
			levels: {
				territory: [{ level: "bassin", field: "bassin" }],
				occupation: [{ level: "rome3", field: "rome" }],
			},
			period: { kind: "year", field: "annee" },
			measures: [
				...counts,
				...scores.map(([id, , label]) => ({
					id,
					field: id,
					kind: "class" as const,
					label,
					unit: "note de 1 à 5",
				})),
			],
		},
		{
			cube: "tension-ft",
			levels: {
				territory: [{ level: "bassin", field: "bassin" }],
				occupation: families.map((level) => ({
					level,
					field: "rome",
					through: { from: "rome3", to: "fap2009-225" },
				})),
			},
			period: { kind: "year", field: "annee" },
			measures: counts,
		},
	],
	quirks: [
		"Par famille professionnelle (FAP 2009), offres et demandeurs sont convertis par la table de la Dares : un métier ROME de plusieurs familles (201 sur 531) y est partagé selon leurs demandeurs d'emploi de 2020. Les notes ne sont pas converties.",
		"Virgule décimale et point-virgule entre colonnes.",
		"Seuls les couples métier × bassin assez fournis figurent dans le fichier : une absence n'est pas un zéro.",
		"Offres et demandeurs sont des moyennes annuelles, donc des nombres à décimales.",
		"Les bassins sont ceux de France Travail, pas les zones d'emploi de l'Insee.",
	],
};

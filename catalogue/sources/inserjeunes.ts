import type { FactMapping, Measure, RowControl, Source } from "../model.ts";
import { csv, depp, licenceOuverte, total } from "./vocabulary.ts";

/** What became of the young who left a vocational course (InserJeunes, DEPP and Dares). */
const counts = [
	["terme", "nb_annee_term", "Élèves ou apprentis en dernière année", undefined],
	["poursuite", "nb_poursuite_etudes", "Jeunes qui poursuivent des études", "terme"],
	["sortants", "nb_sortant", "Jeunes sortis de formation", "terme"],
	["emploi6", "nb_en_emploi_6_mois", "Jeunes en emploi à 6 mois", "sortants"],
	["emploi12", "nb_en_emploi_12_mois", "Jeunes en emploi à 12 mois", "sortants"],
	["emploi18", "nb_en_emploi_18_mois", "Jeunes en emploi à 18 mois", "sortants"],
	["emploi24", "nb_en_emploi_24_mois", "Jeunes en emploi à 24 mois", "sortants"],
] as const;

const measures: readonly Measure[] = counts.map(([id, , label]) => ({
	id,
	field: id,
	kind: "count",
	label,
	unit: "jeunes",
}));

const closes: RowControl = {
	code: "C-20",
	severity: "to-confirm",
	label: "poursuite d'études + sortants = année terminale",
	fields: ["poursuite", "sortants", "terme"],
	test: ({ poursuite: pursued, sortants: left, terme: all }) =>
		typeof pursued === "number" &&
		typeof left === "number" &&
		typeof all === "number" &&
		pursued + left !== all
			? `${pursued} + ${left} ≠ ${all}`
			: null,
};

const course = (voie: "scolaire" | "apprentissage"): FactMapping => ({
	cube: "inserjeunes",
	rows: [{ field: "voie", in: [voie] }],
	levels: {
		territory: [{ level: "region", field: "region" }],
		certification:
			voie === "scolaire"
				? [{ level: "mefstat11", field: "mefstat11" }, total]
				: [{ level: "cfd", field: "cfd" }, { level: "nsf", field: "cfd", via: "cfd" }, total],
	},
	categories: { voie: "voie" },
	period: { kind: "cohort", field: "millesime" },
	measures,
});

export const inserjeunesRegion: Source = {
	id: "inserjeunes-region",
	title: "InserJeunes : devenir des jeunes par région, formation et voie",
	producer: `${depp} et Dares (InserJeunes)`,
	licence: licenceOuverte,
	vintage: "2019-2020, 2020-2021 et 2021-2022",
	address: "https://www.inserjeunes.education.gouv.fr/diffusion/accueil",
	cadence: "annuelle",
	files: ["ij_region_data_*.csv"],
	layout: csv("utf-8", ";"),
	fields: [
		{ name: "id", header: "id", type: "text", required: true },
		{
			name: "millesime",
			header: "millesime",
			type: "text",
			required: true,
			pattern: "20[0-9]{2}_20[0-9]{2}",
		},
		{ name: "region_academique", header: "code_region_ij", type: "code", pad: 2 },
		{
			name: "region",
			header: "code_region",
			type: "code",
			required: true,
			level: "region",
			pad: 2,
			pattern: "[0-9]{2}",
		},
		{ name: "voie", header: "voie", type: "text", required: true, pattern: "scolaire|apprentissage" },
		{ name: "cfd", header: "cfd", type: "code", level: "cfd", pattern: "[0-9A-Z]{8}" },
		{ name: "mefstat11", header: "mefstat11", type: "code", level: "mefstat11", pattern: "[0-9A-Z]{11}" },
		...counts.map(([name, header, , ceiling]) => ({
			name,
			header,
			type: "integer" as const,
			min: 0,
			...(ceiling ? { atMost: ceiling } : {}),
		})),
		...[6, 12, 18, 24].map((m) => ({
			name: `taux_emploi_${m}_mois`,
			header: `taux_emploi_${m}_mois`,
			type: "number" as const,
			min: 0,
			max: 100,
		})),
		{ name: "taux_poursuite_etudes", header: "taux_poursuite_etudes", type: "number", min: 0, max: 100 },
	],
	statuses: { "": "NA" },
	key: ["id"],
	expectedRows: 29410,
	controls: [closes],
	facts: [course("scolaire"), course("apprentissage")],
	quirks: [
		"Un millésime réunit deux promotions (2021_2022). Une case vide est un effectif sous le seuil de diffusion : ce n'est jamais un zéro.",
		"code_region_ij est le code de la région académique ; la région de l'Insee est dans code_region.",
		"La voie scolaire est décrite par le MEF statistique 11, l'apprentissage par le code formation-diplôme (CFD).",
		"Un taux n'est montré que si son dénominateur compte au moins 20 jeunes.",
		"L'emploi public n'est vu qu'à partir des sortants de 2022 ; les indépendants et l'étranger ne le sont pas.",
	],
};

const percent = (id: string, header: string, label: string) =>
	({ id, header, label, min: 0, max: 100 }) as const;
const rates = [
	percent("part_poursuite", "DEVENIR Part poursuite études", "Part en poursuite d'études"),
	percent("part_emploi_6_mois", "DEVENIR Part en emploi 6 mois", "Part en emploi à 6 mois"),
	percent("part_autre", "DEVENIR Part autre situation 6 mois", "Part dans une autre situation à 6 mois"),
	percent(
		"contrats_interrompus",
		"Part contrats apprentissage interrompus",
		"Part des contrats d'apprentissage interrompus avant leur terme",
	),
	percent("taux_poursuite", "Taux poursuite études", "Taux de poursuite d'études"),
	percent("taux_emploi_6", "Taux emploi 6 mois", "Taux d'emploi à 6 mois"),
	percent("taux_emploi_attendu", "Taux emploi 6 mois attendu", "Taux d'emploi attendu à 6 mois"),
	{ ...percent("valeur_ajoutee_6", "VA emploi 6 mois", "Valeur ajoutée à 6 mois"), min: -100 },
	percent("taux_emploi_12", "Taux emploi 12 mois", "Taux d'emploi à 12 mois"),
	percent("taux_emploi_18", "Taux emploi 18 mois", "Taux d'emploi à 18 mois"),
	percent("taux_emploi_24", "Taux emploi 24 mois", "Taux d'emploi à 24 mois"),
] as const;

export const inserjeunesCfa: Source = {
	id: "inserjeunes-cfa",
	title: "InserJeunes : devenir des apprentis par centre de formation",
	producer: `${depp} et Dares (InserJeunes)`,
	licence: licenceOuverte,
	vintage: "cumuls 2018-2019 à 2022-2023",
	address: "https://data.education.gouv.fr/explore/dataset/fr-en-inserjeunes-cfa/",
	cadence: "annuelle",
	connector: {
		kind: "opendatasoft",
		portal: "https://data.education.gouv.fr",
		dataset: "fr-en-inserjeunes-cfa",
		format: "csv",
		labels: true,
		pace: "mois",
	},
	files: ["fr-en-inserjeunes-cfa*.csv"],
	layout: csv("utf-8", ";"),
	fields: [
		{
			name: "annee",
			header: "Année",
			type: "text",
			required: true,
			pattern: "cumul 20[0-9]{2}-20[0-9]{2}",
		},
		{ name: "uai", header: "UAI", type: "code", required: true, pattern: "[0-9]{7}[A-Z]", controlKey: "uai" },
		{ name: "libelle", header: "Libellé", type: "text" },
		{ name: "region", header: "Région", type: "text", required: true },
		...rates.map(({ id, header, min, max }) => ({ name: id, header, type: "number" as const, min, max })),
		{ name: "num_ligne", header: "num_ligne", type: "number" },
	],
	statuses: { "": "NA" },
	key: ["annee", "uai"],
	expectedRows: 8556,
	facts: [
		{
			cube: "cfa",
			levels: {
				territory: [{ level: "region", field: "region", via: "region-label" }],
				certification: [total],
			},
			categories: { etablissement: "uai" },
			period: { kind: "cohort", field: "annee" },
			measures: rates.map(({ id, label }) => ({ id, field: id, kind: "rate", label, unit: "%" })),
		},
	],
	nomenclature: { items: [{ level: "uai", vintage: "RAMSESE", code: "uai", label: "libelle" }] },
	quirks: [
		"Pourcentages publiés sans les effectifs : ils ne peuvent être ni additionnés ni ramenés à une région.",
		"Une case vide est un effectif inférieur à 20 ; la valeur ajoutée et le taux attendu manquent pour beaucoup d'établissements.",
		"La région est écrite en capitales sans accents (ILE-DE-FRANCE).",
		"L'année est écrite « cumul 2022-2023 » : deux promotions réunies.",
		"Les pourcentages sont arrondis à l'entier pair le plus proche.",
	],
};

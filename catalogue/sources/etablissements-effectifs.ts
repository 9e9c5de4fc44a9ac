import type { FactMapping, LevelExpr, RowControl, Source } from "../model.ts";
import {
	activity,
	commune,
	enterprise,
	establishment,
	sharedUnderCharter,
	within,
	year,
} from "./shared-under-charter.ts";
import { csv, total } from "./vocabulary.ts";

const bands = [
	{ label: "1 à 9 salariés", from: 1, to: 9 },
	{ label: "10 à 49 salariés", from: 10, to: 49 },
	{ label: "50 à 249 salariés", from: 50, to: 249 },
	{ label: "250 salariés et plus", from: 250, to: Number.POSITIVE_INFINITY },
] as const;

const band: RowControl = {
	code: "C-10",
	severity: "to-confirm",
	label: "une tranche qui contient l'effectif",
	fields: ["tranche", "effectif"],
	test: ({ tranche, effectif }) => {
		const known = bands.find(({ label }) => label === tranche);
		if (!known || typeof effectif !== "number") return null;
		return effectif >= known.from && effectif <= known.to
			? null
			: "l'effectif n'est pas dans la tranche de sa ligne.";
	},
};

const wide: readonly LevelExpr[] = [within("departement"), within("region")];

const common = {
	cube: "etablissements-effectifs",
	grain: ["siren"],
	period: { kind: "year", field: "annee" },
	measures: [
		{
			id: "etablissements",
			field: "siret",
			counts: [],
			kind: "count",
			label: "Établissements employeurs",
			unit: "établissements",
		},
		{ id: "effectif", field: "effectif", kind: "count", label: "Effectif salarié", unit: "salariés" },
	],
} as const satisfies Partial<FactMapping>;

export const etablissementsEffectifs: Source = {
	...sharedUnderCharter,
	id: "etablissements-effectifs",
	title: "Établissements employeurs et leurs effectifs",
	producer: "Signataire de la charte (OPCO ou branche professionnelle)",
	vintage: "31 décembre de l'année",
	address: "https://travail-emploi.gouv.fr/les-operateurs-de-competences-opco",
	cadence: "annuelle",
	files: ["etablissements-effectifs-*.csv", "etablissements_effectifs_*.csv"],
	layout: csv("utf-8", ";", ","),
	fields: [
		year,
		establishment("siret"),
		enterprise("siret"),
		commune,
		activity,
		{ name: "effectif", header: "effectif", type: "integer", required: true, min: 1, max: 30_000 },
		{
			name: "tranche",
			header: "tranche_effectif",
			type: "text",
			required: true,
			pattern: bands.map(({ label }) => label).join("|"),
		},
	],
	key: ["annee", "siret"],
	controls: [band],
	contributor: "siren",
	/** Enterprises: fewer than 3, above 85 % for one of them, or a second one that would work the first one out (methods §8.1). */
	secrecy: { minUnits: 3, minContributors: 3, maxShare: 85, pPercent: 10 },
	facts: [
		{
			...common,
			levels: { territory: [within("zone-emploi"), within("bassin"), ...wide], activity: [total] },
			constants: { tranche: "Ensemble" },
		},
		{
			...common,
			levels: { territory: wide, activity: [{ level: "naf2-21", field: "code_naf", via: "naf2" }] },
			constants: { tranche: "Ensemble" },
		},
		{ ...common, levels: { territory: wide, activity: [total] }, categories: { tranche: "tranche" } },
	],
	quirks: [
		"Une ligne par établissement : le fichier est nominatif pour les employeurs, ses lignes ne sont jamais montrées.",
		"Les établissements d'une même entreprise (SIREN) sont un seul contributeur : sa part est celle de tous ses établissements de la case.",
		"L'effectif est celui de l'établissement au 31 décembre, apprentis compris ; les établissements sans salarié n'y sont pas.",
		"Les branches que le signataire ne couvre pas n'y sont pas : le total n'est pas celui de l'emploi salarié.",
	],
};

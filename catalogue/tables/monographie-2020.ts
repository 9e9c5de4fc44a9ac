import type { PublishedDocument } from "../model.ts";

const sectors = ["tertiaire-marchand", "tertiaire-non-marchand", "industrie"] as const;
const accounts = ["depenses-totales", "fpa", "enseignement"] as const;
const ages = ["defm-abc-moins25", "defm-abc-25-49", "defm-abc-50plus"] as const;
const bothLevels = ["region", "france"] as const;

/** What must hold between the printed cells of the monograph: tables, infographic, budgets, lists. */
export const monographieTables: PublishedDocument = {
	title: "monographie régionale Normandie",
	weight: { part: "population-2019-infographie@region", whole: "population-2019-infographie@france" },
	constraints: [
		...bothLevels.flatMap((level) => [
			{
				kind: "sum" as const,
				total: `defm-abc@${level}`,
				parts: ages.map((age) => `${age}@${level}`),
			},
			...ages.map((age) => ({
				kind: "part" as const,
				whole: `defm-abc@${level}`,
				parts: [`${age}@${level}`],
			})),
			{
				kind: "part" as const,
				whole: `population-active@${level}`,
				parts: [`population-active-16-25@${level}`],
			},
			{
				kind: "same" as const,
				figures: [[`defm-abc@${level}`, `defm-abc-2019-07-infographie@${level}`]],
			},
			{
				kind: "same" as const,
				figures: [
					[`population-totale@${level}`, `population-2019-infographie@${level}`],
					[`of@${level}`, `of-2017-infographie@${level}`],
				],
			},
		]),
		{
			kind: "part",
			whole: "population-active@region",
			parts: sectors.map((sector) => `emploi-${sector}-2019t2@region`),
		},
		{
			kind: "series",
			lines: sectors.map((sector) => [`emploi-${sector}-2019t1`, `emploi-${sector}-2019t2`]),
		},
		{ kind: "series", lines: [["chomage-2019t1-infographie", "chomage"]] },
		{
			kind: "columns",
			headings: [
				"emploi-tertiaire-marchand-2019t1@region",
				"emploi-industrie-2019t1@region",
				"emploi-tertiaire-non-marchand-2019t1@region",
			],
			values: ["940,1", "387,9", "196,9"],
			against: [
				"emploi-tertiaire-marchand-2019t2@region",
				"emploi-industrie-2019t2@region",
				"emploi-tertiaire-non-marchand-2019t2@region",
			],
		},
		...accounts.map((account) => ({
			kind: "sum" as const,
			total: `dgcl-${account}@region`,
			parts: [`dgcl-${account}-fonctionnement@region`, `dgcl-${account}-investissement@region`],
		})),
		...accounts.slice(1).map((account) => ({
			kind: "part" as const,
			whole: "dgcl-depenses-totales@region",
			parts: [`dgcl-${account}@region`],
		})),
		{
			kind: "sum",
			total: "bp-total@region",
			parts: ["bp-fonctionnement@region", "bp-investissement@region"],
		},
		{
			kind: "part",
			whole: "bp-total@region",
			parts: ["budget-primitif-2019-formation-insertion-lycees@region"],
		},
		{ kind: "same", figures: [["bp-total@region", "budget-primitif-2019-total@region"]] },
		{ kind: "same", figures: [["dgcl-fpa@region:2019", "budget-fpa-dgcl@region"]] },
		{ kind: "same", figures: [["budget-fpa-2019-infographie@france", "budget-fpa-dgcl@france"]] },
		{ kind: "same", figures: [["budget-fpa-2019-infographie@region", "budget-fpa-dgcl@region"]] },
		{
			kind: "same",
			figures: ["2017", "2018", "2019"].map((year) => [
				`budget-global-infographie-${year}@region`,
				`dgcl-depenses-totales@region:${year}`,
			]),
		},
		{ kind: "same", figures: [["dgcl-depenses-totales@region:2019", "bp-total@region"]] },
		{
			kind: "sum",
			total: "campus-total@france",
			parts: ["campus-existants@france", "campus-nouveaux@france"],
		},
		{ kind: "part", whole: "campus-total@france", parts: ["campus-excellence@france"] },
		{ kind: "part", whole: "campus@region", parts: ["campus-excellence@region"] },
		{ kind: "part", whole: "ufue-transport-parcours@region", parts: ["ufue-transport-transdev@region"] },
		{ kind: "coded", lists: ["Métiers en tension : Normandie", "Métiers en tension : France"] },
		{ kind: "legend", used: "Panorama AIO : sigles employés", legend: "Panorama AIO : légende" },
	],
};

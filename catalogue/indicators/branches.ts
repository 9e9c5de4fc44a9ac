import type { Additive, Indicator } from "../model.ts";

const once: Additive["about"] = {
	no: "une activité partagée entre deux branches y serait comptée deux fois",
};
const nationalOnly = { no: "la table n'existe que pour la France" } as const;
const oneYear = { no: "la table n'a qu'une année" } as const;

/** Figures of a branch: no place and no occupation has them. */
export const branchCube = "salaries-convention";

const common = {
	theme: "emploi",
	universe:
		"Salariés au 31 décembre 2021 des activités diffusées, France : hors agriculture, administration et activités peu couvertes par des conventions de branche.",
	decimals: 0,
	polarity: "neutral",
	cube: branchCube,
	breakdown: "activite",
	thresholds: {},
	sources: ["dares-ape-idcc"],
	owner: "observatoire",
	method: "Dares, table de passage entre convention collective (IDCC) et activité (APE), base Tous salariés.",
} as const satisfies Partial<Indicator>;

const minimum =
	"Une activité où la branche a moins de 1 % des salariés n'est pas dans la table : le compte de la branche est un minimum.";
const nafKey =
	"La clé NAF prend toutes les activités où la branche a au moins 1 % des salariés ; une liste plus courte compterait moins de monde, et en oublierait.";

/** One entry a figure of the over-count of the NAF key: what either key counts, and the gap between them. */
export const branches: readonly Indicator[] = [
	{
		...common,
		id: "salaries-cle-naf",
		label: "Salariés de la branche, comptés par la clé NAF",
		short: "Salariés (clé NAF)",
		subject: "le nombre de salariés compté par la clé NAF",
		definition:
			"Nombre de salariés de toutes les activités où la branche est présente, quelle que soit leur convention.",
		formulaText: "Σ effectif de chaque activité où la branche a au moins 1 % des salariés.",
		unit: "salariés",
		formula: { kind: "sum", measure: "salaries" },
		additive: { territory: nationalOnly, about: once, categories: { activite: "yes" }, period: "stock" },
		notes: [nafKey],
	},
	{
		...common,
		id: "salaries-cle-idcc",
		label: "Salariés de la branche, comptés par la clé IDCC",
		short: "Salariés (clé IDCC)",
		subject: "le nombre de salariés compté par la clé IDCC",
		definition:
			"Nombre de salariés que couvre la convention collective, dans les activités où elle est présente.",
		formulaText: "Σ (effectif de l'activité × part des salariés couverts par la convention) ÷ 100.",
		unit: "salariés",
		formula: { kind: "weighted-mean", measure: "part", weight: "salaries", give: "mass" },
		additive: {
			territory: nationalOnly,
			about: "recomputed",
			categories: { activite: "recomputed" },
			period: oneYear,
		},
		notes: [
			minimum,
			"Les parts sont publiées à une décimale et les effectifs à la centaine : le produit est un ordre de grandeur.",
		],
	},
	{
		...common,
		id: "surcompte-naf",
		label: "Surcompte de la clé NAF",
		short: "Surcompte NAF",
		subject: "le surcompte de la clé NAF",
		definition:
			"Part des salariés comptés par la clé NAF qui ne relèvent pas de la convention collective de la branche.",
		formulaText: "100 − Σ (effectif de l'activité × part couverte par la convention) ÷ Σ effectif.",
		unit: "%",
		decimals: 1,
		formula: { kind: "weighted-mean", measure: "part", weight: "salaries", give: "rest" },
		numerator: "Salariés des activités de la branche qui relèvent d'une autre convention, ou d'aucune",
		denominator: "Salariés de toutes les activités où la branche a au moins 1 % des salariés",
		additive: {
			territory: nationalOnly,
			about: once,
			categories: { activite: "recomputed" },
			period: oneYear,
		},
		notes: [nafKey, minimum],
	},
];

import { asPublished, pooledCohorts } from "../additive.ts";
import type { Indicator } from "../model.ts";

const THRESHOLD = 20;
const leavers =
	"Sortants de dernière année de formation professionnelle du CAP au BTS, voie scolaire ou apprentissage, deux cohortes réunies.";
const method = "DEPP – Dares, InserJeunes ; règles de publication d'Orion.";
const pooled = "Deux cohortes sont réunies pour que les effectifs suffisent à publier.";
const under = `Non publié (ns) quand le dénominateur est inférieur à ${THRESHOLD} élèves.`;
const observed =
	"« En emploi » : un contrat salarié couvre la date d'observation. Les indépendants, les salariés de particuliers employeurs, une partie de l'agriculture et les emplois à l'étranger ne sont pas vus.";
const publicJobs =
	"L'emploi public n'est compté qu'à partir de la cohorte 2022 : les séries d'avant et d'après ne se raccordent pas.";
const twoDenominators =
	"Ce taux ne se compare pas à un taux d'un autre dénominateur : le taux d'emploi se rapporte aux sortants, la part en emploi et la poursuite d'études à tous les élèves de dernière année. Leur somme peut dépasser 100 %.";

interface Rate {
	readonly id: string;
	readonly label: string;
	readonly short: string;
	readonly subject: string;
	readonly definition: string;
	readonly formulaText: string;
	readonly num: readonly string[];
	readonly den: "terme" | "sortants";
	readonly numerator: string;
	readonly owner?: Indicator["owner"];
	readonly notes: readonly string[];
}

const rate = ({ num, den, notes, ...base }: Rate): Indicator => ({
	...base,
	theme: "insertion",
	universe: leavers,
	unit: "%",
	decimals: 1,
	polarity: "up",
	cube: "inserjeunes",
	formula: { kind: "ratio", num, den, scale: 100 },
	breakdown: "voie",
	denominator:
		den === "terme"
			? "Jeunes en dernière année"
			: "Sortants de dernière année qui ne poursuivent pas d'études",
	thresholds: { minDenominator: THRESHOLD },
	precision: "wilson",
	additive: pooledCohorts("recomputed", { voie: "recomputed" }),
	sources: ["inserjeunes-region"],
	owner: base.owner ?? "producteur",
	notes: [...notes, under, pooled, twoDenominators],
	method,
});

const employmentAt = (months: 6 | 12 | 18 | 24): Indicator =>
	rate({
		id: `taux-emploi-${months}-mois`,
		label: `Taux d'emploi à ${months} mois`,
		short: `Emploi à ${months} mois`,
		subject: `le taux d'emploi à ${months} mois`,
		definition: `Part des jeunes sortis de formation, sans poursuivre d'études, qui sont en emploi salarié ${months} mois après.`,
		formulaText: `100 × en emploi à ${months} mois ÷ sortants qui ne poursuivent pas d'études.`,
		num: [`emploi${months}`],
		den: "sortants",
		numerator: `Sortants en emploi salarié ${months} mois après`,
		notes: [observed, publicJobs],
	});

/** InserJeunes by training centre: rates exist only as printed, in whole numbers. */
const centre = (
	id: string,
	label: string,
	short: string,
	subject: string,
	measure: string,
	definition: string,
	formulaText: string,
	notes: readonly string[],
	terms: Pick<Indicator, "numerator" | "denominator">,
	polarity: Indicator["polarity"] = "up",
	unit = "%",
): Indicator => ({
	id,
	label,
	short,
	subject,
	theme: "insertion",
	definition,
	formulaText,
	universe: "Apprentis de dernière année d'un centre de formation d'apprentis, deux cohortes réunies.",
	unit,
	decimals: 0,
	polarity,
	cube: "cfa",
	formula: { kind: "published", measure },
	breakdown: "etablissement",
	...terms,
	thresholds: {},
	additive: asPublished("un taux en nombre entier existe seulement tel que publié, centre par centre", [
		"etablissement",
	]),
	sources: ["inserjeunes-cfa"],
	owner: "producteur",
	notes: [
		...notes,
		"Un taux brut ne classe pas les centres : il dépend des diplômes préparés, du public accueilli et du chômage local.",
		`Absent du fichier quand l'effectif est inférieur à ${THRESHOLD}.`,
		pooled,
	],
	method: "DEPP – Dares, InserJeunes par centre de formation d'apprentis.",
});

export const insertion: readonly Indicator[] = [
	{
		id: "jeunes-derniere-annee",
		label: "Jeunes en dernière année de formation",
		short: "Dernière année",
		subject: "le nombre de jeunes en dernière année",
		theme: "insertion",
		definition: "Nombre d'élèves et d'apprentis inscrits en dernière année de formation professionnelle.",
		formulaText: "Somme sur les formations du territoire, deux cohortes réunies.",
		universe: leavers,
		unit: "jeunes",
		decimals: 0,
		polarity: "neutral",
		cube: "inserjeunes",
		formula: { kind: "sum", measure: "terme" },
		breakdown: "voie",
		thresholds: { minDenominator: THRESHOLD },
		additive: pooledCohorts("yes", { voie: "yes" }),
		sources: ["inserjeunes-region"],
		owner: "producteur",
		notes: [`Non publié (ns) sous ${THRESHOLD}.`, pooled],
		method,
	},
	employmentAt(6),
	employmentAt(12),
	employmentAt(18),
	employmentAt(24),
	rate({
		id: "taux-poursuite-etudes",
		label: "Taux de poursuite d'études",
		short: "Poursuite d'études",
		subject: "le taux de poursuite d'études",
		definition: "Part des jeunes de dernière année encore inscrits en formation l'année suivante.",
		formulaText: "100 × jeunes en poursuite d'études ÷ jeunes en dernière année.",
		num: ["poursuite"],
		den: "terme",
		numerator: "Jeunes encore inscrits en formation l'année suivante",
		notes: ["Toute inscription compte : poursuite, réorientation ou redoublement."],
	}),
	rate({
		id: "part-en-emploi-6-mois",
		label: "Part en emploi à 6 mois",
		short: "Part en emploi",
		subject: "la part des jeunes en emploi à 6 mois",
		definition:
			"Part de tous les jeunes de dernière année, qu'ils poursuivent ou non, qui sont en emploi salarié 6 mois après.",
		formulaText: "100 × en emploi à 6 mois ÷ jeunes en dernière année.",
		num: ["emploi6"],
		den: "terme",
		numerator: "Jeunes en emploi salarié 6 mois après",
		notes: [
			"À ne pas confondre avec le taux d'emploi à 6 mois, calculé sur les seuls sortants.",
			observed,
			publicJobs,
		],
	}),
	rate({
		id: "taux-devenir-favorable",
		label: "Taux de devenir favorable",
		short: "Devenir favorable",
		subject: "le taux de devenir favorable",
		definition:
			"Part des jeunes de dernière année qui, 6 mois après, poursuivent des études ou sont en emploi.",
		formulaText: "100 × (poursuite d'études + en emploi à 6 mois) ÷ jeunes en dernière année.",
		num: ["poursuite", "emploi6"],
		den: "terme",
		numerator: "Jeunes en poursuite d'études, ou en emploi salarié 6 mois après",
		owner: "observatoire",
		notes: ["Indicateur d'Orion, que la DEPP ne publie pas.", observed, publicJobs],
	}),
	centre(
		"cfa-taux-emploi-6-mois",
		"Taux d'emploi à 6 mois des sortants du CFA",
		"Emploi à 6 mois (CFA)",
		"le taux d'emploi à 6 mois du centre",
		"taux_emploi_6",
		"Part des apprentis sortis du centre, sans poursuivre d'études, qui sont en emploi salarié 6 mois après.",
		"100 × en emploi à 6 mois ÷ sortants qui ne poursuivent pas d'études, tel que publié.",
		[observed],
		{
			numerator: "Sortants du centre en emploi salarié 6 mois après",
			denominator: "Sortants du centre qui ne poursuivent pas d'études",
		},
	),
	centre(
		"cfa-taux-poursuite",
		"Taux de poursuite d'études des apprentis du CFA",
		"Poursuite (CFA)",
		"le taux de poursuite d'études du centre",
		"taux_poursuite",
		"Part des apprentis de dernière année du centre encore en formation l'année suivante.",
		"100 × apprentis en poursuite d'études ÷ apprentis de dernière année, tel que publié.",
		[],
		{
			numerator: "Apprentis du centre encore en formation l'année suivante",
			denominator: "Apprentis de dernière année du centre",
		},
		"neutral",
	),
	centre(
		"cfa-contrats-interrompus",
		"Part des contrats d'apprentissage interrompus",
		"Contrats interrompus",
		"la part des contrats interrompus",
		"contrats_interrompus",
		"Part des contrats d'apprentissage du centre interrompus avant leur terme.",
		"100 × contrats interrompus avant terme ÷ contrats commencés, tel que publié.",
		["Une rupture n'est pas toujours un abandon : l'apprenti peut signer ailleurs."],
		{
			numerator: "Contrats interrompus avant leur terme",
			denominator: "Contrats commencés dans le centre",
		},
		"down",
	),
	centre(
		"cfa-valeur-ajoutee",
		"Valeur ajoutée du CFA sur l'emploi à 6 mois",
		"Valeur ajoutée (CFA)",
		"la valeur ajoutée du centre",
		"valeur_ajoutee_6",
		"Écart, en points, entre le taux d'emploi observé du centre et celui qu'on attend de centres comparables.",
		"Taux d'emploi à 6 mois observé − taux attendu compte tenu des diplômes, des publics et du chômage local.",
		["Calculée par la DEPP : nous l'affichons sans la modifier."],
		{},
		"up",
		"pt",
	),
];

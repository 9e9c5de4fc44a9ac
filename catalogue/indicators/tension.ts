import { asPublished } from "../additive.ts";
import type { Indicator } from "../model.ts";

const levels = ["Rare ou inexistante", "Faible", "Moyenne", "Élevée", "Très forte"] as const;

const degrees = ["Très faible", "Faible", "Moyen", "Élevé", "Très élevé"] as const;

const universe =
	"Métiers de la FAP 2009 surtout salariés du privé : 186 familles détaillées sur 225 ; les métiers surtout indépendants ou de la fonction publique n'ont pas d'indicateur.";
const method = "Dares – France Travail, note méthodologique sur les indicateurs de tension (2020).";
const relative =
	"La tension est relative à la période 2014-2018 : ce n'est pas un nombre d'emplois vacants. Lisez-la avec l'effectif en emploi du métier.";
const imputed =
	"Là où le volume est trop faible, la Dares impute la valeur du regroupement de métiers ou du territoire supérieur et ne donne pas de niveau : la valeur est signalée « e », le niveau est non significatif.";
const scale = "De 1, qui réduit nettement la tension, à 5, qui l'accroît nettement.";
const notAdditive = asPublished("un indice ou un niveau existe seulement tel que publié");
const printed = { thresholds: {}, additive: notAdditive, owner: "producteur" } as const;

interface Cause {
	readonly measure: string;
	readonly slug: string;
	readonly label: string;
	readonly subject: string;
	readonly definition: string;
	readonly note: string;
}

const causes: readonly Cause[] = [
	{
		measure: "intensite",
		slug: "intensite-embauches",
		label: "Intensité d'embauches",
		subject: "le niveau d'intensité d'embauches",
		definition:
			"Volume d'offres et de projets de recrutement rapporté à l'emploi du métier, en cinq niveaux.",
		note: "Plus les employeurs cherchent souvent à recruter dans le métier, plus la tension peut monter.",
	},
	{
		measure: "conditions_travail",
		slug: "conditions-travail",
		label: "Conditions de travail contraignantes",
		subject: "le niveau de contrainte des conditions de travail",
		definition:
			"Part de salariés du métier exposés à des contraintes physiques ou de rythme, au travail répétitif, à des horaires atypiques ou morcelés, en cinq niveaux.",
		note: "Mesurées au niveau national : la plupart des territoires portent la valeur de la France.",
	},
	{
		measure: "non_durabilite",
		slug: "non-durabilite-emploi",
		label: "Non-durabilité de l'emploi",
		subject: "le niveau de non-durabilité de l'emploi",
		definition:
			"Faiblesse de la part d'offres durables, à temps complet et non saisonnières dans le métier, en cinq niveaux.",
		note: "Un niveau élevé signale des emplois courts, partiels ou saisonniers.",
	},
	{
		measure: "manque_main_oeuvre",
		slug: "manque-main-oeuvre",
		label: "Manque de main-d'œuvre disponible",
		subject: "le niveau de manque de main-d'œuvre disponible",
		definition:
			"Faiblesse du nombre de demandeurs d'emploi cherchant le métier, rapporté à l'emploi du métier, en cinq niveaux.",
		note: "Le niveau 1 signale une main-d'œuvre abondante, le niveau 5 une main-d'œuvre rare.",
	},
	{
		measure: "lien_formation",
		slug: "lien-formation-emploi",
		label: "Lien entre formation et emploi",
		subject: "le niveau de lien entre formation et emploi",
		definition:
			"Force du lien entre la spécialité de formation et le métier exercé, en cinq niveaux : plus il est fort, plus le métier est difficile d'accès sans le diplôme.",
		note: "Former plus peut détendre un métier où ce lien est fort, rarement un métier où il est faible.",
	},
	{
		measure: "inadequation_geo",
		slug: "inadequation-geographique",
		label: "Inadéquation géographique",
		subject: "le niveau d'inadéquation géographique",
		definition:
			"Écart entre les lieux où sont les offres d'un métier et ceux où habitent les demandeurs d'emploi qui le cherchent, en cinq niveaux.",
		note: "Mesurée au niveau national : la plupart des territoires portent la valeur de la France.",
	},
];

const scored = (
	base: Pick<
		Indicator,
		"id" | "label" | "short" | "subject" | "definition" | "notes" | "method" | "universe" | "cube" | "sources"
	> & {
		readonly measure: string;
		readonly classes: readonly string[];
		readonly formulaText: string;
	},
): Indicator => {
	const { measure, ...rest } = base;
	return {
		...rest,
		theme: "tension",
		unit: "",
		decimals: 0,
		polarity: "neutral",
		formula: { kind: "published", measure },
		...printed,
	};
};

const bassinUniverse =
	"Couples métier ROME × bassin d'emploi assez fournis pour être publiés par France Travail, année 2021.";
const bassinMethod =
	"France Travail – Dares, tension et facteurs de tension par métier ROME et bassin d'emploi, 2021.";
const bassinNotes = [
	"Une absence n'est pas un zéro : le fichier ne retient que les couples métier × bassin assez fournis.",
	"Ce niveau peut différer de celui de la Dares pour la région : le métier est ici un code ROME, le lieu un bassin, l'année 2021.",
];

export const tension: readonly Indicator[] = [
	{
		id: "tension",
		label: "Indicateur de tension du métier",
		short: "Tension",
		subject: "l'indicateur de tension",
		theme: "tension",
		definition:
			"Mesure de la difficulté à recruter dans un métier, par rapport à la moyenne des métiers en 2014-2018.",
		formulaText:
			"0,30 × offres par demandeur + 0,20 × sorties des listes de demandeurs + 0,50 × part de projets difficiles, chaque terme centré et réduit sur 2014-2018.",
		universe,
		unit: "",
		decimals: 2,
		polarity: "neutral",
		cube: "tension",
		formula: { kind: "published", measure: "tension", imputedWhenNull: "classe" },
		...printed,
		sources: ["dares-tensions-2019"],
		notes: [
			relative,
			imputed,
			"Zéro est la moyenne de la période de référence ; une valeur négative signale moins de tension que cette moyenne.",
		],
		method,
	},
	scored({
		id: "niveau-tension",
		label: "Niveau de tension du métier",
		short: "Niveau de tension",
		subject: "la tension",
		definition:
			"Position du métier sur une échelle de tension en cinq niveaux, la même pour tous les territoires.",
		formulaText:
			"Niveau = 1 + nombre de seuils fixes (−0,564 ; −0,260 ; 0,131 ; 0,510) dépassés par l'indicateur.",
		universe,
		cube: "tension",
		sources: ["dares-tensions-2019"],
		measure: "classe",
		classes: levels,
		notes: [
			"Les seuils sont fixes : les cinq niveaux ne rassemblent pas chacun un cinquième des métiers.",
			relative,
			imputed,
		],
		method,
	}),
	...causes.map((cause) =>
		scored({
			id: `facteur-${cause.slug}`,
			label: cause.label,
			short: cause.label,
			subject: cause.subject,
			definition: cause.definition,
			formulaText: "Indicateur centré et réduit sur 2014-2018, coupé aux quintiles de cette période.",
			universe,
			cube: "tension",
			sources: ["dares-tensions-2019"],
			measure: cause.measure,
			classes: degrees,
			notes: [
				scale,
				cause.note,
				"Un facteur éclaire la tension sans la prouver : plusieurs peuvent jouer ensemble, ou se compenser.",
				imputed,
			],
			method,
		}),
	),
	{
		id: "tension-moyenne",
		label: "Tension moyenne du territoire",
		short: "Tension moyenne",
		subject: "la tension moyenne",
		theme: "tension",
		definition:
			"Moyenne des indicateurs de tension des métiers du territoire, chaque métier comptant selon son emploi.",
		formulaText: "Σ (emploi × tension) ÷ Σ emploi, sur les métiers détaillés dont les deux sont connus.",
		universe,
		unit: "",
		decimals: 2,
		polarity: "neutral",
		cube: "tension",
		formula: { kind: "weighted-mean", measure: "tension", weight: "emploi" },
		numerator: "Somme des tensions des métiers, chacune multipliée par l'emploi du métier",
		denominator: "Somme des emplois de ces métiers",
		thresholds: {},
		additive: {
			territory: { no: "chaque territoire a ses propres composantes de la tension" },
			about: "recomputed",
			categories: {},
			period: { no: "chaque année a sa propre moyenne" },
		},
		sources: ["dares-tensions-2019"],
		owner: "observatoire",
		notes: [
			relative,
			"La tension nationale n'est pas la moyenne des tensions régionales : chaque territoire a ses propres composantes.",
			"Les valeurs imputées par la Dares entrent dans la moyenne d'un territoire : elle tire vers la France là où beaucoup de métiers ont de petits effectifs.",
		],
		method:
			"Moyenne pondérée par l'emploi de 2019 ; redonne la série nationale publiée par la Dares de 2011 à 2019.",
	},
	{
		id: "tension-serie",
		label: "Indicateur de tension du métier, France, depuis 2011",
		short: "Tension depuis 2011",
		subject: "l'indicateur de tension",
		theme: "tension",
		definition: "Série nationale de l'indicateur de tension d'un métier, de 2011 à 2019.",
		formulaText:
			"0,30 × offres par demandeur + 0,20 × sorties des listes de demandeurs + 0,50 × part de projets difficiles, chaque terme centré et réduit sur 2014-2018.",
		universe,
		unit: "",
		decimals: 2,
		polarity: "neutral",
		cube: "tension-serie",
		formula: { kind: "published", measure: "tension" },
		...printed,
		sources: ["dares-tensions-series"],
		notes: [
			relative,
			"Les éditions sur la FAP 2021 changent de période de référence : elles ne prolongent pas cette série.",
		],
		method,
	},
	{
		id: "evolution-tension",
		label: "Évolution de l'indicateur de tension en un an, France",
		short: "Évolution tension",
		subject: "l'évolution en un an de l'indicateur de tension",
		theme: "tension",
		definition: "Écart entre l'indicateur de tension d'un métier et sa valeur un an plus tôt.",
		formulaText: "Tension de l'année − tension de l'année précédente.",
		universe,
		unit: "pt",
		decimals: 2,
		polarity: "neutral",
		cube: "tension-serie",
		formula: { kind: "evolution", of: "tension-serie", years: 1, unit: "pt" },
		thresholds: {},
		additive: notAdditive,
		sources: ["dares-tensions-series"],
		owner: "observatoire",
		notes: [relative],
		method:
			"Différence de deux valeurs de la série de la Dares ; en points d'indicateur, un point valant un écart-type de 2014-2018.",
	},
	scored({
		id: "niveau-tension-bassin",
		label: "Niveau de tension du métier dans le bassin",
		short: "Tension (bassin)",
		subject: "la tension dans le bassin",
		definition:
			"Position d'un métier ROME sur l'échelle de tension en cinq niveaux, dans un bassin d'emploi.",
		formulaText: "Niveau publié par France Travail.",
		universe: bassinUniverse,
		cube: "tension-ft",
		sources: ["ft-tension-rome-bassin-2021"],
		measure: "tension",
		classes: levels,
		notes: bassinNotes,
		method: bassinMethod,
	}),
	...causes.map((cause) =>
		scored({
			id: `facteur-${cause.slug}-bassin`,
			label: `${cause.label}, dans le bassin`,
			short: `${cause.label} (bassin)`,
			subject: `${cause.subject} dans le bassin`,
			definition: `${cause.definition.replace(/\.$/, "")}, pour un métier ROME dans un bassin d'emploi.`,
			formulaText: "Niveau publié par France Travail.",
			universe: bassinUniverse,
			cube: "tension-ft",
			sources: ["ft-tension-rome-bassin-2021"],
			measure: cause.measure,
			classes: degrees,
			notes: [scale, cause.note, ...bassinNotes],
			method: bassinMethod,
		}),
	),
];

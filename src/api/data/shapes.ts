import { z } from "zod";
import { levels, territoryTypes } from "../../../catalogue/nomenclatures/index.ts";
import { uses } from "../../charters/index.ts";
import { formIds, statusLegend } from "../../exports/index.ts";
import { sourceShape } from "./source-shape.ts";

/** What the open API gives and takes: one declaration for the answers, the checks of a request and the OpenAPI description. */

export const territoryTypeIds = territoryTypes.map((kind) => kind.id);
export const levelIds = Object.values(levels).map((level) => level.id);
const statusIds = Object.keys(statusLegend) as [keyof typeof statusLegend];

const codeText = z.string().min(1).max(60);
const fieldText = z
	.string()
	.min(1)
	.max(80)
	.describe(
		"indicator, territory.type, territory.code, about.level, about.code, period, status, value, ou category.{ventilation}.",
	);

/* Requests */

export const territoryAsked = z
	.strictObject({
		type: z.enum(territoryTypeIds),
		code: codeText.optional().describe("Absent : tous les territoires de ce type."),
		region: codeText.optional().describe("Sans code : ceux qui touchent cette région."),
	})
	.meta({ id: "TerritoireDemande" });

export const perimeterAsked = z
	.strictObject({
		label: z.string().min(1).max(100).optional(),
		members: z
			.array(z.strictObject({ type: z.enum(territoryTypeIds), code: codeText }))
			.min(1)
			.max(500),
	})
	.meta({
		id: "Perimetre",
		description:
			"Votre territoire : des communes ou des EPCI vus comme un seul. Refusé, avec la raison, quand rien ne s’y additionne.",
	});

export const aboutAsked = z
	.strictObject({
		level: z.enum(levelIds),
		code: codeText.optional().describe("Absent : tous les codes de cette nomenclature."),
	})
	.meta({ id: "AxeDemande" });

const scalar = z.union([z.string().max(200), z.number()]);

export interface Criterion {
	readonly and?: readonly Criterion[] | undefined;
	readonly or?: readonly Criterion[] | undefined;
	readonly not?: Criterion | undefined;
	readonly field?: string | undefined;
	readonly eq?: string | number | undefined;
	readonly notEq?: string | number | undefined;
	readonly in?: readonly (string | number)[] | undefined;
	readonly notIn?: readonly (string | number)[] | undefined;
	readonly gt?: string | number | undefined;
	readonly gte?: string | number | undefined;
	readonly lt?: string | number | undefined;
	readonly lte?: string | number | undefined;
	readonly between?: readonly (string | number)[] | undefined;
}

export const criterion: z.ZodType<Criterion> = z
	.strictObject({
		get and() {
			return z.array(criterion).min(1).max(100).optional();
		},
		get or() {
			return z.array(criterion).min(1).max(100).optional();
		},
		get not() {
			return criterion.optional();
		},
		field: fieldText.optional(),
		eq: scalar.optional(),
		notEq: scalar.optional(),
		in: z.array(scalar).min(1).max(1000).optional(),
		notIn: z.array(scalar).min(1).max(1000).optional(),
		gt: scalar.optional(),
		gte: scalar.optional(),
		lt: scalar.optional(),
		lte: scalar.optional(),
		between: z.array(scalar).length(2).optional().describe("Bornes comprises."),
	})
	.meta({
		id: "Critere",
		description:
			"and, or, not, ou un champ avec une ou plusieurs comparaisons. Une valeur masquée ou absente ne répond à aucune comparaison, ni à sa négation.",
	});

export const sortAsked = z
	.strictObject({ field: fieldText, direction: z.enum(["asc", "desc"]).default("asc") })
	.meta({ id: "Tri" });

const page = z.coerce.number().int().min(1).max(1_000_000).default(1).describe("Page, à partir de 1.");
const pageSize = z.coerce.number().int().min(1).max(10_000).default(1_000).describe("Chiffres par page.");
export const versionText = z
	.string()
	.regex(/^[a-z0-9.*]{1,40}$/)
	.optional();
const version = versionText.describe(
	"Diffusion : 1.2.0, 1.2.*, 1.*, latest, ou son identifiant. Absente : la diffusion courante.",
);
const use = z
	.enum(uses)
	.optional()
	.describe("Usage prévu par la charte ; demande une clé avec le droit figures:read. Absent : diffusion.");

const period = z.string().regex(/^[A-Za-z0-9_-]{1,30}$/);

/** What a query asks, by POST; a GET is turned into the same. */
export const figuresAsked = z
	.strictObject({
		indicators: z
			.array(codeText)
			.min(1)
			.max(30)
			.optional()
			.describe("Identifiants. Absents : tous ceux du jeu de données."),
		territories: z.array(territoryAsked).min(1).max(1000).optional(),
		perimeter: perimeterAsked.optional(),
		about: z.array(aboutAsked).min(1).max(50).optional().describe("Absent : le total de cet axe."),
		categories: z
			.record(z.string().max(60), z.string().max(200))
			.optional()
			.describe("Valeur de chaque ventilation ; « * » : toutes, comme son absence."),
		periods: z
			.array(period)
			.min(1)
			.max(200)
			.optional()
			.describe('Codes de périodes, ou ["latest"] (par défaut), ou ["all"].'),
		criteria: criterion.optional(),
		sort: z.array(sortAsked).min(1).max(5).optional(),
		page: z.number().int().min(1).max(1_000_000).default(1),
		pageSize: z.number().int().min(1).max(10_000).default(1_000),
	})
	.meta({ id: "Demande" });
export type FiguresAsked = z.infer<typeof figuresAsked>;

const format = z
	.enum(formIds)
	.optional()
	.describe("Forme de la réponse ; à défaut l’extension de l’adresse, puis l’en-tête Accept.");

export const commonQuery = z.strictObject({ version, use });
export const listQuery = commonQuery.extend({ page, pageSize });
export const bodyQuery = commonQuery.extend({ format });

const texts = z.array(z.string().min(1).max(400)).max(1000).optional();
export const figuresQuery = z.strictObject({
	indicators: texts.describe("Identifiants, répétés ou séparés par des virgules."),
	territories: texts.describe(
		"type:code (zone-emploi:2804), type (tous), ou type@région (bassin@28) ; répétés ou séparés par des virgules.",
	),
	about: texts.describe("nomenclature:code (fap2021-228:V0X60) ou nomenclature."),
	categories: texts.describe("ventilation:valeur, à répéter."),
	periods: texts.describe("Périodes, latest ou all."),
	filter: texts.describe(
		"champ:comparaison:valeur, à répéter ; toutes doivent tenir. Exemples : value:gte:100, period:between:2020,2023, status:in:ok,e.",
	),
	sort: texts.describe("champ, ou champ:desc."),
	page,
	pageSize,
	format,
	version,
	use,
});

/* Answers */

export const releaseShape = z
	.object({
		id: z.string(),
		version: z.string().describe("« 0 » : publiée avant que les diffusions aient un numéro."),
		published: z.string(),
		sample: z.boolean().describe("Vrai : des données d’essai y entrent."),
	})
	.meta({ id: "Diffusion" });

export const pagingShape = z
	.object({ page: z.int(), pageSize: z.int(), total: z.int(), pages: z.int() })
	.meta({ id: "Pagination" });

const placeShape = z.object({
	type: z.enum(territoryTypeIds),
	code: z.string().describe("Pour un périmètre : les codes lus, joints par « + »."),
	label: z.string(),
});
const codeShape = z.object({ level: z.enum(levelIds), code: z.string(), label: z.string() });

export const cellShape = z
	.object({
		indicator: z.string(),
		territory: placeShape,
		about: codeShape.optional(),
		categories: z.record(z.string(), z.string()),
		period: z.string(),
		value: z.number().nullable().describe("Sans arrondi. Nulle quand le statut est s, nd, ns ou so."),
		status: z.enum(statusIds),
		reason: z.string().optional(),
		low: z.number().optional(),
		high: z.number().optional(),
		coverage: z.number().optional(),
		permalink: z.string().describe("« D’où vient ce chiffre ? »"),
	})
	.meta({ id: "Chiffre" });

const indicatorHeadShape = z.object({
	id: z.string(),
	label: z.string(),
	unit: z.string(),
	decimals: z.int(),
	definition: z.string(),
	universe: z.string(),
	additivity: z.string(),
	dataSet: z.string(),
});

export const figuresShape = z
	.object({
		title: z.string(),
		release: releaseShape,
		indicators: z.array(indicatorHeadShape),
		sources: z.array(sourceShape),
		legend: z.record(z.enum(statusIds), z.string()),
		paging: pagingShape,
		cells: z.array(cellShape),
	})
	.meta({ id: "Reponse" });

const dataSetShape = z
	.object({
		id: z.string(),
		title: z.string(),
		sources: z.array(sourceShape),
		indicators: z.array(z.object({ id: z.string(), label: z.string() })),
		territories: z.array(z.enum(territoryTypeIds)),
		about: z.array(z.enum(levelIds)),
		categories: z.array(z.string()),
		key: z.string().describe("Empreinte du contenu : la même tant que rien n’y change."),
	})
	.meta({ id: "JeuDeDonnees" });

export const dataSetsShape = z
	.object({ release: releaseShape, dataSets: z.array(dataSetShape), paging: pagingShape })
	.meta({ id: "JeuxDeDonnees" });
export const dataSetPageShape = z
	.object({ release: releaseShape, dataSet: dataSetShape })
	.meta({ id: "PageDeJeu" });

export const versionShape = z
	.object({
		version: z.string(),
		release: z.string(),
		published: z.string().optional(),
		title: z.string().optional(),
		note: z.string().optional(),
		erratum: z.string().optional(),
		withdrawn: z.string().optional().describe("Motif du retrait : elle n’est plus lue."),
		changes: z.object({ added: z.int(), removed: z.int(), revised: z.int() }).optional(),
	})
	.meta({ id: "Version" });

export const dataSetVersionsShape = z
	.object({
		dataSet: z.string(),
		versions: z.array(
			versionShape.extend({ changed: z.boolean().describe("Le contenu diffère de la version d’avant.") }),
		),
	})
	.meta({ id: "VersionsDeJeu" });

const toldShape = z.object({ value: z.number().nullable(), status: z.enum(statusIds) });
export const changesShape = z
	.object({
		dataSet: z.string(),
		from: versionShape.nullable().describe("Nulle : il n’y a pas de version d’avant."),
		to: versionShape,
		added: z.int(),
		removed: z.int(),
		revised: z.int(),
		paging: pagingShape,
		changes: z.array(
			z.object({
				kind: z.enum(["added", "removed", "revised"]),
				indicator: z.string(),
				territory: placeShape,
				about: codeShape.optional(),
				categories: z.record(z.string(), z.string()),
				period: z.string(),
				before: toldShape.nullable(),
				after: toldShape.nullable(),
			}),
		),
	})
	.meta({ id: "Changements" });

const axisCode = z.object({ code: z.string(), label: z.string() });
export const dimensionsShape = z
	.object({
		release: releaseShape,
		dataSet: z.string(),
		territories: z.array(
			z.object({
				level: z.enum(territoryTypeIds),
				label: z.string(),
				vintage: z.string(),
				count: z.int(),
				codes: z.array(axisCode),
			}),
		),
		about: z.array(
			z.object({ level: z.enum(levelIds), label: z.string(), count: z.int(), codes: z.array(axisCode) }),
		),
		categories: z.array(z.object({ id: z.string(), values: z.array(z.string()) })),
		periods: z.array(z.string()),
		indicators: z.array(
			z.object({
				id: z.string(),
				label: z.string(),
				unit: z.string(),
				decimals: z.int(),
				additivity: z.string(),
				fixed: z.record(z.string(), z.string()).describe("Ventilations qui font cet indicateur."),
			}),
		),
		withheld: z
			.array(z.object({ territory: z.enum(territoryTypeIds), reason: z.string() }))
			.describe("Mailles qu’une charte ne vous ouvre pas."),
	})
	.meta({ id: "Dimensions" });

const addingShape = z
	.union([z.enum(["yes", "recomputed", "stock"]), z.object({ no: z.string() })])
	.describe(
		"`yes` : les valeurs s’additionnent ; `recomputed` : le chiffre se recalcule à partir des sommes de ses termes ; `stock` : ne s’additionne pas entre périodes ; `no` : pourquoi.",
	);

const indicatorShape = z
	.object({
		id: z.string(),
		label: z.string(),
		short: z.string(),
		theme: z.string(),
		definition: z.string(),
		formula: z.string(),
		universe: z.string(),
		unit: z.string(),
		decimals: z.int(),
		polarity: z.enum(["up", "down", "neutral"]),
		numerator: z.string().optional(),
		denominator: z.string().optional(),
		additivity: z.string(),
		additive: z.object({
			territory: addingShape,
			about: addingShape,
			categories: z.record(z.string(), addingShape),
			period: addingShape,
		}),
		thresholds: z.object({ minDenominator: z.number().optional(), minCount: z.number().optional() }),
		sources: z.array(z.string()),
		owner: z.enum(["producteur", "observatoire"]),
		lines: z
			.array(z.object({ id: z.string(), term: z.string(), text: z.string() }))
			.describe("La définition, ligne à ligne, telle que la page l’imprime."),
		notes: z.array(z.string()),
		method: z.string(),
		dataSet: z.string(),
		classes: z.array(z.string()).optional(),
	})
	.meta({ id: "Indicateur" });
export const indicatorsShape = z
	.object({ release: releaseShape, indicators: z.array(indicatorShape), paging: pagingShape })
	.meta({ id: "Indicateurs" });
export const indicatorPageShape = z
	.object({
		release: releaseShape,
		indicator: indicatorShape,
		coverage: z.object({
			territories: z.array(z.enum(territoryTypeIds)),
			about: z.array(z.enum(levelIds)),
			periods: z.array(z.string()),
			cells: z.int(),
			withheld: z.array(z.object({ territory: z.enum(territoryTypeIds), reason: z.string() })),
		}),
		sources: z.array(sourceShape),
	})
	.meta({ id: "PageDIndicateur" });

const territoryShape = z
	.object({
		type: z.enum(territoryTypeIds),
		code: z.string(),
		label: z.string(),
		vintage: z.string(),
		regions: z.array(z.string()),
		communes: z.int(),
		page: z.string(),
	})
	.meta({ id: "Territoire" });
export const territoriesShape = z
	.object({ release: releaseShape, territories: z.array(territoryShape), paging: pagingShape })
	.meta({ id: "Territoires" });
export const territoryPageShape = z
	.object({
		release: releaseShape,
		territory: territoryShape,
		related: z
			.array(territoryShape)
			.describe("Territoires d’un autre type qui partagent des communes avec lui."),
	})
	.meta({ id: "PageDeTerritoire" });

const occupationShape = z
	.object({
		level: z.enum(levelIds),
		scheme: z.string(),
		code: z.string(),
		label: z.string(),
		page: z.string(),
	})
	.meta({ id: "Metier" });
export const occupationsShape = z
	.object({ release: releaseShape, occupations: z.array(occupationShape), paging: pagingShape })
	.meta({ id: "Metiers" });
export const occupationPageShape = z
	.object({
		release: releaseShape,
		occupation: occupationShape.extend({
			parent: codeShape.optional(),
			matches: z.array(codeShape.extend({ weight: z.number(), method: z.string() })),
		}),
	})
	.meta({ id: "PageDeMetier" });

export const releasesShape = z.object({ releases: z.array(versionShape) }).meta({ id: "Diffusions" });
export const releasePageShape = z
	.object({
		release: versionShape,
		newest: z.boolean().describe("Aucune diffusion n’a été publiée depuis."),
		dataSets: z.array(z.object({ id: z.string(), key: z.string() })),
		sample: z.boolean(),
	})
	.meta({ id: "PageDeDiffusion" });

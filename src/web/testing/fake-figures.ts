import type { Indicator, LevelId } from "../../../catalogue/model.ts";
import type {
	FigureAnswer,
	FigureCell,
	FigureRequest,
	Figures,
	OccupationCard,
	SourceLine,
	TerritoryCard,
	TerritoryRef,
	TrainingCard,
} from "../../figures/model.ts";
import { DefError } from "../../platform/errors.ts";
import { indicatorById } from "../declared.ts";
import { codesOf, tiesOf } from "./fake-nomenclatures.ts";

/** A small release held in memory: enough territories, occupations and cells to exercise every page. */
const place = (type: TerritoryCard["type"], code: string, label: string, slug: string): TerritoryCard => ({
	type,
	code,
	label,
	vintage: "COG 2025",
	path: `/territoires/${type}/${code}-${slug}`,
	regions: type === "france" ? [] : ["28"],
	communes: 12,
});

const places: readonly TerritoryCard[] = [
	place("france", "FR", "France", "france"),
	place("region", "28", "Normandie", "normandie"),
	place("zone-emploi", "2804", "Caen", "caen"),
	place("zone-emploi", "2814", "Lisieux", "lisieux"),
	place("bassin", "2801", "Rouen", "rouen"),
	place("bassin", "2802", "Évreux", "evreux"),
	place("bassin", "2803", "L'Aigle", "l-aigle"),
	place("departement", "14", "Calvados", "calvados"),
	place("departement", "61", "Orne", "orne"),
];

const helpers: OccupationCard = {
	level: "fap2021-228",
	scheme: "fap2021",
	code: "V0X60",
	label: "Aides-soignants",
	path: "/metiers/fap2021-V0X60-aides-soignants",
	matches: [
		{ level: "fap2009-225", code: "V0Z60", label: "Aides-soignants (2009)", weight: 1, method: "estimée" },
		{ level: "rome4", code: "J1501", label: "Soins d’hygiène", weight: 0.2, method: "officielle" },
	],
};
const cooks: OccupationCard = {
	level: "fap2021-228",
	scheme: "fap2021",
	code: "S1X40",
	label: "Cuisiniers",
	path: "/metiers/fap2021-S1X40-cuisiniers",
	matches: [],
};
const occupations = [helpers, cooks];

const training = (
	level: TrainingCard["level"],
	code: string,
	label: string,
	slug: string,
	matches: TrainingCard["matches"],
	diplomas: readonly string[],
): TrainingCard => ({
	level,
	scheme: level,
	code,
	label,
	official: label.toUpperCase(),
	path: `/formations/${level}-${code}-${slug}`,
	diplomas,
	group: "334",
	held: true,
	matches,
});
const kitchen = { level: "mefstat11", code: "24050033422", label: "Cap cuisine 2e année" } as const;
const trainings = [
	training("cfd", "50033422", "Cuisine (CAP)", "cuisine-cap", [kitchen], ["50033422"]),
	training(
		"mefstat11",
		kitchen.code,
		kitchen.label,
		"cap-cuisine-2e-annee",
		[{ level: "cfd", code: "50033422", label: "Cuisine (CAP)" }],
		["50033422"],
	),
	training("cfd", "50033423", "Boulanger (CAP)", "boulanger-cap", [], ["50033423"]),
	training("nsf", "334", "Accueil, hôtellerie, tourisme", "accueil-hotellerie-tourisme", [], []),
	training("rncp", "RNCP38430", "CAP cuisine", "cap-cuisine", [], []),
];

/** Left on a hidden cell on purpose: no page may ever print it. */
export const hiddenValue = 4711;

const key = (ref: TerritoryRef): string => `${ref.type}:${ref.code}`;
type Entry = Pick<FigureCell, "period" | "value" | "status"> & Partial<Pick<FigureCell, "reason" | "margin">>;
const ok = (period: string, value: number): Entry => ({ period, value, status: "ok" });

const sampled = (period: string, value: number, low: number, high: number): Entry => ({
	...ok(period, value),
	margin: { low, high },
});

/** Indicator → occupation level or « all » → territory → occupation code → cells. */
const data: Readonly<
	Record<
		string,
		Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, readonly Entry[]>>>>>>
	>
> = {
	"taux-chomage": {
		all: {
			"zone-emploi:2804": {
				"": ["2021-T3", "2022-T2", "2022-T3", "2022-T4", "2023-T1", "2023-T2", "2023-T3"].map(
					(period, index) => ok(period, 7.4 - 0.1 * index),
				),
			},
			"zone-emploi:2814": { "": [ok("2023-T3", 8.1)] },
			"region:28": { "": [ok("2022-T3", 7.2), ok("2023-T3", 7.0)] },
		},
	},
	"projets-recrutement": {
		all: {
			"bassin:2801": {
				"": [{ period: "2024", value: 15_230.4, status: "e", reason: "Des valeurs sont masquées." }],
			},
			"bassin:2802": {
				"": [
					{ period: "2024", value: hiddenValue, status: "s", reason: "Valeur masquée par le producteur." },
				],
			},
			"region:28": { "": [ok("2024", 123_242)] },
		},
		"fap2021-228": {
			"bassin:2801": { V0X60: [ok("2024", 636)], S1X40: [ok("2024", 120)] },
			"bassin:2802": {
				V0X60: [{ period: "2024", value: hiddenValue, status: "s", reason: "Valeur masquée." }],
			},
			"region:28": { V0X60: [ok("2024", 2851)], S1X40: [ok("2024", 900)] },
		},
	},
	"part-projets-difficiles": {
		all: { "bassin:2801": { "": [ok("2024", 61.25)] }, "region:28": { "": [ok("2024", 62.7)] } },
		"fap2021-228": {
			"bassin:2801": { V0X60: [ok("2024", 66.9)] },
			"region:28": { V0X60: [ok("2024", 66.9)] },
		},
	},
	"effectif-salarie": {
		"naf2-21": {
			"region:28": {
				A: [ok("2025", 5210)],
				C: [{ period: "2025", value: hiddenValue, status: "s", reason: "Secret statistique." }],
			},
			"departement:14": { A: [ok("2025", 3170)] },
			"departement:61": {
				A: [{ period: "2025", value: hiddenValue, status: "s", reason: "Secret statistique." }],
			},
		},
	},
	"secteurs-employeurs": {
		"fap2009-225": { "france:FR": { V0Z60: [ok("2017-2019", 41.4)] } },
	},
	"capacite-accueil": {
		mefstat11: {
			"region:28": { [kitchen.code]: [ok("rentree-2022", 240)] },
			"departement:14": { [kitchen.code]: [ok("rentree-2022", 96)] },
			"departement:61": {
				[kitchen.code]: [
					{ period: "rentree-2022", value: hiddenValue, status: "s", reason: "Secret statistique." },
				],
			},
		},
	},
	"taux-emploi-6-mois": {
		all: { "region:28": { "": [ok("2020_2021", 50)] } },
		mefstat11: {
			"region:28": { [kitchen.code]: [sampled("2020_2021", 62.5, 55.1, 69.4)] },
		},
		cfd: {
			"region:28": {
				"50033422": [sampled("2020_2021", 52, 43, 61)],
				"50033423": [
					{
						period: "2020_2021",
						value: hiddenValue,
						status: "ns",
						reason: "Non significatif : moins de 20.",
					},
				],
			},
		},
	},
	"taux-poursuite-etudes": {
		all: { "region:28": { "": [ok("2020_2021", 40)] } },
		mefstat11: { "region:28": { [kitchen.code]: [sampled("2020_2021", 30, 25, 36)] } },
		cfd: {
			"region:28": { "50033422": [sampled("2020_2021", 45, 42, 51)], "50033423": [ok("2020_2021", 12)] },
		},
	},
	"niveau-tension": {
		"fap2009-225": { "region:28": { V0Z60: [ok("2019", 4)] } },
	},
	"facteur-conditions-travail": {
		"fap2009-225": { "region:28": { V0Z60: [ok("2019", 5)] } },
	},
};

const source = (sample: boolean): SourceLine => ({
	source: "bmo-2024",
	title: "Enquête Besoins en main-d'œuvre 2024",
	producer: "France Travail",
	vintage: "2024",
	licence: "Licence Ouverte 2.0",
	sample,
});

function indicatorOf(id: string): Indicator {
	const indicator = indicatorById.get(id);
	if (!indicator) throw new DefError("indicateur-inconnu", { indicator: id });
	return indicator;
}

export interface FakeOptions {
	readonly id?: string;
	readonly sample?: boolean;
	readonly contours?: Figures["contours"];
	readonly standing?: Figures["standing"];
}

export function fakeFigures(options: FakeOptions = {}): Figures & { readonly queries: FigureRequest[] } {
	const { id = "essai-1", sample = false } = options;
	const queries: FigureRequest[] = [];
	const territories: Figures["territories"] = (type, region) =>
		places.filter((card) => card.type === type && (region === undefined || card.regions.includes(region)));

	const query = async (request: FigureRequest): Promise<FigureAnswer> => {
		queries.push(request);
		const indicator = indicatorOf(request.indicator);
		const wanted = request.territories;
		const listed: readonly TerritoryRef[] = Array.isArray(wanted) ? wanted : [];
		const refs = "type" in wanted ? territories(wanted.type, wanted.region) : listed;
		// What is added up over its codes is, here, the whole.
		const about = request.together?.includes("about") ? undefined : request.about;
		const level: LevelId =
			about === undefined ? "all" : "level" in about ? about.level : (about.codes[0]?.level ?? "all");
		const table = data[request.indicator]?.[level] ?? {};
		const cells = refs.flatMap((ref): FigureCell[] => {
			const card = places.find((other) => key(other) === key(ref));
			if (!card) throw new DefError("territoire-inconnu", { territory: key(ref) });
			const rows = table[key(ref)] ?? {};
			const codes = request.about && "code" in request.about ? [request.about.code] : Object.keys(rows);
			const found = codes.flatMap((code) =>
				cellsFor(request, indicator, card, level, code, rows[code] ?? []),
			);
			return found.length > 0 || (request.about && !("code" in request.about))
				? found
				: [absent(indicator, card)];
		});
		return { indicator, cells, sources: [source(sample)], release: id, sample };
	};

	const made: Figures & { readonly queries: FigureRequest[] } = {
		queries,
		edition: id,
		for: () => made,
		release: {
			id,
			published: "2026-01-14T08:00:00.000Z",
			sample,
			dataSets: [
				{
					source: "bmo-2024",
					vintage: "2024",
					sample,
					file: "Base_open_data_BMO_2024.xlsx",
					sha256: "a".repeat(64),
					bytes: 3_000_000,
					sheet: "BMO_2024_open_data",
					rows: 53_443,
					held: 2,
					findings: [{ rule: "C-03", severity: "info", message: "Zéros rétablis.", count: 12 }],
				},
			],
			crosswalks: [
				{
					from: "fap2021-228",
					to: "fap2009-225",
					method: "estimée",
					matched: 227,
					total: 228,
					orphans: [{ level: "fap2021-228", code: "X0X00", label: "Métier orphelin" }],
				},
			],
		},
		query,
		plan: async () => [],
		async explain(permalink, page = 1) {
			const url = new URL(permalink, "http://local");
			const [type = "", code = ""] = (url.searchParams.get("territoire") ?? "").split(":");
			const indicator = url.pathname.split("/")[2] ?? "";
			if (!indicatorById.has(indicator) || !places.some((card) => key(card) === `${type}:${code}`)) {
				throw new DefError("chiffre-inconnu", { url: permalink });
			}
			const answer = await query({
				indicator,
				territories: [{ type, code } as TerritoryRef],
				periods: [url.searchParams.get("periode") ?? ""],
			});
			const [cell] = answer.cells;
			if (!cell) throw new DefError("chiffre-inconnu", { url: permalink });
			return {
				answer,
				cell,
				steps: ["Lire la table bmo__bassin__all : une ligne par territoire."],
				cube: {
					id: "bmo",
					table: "bmo__bassin__all",
					measures: [{ id: "met", label: "Projets", value: cell.value, hidden: 3, rows: 120 }],
				},
				batches: [
					{
						id: "lot-1",
						source: { ...source(sample), address: "https://statistiques.francetravail.org/bmo" },
						file: "Base_open_data_BMO_2024.xlsx",
						sha256: "a".repeat(64),
						bytes: 3_000_000,
						sheet: "BMO_2024_open_data",
						headerLine: 1,
						lineCount: 120,
						lines: [
							{
								line: 100 + page,
								values: [
									{ field: "met", column: "L", text: "*" },
									{ field: "NOMBE24", column: "K", text: "<b>ROUEN</b>" },
								],
							},
						],
					},
				],
				release: { id, published: "2026-01-14T08:00:00.000Z" },
			};
		},
		merged: () => undefined,
		territory: (type, code) => places.find((card) => card.type === type && card.code === code),
		territories,
		firstLines: async () => [{ line: 2, values: [{ field: "REG", column: "A", text: "28" }] }],
		files: async () => [{ file: "BMO_2024.xlsx", open: { rows: 2, held: 0, periods: ["2024"] } }],
		related: (ref) => places.filter((card) => card.type !== ref.type && card.type !== "france"),
		occupation: (scheme, code) => occupations.find((card) => card.scheme === scheme && card.code === code),
		occupations: (level) => occupations.filter((card) => card.level === level),
		coverage(indicator) {
			indicatorOf(indicator);
			const tables = data[indicator] ?? {};
			const rows = Object.values(tables);
			const covered = new Set(
				rows.flatMap((table) => Object.keys(table).map((name) => name.split(":")[0] ?? "")),
			);
			const cells = rows.flatMap((table) =>
				Object.values(table).flatMap((codes) => Object.values(codes).flat()),
			);
			return {
				territories: places
					.map((card) => card.type)
					.filter((type, index, all) => covered.has(type) && all.indexOf(type) === index),
				about: Object.keys(tables) as LevelId[],
				periods: [...new Set(cells.map((cell) => cell.period))].sort(),
				sources: cells.length > 0 ? [source(sample)] : [],
				cells: cells.length,
				withheld: [],
			};
		},
		dataCubes: [],
		async dimensions(dataSet) {
			throw new DefError("jeu-inconnu", { dataSet });
		},
		training: (scheme, code) => trainings.find((card) => card.scheme === scheme && card.code === code),
		trainings: (level) => trainings.filter((card) => card.level === level),
		codes: (level) => codesOf.get(level) ?? [],
		ties: (kind) => tiesOf(kind),
		label: (level, code) =>
			level === "naf2-21"
				? code
				: (
						codesOf.get(level)?.find((one) => one.code === code) ??
						occupations.find((card) => card.level === level && card.code === code)
					)?.label,
		standing: options.standing ?? (() => ({ allowed: true })),
		search(text) {
			const hits = places
				.filter((card) => card.label.toLowerCase().includes(text.toLowerCase()) || card.code === text)
				.map((card) => ({
					kind: "territoire" as const,
					label: card.label,
					kindLabel: "Territoire",
					code: card.code,
					path: card.path,
				}));
			const exact = hits.filter(({ code }) => code === text).length;
			return hits.length > 0
				? { query: text, hits, exact, placed: [] }
				: { query: text, hits, exact, placed: [], suggestion: "caen" };
		},
		contours: options.contours ?? (() => undefined),
		close() {},
	};
	return made;
}

function cellsFor(
	request: FigureRequest,
	indicator: Indicator,
	card: TerritoryCard,
	level: LevelId,
	code: string,
	entries: readonly Entry[],
): FigureCell[] {
	const periods = request.periods ?? "latest";
	const wanted =
		periods === "all"
			? entries
			: periods === "latest"
				? entries.slice(-1)
				: entries.filter((e) => periods.includes(e.period));
	const occupation = occupations.find((other) => other.code === code);
	return wanted.map((entry) => ({
		territory: { type: card.type, code: card.code, label: card.label },
		...(code === "" ? {} : { about: { level, code, label: occupation?.label ?? code } }),
		categories: {},
		...entry,
		permalink: `/chiffres/${indicator.id}?periode=${entry.period}${code === "" ? "" : `&sur=${level}:${code}`}&territoire=${key(card)}`,
	}));
}

function absent(indicator: Indicator, card: TerritoryCard): FigureCell {
	return {
		territory: { type: card.type, code: card.code, label: card.label },
		categories: {},
		period: "",
		value: null,
		status: "nd",
		reason: "Donnée non disponible.",
		permalink: `/indicateurs/${indicator.id}`,
	};
}

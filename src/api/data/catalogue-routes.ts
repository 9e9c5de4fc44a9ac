import { z } from "zod";
import { additivityText } from "../../../catalogue/additivity-text.ts";
import { indicators } from "../../../catalogue/indicators/index.ts";
import { levels, territoryKind } from "../../../catalogue/nomenclatures/index.ts";
import { dataSetTitle } from "../../exports/index.ts";
import { foldText } from "../../platform/index.ts";
import { changesBetween } from "./changes.ts";
import { baseIndicator, dataSetOf, indicatorIn, indicatorsIn } from "./data-sets.ts";
import { addressOf, pageOf, pagingOf, turning } from "./paging.ts";
import { type DataRoute, dataRoute, type ErrorCase } from "./route.ts";
import {
	changesShape,
	commonQuery,
	dataSetPageShape,
	dataSetsShape,
	dataSetVersionsShape,
	dimensionsShape,
	indicatorPageShape,
	indicatorsShape,
	listQuery,
	versionText,
} from "./shapes.ts";
import { dataSetView, indicatorView, releaseOf, versionView } from "./views.ts";

const search = z.string().min(1).max(100).optional().describe("Texte cherché, sans égard aux accents.");
const dataSetParam = { id: "Identifiant du jeu de données." };

/** Refusals that every route shares. */
export function commonCases(path: string, versioned = true): readonly ErrorCase[] {
	return [
		{ status: 422, code: "parametre-inconnu", path: `${path}?inconnu=1` },
		{ status: 401, code: "cle-refusee", path, headers: { authorization: "Bearer def_inconnue" } },
		...(versioned
			? [
					{ status: 404, code: "version-inconnue", path: `${path}?version=99.0.0` },
					{ status: 403, code: "cle-absente", path: `${path}?use=etude` },
				]
			: []),
	];
}

const matches = (text: string | undefined, ...among: readonly string[]): boolean =>
	text === undefined || among.some((one) => foldText(one).includes(foldText(text)));

export const catalogueRoutes: readonly DataRoute[] = [
	dataRoute({
		method: "GET",
		path: "/datasets",
		tag: "Jeux de données",
		summary: "Lister les jeux de données d’une diffusion",
		description:
			"Un jeu de données rassemble les indicateurs tirés des mêmes lignes : une enquête, un recensement, une famille de fichiers.",
		query: listQuery.extend({ q: search }),
		answer: dataSetsShape,
		example: { path: "/datasets" },
		errors: [
			...commonCases("/datasets"),
			{ status: 422, code: "trop-grand", path: "/datasets?pageSize=10001" },
		],
		async handle({ reading, query, site }) {
			const { figures } = reading;
			const found = figures.dataCubes.filter((cube) => matches(query.q, cube.id, dataSetTitle(cube)));
			const paging = pagingOf(query, found.length);
			return {
				headers: turning(addressOf(site, `/datasets`, query), paging),
				body: {
					release: releaseOf(reading),
					dataSets: pageOf(found, paging).map((cube) => dataSetView(figures, cube)),
					paging,
				},
			};
		},
	}),
	dataRoute({
		method: "GET",
		path: "/datasets/:id",
		tag: "Jeux de données",
		summary: "Décrire un jeu de données",
		params: dataSetParam,
		query: commonQuery,
		answer: dataSetPageShape,
		example: { path: "/datasets/population" },
		errors: [
			...commonCases("/datasets/population"),
			{ status: 404, code: "jeu-inconnu", path: "/datasets/inconnu" },
		],
		async handle({ reading, params }) {
			const { figures } = reading;
			return {
				body: {
					release: releaseOf(reading),
					dataSet: dataSetView(figures, dataSetOf(figures, params.id ?? "")),
				},
			};
		},
	}),
	dataRoute({
		method: "GET",
		path: "/datasets/:id/versions",
		tag: "Jeux de données",
		summary: "Lister les versions d’un jeu de données, la plus récente d’abord",
		params: dataSetParam,
		query: z.strictObject({}),
		answer: dataSetVersionsShape,
		acrossReleases: true,
		example: { path: "/datasets/population/versions" },
		errors: [
			...commonCases("/datasets/population/versions", false),
			{ status: 404, code: "jeu-inconnu", path: "/datasets/inconnu/versions" },
		],
		async handle({ reading, params, shelf }) {
			const id = params.id ?? "";
			dataSetOf(reading.figures, id);
			const kept = shelf
				.versions()
				.map((version) => ({ version: versionView(version), key: shelf.cubeKeys(version).get(id) }));
			return {
				body: {
					dataSet: id,
					versions: kept.flatMap(({ version, key }, i) =>
						key === undefined ? [] : [{ ...version, changed: key !== kept[i + 1]?.key }],
					),
				},
			};
		},
	}),
	dataRoute({
		method: "GET",
		path: "/datasets/:id/changes",
		tag: "Jeux de données",
		summary: "Lister les chiffres ajoutés, retirés ou révisés entre deux versions",
		description:
			"Compare ce qui peut être montré au public dans les deux diffusions. Une valeur masquée y est nulle, comme partout.",
		params: dataSetParam,
		query: z.strictObject({
			from: versionText.describe("Version de départ. Absente : celle d’avant."),
			to: versionText.describe("Version d’arrivée. Absente : la diffusion courante."),
			indicator: z.string().max(60).optional().describe("Absent : tous ceux du jeu."),
			page: listQuery.shape.page,
			pageSize: listQuery.shape.pageSize,
		}),
		answer: changesShape,
		acrossReleases: true,
		example: { path: "/datasets/population/changes" },
		errors: [
			...commonCases("/datasets/population/changes", false),
			{ status: 404, code: "jeu-inconnu", path: "/datasets/inconnu/changes" },
			{ status: 404, code: "version-inconnue", path: "/datasets/population/changes?from=99.0.0" },
			{ status: 404, code: "indicateur-inconnu", path: "/datasets/population/changes?indicator=inconnu" },
		],
		async handle({ shelf, params, query, site }) {
			const id = params.id ?? "";
			const found = await changesBetween(shelf, id, query);
			const paging = pagingOf(query, found.changes.length);
			const count = (kind: string): number => found.changes.filter((change) => change.kind === kind).length;
			return {
				headers: turning(addressOf(site, `/datasets/${id}/changes`, query), paging),
				body: {
					dataSet: id,
					from: found.from ? versionView(found.from) : null,
					to: versionView(found.to),
					added: count("added"),
					removed: count("removed"),
					revised: count("revised"),
					paging,
					changes: pageOf(found.changes, paging),
				},
			};
		},
	}),
	dataRoute({
		method: "GET",
		path: "/datasets/:id/dimensions",
		tag: "Jeux de données",
		summary: "Lister les axes, niveaux, codes, périodes et indicateurs d’un jeu de données",
		params: dataSetParam,
		query: commonQuery.extend({
			levels: z
				.array(z.string().max(40))
				.max(40)
				.optional()
				.describe("Niveaux dont on veut les codes. Absent : ceux qui en ont au plus 1 000."),
		}),
		answer: dimensionsShape,
		example: { path: "/datasets/population/dimensions" },
		errors: [
			...commonCases("/datasets/population/dimensions"),
			{ status: 404, code: "jeu-inconnu", path: "/datasets/inconnu/dimensions" },
		],
		async handle({ reading, params, query, view }) {
			const cube = dataSetOf(reading.figures, params.id ?? "");
			const figures = view(cube.sources);
			const found = await figures.dimensions(cube.id);
			const shown = (level: string, codes: readonly string[]): boolean =>
				query.levels ? query.levels.includes(level) : codes.length <= 1000;
			return {
				body: {
					release: releaseOf(reading),
					dataSet: cube.id,
					territories: found.territories.map(({ level, codes }) => ({
						level,
						label: territoryKind(level).label,
						vintage: territoryKind(level).vintage,
						count: codes.length,
						codes: shown(level, codes)
							? codes.map((code) => ({ code, label: figures.territory(level, code)?.label ?? code }))
							: [],
					})),
					about: found.about.map(({ level, codes }) => ({
						level,
						label: levels[level].label,
						count: codes.length,
						codes: shown(level, codes)
							? codes.map((code) => ({ code, label: figures.label(level, code) ?? code }))
							: [],
					})),
					categories: found.categories,
					periods: found.periods,
					indicators: indicatorsIn(cube.id).map((indicator) => ({
						id: indicator.id,
						label: indicator.label,
						unit: indicator.unit,
						decimals: indicator.decimals,
						additivity: additivityText(indicator),
						fixed: indicator.where ?? {},
					})),
					withheld: found.withheld,
				},
			};
		},
	}),
	dataRoute({
		method: "GET",
		path: "/indicators",
		tag: "Indicateurs",
		summary: "Lister les indicateurs d’une diffusion",
		query: listQuery.extend({
			q: search,
			theme: z.string().max(40).optional(),
			dataset: z.string().max(60).optional(),
		}),
		answer: indicatorsShape,
		example: { path: "/indicators?theme=population" },
		errors: commonCases("/indicators"),
		async handle({ reading, query, site }) {
			const held = new Set(reading.figures.dataCubes.map((cube) => cube.id));
			const found = indicators.filter((indicator) => {
				const { cube } = baseIndicator(indicator);
				return (
					held.has(cube) &&
					(query.dataset === undefined || query.dataset === cube) &&
					(query.theme === undefined || query.theme === indicator.theme) &&
					matches(query.q, indicator.id, indicator.label, indicator.short)
				);
			});
			const paging = pagingOf(query, found.length);
			return {
				headers: turning(addressOf(site, `/indicators`, query), paging),
				body: {
					release: releaseOf(reading),
					indicators: pageOf(found, paging).map((indicator) => ({
						...indicatorView(indicator),
						dataSet: baseIndicator(indicator).cube,
					})),
					paging,
				},
			};
		},
	}),
	dataRoute({
		method: "GET",
		path: "/indicators/:id",
		tag: "Indicateurs",
		summary: "Décrire un indicateur : définition, formule, champ, ce qui s’additionne, où et quand il existe",
		params: { id: "Identifiant de l’indicateur." },
		query: commonQuery,
		answer: indicatorPageShape,
		example: { path: "/indicators/population" },
		errors: [
			...commonCases("/indicators/population"),
			{ status: 404, code: "indicateur-inconnu", path: "/indicators/inconnu" },
		],
		async handle({ reading, params, view }) {
			const indicator = indicatorIn(reading.figures, params.id ?? "");
			const { sources } = reading.figures.coverage(indicator.id);
			const { sources: _same, ...coverage } = view(sources.map((line) => line.source)).coverage(indicator.id);
			return {
				body: {
					release: releaseOf(reading),
					indicator: { ...indicatorView(indicator), dataSet: baseIndicator(indicator).cube },
					coverage,
					sources,
				},
			};
		},
	}),
];

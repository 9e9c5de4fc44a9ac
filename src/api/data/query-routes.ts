import type { z } from "zod";
import type { Indicator } from "../../../catalogue/model.ts";
import { dataSetTitle, type Extract, exportFile } from "../../exports/index.ts";
import type { Figures } from "../../figures/index.ts";
import { hashOf } from "../../platform/index.ts";
import { type Flaw, flawsOf, french } from "../problem.ts";
import { askedFlaws } from "./asked-flaws.ts";
import { askedByText, inAddress } from "./asked-text.ts";
import { answers } from "./criteria.ts";
import { dataSetOf, indicatorIn, indicatorsIn } from "./data-sets.ts";
import { GatheredCache, gather } from "./gather.ts";
import { ordered } from "./order.ts";
import { addressOf, pageOf, pagingOf, turning } from "./paging.ts";
import { bodyCases, exampleQuestion, textCases } from "./query-cases.ts";
import { type DataAnswer, type DataCall, type DataRoute, dataRoute } from "./route.ts";
import { bodyQuery, type FiguresAsked, figuresAsked, figuresQuery, figuresShape } from "./shapes.ts";
import { releaseOf } from "./views.ts";

const cache = new GatheredCache();

type Asking = Pick<DataCall, "reading" | "view" | "params" | "form" | "site">;

async function answer(call: Asking, asked: FiguresAsked, address: string): Promise<DataAnswer> {
	const { reading, view, params, site, form } = call;
	const { figures } = reading;
	const dataSet = params.id === undefined ? undefined : dataSetOf(figures, params.id);
	const indicators = asked.indicators
		? [...new Set(asked.indicators)].map((id) => indicatorIn(figures, id))
		: indicatorsIn(dataSet?.id ?? "");
	const viewOf = (indicator: Indicator): Figures =>
		view(figures.coverage(indicator.id).sources.map((line) => line.source));
	const { page: _page, pageSize: _size, ...question } = asked;
	const keyNow = (): string =>
		hashOf([indicators.map((indicator) => [indicator.id, viewOf(indicator).edition]), question]);
	const key = keyNow();
	const cells = await cache.get(
		key,
		async () => {
			const { criteria } = asked;
			const all = await gather(viewOf, indicators, asked);
			return ordered(criteria ? all.filter((cell) => answers(criteria, cell) === true) : all, asked.sort);
		},
		() => keyNow() === key,
	);
	const paging = pagingOf(asked, cells.length);
	const lines = indicators.flatMap((indicator) => viewOf(indicator).coverage(indicator.id).sources);
	const extract: Extract = {
		title: dataSet ? dataSetTitle(dataSet) : indicators.map((i) => i.label).join(" ; "),
		subject: indicators.length === 1 ? (indicators[0]?.id ?? "") : (dataSet?.id ?? "indicateurs"),
		release: releaseOf(reading),
		indicators,
		sources: [...new Map(lines.map((line) => [line.source, line])).values()],
		cells: pageOf(cells, paging),
		paging,
		site,
		asked: wordsOf(asked, indicators),
		contours: figures.contours,
	};
	return { body: await exportFile(extract, form), headers: turning(address, paging) };
}

function wordsOf(asked: FiguresAsked, indicators: readonly Indicator[]): readonly string[] {
	const places = (asked.territories ?? []).map(({ type, code, region }) =>
		code === undefined
			? `${type} (tous${region === undefined ? "" : `, région ${region}`})`
			: `${type} ${code}`,
	);
	const about = asked.about?.map(({ level, code }) =>
		code === undefined ? `${level} (tous)` : `${level} ${code}`,
	);
	return [
		`Indicateurs : ${indicators.map((i) => i.label).join(", ")}`,
		...(places.length > 0 ? [`Territoires : ${places.join(", ")}`] : []),
		...(asked.perimeter
			? [`Périmètre : ${asked.perimeter.members.map(({ type, code }) => `${type} ${code}`).join(", ")}`]
			: []),
		...(about ? [`Sur : ${about.join(", ")}`] : []),
		...Object.entries(asked.categories ?? {}).map(([id, value]) => `${id} : ${value}`),
		`Périodes : ${(asked.periods ?? ["latest"]).join(", ")}`,
		...(asked.criteria ? [`Critères : ${JSON.stringify(asked.criteria)}`] : []),
	];
}

type Text = z.output<typeof figuresQuery>;

/** A GET, read by the shape of the POST that asks the same. */
function understood(query: Partial<Text>): {
	readonly asked: Partial<FiguresAsked>;
	readonly whole?: FiguresAsked;
	readonly flaws: readonly Flaw[];
} {
	const { asked, flaws } = askedByText(query);
	const read = figuresAsked.safeParse(asked, { error: french });
	if (read.success) return { asked: read.data, whole: read.data, flaws };
	const inShape = flawsOf("body", read.error)
		.map((flaw) => ({ ...flaw, path: inAddress(flaw.path) }))
		// Something was written there, and why it was not understood is told already.
		.filter((flaw) => flaw.code !== "absent" || !flaws.some((told) => told.path.startsWith(flaw.path)));
	return { asked, flaws: [...flaws, ...inShape] };
}

function figuresRoutes(path: string, dataSet: boolean): readonly DataRoute[] {
	const own = path.replace(":id", "population");
	const common = {
		path,
		tag: "Chiffres",
		...(dataSet ? { params: { id: "Identifiant du jeu de données." } } : {}),
		answer: figuresShape,
		files: true,
	};
	const elsewhere = { status: 404, code: "jeu-inconnu", path: path.replace(":id", "inconnu") };
	return [
		dataRoute({
			...common,
			method: "GET",
			summary: dataSet ? "Lire des chiffres d’un jeu de données" : "Lire des chiffres de plusieurs jeux",
			description:
				"Une page de chiffres, rangés par leurs codes ou comme demandé. Une valeur masquée ne répond à aucun filtre sur la valeur et vient en dernier dans un tri.",
			query: figuresQuery,
			example: {
				path: `${own}?indicators=population&territories=departement@28&periods=all&sort=value:desc`,
			},
			errors: [
				...textCases(own, dataSet),
				...(dataSet ? [{ ...elsewhere, path: `${elsewhere.path}?territories=departement` }] : []),
			],
			check({ reading, params, query }) {
				if (params.id !== undefined) dataSetOf(reading.figures, params.id);
				const { asked, flaws } = understood(query);
				const beyond = askedFlaws(asked, reading.figures, params.id);
				return [...flaws, ...beyond.map((flaw) => ({ ...flaw, path: inAddress(flaw.path) }))];
			},
			async handle(call) {
				const { whole } = understood(call.query);
				// `check` has refused what is not whole.
				if (!whole) throw new RangeError(path);
				const address = addressOf(call.site, path.replace(":id", call.params.id ?? ""), call.query);
				return await answer(call, whole, address);
			},
		}),
		dataRoute({
			...common,
			method: "POST",
			summary: dataSet
				? "Interroger un jeu de données, avec des critères"
				: "Interroger plusieurs jeux, avec des critères",
			query: bodyQuery,
			body: figuresAsked,
			example: {
				path: own,
				body: {
					...exampleQuestion,
					periods: ["all"],
					criteria: {
						or: [{ field: "value", gte: 100_000 }, { not: { field: "status", eq: "ok" } }],
					},
					sort: [{ field: "period", direction: "desc" }],
				},
			},
			errors: [
				...bodyCases(own, dataSet),
				...(dataSet ? [{ ...elsewhere, body: { territories: [{ type: "departement" }] } }] : []),
			],
			check({ reading, params, body }) {
				if (params.id !== undefined) dataSetOf(reading.figures, params.id);
				return askedFlaws(body, reading.figures, params.id);
			},
			handle: async (call) => await answer(call, call.body, ""),
		}),
	];
}

export const queryRoutes: readonly DataRoute[] = [
	...figuresRoutes("/datasets/:id/query", true),
	...figuresRoutes("/query", false),
];

import { indicators } from "../../catalogue/indicators/index.ts";
import type { Indicator, LevelId, Source, TerritoryType } from "../../catalogue/model.ts";
import { sources as declared } from "../../catalogue/sources/index.ts";
import type { Figures, PeriodCode, SourceLine } from "../figures/model.ts";

/**
 * What the outside calls a data set: the figures of one cube, all indicators and all levels together. Whatever is listed,
 * described or downloaded by data set goes by this cut.
 */
export interface DataSet {
	/** Id of the cube, and of the data set in every address. */
	readonly id: string;
	readonly title: string;
	/** What is counted, in plain French sentences. */
	readonly description: string;
	readonly indicators: readonly Indicator[];
	/** The sources that feed it in this release, in the order of the catalogue. */
	readonly sources: readonly SourceLine[];
	readonly territories: readonly TerritoryType[];
	/** Levels of the other axis (occupation, certification…), `all` for the totals. */
	readonly about: readonly LevelId[];
	/** Categories that cut it (age band, diploma…). */
	readonly categories: readonly string[];
	/** Sorted; only those that may be shown. */
	readonly periods: readonly PeriodCode[];
	/** As the producers write it: « annuelle », « trimestrielle ». */
	readonly cadence: string;
	/** Distinct licences of its sources. */
	readonly licences: readonly string[];
	/** `charter`: at least one source is shared under a charter, and what is shown obeys it. */
	readonly access: "open" | "charter";
	/** Levels that a charter keeps from this reader, with its reason. */
	readonly withheld: readonly { readonly territory: TerritoryType; readonly reason: string }[];
	readonly sample: boolean;
}

/** The data sets of a release as its reader sees it, in the order of the catalogue. */
export function dataSetsOf(figures: Figures): readonly DataSet[] {
	const byCube = Map.groupBy(indicators, (indicator) => indicator.cube);
	return [...byCube].flatMap(([cube, own]) => dataSetOf(figures, cube, own) ?? []);
}

function dataSetOf(figures: Figures, cube: string, own: readonly Indicator[]): DataSet | undefined {
	const [first] = own;
	if (!first) return undefined;
	const coverage = figures.coverage(first.id);
	if (coverage.territories.length === 0) return undefined;
	const feeders = coverage.sources.flatMap(
		({ source }) => declared.find((candidate) => candidate.id === source) ?? [],
	);
	const only = feeders.length === 1 ? feeders[0] : undefined;
	return {
		id: cube,
		title: only?.title ?? first.label,
		description: descriptionOf(own),
		indicators: own,
		sources: coverage.sources,
		territories: coverage.territories,
		about: coverage.about,
		categories: [...new Set(feeders.flatMap((source) => categoriesOf(source, cube)))],
		periods: coverage.periods,
		cadence: [...new Set(feeders.map((source) => source.cadence))].join(" ; "),
		licences: [...new Set(coverage.sources.map((source) => source.licence))],
		access: feeders.some((source) => source.sharing === "charter") ? "charter" : "open",
		withheld: coverage.withheld,
		sample: coverage.sources.some((source) => source.sample),
	};
}

function descriptionOf(own: readonly Indicator[]): string {
	return own.map(({ label, definition }) => `${label} : ${definition}`).join("\n");
}

function categoriesOf(source: Source, cube: string): readonly string[] {
	return (source.facts ?? [])
		.filter((mapping) => mapping.cube === cube)
		.flatMap((mapping) => [
			...Object.keys(mapping.categories ?? {}),
			...Object.keys(mapping.constants ?? {}),
		]);
}

import { indicators } from "../../catalogue/indicators/index.ts";
import type { Indicator, LevelId, TerritoryType } from "../../catalogue/model.ts";
import { sources as declared } from "../../catalogue/sources/index.ts";
import type { CubeCard, Figures, PeriodCode, SourceLine } from "../figures/model.ts";

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

/** The data sets of a release as its reader sees it, in the order of the release. */
export function dataSetsOf(figures: Figures): readonly DataSet[] {
	return figures.dataCubes.flatMap((cube) => dataSetOf(figures, cube) ?? []);
}

function dataSetOf(figures: Figures, cube: CubeCard): DataSet | undefined {
	const own = indicators.filter((indicator) => indicator.cube === cube.id);
	const [first] = own;
	// A cube from which no indicator is cut has nothing to show yet.
	if (!first) return undefined;
	const coverage = figures.coverage(first.id);
	const feeders = cube.sources.flatMap((id) => declared.find((candidate) => candidate.id === id) ?? []);
	return {
		id: cube.id,
		title: dataSetTitle(cube),
		description: descriptionOf(own),
		indicators: own,
		sources: coverage.sources,
		territories: cube.territories,
		about: cube.about,
		categories: cube.categories,
		periods: coverage.periods,
		cadence: [...new Set(feeders.map((source) => source.cadence))].join(" ; "),
		licences: [...new Set(coverage.sources.map((source) => source.licence))],
		access: feeders.some((source) => source.sharing === "charter") ? "charter" : "open",
		withheld: coverage.withheld,
		sample: coverage.sources.some((source) => source.sample),
	};
}

/** The title of the one source that feeds it; of a data set made of several, the label of its first indicator. */
export function dataSetTitle({ id, sources }: CubeCard): string {
	const [only, ...others] = sources;
	const source = others.length === 0 ? declared.find((candidate) => candidate.id === only) : undefined;
	return source?.title ?? indicators.find((indicator) => indicator.cube === id)?.label ?? id;
}

function descriptionOf(own: readonly Indicator[]): string {
	return own.map(({ label, definition }) => `${label} : ${definition}`).join("\n");
}

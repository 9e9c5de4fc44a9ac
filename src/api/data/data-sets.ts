import { indicatorById, indicators } from "../../../catalogue/indicators/index.ts";
import type { Indicator } from "../../../catalogue/model.ts";
import { sourceById } from "../../../catalogue/sources/index.ts";
import type { CubeCard, Figures, SourceLine } from "../../figures/index.ts";
import { DefError } from "../../platform/index.ts";

/** The indicator whose cells are read: an evolution reads those of the one that it follows. */
export function baseIndicator(indicator: Indicator): Indicator {
	const { formula } = indicator;
	return formula.kind === "evolution" ? (indicatorById.get(formula.of) ?? indicator) : indicator;
}

/** Indicators cut from a data set, in the order of the catalogue. */
export function indicatorsIn(dataSet: string): readonly Indicator[] {
	return indicators.filter((indicator) => baseIndicator(indicator).cube === dataSet);
}

/** Throws `jeu-inconnu`. */
export function dataSetOf(figures: Figures, id: string): CubeCard {
	const found = figures.dataCubes.find((cube) => cube.id === id);
	if (!found) throw new DefError("jeu-inconnu", { dataSet: id });
	return found;
}

/** Throws `indicateur-inconnu`, also for one whose data are not in this release. */
export function indicatorIn(figures: Figures, id: string): Indicator {
	const found = indicatorById.get(id);
	if (!found || !figures.dataCubes.some((cube) => cube.id === baseIndicator(found).cube))
		throw new DefError("indicateur-inconnu", { indicator: id });
	return found;
}

/** Source lines, as the cells of the data set tell them. */
export function sourcesOf(figures: Figures, cube: CubeCard): readonly SourceLine[] {
	const [first] = indicatorsIn(cube.id);
	if (first) return figures.coverage(first.id).sources;
	return cube.sources.map((id) => {
		const source = sourceById(id);
		return {
			source: id,
			title: source?.title ?? id,
			producer: source?.producer ?? "",
			vintage: figures.release.dataSets.find((set) => set.source === id)?.vintage ?? "",
			licence: source?.licence ?? "",
			sample: figures.release.sample,
		};
	});
}

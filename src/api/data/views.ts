import type { z } from "zod";
import { additivityText } from "../../../catalogue/additivity-text.ts";
import { definitionOf } from "../../../catalogue/definition.ts";
import type { Indicator } from "../../../catalogue/model.ts";
import { dataSetTitle } from "../../exports/index.ts";
import type {
	CubeCard,
	Figures,
	OccupationCard,
	Reading,
	ReleaseVersion,
	TerritoryCard,
} from "../../figures/index.ts";
import { indicatorsIn, sourcesOf } from "./data-sets.ts";
import type { releaseShape, versionShape } from "./shapes.ts";

type Release = z.infer<typeof releaseShape>;

/** What every answer says of its release. */
export function releaseOf({ figures, version }: Reading): Release {
	const { id, published, sample } = figures.release;
	return { id, version: version.version, published: version.published ?? published, sample };
}

export function versionView(version: ReleaseVersion): z.infer<typeof versionShape> {
	const { release, published, title, note, erratum, changes, withdrawn } = version;
	return {
		version: version.version,
		release,
		...(published === undefined ? {} : { published }),
		...(title === undefined ? {} : { title }),
		...(note === undefined ? {} : { note }),
		...(erratum === undefined ? {} : { erratum }),
		...(withdrawn === undefined ? {} : { withdrawn }),
		...(changes === undefined
			? {}
			: { changes: { added: changes.added, removed: changes.removed, revised: changes.revised } }),
	};
}

export function dataSetView(figures: Figures, cube: CubeCard): Readonly<Record<string, unknown>> {
	return {
		id: cube.id,
		title: dataSetTitle(cube),
		sources: sourcesOf(figures, cube),
		indicators: indicatorsIn(cube.id).map(({ id, label }) => ({ id, label })),
		territories: cube.territories,
		about: cube.about,
		categories: cube.categories,
		key: cube.key,
	};
}

export function indicatorView(indicator: Indicator): Readonly<Record<string, unknown>> {
	const { id, label, short, theme, definition, universe, unit, decimals, polarity, notes, method } =
		indicator;
	return {
		id,
		label,
		short,
		theme,
		definition,
		formula: indicator.formulaText,
		universe,
		unit,
		decimals,
		polarity,
		...(indicator.numerator === undefined ? {} : { numerator: indicator.numerator }),
		...(indicator.denominator === undefined ? {} : { denominator: indicator.denominator }),
		additivity: additivityText(indicator),
		additive: indicator.additive,
		thresholds: indicator.thresholds,
		sources: indicator.sources,
		owner: indicator.owner,
		lines: definitionOf(indicator),
		notes,
		method,
		...(indicator.classes === undefined ? {} : { classes: indicator.classes }),
	};
}

export function territoryView(card: TerritoryCard, site: string): Readonly<Record<string, unknown>> {
	const { type, code, label, vintage, regions, communes, path } = card;
	return { type, code, label, vintage, regions, communes, page: `${site}${path}` };
}

export function occupationView(card: OccupationCard, site: string): Readonly<Record<string, unknown>> {
	const { level, scheme, code, label, path } = card;
	return { level, scheme, code, label, page: `${site}${path}` };
}

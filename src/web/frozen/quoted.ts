import type { TerritoryType } from "../../../catalogue/model.ts";
import type { SourceLine } from "../../figures/model.ts";
import type { OutlineTable } from "../twin/outline.ts";
import type { Twin, TwinFigure } from "../twin/twin.ts";

/** A part of a page, alone: what is frozen. Nothing in it depends on the instant or on the address of the site. */
export interface Quoted {
	readonly address: string;
	readonly block?: string;
	readonly title: string;
	/** What the block says under its title: subtitle, sentence, notes. */
	readonly texts: readonly string[];
	/** Empty for one figure alone. */
	readonly tables: readonly OutlineTable[];
	readonly figures: readonly TwinFigure[];
	readonly sources: readonly SourceLine[];
	readonly release: Twin["release"];
}

/** Sentences of a block that only make sense on its page. */
const ofThePage =
	/^(D’où vient ce chiffre|Source|Notes? de lecture$|Afficher le tableau$|Image, (?:fichiers, )?citation$|Image \((?:PNG|SVG)\)$|Classeur Excel$|CSV$|Citer ou figer|Télécharger : |Ranger par |Voir (à|au|en) )/;

/**
 * The block of this name in a page, or the figure that the page is about when no block is named. Undefined when there is no
 * such thing there, or nothing to quote in it.
 */
export function quotedFrom(twin: Twin, block: string | undefined): Quoted | undefined {
	const common = { release: twin.release, sources: twin.sources };
	if (block === undefined) {
		// The page of a hidden figure also leads to a wider one.
		const figure = twin.figures.find(({ permalink }) => isAbout(twin.address, permalink));
		if (!figure) return undefined;
		return {
			...common,
			// Whatever else the address held, the figure has one of its own.
			address: figure.permalink,
			title: [figure.indicator.label, figure.about?.label, figure.territory.label]
				.filter((part) => part !== undefined)
				.join(", "),
			texts: figure.reason === undefined ? [] : [figure.reason],
			tables: [],
			figures: [figure],
		};
	}
	const section = twin.sections.find((candidate) => candidate.id === block);
	if (!section || section.tables.length === 0) return undefined;
	const figures = twin.figures.filter(({ permalink }) => section.figures.includes(permalink));
	const sources = new Set(figures.flatMap((figure) => figure.sources));
	return {
		...common,
		address: twin.address,
		block,
		title: section.title,
		texts: section.texts.filter((text) => !ofThePage.test(text)),
		tables: section.tables,
		figures,
		sources: twin.sources.filter(({ source }) => sources.has(source)),
	};
}

/** Is this address that of the page of this figure, whatever else it holds? */
function isAbout(address: string, permalink: string): boolean {
	const [page, figure] = [address, permalink].map((one) => new URL(one, "http://local"));
	if (!page || !figure?.pathname.startsWith("/chiffres/") || page.pathname !== figure.pathname) return false;
	return [...figure.searchParams].every(([name, value]) => page.searchParams.get(name) === value);
}

export function levelsOf({ figures }: Quoted): readonly TerritoryType[] {
	return [...new Set(figures.map(({ territory }) => territory.type))];
}

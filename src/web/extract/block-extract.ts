import type { Indicator } from "../../../catalogue/model.ts";
import type { Extract } from "../../exports/index.ts";
import { type OutlineSection, outlineOf } from "../twin/outline.ts";
import type { Recorded, Recording } from "../twin/recording.ts";
import { sourcesOf } from "../twin/twin.ts";

/** A public page as it was just written for a reader, and what it was written from. */
export interface WrittenPage {
	readonly page: { readonly title: string };
	readonly address: string;
	readonly html: string;
	readonly recorded: Recording;
}

/** A block of a page: what it says, and its figures. */
export interface Block {
	readonly section: OutlineSection;
	readonly found: readonly Recorded[];
	readonly extract: Extract;
	/** Whole address of the block in its page. */
	readonly address: string;
}

/**
 * The figures that a block of a page links to, in the order in which they are read: what is seen is what leaves. Undefined when the
 * page has no such block or the block has no figure.
 */
export function blockExtract(
	{ page, address, html, recorded }: WrittenPage,
	block: string,
	site: { readonly url: string; readonly version: string },
): Block | undefined {
	const section = outlineOf(html).find(({ id }) => id === block);
	const found = (section?.figures ?? []).flatMap((permalink) => recorded.cells.get(permalink) ?? []);
	if (!section || found.length === 0) return undefined;
	const { id, published, sample } = recorded.figures.release;
	const indicators = new Map<string, Indicator>(
		found.map(({ answer }) => [answer.indicator.id, answer.indicator]),
	);
	const [only, ...others] = indicators.keys();
	const whole = `${site.url}${address}#${block}`;
	const extract: Extract = {
		title: `${section.title} (${page.title})`,
		subject: only !== undefined && others.length === 0 ? only : block,
		release: { id, published, sample, version: site.version },
		indicators: [...indicators.values()],
		sources: sourcesOf(found),
		cells: found.map(({ answer, cell }) => ({ ...cell, indicator: answer.indicator.id })),
		paging: { page: 1, pageSize: found.length, total: found.length, pages: 1 },
		site: site.url,
		asked: [
			...section.tables.map(({ caption }) => caption).filter((caption) => caption !== ""),
			`Page : ${whole}`,
		],
		contours: recorded.figures.contours,
	};
	return { section, found, extract, address: whole };
}

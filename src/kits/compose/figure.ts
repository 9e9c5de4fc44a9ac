import type { Region } from "../../../catalogue/model.ts";
import type { ReleaseCard } from "../../figures/model.ts";
import type { PrintedDocument, PrintedTable, Section } from "../document.ts";
import { type Found, listedReading } from "./listed.ts";
import { sectionOf } from "./section.ts";
import { signsOf, sourceDefinition } from "./sources.ts";

/** A figure of a public page, as the page shows it. */
export interface PageFigure {
	/** Its message. */
	readonly title: string;
	/** What is measured, of whom, where, when. */
	readonly subtitle: string;
	/** Its tables, as printed; without one, a table is made of the figures. */
	readonly tables: readonly PrintedTable[];
	/** The figures that it links to, in their order; at least one. */
	readonly found: readonly Found[];
	/** Said to the speaker after those of the indicators. */
	readonly notes: readonly string[];
	/** Whole address of the figure in its page. */
	readonly address: string;
}

/**
 * One figure alone, to be put among the slides of somebody else: its drawing when it is a series or bars, its tables otherwise. It holds
 * nothing that the page does not show.
 */
export function figureDocument(
	{ title, subtitle, tables, found, notes, address }: PageFigure,
	from: {
		readonly release: Pick<ReleaseCard, "published">;
		readonly region: Region;
		/** Public address of the site, without a final slash. */
		readonly site: string;
	},
): PrintedDocument {
	const { release, region, site } = from;
	const reading = listedReading(title, found);
	const sources = new Map(
		found.flatMap(({ answer }) => answer.sources).map((line) => [line.source, line] as const),
	);
	const [table, ...others] = tables;
	const printed = "absent" in reading ? reading : { ...reading, subtitle, table: table ?? reading.table };
	const main = sectionOf({ release, site }, {}, "figure", printed);
	return {
		title,
		subtitle,
		brand: { site: region.siteName, operator: region.operator },
		date: release.published,
		facts: [],
		sample: [...sources.values()].some(({ sample }) => sample),
		address,
		summary: [],
		parts: [
			{
				sections: [
					{ ...main, notes: [...main.notes, ...notes, `Page : ${address}`] },
					...others.map(
						(one, at): Section => ({
							id: `figure-${at + 2}`,
							title: one.caption || title,
							subtitle,
							table: one,
							notes: [],
							definitions: [],
							...(main.source ? { source: main.source } : {}),
						}),
					),
				],
			},
		],
		sources: [...sources.values()].map(sourceDefinition),
		signs: signsOf(found.map(({ cell }) => cell)),
		glossary: [],
		layout: "figure",
	};
}

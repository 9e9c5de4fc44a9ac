import { type Diffusions, diffusionCalendar, diffusionFeed } from "../publication/index.ts";
import { glossaryCsv } from "./glossary.ts";

interface Site {
	readonly name: string;
	readonly url: string;
}

interface FeedRoute {
	readonly path: string;
	readonly make: (
		site: Site,
		diffusions: Diffusions,
	) => Promise<{ readonly type: string; readonly text: string }>;
}

/** A server without records tells of no publication. */
export const noDiffusions: Diffusions = {
	list: () => [],
	upcoming: async () => [],
	changedValues: async () => undefined,
};

/** What other programs read: of the publications, a feed reader or an agenda; of the glossary, a spreadsheet. */
export const feeds: readonly FeedRoute[] = [
	{
		path: "/diffusions.xml",
		make: async (site, { list }) => ({
			type: "application/atom+xml; charset=utf-8",
			text: diffusionFeed(site, list()),
		}),
	},
	{
		path: "/glossaire.csv",
		make: async () => ({ type: "text/csv; charset=utf-8", text: glossaryCsv() }),
	},
	{
		path: "/calendrier.ics",
		make: async (site, { list, upcoming }) => ({
			type: "text/calendar; charset=utf-8",
			text: diffusionCalendar(site, await upcoming(), list()),
		}),
	},
];

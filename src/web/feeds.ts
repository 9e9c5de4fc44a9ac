import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Region } from "../../catalogue/model.ts";
import { DefError } from "../platform/errors.ts";
import { type Diffusions, diffusionCalendar, diffusionFeed } from "../publication/index.ts";
import { type Studies, studyFeed } from "../studies/index.ts";
import { glossaryCsv } from "./glossary.ts";
import { type Rendition, rendition } from "./rendition.ts";

interface Site {
	readonly name: string;
	readonly url: string;
}

interface FeedRoute {
	readonly path: string;
	readonly make: (
		site: Site,
		diffusions: Diffusions,
		studies: Studies,
	) => Promise<{ readonly type: string; readonly text: string }>;
}

/** A server without records tells of no publication. */
export const noDiffusions: Diffusions = {
	list: () => [],
	upcoming: async () => [],
	mark: () => "",
	moved: () => undefined,
	changedValues: async () => undefined,
};

/** What other programs read: of the publications, a feed reader or an agenda; of the glossary, a spreadsheet. */
const feeds: readonly FeedRoute[] = [
	{
		path: "/diffusions.xml",
		make: async (site, { list }) => ({
			type: "application/atom+xml; charset=utf-8",
			text: diffusionFeed(site, list()),
		}),
	},
	{
		path: "/publications.xml",
		make: async (site, _diffusions, studies) => ({
			type: "application/atom+xml; charset=utf-8",
			text: studyFeed(site, studies.list()),
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

/** What the feeds need of the server that they are part of. */
export interface FeedHost {
	readonly region: Region;
	readonly diffusions: Diffusions;
	readonly studies: Studies;
	readonly url: (request: FastifyRequest) => string;
	readonly send: (request: FastifyRequest, reply: FastifyReply, made: Rendition) => Promise<FastifyReply>;
	readonly fail: (request: FastifyRequest, reply: FastifyReply, error: unknown) => Promise<FastifyReply>;
}

const open = { config: { action: "pages.read" } } as const;

export function addFeeds(server: FastifyInstance, host: FeedHost): void {
	const { diffusions, studies, region } = host;
	for (const { path, make } of feeds) {
		server.get(path, open, async (request, reply) => {
			try {
				const site = { name: region.siteName, url: host.url(request) };
				const { type, text } = await make(site, diffusions, studies);
				return await host.send(request, reply, rendition(200, type, text));
			} catch (error) {
				return await host.fail(request, reply, error);
			}
		});
	}
	server.get("/diffusions/:version/valeurs.csv", open, async (request, reply) => {
		try {
			const { version } = request.params as { readonly version: string };
			const found = diffusions.list().find((one) => one.version === version);
			const body = found && (await diffusions.changedValues(found.n));
			if (!body) throw new DefError("diffusion-inconnue", { asked: version });
			return reply
				.header("content-disposition", `attachment; filename="diffusion-${version}-valeurs.csv"`)
				.type("text/csv; charset=utf-8")
				.send(body);
		} catch (error) {
			return await host.fail(request, reply, error);
		}
	});
}

import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { favicon } from "./favicon.ts";
import { addFilm } from "./help/film-door.ts";
import { type Rendition, rendition } from "./rendition.ts";
import { scripts } from "./scripts.ts";
import { forOneDay, forOneYear, send } from "./sending.ts";
import type { Stylesheet } from "./stylesheet.ts";

const open = { config: { action: "pages.read" } } as const;

const scriptRenditions: ReadonlyMap<string, Rendition> = new Map(
	Object.values(scripts).map(({ path, text }) => [
		path,
		rendition(200, "text/javascript; charset=utf-8", text),
	]),
);
const faviconRendition = rendition(200, "image/svg+xml; charset=utf-8", favicon.text);
const robotsRendition = rendition(
	200,
	"text/plain; charset=utf-8",
	"User-agent: *\nDisallow: /chiffres/\nDisallow: /citer\nDisallow: /connexion\nDisallow: /espace\nDisallow: /recherche\nDisallow: /sante\n",
);

/** What never changes while this code runs: style, scripts, icon, film, word to robots. */
export function addStaticFiles(
	server: FastifyInstance,
	stylesheet: Stylesheet,
	none: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>,
): void {
	const stylesheetRendition = rendition(200, "text/css; charset=utf-8", stylesheet.text);
	server.get("/style/:name", open, async (request, reply) =>
		request.url === stylesheet.path
			? await send(request, reply, stylesheetRendition, forOneYear)
			: await none(request, reply),
	);
	server.get("/script/:name", open, async (request, reply) => {
		const found = scriptRenditions.get(request.url);
		return found ? await send(request, reply, found, forOneYear) : await none(request, reply);
	});
	server.get(favicon.path, open, async (request, reply) => send(request, reply, faviconRendition, forOneDay));
	addFilm(server, none);
	server.get("/robots.txt", open, async (request, reply) => send(request, reply, robotsRendition, forOneDay));
}

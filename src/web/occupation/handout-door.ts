import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Region } from "../../../catalogue/model.ts";
import type { Figures, OccupationCard, TerritoryCard } from "../../figures/model.ts";
import { writeForm } from "../../kits/index.ts";
import { slugify } from "../../platform/french.ts";
import { chosenPlace, pathIn } from "../chosen-place.ts";
import type { PageCache } from "../page-cache.ts";
import { type Rendition, rendition } from "../rendition.ts";
import { occupationAnswer } from "./answer.ts";
import { handoutOf } from "./handout.ts";
import { handoutPath } from "./handout-path.ts";
import { occupationAt } from "./occupation-at.ts";

/** What the door needs of the server that it is part of. */
export interface HandoutHost {
	readonly region: Region;
	readonly figures: () => Figures;
	readonly cache: PageCache;
	readonly url: (request: FastifyRequest) => string;
	readonly send: (request: FastifyRequest, reply: FastifyReply, made: Rendition) => Promise<FastifyReply>;
	readonly fail: (request: FastifyRequest, reply: FastifyReply, error: unknown) => Promise<FastifyReply>;
}

const open = { config: { action: "pages.read" } } as const;

/** « Fiche à remettre » of an occupation, with or without a place: PDF, kept like a page. */
export function addHandouts(server: FastifyInstance, host: HandoutHost): void {
	for (const page of ["/metiers/:occupation", "/metiers/:occupation/:type/:place"])
		server.get(handoutPath(page), open, async (request, reply) => {
			try {
				const figures = host.figures();
				const params = request.params as Readonly<Record<string, string>>;
				const card = occupationAt(figures, params.occupation ?? "");
				const place = chosenPlace(figures, params);
				const name = ["fiche", card.label, ...(place ? [place.label] : [])].map(slugify).join("_");
				reply.header("content-disposition", `inline; filename="${name}.pdf"`);
				return await host.send(request, reply, await made(figures, card, place, host.url(request)));
			} catch (error) {
				return await host.fail(request, reply, error);
			}
		});

	async function made(
		figures: Figures,
		card: OccupationCard,
		place: TerritoryCard | undefined,
		url: string,
	): Promise<Rendition> {
		const { edition, release } = figures;
		const address = `${url}${place ? pathIn(card.path, place) : card.path}`;
		const key = `handout ${edition} ${address}`;
		const known = host.cache.get(key);
		if (known) return known;
		const answer = await occupationAnswer(figures, host.region, card, place);
		const document = handoutOf(answer, { region: host.region, release, address });
		const written = rendition(200, "application/pdf", await writeForm(document, "pdf"));
		if (figures.edition === edition) host.cache.set(key, written);
		return written;
	}
}

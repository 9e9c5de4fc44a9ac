import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Region } from "../../../catalogue/model.ts";
import type { Figures, TerritoryCard } from "../../figures/model.ts";
import { blocksOf, composeKit, documentForms, templateOf, writeForm } from "../../kits/index.ts";
import { DefError } from "../../platform/errors.ts";
import { slugify } from "../../platform/french.ts";
import type { PageCache } from "../page-cache.ts";
import { placeAt } from "../place-address.ts";
import { type Rendition, rendition } from "../rendition.ts";
import { hasPortrait, portraits } from "./address.ts";

/** What the door needs of the server that it is part of. */
export interface PortraitHost {
	readonly region: Region;
	readonly figures: () => Figures;
	readonly cache: PageCache;
	readonly url: (request: FastifyRequest) => string;
	readonly send: (request: FastifyRequest, reply: FastifyReply, made: Rendition) => Promise<FastifyReply>;
	readonly fail: (request: FastifyRequest, reply: FastifyReply, error: unknown) => Promise<FastifyReply>;
}

type Portrait = (typeof portraits)[number];

/** A territory on one page, as a portrait, as slides, as a workbook: what a kit would print of it, kept like a page. */
export function addPortraits(server: FastifyInstance, host: PortraitHost): void {
	for (const portrait of portraits)
		server.get(
			`/territoires/:type/:place/${portrait.file}`,
			{ config: { action: "pages.read" } },
			async (request, reply) => {
				try {
					const { type = "", place = "" } = request.params as Readonly<Record<string, string>>;
					const figures = host.figures();
					const card = placeAt(figures, type, place);
					if (!card || !hasPortrait(card.type))
						throw new DefError("territoire-inconnu", { territory: `${type} ${place}` });
					const written = await made(figures, card, portrait, host.url(request));
					const name = `${slugify(portrait.title)}_${slugify(card.label)}.${portrait.form}`;
					reply.header("content-disposition", `attachment; filename="${name}"`);
					return await host.send(request, reply, written);
				} catch (error) {
					return await host.fail(request, reply, error);
				}
			},
		);

	async function made(
		figures: Figures,
		card: TerritoryCard,
		{ file, template: id, form, title }: Portrait,
		site: string,
	): Promise<Rendition> {
		const { edition, release } = figures;
		const key = `portrait ${edition} ${site} ${card.path} ${file}`;
		const known = host.cache.get(key);
		if (known) return known;
		const template = templateOf(id);
		const shape = documentForms.find((one) => one.id === form);
		if (!template || !shape) throw new RangeError(file);
		const { document } = await composeKit(
			{
				title,
				place: { territory: { type: card.type, code: card.code } },
				session: release.published,
				template: id,
				blocks: blocksOf(template, {}),
			},
			{ figures, region: host.region, site, path: card.path },
		);
		// Made for no session: it is dated by its release.
		const facts = document.facts.filter(({ term }) => term !== "Séance");
		const written = rendition(200, shape.type, await writeForm({ ...document, facts }, form));
		if (figures.edition === edition) host.cache.set(key, written);
		return written;
	}
}

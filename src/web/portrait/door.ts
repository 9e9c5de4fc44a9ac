import type { FastifyInstance } from "fastify";
import type { TerritoryCard } from "../../figures/model.ts";
import { blocksOf, composeKit, documentForms, templateOf, writeForm } from "../../kits/index.ts";
import { DefError } from "../../platform/errors.ts";
import { slugify } from "../../platform/french.ts";
import { placeAt } from "../place-address.ts";
import { type PrintingHost, printed } from "../printed.ts";
import type { Rendition } from "../rendition.ts";
import { hasPortrait, portraits } from "./address.ts";

type Portrait = (typeof portraits)[number];

/** A territory on one page, as a portrait, as slides, as a workbook: what a kit would print of it. */
export function addPortraits(server: FastifyInstance, host: PrintingHost): void {
	for (const portrait of portraits)
		server.get(
			`/territoires/:type/:place/${portrait.file}`,
			{ config: { action: "pages.read" } },
			async (request, reply) => {
				try {
					const { type = "", place = "" } = request.params as Readonly<Record<string, string>>;
					const card = placeAt(host.figures(), type, place);
					if (!card || !hasPortrait(card.type))
						throw new DefError("territoire-inconnu", { territory: `${type} ${place}` });
					const written = await made(card, portrait, host.url(request));
					const name = `${slugify(portrait.title)}_${slugify(card.label)}.${portrait.form}`;
					reply.header("content-disposition", `attachment; filename="${name}"`);
					return await host.send(request, reply, written);
				} catch (error) {
					return await host.fail(request, reply, error);
				}
			},
		);

	async function made(
		card: TerritoryCard,
		{ file, template: id, form, title }: Portrait,
		site: string,
	): Promise<Rendition> {
		const template = templateOf(id);
		const shape = documentForms.find((one) => one.id === form);
		if (!template || !shape) throw new RangeError(file);
		return await printed(host, `portrait ${site} ${card.path} ${file}`, shape.type, async (figures) => {
			const { document } = await composeKit(
				{
					title,
					place: { territory: { type: card.type, code: card.code } },
					session: figures.release.published,
					template: id,
					blocks: blocksOf(template, {}),
				},
				{ figures, region: host.region, site, path: card.path },
			);
			// Made for no session: it is dated by its release.
			const facts = document.facts.filter(({ term }) => term !== "Séance");
			return await writeForm({ ...document, facts }, form);
		});
	}
}

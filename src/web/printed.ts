import type { FastifyReply, FastifyRequest } from "fastify";
import type { Region } from "../../catalogue/model.ts";
import type { Figures } from "../figures/model.ts";
import type { PageCache } from "./page-cache.ts";
import { type Rendition, rendition } from "./rendition.ts";

/** What a door of documents written from a page needs of the server that it is part of. */
export interface PrintingHost {
	readonly region: Region;
	readonly figures: () => Figures;
	readonly cache: PageCache;
	readonly url: (request: FastifyRequest) => string;
	readonly send: (request: FastifyRequest, reply: FastifyReply, made: Rendition) => Promise<FastifyReply>;
	readonly fail: (request: FastifyRequest, reply: FastifyReply, error: unknown) => Promise<FastifyReply>;
}

/** A document, kept like a page: written once for an edition, unless another one came while it was being written. */
export async function printed(
	{ figures, cache }: Pick<PrintingHost, "figures" | "cache">,
	name: string,
	type: string,
	write: (figures: Figures) => Promise<Uint8Array>,
): Promise<Rendition> {
	const shown = figures();
	const key = `${name} ${shown.edition}`;
	const known = cache.get(key);
	if (known) return known;
	const made = rendition(200, type, await write(shown));
	if (figures().edition === shown.edition) cache.set(key, made);
	return made;
}

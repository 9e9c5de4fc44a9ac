import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Region } from "../../../catalogue/model.ts";
import type { Figures } from "../../figures/model.ts";
import { writeForm } from "../../kits/index.ts";
import type { PageCache } from "../page-cache.ts";
import { type Rendition, rendition } from "../rendition.ts";
import { guideOf } from "./guide.ts";
import { guidePath } from "./guide-path.ts";

/** What the door needs of the server that it is part of. */
export interface GuideHost {
	readonly region: Region;
	readonly figures: () => Figures;
	/** A public page, read from inside. */
	readonly page: (address: string) => Promise<{ readonly html: string } | undefined>;
	readonly cache: PageCache;
	readonly url: (request: FastifyRequest) => string;
	readonly send: (request: FastifyRequest, reply: FastifyReply, made: Rendition) => Promise<FastifyReply>;
	readonly fail: (request: FastifyRequest, reply: FastifyReply, error: unknown) => Promise<FastifyReply>;
}

/** The help as a tagged PDF, kept like a page. */
export function addGuide(server: FastifyInstance, host: GuideHost): void {
	server.get(guidePath, { config: { action: "pages.read" } }, async (request, reply) => {
		try {
			reply.header("content-disposition", 'inline; filename="guide.pdf"');
			return await host.send(request, reply, await made(host.url(request)));
		} catch (error) {
			return await host.fail(request, reply, error);
		}
	});

	async function made(url: string): Promise<Rendition> {
		const { edition, release } = host.figures();
		const key = `guide ${edition} ${url}`;
		const known = host.cache.get(key);
		if (known) return known;
		const pages = await Promise.all(["/aide", "/aide/visite"].map((address) => host.page(address)));
		const document = guideOf(
			pages.flatMap((page) => (page ? [page.html] : [])),
			{ region: host.region, url, published: release.published },
		);
		const written = rendition(200, "application/pdf", await writeForm(document, "pdf"));
		if (host.figures().edition === edition) host.cache.set(key, written);
		return written;
	}
}

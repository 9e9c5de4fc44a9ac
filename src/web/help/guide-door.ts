import type { FastifyInstance } from "fastify";
import { writeForm } from "../../kits/index.ts";
import { type PrintingHost, printed } from "../printed.ts";
import { guideOf } from "./guide.ts";
import { guidePath } from "./guide-path.ts";

interface GuideHost extends PrintingHost {
	/** A public page, read from inside. */
	readonly page: (address: string) => Promise<{ readonly html: string } | undefined>;
}

/** The help as a tagged PDF. */
export function addGuide(server: FastifyInstance, host: GuideHost): void {
	server.get(guidePath, { config: { action: "pages.read" } }, async (request, reply) => {
		try {
			const url = host.url(request);
			const made = await printed(host, `guide ${url}`, "application/pdf", async ({ release }) => {
				const pages = await Promise.all(["/aide", "/aide/visite"].map((address) => host.page(address)));
				const document = guideOf(
					pages.flatMap((page) => (page ? [page.html] : [])),
					{ region: host.region, url, published: release.published },
				);
				return await writeForm(document, "pdf");
			});
			reply.header("content-disposition", 'inline; filename="guide.pdf"');
			return await host.send(request, reply, made);
		} catch (error) {
			return await host.fail(request, reply, error);
		}
	});
}

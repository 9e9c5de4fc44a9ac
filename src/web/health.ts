import type { FastifyInstance } from "fastify";
import type { Figures } from "../figures/model.ts";
import { DefError } from "../platform/errors.ts";

/** `/sante`: what watches the service learns which release is served, or why none is. */
export function addHealth(server: FastifyInstance, figures: () => Figures): void {
	server.get("/sante", { config: { action: "pages.read" } }, async (_request, reply) => {
		reply.header("cache-control", "no-store");
		try {
			const { release } = figures();
			return reply.send({
				etat: "ok",
				diffusion: release.id,
				publiee: release.published,
				essai: release.sample,
			});
		} catch (error) {
			return reply.code(503).send({
				etat: "indisponible",
				cause: error instanceof DefError ? error.message : "La diffusion courante ne peut pas être lue.",
			});
		}
	});
}

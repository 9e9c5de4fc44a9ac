import type { FastifyInstance } from "fastify";
import { writeForm } from "../../kits/index.ts";
import { slugify } from "../../platform/french.ts";
import { chosenPlace, pathIn } from "../chosen-place.ts";
import { type PrintingHost, printed } from "../printed.ts";
import { occupationAnswer } from "./answer.ts";
import { handoutOf } from "./handout.ts";
import { handoutPath } from "./handout-path.ts";
import { occupationAt } from "./occupation-at.ts";

const open = { config: { action: "pages.read" } } as const;

/** « Fiche à remettre » of an occupation, with or without a place: PDF. */
export function addHandouts(server: FastifyInstance, host: PrintingHost): void {
	for (const page of ["/metiers/:occupation", "/metiers/:occupation/:type/:place"])
		server.get(handoutPath(page), open, async (request, reply) => {
			try {
				const params = request.params as Readonly<Record<string, string>>;
				const card = occupationAt(host.figures(), params.occupation ?? "");
				const place = chosenPlace(host.figures(), params);
				const address = `${host.url(request)}${place ? pathIn(card.path, place) : card.path}`;
				const made = await printed(host, `handout ${address}`, "application/pdf", async (figures) => {
					const answer = await occupationAnswer(figures, host.region, card, place);
					const about = { region: host.region, release: figures.release, address };
					return await writeForm(handoutOf(answer, about), "pdf");
				});
				const name = ["fiche", card.label, ...(place ? [place.label] : [])].map(slugify).join("_");
				reply.header("content-disposition", `inline; filename="${name}.pdf"`);
				return await host.send(request, reply, made);
			} catch (error) {
				return await host.fail(request, reply, error);
			}
		});
}

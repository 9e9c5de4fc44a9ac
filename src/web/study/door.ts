import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Figures } from "../../figures/model.ts";
import { DefError } from "../../platform/errors.ts";
import { type Studies, studyFile, studyForms, studyPath } from "../../studies/index.ts";
import { withQuery } from "../address.ts";
import { revalidated } from "../sending.ts";
import { fileSegment } from "./files.tsx";

/** What the door needs of the server that it is part of. */
export interface StudyHost {
	readonly studies: Studies;
	readonly figures: () => Figures;
	readonly fail: (request: FastifyRequest, reply: FastifyReply, error: unknown) => Promise<FastifyReply>;
}

/** The files of an edition, to anybody, as long as its page shows them: past that, its page says why. */
export function addStudies(server: FastifyInstance, { studies, figures, fail }: StudyHost): void {
	server.get("/publications/:study/:file", { config: { action: "pages.read" } }, async (request, reply) => {
		try {
			const { study: address = "", file = "" } = request.params as Readonly<Record<string, string>>;
			const study = studies.list().find((one) => one.address === address);
			const found = study?.editions.flatMap((edition) =>
				studyForms
					.filter(({ id }) => fileSegment(edition.out.n, id) === file)
					.map((form) => ({ edition, form })),
			)[0];
			if (!study || !found) throw new DefError("etude-inconnue", { address: `${address}/${file}` });
			const { edition, form } = found;
			if (study.withdrawn || "refused" in studies.document(figures(), edition))
				return reply
					.header("cache-control", "no-store")
					.redirect(withQuery(studyPath(address), { edition: String(edition.out.n) }), 303);
			return reply
				.header("cache-control", revalidated)
				.header("content-disposition", `attachment; filename="${address}_${file}"`)
				.type(form.type)
				.send(studies.file(edition, studyFile(form.id)));
		} catch (error) {
			return await fail(request, reply, error);
		}
	});
}

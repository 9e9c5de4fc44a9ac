import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { exportFile } from "../../exports/index.ts";
import { DefError } from "../../platform/errors.ts";
import { sendFile } from "../sending.ts";
import { valuesIn } from "../state.ts";
import { extractForms, extractPath } from "./address.ts";
import { blockExtract, type WrittenPage } from "./block-extract.ts";

/** What the door needs of the server that it is part of. */
export interface ExtractHost {
	/** Undefined when the address leads to no public page. */
	readonly page: (address: string) => Promise<WrittenPage | undefined>;
	readonly url: (request: FastifyRequest) => string;
	readonly version: (release: string) => string | undefined;
	readonly fail: (request: FastifyRequest, reply: FastifyReply, error: unknown) => Promise<FastifyReply>;
}

/** A table names hundreds of codes. */
const longestAddress = 6000;

/** « Classeur Excel » and « CSV » of a figure: the cells that its block shows, with the sheet that explains them. */
export function addExtracts(server: FastifyInstance, host: ExtractHost): void {
	for (const { extension, form } of extractForms) {
		server.get(extractPath(extension), { config: { action: "pages.read" } }, async (request, reply) => {
			try {
				const valuesOf = valuesIn(request.query);
				const [address = ""] = valuesOf("page");
				const [block = ""] = valuesOf("bloc");
				const page = address.length > longestAddress ? undefined : await host.page(address);
				const extract =
					page &&
					blockExtract(page, block, {
						url: host.url(request),
						version: host.version(page.recorded.figures.release.id) ?? "0",
					});
				if (!extract) throw new DefError("extrait-impossible");
				const file = await exportFile(extract, form);
				return sendFile(reply, file);
			} catch (error) {
				return await host.fail(request, reply, error);
			}
		});
	}
}

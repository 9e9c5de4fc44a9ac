import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Region } from "../../../catalogue/model.ts";
import { type ExportFile, exportFile } from "../../exports/index.ts";
import { DefError } from "../../platform/errors.ts";
import { sendFile } from "../sending.ts";
import { valuesIn } from "../state.ts";
import { type ExtractExtension, extractForms, extractPath } from "./address.ts";
import { type Block, blockExtract, type WrittenPage } from "./block-extract.ts";
import { slidesOf } from "./slides.ts";

/** What the door needs of the server that it is part of. */
export interface ExtractHost {
	readonly region: Region;
	/** Undefined when the address leads to no public page. */
	readonly page: (address: string) => Promise<WrittenPage | undefined>;
	readonly url: (request: FastifyRequest) => string;
	readonly version: (release: string) => string | undefined;
	readonly fail: (request: FastifyRequest, reply: FastifyReply, error: unknown) => Promise<FastifyReply>;
}

/** A table names hundreds of codes. */
const longestAddress = 6000;

type Writer = (block: Block, from: { readonly region: Region; readonly url: string }) => Promise<ExportFile>;

const writers: Readonly<Record<ExtractExtension, Writer>> = {
	xlsx: ({ extract }) => exportFile(extract, "xlsx"),
	csv: ({ extract }) => exportFile(extract, "csv"),
	pptx: slidesOf,
};

/** What a figure is taken away as: the cells that its block shows with the sheet that explains them, or the block itself as slides. */
export function addExtracts(server: FastifyInstance, host: ExtractHost): void {
	for (const { extension } of extractForms) {
		server.get(extractPath(extension), { config: { action: "pages.read" } }, async (request, reply) => {
			try {
				const valuesOf = valuesIn(request.query);
				const [address = ""] = valuesOf("page");
				const [block = ""] = valuesOf("bloc");
				const page = address.length > longestAddress ? undefined : await host.page(address);
				const url = host.url(request);
				const found =
					page &&
					blockExtract(page, block, {
						url,
						version: host.version(page.recorded.figures.release.id) ?? "0",
					});
				if (!found) throw new DefError("extrait-impossible");
				return sendFile(reply, await writers[extension](found, { region: host.region, url }));
			} catch (error) {
				return await host.fail(request, reply, error);
			}
		});
	}
}

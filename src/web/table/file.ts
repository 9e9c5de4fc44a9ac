import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Region } from "../../../catalogue/model.ts";
import { exportFile, forms } from "../../exports/index.ts";
import type { Figures } from "../../figures/model.ts";
import { DefError } from "../../platform/errors.ts";
import { sendFile } from "../sending.ts";
import { stateOf, valuesIn } from "../state.ts";
import { addressOf, readAddress } from "./address.ts";
import { extractOf } from "./extract.ts";
import { gather } from "./gather.ts";
import { knownIn } from "./known.ts";
import { layoutOf } from "./layout.ts";
import { mostCells, sizeOf } from "./size.ts";
import { tableState } from "./state.ts";

/** What the door needs of the server that it is part of. */
export interface TableHost {
	readonly region: Pick<Region, "code">;
	readonly figures: () => Figures;
	readonly url: (request: FastifyRequest) => string;
	readonly version: (release: string) => string | undefined;
	readonly fail: (request: FastifyRequest, reply: FastifyReply, error: unknown) => Promise<FastifyReply>;
}

export const filePath = "/donnees/tableau/fichier";

/** The table of a page as a file: the same address, and the form wanted. */
export function addTableFile(server: FastifyInstance, host: TableHost): void {
	server.get(filePath, { config: { action: "pages.read" } }, async (request, reply) => {
		try {
			const state = stateOf({ ...tableState, keys: [...tableState.keys, "forme"] }, valuesIn(request.query));
			const form = forms.find(({ id }) => id === state.forme);
			const figures = host.figures();
			const { asked } = knownIn(figures, readAddress(state));
			const { cells } = await sizeOf(figures, asked, host.region.code);
			if (!form || cells === 0 || cells > mostCells)
				throw new DefError("tableau-impossible", { most: mostCells });
			const gathered = await gather(figures, asked, host.region.code);
			const extract = extractOf(figures, asked, gathered, layoutOf(figures, asked, gathered), {
				url: host.url(request),
				version: host.version(figures.release.id) ?? "0",
				address: addressOf({ ...asked, built: true }),
			});
			const file = await exportFile(extract, form.id);
			return sendFile(reply, file);
		} catch (error) {
			return await host.fail(request, reply, error);
		}
	});
}

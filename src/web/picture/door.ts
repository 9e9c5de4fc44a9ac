import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Region } from "../../../catalogue/model.ts";
import type { Figures } from "../../figures/index.ts";
import { DefError } from "../../platform/errors.ts";
import { slugify, typeset } from "../../platform/french.ts";
import { mapPath } from "../map/model.ts";
import { valuesIn } from "../state.ts";
import { picturePath } from "./address.ts";
import { landscape, pictureOf } from "./picture.ts";
import { rasterOf } from "./raster.ts";

/** A public page as it was just written for a reader. */
export interface Written {
	/** Its own address. */
	readonly address: string;
	readonly html: string;
}

/** What the door needs of the server that it is part of. */
export interface PictureHost {
	readonly region: Pick<Region, "siteName">;
	readonly figures: () => Figures;
	/** Undefined when the address leads to no public page. */
	readonly page: (address: string) => Promise<Written | undefined>;
	readonly url: (request: FastifyRequest) => string;
	readonly fail: (request: FastifyRequest, reply: FastifyReply, error: unknown) => Promise<FastifyReply>;
}

const open = { config: { action: "pages.read" } } as const;
/** A table names hundreds of codes. */
const longestAddress = 6000;

/** « Image (SVG) » and « Image (PNG) » of a figure: the second is drawn from the first, and both from the page. */
export function addPictures(server: FastifyInstance, host: PictureHost): void {
	/** Throws `image-impossible` for whatever is not a drawing of a public page. */
	async function drawingOf(
		request: FastifyRequest,
	): Promise<{ readonly svg: string; readonly name: string }> {
		const valuesOf = valuesIn(request.query);
		const [address = ""] = valuesOf("page");
		const [block = ""] = valuesOf("bloc");
		const page = address.length > longestAddress ? undefined : await host.page(address);
		const signature = `${host.region.siteName}. ${host.url(request)}${page?.address ?? ""}#${block}`;
		const [path = ""] = page?.address.split("?", 1) ?? [];
		const shape = path === mapPath ? landscape : undefined;
		const svg = page && pictureOf(page.html, block, typeset(signature), shape);
		if (!page || svg === undefined) throw new DefError("image-impossible");
		const name = [
			"def",
			path.split("/").at(-1) || "accueil",
			block,
			host.figures().release.published.slice(0, 10),
		];
		return { svg, name: name.map(slugify).join("_") };
	}

	server.get(picturePath("svg"), open, async (request, reply) => {
		try {
			const { svg, name } = await drawingOf(request);
			return sent(reply, `${name}.svg`).type("image/svg+xml; charset=utf-8").send(svg);
		} catch (error) {
			return await host.fail(request, reply, error);
		}
	});
	server.get(picturePath("png"), open, async (request, reply) => {
		try {
			const { svg, name } = await drawingOf(request);
			return sent(reply, `${name}.png`)
				.type("image/png")
				.send(await rasterOf(svg));
		} catch (error) {
			return await host.fail(request, reply, error);
		}
	});
}

function sent(reply: FastifyReply, name: string): FastifyReply {
	return reply
		.header("cache-control", "public, no-cache")
		.header("content-disposition", `attachment; filename="${name}"`);
}

import type { FastifyReply, FastifyRequest } from "fastify";
import type { ExportFile } from "../exports/index.ts";
import { alreadyHeld, chooseCoding, type Rendition } from "./rendition.ts";

export const forOneYear = "public, max-age=31536000, immutable";
export const forOneDay = "public, max-age=86400";
/** Kept by the reader's browser, but asked again each time: a new release must show at once. */
export const revalidated = "public, no-cache";

/** What is ready to be sent, in the coding that the reader accepts, or word that it holds it already. */
export async function send(
	request: FastifyRequest,
	reply: FastifyReply,
	made: Rendition,
	caching = revalidated,
): Promise<FastifyReply> {
	const vary = reply.getHeader("vary");
	reply.header("vary", vary === undefined ? "Accept-Encoding" : `${String(vary)}, Accept-Encoding`);
	reply.header("cache-control", made.status === 200 ? caching : "no-store");
	if (made.status === 200 && caching !== "no-store") {
		reply.header("etag", made.etag);
		if (alreadyHeld(request.headers["if-none-match"], made.etag)) return reply.code(304).send();
	}
	const header = request.headers["accept-encoding"];
	const coding = chooseCoding(typeof header === "string" ? header : undefined, made.length);
	if (coding !== "identity") reply.header("content-encoding", coding);
	return reply
		.code(made.status)
		.type(made.type)
		.send(await made.body(coding));
}

/** A file that is cut from the current release, to be kept under its own name (ASCII). */
export function sendFile(reply: FastifyReply, { name, type, bytes }: ExportFile): FastifyReply {
	return reply
		.header("cache-control", revalidated)
		.header("content-disposition", `attachment; filename="${name}"`)
		.type(type)
		.send(Buffer.from(bytes));
}

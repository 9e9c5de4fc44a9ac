import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { forOneYear } from "../sending.ts";
import { film } from "./film.ts";

const files = new Map([film.video, film.poster, film.captions].map((one) => [one.path, one]));

/** The film of the tour, whole or by parts: a player that moves in it, or that is on a phone, asks for a part (RFC 9110 §14). */
export function addFilm(
	server: FastifyInstance,
	none: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>,
): void {
	server.get("/film/:name", { config: { action: "pages.read" } }, async (request, reply) => {
		const found = files.get(request.url);
		if (!found) return await none(request, reply);
		const { bytes, type } = found;
		reply.header("accept-ranges", "bytes").header("cache-control", forOneYear).type(type);
		const range = rangeIn(request.headers.range, bytes.length);
		if (range === undefined) return reply.send(bytes);
		if (range === "none") return reply.code(416).header("content-range", `bytes */${bytes.length}`).send();
		const [from, to] = range;
		return reply
			.code(206)
			.header("content-range", `bytes ${from}-${to}/${bytes.length}`)
			.send(bytes.subarray(from, to + 1));
	});
}

/** First and last byte of the one part that is asked for; undefined: the whole; `none`: a part that is not there. */
export function rangeIn(
	header: string | undefined,
	length: number,
): readonly [number, number] | "none" | undefined {
	const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? [];
	if (first === "" && last === "") return undefined;
	const from = first === "" ? Math.max(0, length - Number(last)) : Number(first);
	const to = first === "" || last === "" ? length - 1 : Math.min(Number(last), length - 1);
	return from > to || from >= length ? "none" : [from, to];
}

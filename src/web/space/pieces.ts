import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Person } from "../../access/index.ts";
import { largestUpload, type Uploads } from "../../deliveries/index.ts";

/** Where the script of the deposit page sends a file in pieces (tus 1.0). */
export const piecesPath = "/espace/collecte/envois";
export const largestFile = largestUpload;

export function ownerOf({ id }: Pick<Person, "id">): string {
	return `person:${id}`;
}

/** Adds the routes of the pieces. `admit` gives the person when right, origin and token are all good, or answers itself. */
export function addPieces(
	server: FastifyInstance,
	uploads: Uploads,
	admit: (request: FastifyRequest, reply: FastifyReply) => Promise<Person | undefined>,
): void {
	// The bytes go straight to the disk: nothing reads them before.
	server.addContentTypeParser("application/offset+octet-stream", (_request, _payload, done) => done(null));
	const handler = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
		reply.header("cache-control", "no-store");
		const person = await admit(request, reply);
		if (!person) return reply;
		const { status, headers, body } = await pieceOf(request, person);
		return reply.code(status).headers(Object.fromEntries(headers)).send(body);
	};

	async function pieceOf(request: FastifyRequest, person: Person) {
		const made = await uploads.answer(
			{
				method: request.method,
				path: request.url.split("?", 1)[0] ?? "/",
				headers: request.headers,
				body: request.raw,
			},
			ownerOf(person),
			piecesPath,
		);
		return {
			status: made.status,
			headers: made.headers,
			body: made.body === null ? null : await made.text(),
		};
	}

	const common = {
		config: { action: "deliveries.deposit" },
		bodyLimit: largestUpload,
		exposeHeadRoute: false,
		handler,
	} as const;
	server.route({ method: "POST", url: piecesPath, ...common });
	for (const method of ["HEAD", "PATCH", "DELETE"] as const)
		server.route({ method, url: `${piecesPath}/:upload`, ...common });
}

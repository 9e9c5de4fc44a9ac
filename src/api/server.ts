import { randomBytes } from "node:crypto";
import multipart from "@fastify/multipart";
import rateLimit from "@fastify/rate-limit";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type KeyHolder, keyHolder, record } from "../access/index.ts";
import { type Desk, largestUpload, type Uploads } from "../deliveries/index.ts";
import type { Shelf } from "../figures/index.ts";
import { DefError } from "../platform/index.ts";
import { addDataRoutes } from "./data/door.ts";
import { dataRoutes } from "./data/routes.ts";
import { deliveryRoutes } from "./delivery-routes.ts";
import { openapiOf } from "./openapi.ts";
import { problemOf, Refusal, refusal } from "./problem.ts";
import type { ApiRoute } from "./route.ts";
import { uploadRoutes } from "./upload-routes.ts";

export interface ApiOptions {
	readonly desk: Desk;
	readonly uploads: Uploads;
	/** Published releases. */
	readonly shelf: Shelf;
	/** Requests that one key, or one address without a key, may make in a minute. Default 300. */
	readonly perMinute?: number;
	/** Where unexpected errors are told, with the reference given to the caller. Default: standard error. */
	readonly onError?: (error: unknown, reference: string, address: string) => void;
}

const keyRoutes: readonly ApiRoute[] = [...deliveryRoutes, ...uploadRoutes];

/**
 * Adds `/api/v1` to a server that demands a declared right of each route. No cookie opens it: published figures are everybody's;
 * the rest opens to a key alone, for its organisation, within its scopes and sources.
 */
export function addApi(server: FastifyInstance, options: ApiOptions): void {
	void server.register(async (api) => await serveApi(api, options), { prefix: "/api/v1" });
}

async function serveApi(api: FastifyInstance, options: ApiOptions): Promise<void> {
	const { desk, shelf, perMinute = 300 } = options;
	const tell = options.onError ?? tellStandardError;
	const holders = new WeakMap<FastifyRequest, KeyHolder>();

	await api.register(rateLimit, { global: false });
	const limit = api.createRateLimit({
		max: perMinute,
		timeWindow: "1 minute",
		keyGenerator: (request) => {
			const key = holders.get(request)?.id;
			return key === undefined ? `adresse ${request.ip}` : `clé ${key}`;
		},
	});

	async function demandRoom(request: FastifyRequest, reply: FastifyReply): Promise<void> {
		const verdict = await limit(request);
		if (verdict.isAllowed) return;
		reply.headers({
			"x-ratelimit-limit": String(verdict.max),
			"x-ratelimit-remaining": String(verdict.remaining),
		});
		if (verdict.isExceeded)
			throw refusal(
				429,
				"trop-de-demandes",
				holders.has(request) ? "Cette clé fait trop de demandes." : "Cette adresse fait trop de demandes.",
				`Attendez ${verdict.ttlInSeconds} secondes.`,
				{ "retry-after": String(verdict.ttlInSeconds) },
			);
	}

	/** The key that is presented, whatever it opens. Throws `cle-refusee`; a wrong key counts against its address. */
	async function keyOf(request: FastifyRequest, reply: FastifyReply): Promise<KeyHolder> {
		const [, key = ""] = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? "") ?? [];
		try {
			holders.set(request, await keyHolder(desk.access, key));
		} finally {
			await demandRoom(request, reply);
		}
		const holder = holders.get(request);
		if (!holder) throw new DefError("cle-refusee");
		return holder;
	}

	api.setErrorHandler(async (error, request, reply) => await say(reply, error, request.url));
	api.setNotFoundHandler(async (_request, reply) => {
		const none = refusal(
			404,
			"adresse-inconnue",
			"Cette adresse n’existe pas.",
			"Lisez /api/v1/openapi.json.",
		);
		return await say(reply, none);
	});

	await api.register(async (inner) => await addKeyRoutes(inner, options, keyOf));
	await api.register(
		async (inner) =>
			await addDataRoutes(inner, {
				access: desk.access,
				shelf,
				async holderOf(request, reply) {
					if (request.headers.authorization !== undefined) return await keyOf(request, reply);
					await demandRoom(request, reply);
					return undefined;
				},
			}),
	);

	async function say(reply: FastifyReply, error: unknown, address = ""): Promise<FastifyReply> {
		reply.removeHeader("etag").header("cache-control", "no-store");
		const known = problemOf(error) ?? fastifyProblem(error);
		// A body that was not read to its end cannot be followed by another request.
		if (known && [401, 403, 413, 429].includes(known.status)) reply.header("connection", "close");
		if (known?.status === 401) reply.header("www-authenticate", "Bearer");
		if (error instanceof Refusal) reply.headers(error.headers);
		if (known) return reply.code(known.status).type("application/problem+json; charset=utf-8").send(known);
		const reference = randomBytes(3).toString("hex").toUpperCase();
		tell(error, reference, address);
		const ours = refusal(
			500,
			"incident",
			"Une erreur nous empêche de répondre.",
			`Recommencez plus tard ; si cela dure, donnez cette référence à l’observatoire : ${reference}.`,
		);
		return reply.code(500).type("application/problem+json; charset=utf-8").send(ours.problem);
	}
}

/** The routes of the import desk, and the description of all. */
async function addKeyRoutes(
	api: FastifyInstance,
	{ desk, uploads }: ApiOptions,
	keyOf: (request: FastifyRequest, reply: FastifyReply) => Promise<KeyHolder>,
): Promise<void> {
	// The body stays a stream: who reads it decides how much, and where it goes.
	api.removeContentTypeParser(["application/json", "text/plain", "application/x-www-form-urlencoded"]);
	api.addContentTypeParser("*", (_request, _payload, done) => done(null));
	// The pages may have brought it to the whole server.
	if (!api.hasRequestDecorator("isMultipart")) await api.register(multipart);

	async function serve(route: ApiRoute, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
		const origin = { address: request.ip, agent: request.headers["user-agent"] ?? "" };
		const holder = await keyOf(request, reply);
		try {
			if (!holder.scopes.includes(route.scope))
				throw new DefError("cle-insuffisante", { scope: route.scope });
			const params = request.params as Readonly<Record<string, string>>;
			const made = await route.handle({ desk, uploads, holder, origin, request, reply, params });
			return reply
				.code(made.status)
				.headers(made.headers ?? {})
				.send(made.body);
		} catch (error) {
			if (error instanceof DefError && ["acces-refuse", "cle-insuffisante"].includes(error.code))
				await record(desk.access.records.query, {
					person: holder.person,
					action: "acces",
					outcome: "refusé",
					object: `${request.method} ${request.url.split("?", 1)[0]}`,
					origin,
				});
			throw error;
		}
	}

	for (const route of keyRoutes) {
		api.route({
			method: route.method,
			url: route.path,
			config: { action: route.action },
			exposeHeadRoute: false,
			bodyLimit: largestUpload,
			handler: async (request, reply) => {
				reply.header("cache-control", "no-store");
				return await serve(route, request, reply);
			},
		});
	}
	const description = openapiOf(keyRoutes, dataRoutes, desk.access.publicUrl);
	api.get(
		"/openapi.json",
		{ config: { action: "pages.read" }, exposeHeadRoute: false },
		async (_request, reply) =>
			reply
				.headers({ "cache-control": "public, no-cache", "access-control-allow-origin": "*" })
				.send(description),
	);
}

/** What the HTTP layer itself refuses. */
function fastifyProblem(error: unknown): Refusal["problem"] | undefined {
	const status =
		error instanceof Error && "statusCode" in error && typeof error.statusCode === "number"
			? error.statusCode
			: 500;
	if (status >= 500) return undefined;
	const remedy = "Lisez /api/v1/openapi.json.";
	if (status === 413)
		return refusal(status, "contenu-trop-gros", "Ce contenu est trop gros.", remedy).problem;
	if (status === 415)
		return refusal(
			status,
			"type-non-compris",
			"Ce type de contenu n’est pas compris.",
			"Envoyez du JSON (application/json).",
		).problem;
	if (status === 400)
		return refusal(
			status,
			"corps-illisible",
			"La demande n’est pas compréhensible.",
			"Envoyez un objet JSON bien formé.",
		).problem;
	return refusal(status, "demande-incorrecte", "La demande n’est pas compréhensible.", remedy).problem;
}

function tellStandardError(error: unknown, reference: string, address: string): void {
	console.error(`Incident ${reference} sur ${address} :`, error);
}

import { randomBytes } from "node:crypto";
import multipart from "@fastify/multipart";
import rateLimit from "@fastify/rate-limit";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type KeyHolder, keyHolder, record } from "../access/index.ts";
import { type Desk, largestUpload, type Uploads } from "../deliveries/index.ts";
import { DefError } from "../platform/index.ts";
import { deliveryRoutes } from "./delivery-routes.ts";
import { openapiOf } from "./openapi.ts";
import { problemOf, Refusal, refusal } from "./problem.ts";
import type { ApiRoute } from "./route.ts";
import { uploadRoutes } from "./upload-routes.ts";

export interface ApiOptions {
	readonly desk: Desk;
	readonly uploads: Uploads;
	/** Requests that one key may make in a minute. Default 300. */
	readonly perMinute?: number;
	/** Where unexpected errors are told, with the reference given to the caller. Default: standard error. */
	readonly onError?: (error: unknown, reference: string, address: string) => void;
}

const routes: readonly ApiRoute[] = [...deliveryRoutes, ...uploadRoutes];

/**
 * Adds `/api/v1` to a server that demands a declared right of each route. No cookie opens it: only a key does, for its
 * organisation, within its scopes and sources.
 */
export function addApi(server: FastifyInstance, options: ApiOptions): void {
	void server.register(async (api) => await serveApi(api, options), { prefix: "/api/v1" });
}

async function serveApi(api: FastifyInstance, options: ApiOptions): Promise<void> {
	const { desk, uploads, perMinute = 300 } = options;
	const tell = options.onError ?? tellStandardError;
	const holders = new WeakMap<FastifyRequest, KeyHolder>();

	// The body stays a stream: who reads it decides how much, and where it goes.
	api.removeContentTypeParser(["application/json", "text/plain", "application/x-www-form-urlencoded"]);
	api.addContentTypeParser("*", (_request, _payload, done) => done(null));
	// The pages may have brought it to the whole server.
	if (!api.hasRequestDecorator("isMultipart")) await api.register(multipart);
	await api.register(rateLimit, { global: false });
	const limit = api.createRateLimit({
		max: perMinute,
		timeWindow: "1 minute",
		keyGenerator: (request) => holders.get(request)?.id ?? request.ip,
	});

	async function holderOf(request: FastifyRequest): Promise<KeyHolder> {
		const [, key = ""] = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? "") ?? [];
		const holder = await keyHolder(desk.access, key);
		holders.set(request, holder);
		const verdict = await limit(request);
		if (!verdict.isAllowed && verdict.isExceeded)
			throw refusal(
				429,
				"trop-de-demandes",
				"Cette clé fait trop de demandes.",
				`Attendez ${verdict.ttlInSeconds} secondes.`,
				{ "retry-after": String(verdict.ttlInSeconds) },
			);
		return holder;
	}

	async function serve(route: ApiRoute, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
		const origin = { address: request.ip, agent: request.headers["user-agent"] ?? "" };
		const holder = await holderOf(request);
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

	for (const route of routes) {
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
	const description = openapiOf(routes, desk.access.publicUrl);
	api.get(
		"/openapi.json",
		{ config: { action: "pages.read" }, exposeHeadRoute: false },
		async (_request, reply) => reply.header("cache-control", "public, no-cache").send(description),
	);

	api.setNotFoundHandler(async (_request, reply) => {
		const none = refusal(
			404,
			"adresse-inconnue",
			"Cette adresse n’existe pas.",
			"Lisez /api/v1/openapi.json.",
		);
		return await say(reply, none);
	});

	api.setErrorHandler(async (error, request, reply) => await say(reply, error, request.url));

	async function say(reply: FastifyReply, error: unknown, address = ""): Promise<FastifyReply> {
		reply.header("cache-control", "no-store");
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

/** What the HTTP layer itself refuses. */
function fastifyProblem(error: unknown): Refusal["problem"] | undefined {
	const status =
		error instanceof Error && "statusCode" in error && typeof error.statusCode === "number"
			? error.statusCode
			: 500;
	if (status >= 500) return undefined;
	const title = status === 413 ? "Ce contenu est trop gros." : "La demande n’est pas compréhensible.";
	return refusal(status, "demande-incorrecte", title, "Lisez /api/v1/openapi.json.").problem;
}

function tellStandardError(error: unknown, reference: string, address: string): void {
	console.error(`Incident ${reference} sur ${address} :`, error);
}

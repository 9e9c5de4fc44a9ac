import compress from "@fastify/compress";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { type Access, type KeyHolder, record } from "../../access/index.ts";
import { readerOf, type Use } from "../../charters/index.ts";
import type { ExportFile, FormId } from "../../exports/index.ts";
import type { Figures, Shelf } from "../../figures/index.ts";
import { DefError, hashOf } from "../../platform/index.ts";
import { type Flaw, flawsOf, french, refusal, refusalOf } from "../problem.ts";
import { nestingFlaws } from "./criteria.ts";
import { demandJson, formAsked } from "./negotiate.ts";
import type { DataAnswer, DataRoute } from "./route.ts";
import { dataRoutes } from "./routes.ts";

export interface DataDoor {
	readonly access: Access;
	readonly shelf: Shelf;
	/** Who presents a key, when one is presented; asks the limits too. Throws `cle-refusee`, `trop-de-demandes`. */
	readonly holderOf: (request: FastifyRequest, reply: FastifyReply) => Promise<KeyHolder | undefined>;
}

/** A question is text: this is far more than any needs. */
const largestQuestion = 256 * 1024;

const open = {
	"access-control-allow-origin": "*",
	"access-control-expose-headers":
		"etag, link, x-total-count, x-def-release, x-def-version, retry-after, x-ratelimit-limit, x-ratelimit-remaining",
} as const;

/**
 * The open routes: public figures for anybody from any site, without a cookie; what a charter keeps for some opens to a key
 * that may read it, for a use.
 */
export async function addDataRoutes(api: FastifyInstance, door: DataDoor): Promise<void> {
	await api.register(compress, { threshold: 1024, encodings: ["br", "gzip", "identity"] });
	api.addHook("onRequest", async (_request, reply) => {
		reply.headers(open);
	});
	for (const route of dataRoutes) {
		const addresses = [
			route.path,
			...(route.files && route.method === "GET" ? [`${route.path}.:extension`] : []),
		];
		for (const url of addresses)
			api.route({
				method: route.method,
				url,
				config: { action: "pages.read" },
				exposeHeadRoute: route.method === "GET",
				bodyLimit: largestQuestion,
				handler: async (request, reply) => await serve(door, route, request, reply),
			});
	}
	// Asked by a browser before a POST from another site.
	for (const route of dataRoutes.filter((one) => one.method === "POST"))
		api.options(route.path, { config: { action: "pages.read" } }, async (_request, reply) =>
			reply
				.headers({
					"access-control-allow-methods": "GET, HEAD, POST, OPTIONS",
					"access-control-allow-headers": "content-type, accept, if-none-match",
					"access-control-max-age": "86400",
				})
				.code(204)
				.send(),
		);
}

async function serve(
	door: DataDoor,
	route: DataRoute,
	request: FastifyRequest,
	reply: FastifyReply,
): Promise<FastifyReply> {
	const { access, shelf } = door;
	const holder = await door.holderOf(request, reply);
	const { extension, ...params } = request.params as Readonly<Record<string, string>>;
	const query = listsIn(route.query, request.query as Readonly<Record<string, unknown>>);
	const readQuery = fitting(route.query, "query", query);
	const readBody = route.body
		? fitting(route.body, "body", request.body ?? {}, nestingOf(request.body))
		: { value: {}, flaws: [] };
	const wanted = readQuery.value as {
		readonly version?: string;
		readonly use?: Use;
		readonly format?: FormId;
	};
	const flaws = [...readQuery.flaws, ...readBody.flaws];

	return await shelf.read(wanted.version, async (reading) => {
		const { figures } = reading;
		const partial = { reading, params, query: readQuery.value, body: readBody.value };
		// What was written and not understood is not absent: it is told once, where it stands.
		const beyond = route
			.check(partial)
			.filter((flaw) => flaw.code !== "absent" || !flaws.some((told) => told.path.startsWith(flaw.path)));
		const all = [...flaws, ...beyond];
		if (all.length > 0) throw refusalOf(distinct(all));
		if (wanted.use !== undefined && !holder)
			throw refusal(
				403,
				"cle-absente",
				"Un usage réservé demande une clé.",
				"Présentez une clé avec le droit figures:read, ou ôtez « use » : les chiffres publics n’en demandent pas.",
			);
		if (holder && !holder.scopes.includes("figures:read"))
			throw new DefError("cle-insuffisante", { scope: "figures:read" });
		const accept = request.headers.accept;
		let form: FormId = "json";
		if (route.files) form = formAsked(wanted.format, extension, accept);
		else demandJson(accept);

		const own = holder && figures.for(readerOf(holder.person), wanted.use ?? "diffusion");
		const opened = new Set<string>();
		// A key made for some data sets opens no other: those are seen as anybody sees them.
		const view = (sources: readonly string[]): Figures => {
			if (!holder || !own) return figures;
			if (holder.sources.length > 0 && !sources.every((id) => holder.sources.includes(id))) return figures;
			for (const id of sources) opened.add(id);
			return own;
		};
		const etag = etagOf(route, request, form, [
			figures.edition,
			own?.edition,
			holder?.id,
			reading.version,
			route.acrossReleases ? shelf.versions() : undefined,
		]);
		reply.headers({
			"x-def-release": figures.release.id,
			"x-def-version": reading.version.version,
			vary: "Accept, Authorization",
			"cache-control": holder ? "private, no-store" : "public, no-cache",
		});
		if (!holder && request.method !== "POST") {
			reply.header("etag", etag);
			if (held(request.headers["if-none-match"], etag)) return reply.code(304).send();
		}
		const made = await route.handle({
			shelf,
			reading,
			view,
			params,
			query: readQuery.value,
			body: readBody.value,
			form,
			site: access.publicUrl,
		});
		if (holder && opened.size > 0) await tell(access, holder, request, route, [...opened], wanted.use);
		return await send(reply, made);
	});
}

/** What a key read is written in the trail before it is given. */
async function tell(
	access: Access,
	holder: KeyHolder,
	request: FastifyRequest,
	route: DataRoute,
	sources: readonly string[],
	use: Use | undefined,
): Promise<void> {
	await record(access.records.query, {
		person: holder.person,
		action: "acces",
		outcome: "fait",
		object: `${route.summary} (${sources.join(", ")}), usage ${use ?? "diffusion"}, par l’API`,
		origin: { address: request.ip, agent: request.headers["user-agent"] ?? "" },
	});
}

async function send(reply: FastifyReply, { body, headers }: DataAnswer): Promise<FastifyReply> {
	reply.headers(headers ?? {});
	if (!isFile(body)) return reply.type("application/json; charset=utf-8").send(JSON.stringify(body));
	reply.type(body.type);
	if (!body.type.startsWith("application/json"))
		reply.header("content-disposition", `attachment; filename="${body.name}"`);
	return reply.send(Buffer.from(body.bytes));
}

function isFile(body: object): body is ExportFile {
	return "bytes" in body && body.bytes instanceof Uint8Array;
}

interface Fitting {
	/** What fits, entire when there is no flaw. */
	readonly value: Readonly<Record<string, unknown>>;
	readonly flaws: readonly Flaw[];
}

/** Reads by the shape; when it does not fit, what fits part by part is kept so that the rest can be judged too. */
function fitting(shape: z.ZodObject, where: string, given: unknown, before: readonly Flaw[] = []): Fitting {
	if (before.length > 0) return { value: {}, flaws: before };
	const read = shape.safeParse(given, { error: french, reportInput: true });
	if (read.success) return { value: read.data, flaws: [] };
	const flaws = flawsOf(where, read.error);
	const entries = typeof given === "object" && given !== null ? Object.entries(given) : [];
	const kept = entries.filter(
		([key]) => Object.hasOwn(shape.shape, key) && !flaws.some(({ path }) => path.split("/")[2] === key),
	);
	const part = shape.partial().safeParse(Object.fromEntries(kept));
	return { value: part.success ? part.data : {}, flaws };
}

function nestingOf(body: unknown): readonly Flaw[] {
	if (typeof body !== "object" || body === null || !("criteria" in body)) return [];
	return nestingFlaws(body.criteria, "/body/criteria");
}

/** A parameter that may be repeated is a list even when it is given once. */
function listsIn(
	shape: z.ZodObject,
	given: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
	return Object.fromEntries(
		Object.entries(given).map(([key, value]) => {
			const declared = Object.hasOwn(shape.shape, key) ? shape.shape[key] : undefined;
			const inner = declared instanceof z.ZodOptional ? declared.unwrap() : declared;
			return [key, inner instanceof z.ZodArray && !Array.isArray(value) ? [value] : value];
		}),
	);
}

function distinct(flaws: readonly Flaw[]): readonly Flaw[] {
	return [...new Map(flaws.map((flaw) => [`${flaw.code} ${flaw.path}`, flaw])).values()];
}

/** Changes when the release, the charters, the question or the form do; known before anything is read. */
function etagOf(
	route: DataRoute,
	request: FastifyRequest,
	form: FormId,
	standing: readonly unknown[],
): string {
	return `W/"${hashOf([formatVersion, route.path, request.url, form, standing]).slice(0, 24)}"`;
}

/** Raised when the same cells are written otherwise: what readers keep is then out of date. */
const formatVersion = 1;

function held(ifNoneMatch: string | undefined, etag: string): boolean {
	if (ifNoneMatch === undefined) return false;
	const bare = (tag: string): string => tag.trim().replace(/^W\//, "");
	return ifNoneMatch.trim() === "*" || ifNoneMatch.split(",").some((tag) => bare(tag) === bare(etag));
}

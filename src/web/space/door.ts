import { rmSync } from "node:fs";
import cookie from "@fastify/cookie";
import multipart from "@fastify/multipart";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Region } from "../../../catalogue/model.ts";
import {
	type Access,
	type Action,
	mayIn,
	type Origin,
	type Person,
	type Provider,
	record,
	replaceSession,
	sessionHours,
	type Visitor,
	visitorOf,
} from "../../access/index.ts";
import type { Connection } from "../../connectors/index.ts";
import type { Desk, Uploads } from "../../deliveries/index.ts";
import type { Figures } from "../../figures/model.ts";
import { DefError } from "../../platform/errors.ts";
import type { Diffusions } from "../../publication/index.ts";
import type { Studies } from "../../studies/index.ts";
import { guarded } from "../guarded.ts";
import type { Page } from "../page.ts";
import { expiredFormPage, refusedPage } from "../pages/errors.tsx";
import { accountRoutes } from "./account-pages.tsx";
import { auditRoutes } from "./audit-pages.tsx";
import { charterRoutes } from "./charter-routes.ts";
import { dashboardRoutes } from "./dashboard-page.tsx";
import { deliveryRoutes } from "./delivery-routes.ts";
import { kitRoutes } from "./kit-routes.ts";
import { monographRoutes } from "./monograph-pages.tsx";
import { needsRoutes } from "./needs-routes.ts";
import { peopleRoutes } from "./people-pages.tsx";
import { addPieces } from "./pieces.ts";
import { previewRoutes } from "./preview-routes.tsx";
import { publicationRoutes } from "./publication-routes.ts";
import { restrictedRoutes } from "./restricted-pages.tsx";
import { returnCookie, returnTo } from "./return-to.ts";
import type { SignedInContext, SpaceAnswer, SpaceContext, SpaceRoute } from "./route.ts";
import { savedRoutes } from "./saved-pages.tsx";
import { signInRoutes } from "./sign-in-pages.tsx";
import { studyRoutes } from "./study-routes.ts";
import { readUpload, uploadFolder } from "./upload.ts";

declare module "fastify" {
	interface FastifyContextConfig {
		/** The declared right that a route asks for. A route without one cannot be added. */
		action?: Action;
	}
}

export interface SpaceOptions {
	readonly access: Access;
	readonly desk: Desk;
	/** Large files that arrive in pieces. */
	readonly uploads: Uploads;
	/** What leads outside, for the connectors. */
	readonly connection?: Connection;
	readonly provider?: Provider;
	/** Called after a person changed a charter, before the answer: the next request obeys it, whoever makes it. */
	readonly chartersChanged?: () => Promise<void>;
	/** Opens a release that is not published. Default: none can be. */
	readonly openCandidate?: (release: string) => Promise<Figures>;
}

/** What the space takes of the public site. */
export interface SpaceHost {
	readonly diffusions: Diffusions;
	readonly studies: Studies;
	readonly figures: () => Figures;
	readonly page: SpaceContext["publicPage"];
}

export const spaceRoutes: readonly SpaceRoute[] = [
	...signInRoutes,
	...dashboardRoutes,
	...accountRoutes,
	...savedRoutes,
	...peopleRoutes,
	...auditRoutes,
	...restrictedRoutes,
	...deliveryRoutes,
	...charterRoutes,
	...publicationRoutes,
	...needsRoutes,
	...kitRoutes,
	...monographRoutes,
	...studyRoutes,
	...previewRoutes,
];

/** Deny by default: a route that declares no right stops the server before it starts. `tell` hears of every other. */
export function demandDeclaredRights(server: FastifyInstance, tell: (route: string) => void): void {
	server.addHook("onRoute", ({ method, url, config }) => {
		if (config?.action === undefined) throw new Error(`${String(method)} ${url} declares no right`);
		tell(`${String(method)} ${url}`);
	});
}

/** Adds the pages behind the sign-in. `show` turns a page into the answer, never cached. */
export function addSpace(
	server: FastifyInstance,
	region: Region,
	{ access, provider, desk, uploads, connection, chartersChanged, openCandidate }: SpaceOptions,
	{ diffusions, studies, figures, page: publicPage }: SpaceHost,
	show: (request: FastifyRequest, reply: FastifyReply, page: Page) => Promise<FastifyReply>,
	fail: (request: FastifyRequest, reply: FastifyReply, error: unknown) => Promise<FastifyReply>,
): void {
	void server.register(cookie);
	void server.register(multipart, { throwFileSizeLimit: false });
	// Left by a server that was killed while receiving.
	rmSync(uploadFolder(access.dataDir), { recursive: true, force: true });
	server.addContentTypeParser(
		"application/x-www-form-urlencoded",
		{ parseAs: "string" },
		(_request, body, done) => {
			done(null, Object.fromEntries(new URLSearchParams(String(body))));
		},
	);

	for (const route of spaceRoutes) {
		server.route({
			method: route.method,
			url: route.pattern,
			config: { action: route.action },
			exposeHeadRoute: false,
			...bodyLimitOf(route),
			handler: async (request, reply) => {
				reply.header("cache-control", "no-store");
				try {
					return await answer(route, request, reply);
				} catch (error) {
					return await fail(request, reply, error);
				}
			},
		});
	}

	addPieces(server, uploads, admit);

	/** The door of the pieces of a file: the same as that of a form, its token in a header. */
	async function admit(request: FastifyRequest, reply: FastifyReply): Promise<Person | undefined> {
		const token = request.cookies[cookieName(request)];
		const visitor = token === undefined ? undefined : await visitorOf(access, token);
		if (!visitor?.complete) {
			await show(request, reply, refusedPage());
			return undefined;
		}
		if (!mayIn(visitor.person, "deliveries.deposit")) {
			await refuse(request, reply, visitor, originOf(request));
			return undefined;
		}
		const changes = request.method !== "HEAD";
		if (changes && (!comesFromHere(request) || request.headers["x-csrf"] !== visitor.csrf)) {
			await show(request, reply, expiredFormPage());
			return undefined;
		}
		return visitor.person;
	}

	async function answer(
		route: SpaceRoute,
		request: FastifyRequest,
		reply: FastifyReply,
	): Promise<FastifyReply> {
		const origin = originOf(request);
		const token = request.cookies[cookieName(request)];
		const visitor = token === undefined ? undefined : await visitorOf(access, token);
		const form = request.method === "POST" ? textsOf(request.body, route.longFields) : {};
		const context: SpaceContext = {
			access,
			provider,
			desk,
			uploads,
			connection,
			region,
			figures,
			diffusions,
			studies,
			publicPage,
			openCandidate: async (release) => {
				if (!openCandidate) throw new DefError("diffusion-inconnue", { asked: release });
				return guarded(await openCandidate(release));
			},
			params: request.params as Readonly<Record<string, string>>,
			query: textsOf(request.query),
			form,
			address: request.url,
			cookies: request.cookies,
			visitor,
			origin,
		};
		if (route.action === "session.open") {
			if (request.method === "POST" && !comesFromHere(request))
				return await show(request, reply, expiredFormPage());
			const made = await route.handle(context);
			if (visitor && made.kind === "go-to" && made.session) await replaceSession(access, visitor);
			return await give(request, reply, made);
		}
		if (!visitor) {
			if (request.method === "POST") return await show(request, reply, refusedPage());
			const wanted = isNavigation(request) ? returnTo(request.url) : undefined;
			if (wanted !== undefined)
				reply.setCookie(returnCookie, wanted, { ...brief, secure: isSecure(request) });
			return reply.redirect("/connexion", 303);
		}
		if (!visitor.complete) return reply.redirect("/connexion/code", 303);
		if (!mayIn(visitor.person, route.action)) return await refuse(request, reply, visitor, origin);
		if (request.method === "POST" && !comesFromHere(request))
			return await show(request, reply, expiredFormPage());
		const signedIn = { ...context, visitor, person: visitor.person };
		const handle = async (given: SignedInContext): Promise<SpaceAnswer> => {
			const made = await route.handle(given);
			if (request.method === "POST" && route.action.startsWith("charters.")) await chartersChanged?.();
			return made;
		};
		try {
			if (route.upload && request.isMultipart()) {
				const folder = uploadFolder(access.dataDir);
				const sent = await readUpload(
					request,
					folder,
					route.upload.maxBytes,
					(fields) => fields.csrf === visitor.csrf,
				);
				if (!sent) return await show(request, reply, expiredFormPage());
				const { form: fields, file, fault: fileFault } = sent;
				try {
					const made = await handle({ ...signedIn, form: fields, file, fileFault });
					return await give(request, reply, made);
				} finally {
					if (file) rmSync(file.path, { force: true });
				}
			}
			if (request.method === "POST" && form.csrf !== visitor.csrf)
				return await show(request, reply, expiredFormPage());
			return await give(request, reply, await handle(signedIn));
		} catch (error) {
			if (!(error instanceof DefError) || error.code !== "acces-refuse") throw error;
			return await refuse(request, reply, visitor, origin);
		}
	}

	async function refuse(
		request: FastifyRequest,
		reply: FastifyReply,
		visitor: Visitor,
		origin: Origin,
	): Promise<FastifyReply> {
		const object = `${request.method} ${request.url.split("?", 1)[0]}`;
		await record(access.records.query, {
			person: visitor.person,
			action: "acces",
			outcome: "refusé",
			object,
			origin,
		});
		return await show(request, reply, refusedPage());
	}

	async function give(
		request: FastifyRequest,
		reply: FastifyReply,
		made: SpaceAnswer,
	): Promise<FastifyReply> {
		if (made.kind === "page") return await show(request, reply, made);
		if (made.kind === "download") {
			return reply.header("content-disposition", attachment(made.name)).type(made.type).send(made.body);
		}
		if (made.kind === "data") return reply.code(made.status ?? 200).send(made.value);
		const secure = isSecure(request);
		if (made.session === null) reply.clearCookie(cookieName(request), { path: "/", secure });
		if (typeof made.session === "string") {
			reply.setCookie(cookieName(request), made.session, {
				path: "/",
				httpOnly: true,
				sameSite: "lax",
				secure,
				maxAge: sessionHours * 3600,
			});
		}
		if (made.state !== undefined) {
			reply.setCookie("identite", made.state, { ...brief, secure });
		}
		const wanted = returnTo(request.cookies[returnCookie]);
		if (typeof made.session !== "string" || made.to !== "/espace" || wanted === undefined)
			return reply.redirect(made.to, 303);
		return reply.clearCookie(returnCookie, brief).redirect(wanted, 303);
	}

	function isSecure(request: FastifyRequest): boolean {
		return access.publicUrl.startsWith("https:") || request.protocol === "https";
	}

	/** Behind TLS, the browser itself holds the cookie to this host. */
	function cookieName(request: FastifyRequest): string {
		return isSecure(request) ? "__Host-session" : "session";
	}

	/** A form sent by another site says so, or says nothing: both are refused. */
	function comesFromHere(request: FastifyRequest): boolean {
		const { origin, host } = request.headers;
		const site = request.headers["sec-fetch-site"];
		if (site !== undefined && site !== "same-origin") return false;
		if (origin === undefined || origin === "null") return site === "same-origin";
		if (origin === access.publicUrl) return true;
		return URL.canParse(origin) && new URL(origin).host === host;
	}
}

/** Cookies that only signing in reads. */
const brief = { path: "/connexion", httpOnly: true, sameSite: "lax", maxAge: 600 } as const;

/** A page that a person opened, not what one of its scripts asked for. */
function isNavigation({ method, headers }: FastifyRequest): boolean {
	return method === "GET" && (headers["sec-fetch-dest"] ?? "document") === "document";
}

function originOf(request: FastifyRequest): Origin {
	return { address: request.ip, agent: request.headers["user-agent"] ?? "" };
}

const longestField = 400;

/** A form is sent with each character on up to nine bytes. */
function longBody(fields: Readonly<Record<string, number>>): number {
	const characters = Object.values(fields).reduce((sum, most) => sum + most, 0);
	return 16 * 1024 + 9 * characters;
}

function bodyLimitOf({ bodyLimit, longFields }: SpaceRoute): { readonly bodyLimit?: number } {
	if (bodyLimit !== undefined) return { bodyLimit };
	return longFields ? { bodyLimit: longBody(longFields) } : {};
}

/** Only texts, one per name, none longer than a form of ours can send. */
function textsOf(
	given: unknown,
	longFields: Readonly<Record<string, number>> = {},
): Readonly<Record<string, string>> {
	if (given === null || typeof given !== "object") return {};
	return Object.fromEntries(
		Object.entries(given).flatMap(([name, value]: [string, unknown]) => {
			const most = Object.hasOwn(longFields, name) ? longFields[name] : longestField;
			return typeof value === "string" ? [[name, value.slice(0, most)]] : [];
		}),
	);
}

/** The name as it is for the browsers that read it, and one without surprises for the others. */
function attachment(name: string): string {
	const plain = name.replaceAll(/[^\w.() -]/g, "_");
	const whole = encodeURIComponent(name).replaceAll(
		/['()*]/g,
		(sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
	);
	return `attachment; filename="${plain}"${plain === name ? "" : `; filename*=UTF-8''${whole}`}`;
}

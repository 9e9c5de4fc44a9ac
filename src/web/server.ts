import { randomBytes } from "node:crypto";
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import type { Region } from "../../catalogue/model.ts";
import type { Figures } from "../figures/model.ts";
import { DefError } from "../platform/errors.ts";
import type { Diffusions } from "../publication/index.ts";
import { noStudies, type Studies } from "../studies/index.ts";
import { addCatalogue } from "./catalogue-door.ts";
import { type Place, renderDocument } from "./document.tsx";
import { addExtracts } from "./extract/door.ts";
import { addFeeds, noDiffusions } from "./feeds.ts";
import { addFrozen, type FrozenOptions } from "./frozen/door.ts";
import { guarded } from "./guarded.ts";
import { scriptedPolicy, securityHeaders } from "./headers.ts";
import { addHealth } from "./health.ts";
import { addGuide } from "./help/guide-door.ts";
import { addHandouts } from "./occupation/handout-door.ts";
import type { Page, PageContext, Route } from "./page.ts";
import { PageCache } from "./page-cache.ts";
import { badRequestPage, failurePage, notFoundPage, tooManyPage } from "./pages/errors.tsx";
import { addPictures } from "./picture/door.ts";
import { addPortraits } from "./portrait/door.ts";
import { withinPreview } from "./preview-links.ts";
import { type Rendition, rendition } from "./rendition.ts";
import { routes } from "./routes.ts";
import { revalidated, send } from "./sending.ts";
import { addSpace, demandDeclaredRights, type SpaceOptions } from "./space/door.ts";
import { stateOf, valuesIn } from "./state.ts";
import { addStaticFiles } from "./static-files.ts";
import { lowerAddress, withoutTrailingSlash } from "./straight-address.ts";
import { addStudies } from "./study/door.ts";
import { stylesheetOf } from "./stylesheet.ts";
import { addTableFile } from "./table/file.ts";
import { pageAddress, twinAddress, twinPattern } from "./twin/address.ts";
import { findRoute } from "./twin/find.ts";
import { type Recording, recording } from "./twin/recording.ts";
import { type Twin, twinOf } from "./twin/twin.ts";
import { typesetHtml } from "./typeset-html.ts";
import { isUnknown } from "./unknown-things.ts";
import { answerUnread, longestHead } from "./unread-request.ts";

export interface ServerOptions {
	/** The door of the current release; called at each request, so that a new release is served without a restart. */
	readonly figures: () => Figures;
	readonly region: Region;
	/** What was published and what is announced. Default: nothing. */
	readonly diffusions?: Diffusions;
	/** Studies that were published. Default: none. */
	readonly studies?: Studies;
	/** Address of the site without final slash, as feeds and calendars write it. Default: that of the request. */
	readonly publicUrl?: string;
	/** Version of a release, when publications are numbered. */
	readonly versionOf?: (release: string) => string | undefined;
	/** Where quotations are frozen; without it, nothing can be. */
	readonly frozen?: FrozenOptions;
	/** Accounts and the pages behind them; without records, only the public pages are served. */
	readonly space?: SpaceOptions;
	/** Where unexpected errors are told, with the reference shown to the reader. Default: standard error. */
	readonly onError?: (error: unknown, reference: string, address: string) => void;
	/** Told of each route as it is added: the table that the matrix of rights is tested on. */
	readonly onRoute?: (route: string) => void;
	/** Bytes of rendered pages kept in memory. Default 64 MB. */
	readonly cacheBytes?: number;
}

/** A public page that was read from inside: what it says, and what it was written from. */
interface ReadPage {
	readonly page: Page;
	readonly address: string;
	readonly html: string;
	readonly recorded: Recording;
}

const html = "text/html; charset=utf-8";
const json = "application/json; charset=utf-8";
const problemJson = "application/problem+json; charset=utf-8";

const open = { config: { action: "pages.read" } } as const;

export function createServer(options: ServerOptions): FastifyInstance {
	const cache = new PageCache(options.cacheBytes ?? 64 * 1024 * 1024);
	const diffusions = options.diffusions ?? noDiffusions;
	const studies = options.studies ?? noStudies;
	const report = options.onError ?? reportToStandardError;
	const urlOf = (request: FastifyRequest): string =>
		options.publicUrl ?? `${request.protocol}://${request.host}`;

	const server = Fastify({
		routerOptions: { maxParamLength: 400 },
		http: { maxHeaderSize: longestHead },
		clientErrorHandler: answerUnread((page) => typesetHtml(renderDocument(page, options.region, undefined))),
		bodyLimit: 16 * 1024,
		// A proxy on this machine says for whom it asks; anybody else is who they are.
		trustProxy: "loopback",
		frameworkErrors: (_error, request, reply) => {
			void send(request, reply, rendered(badRequestPage(), undefined));
		},
	});

	demandDeclaredRights(server, options.onRoute ?? (() => undefined));

	server.addHook("onRequest", async (request, reply) => {
		const straight = withoutTrailingSlash(request.url);
		if (straight !== request.url && (request.method === "GET" || request.method === "HEAD")) {
			return reply.redirect(straight, 301);
		}
	});

	server.addHook("onSend", async (_request, reply, payload) => {
		const own = reply.getHeader("content-security-policy");
		reply.headers(securityHeaders);
		if (own !== undefined) reply.header("content-security-policy", own);
		return payload;
	});

	function rendered(page: Page, figures: Figures | undefined, place?: Place): Rendition {
		const release = page.preview?.release ?? figures?.release;
		const text = typesetHtml(renderDocument(page, options.region, release, page.preview ? undefined : place));
		return rendition(page.status, html, page.preview ? withinPreview(text, page.preview.base) : text);
	}

	/** The page is written as for a reader, then read: the two can never tell different things. */
	function twinRendition(page: Page, place: Place, recorded: Recording): Rendition {
		const text = typesetHtml(renderDocument(page, options.region, recorded.figures.release, place));
		return rendition(page.status, json, JSON.stringify(twinOf(page, place.address, text, recorded)));
	}

	/** The release may be missing or broken: the error page must still come out. */
	function currentFigures(): Figures | undefined {
		try {
			return options.figures();
		} catch {
			return undefined;
		}
	}

	/** An address in capitals leads to the page that it means, when there is one. */
	async function lost(request: FastifyRequest, reply: FastifyReply, error?: unknown): Promise<FastifyReply> {
		const meant = error === undefined || isUnknown(error) ? lowerAddress(request.url) : undefined;
		if (meant !== undefined && (await leads(meant))) return reply.redirect(meant, 301);
		if (error !== undefined) return send(request, reply, failure(error, request.url));
		return send(request, reply, rendered(notFoundPage(undefined, request.url), currentFigures()));
	}

	async function leads(address: string): Promise<boolean> {
		const found = findRoute(routes, address);
		if (!found) return false;
		try {
			const figures = guarded(options.figures());
			const outcome = await found.route.handle(contextOf(figures, found.params, found.query, address));
			return outcome.kind === "redirect" || outcome.status === 200;
		} catch {
			return false;
		}
	}

	function failure(error: unknown, address: string): Rendition {
		if (isUnknown(error)) return rendered(notFoundPage(error, address), currentFigures());
		if (error instanceof DefError && error.code === "trop-de-liens")
			return rendered(tooManyPage(error), currentFigures());
		const reference = randomBytes(3).toString("hex").toUpperCase();
		report(error, reference, address);
		return rendered(failurePage(reference, error), currentFigures());
	}

	function contextOf(
		figures: Figures,
		params: PageContext["params"],
		query: PageContext["query"],
		address: string,
	): PageContext {
		return {
			figures,
			region: options.region,
			diffusions,
			studies,
			params,
			query,
			address,
			site: options.publicUrl ?? "",
		};
	}

	/** For what reads a page from inside: asked by its address, as the public sees it. */
	async function readAt(address: string): Promise<ReadPage | undefined> {
		const found = findRoute(routes, address);
		if (!found) return undefined;
		const recorded = recording(guarded(options.figures()));
		const { route, params, query, path } = found;
		const page = await route.handle(contextOf(recorded.figures, params, query, address));
		if (page.kind === "redirect" || page.status !== 200) return undefined;
		const own = route.kept ? withSearch(path, String(new URLSearchParams(query))) : address;
		const html = typesetHtml(renderDocument(page, options.region, recorded.figures.release));
		return { page, address: own, html, recorded };
	}

	async function twinAt(address: string): Promise<Twin | undefined> {
		const read = await readAt(address);
		return read && twinOf(read.page, read.address, read.html, read.recorded);
	}

	function twinFailure(error: unknown, address: string): Rendition {
		const known = isUnknown(error) ? error : undefined;
		const page = known ? notFoundPage(known) : undefined;
		const reference = randomBytes(3).toString("hex").toUpperCase();
		if (!known) report(error, reference, address);
		const problem = {
			type: `urn:def:probleme:${known?.code ?? "incident"}`,
			title: known?.message ?? "Une erreur nous empêche de répondre.",
			status: page?.status ?? 500,
			detail: known?.remedy ?? `Recommencez plus tard ; référence : ${reference}.`,
		};
		return rendition(problem.status, problemJson, JSON.stringify(problem));
	}

	async function answer(
		route: Route,
		request: FastifyRequest,
		reply: FastifyReply,
		form: "page" | "twin",
	): Promise<FastifyReply> {
		const recorded = form === "twin" ? recording(guarded(options.figures())) : undefined;
		const figures = recorded?.figures ?? guarded(options.figures());
		const query = stateOf(route, valuesIn(request.query));
		const address = recorded ? pageAddress(request.url) : request.url;
		const path = address.split("?", 1)[0] ?? "/";
		const { edition } = figures;
		// A page may name a publication, which can be another one of the same figures, or a study.
		const key = `${form} ${edition} ${diffusions.mark()} ${studies.mark()} ${path} ${JSON.stringify(query)}`;
		// A page whose whole address is the key of a figure keeps it; others are known by the keys they declare.
		const known = route.kept ? cache.get(key) : undefined;
		if (form === "page") reply.header("content-security-policy", scriptedPolicy);
		if (known) return send(request, reply, known);
		const params = request.params as Readonly<Record<string, string>>;
		const outcome = await route.handle(contextOf(figures, params, query, address));
		if (outcome.kind === "redirect") {
			const to = recorded ? twinAddress(outcome.to, "") : outcome.to;
			return reply.header("cache-control", revalidated).redirect(to, 301);
		}
		// A kept page is known by its declared keys alone: nothing else of what was asked may stay in it.
		const search = route.kept ? String(new URLSearchParams(query)) : (address.split("?")[1] ?? "");
		const place: Place = {
			address: withSearch(path, search),
			twin: twinAddress(path, search),
		};
		const made = recorded
			? twinRendition(outcome, place, recorded)
			: rendered(outcome, figures, outcome.status === 200 ? place : undefined);
		// A charter may have started or ended while the page was being made: such a page is of no edition.
		if (route.kept && made.status === 200 && figures.edition === edition) cache.set(key, made);
		return send(request, reply, made);
	}

	for (const route of routes) {
		server.get(route.pattern, open, async (request, reply) => {
			try {
				return await answer(route, request, reply, "page");
			} catch (error) {
				return await lost(request, reply, error);
			}
		});
		server.get(twinPattern(route.pattern), open, async (request, reply) => {
			try {
				return await answer(route, request, reply, "twin");
			} catch (error) {
				return send(request, reply, twinFailure(error, request.url));
			}
		});
	}

	addStaticFiles(server, stylesheetOf(options.region), lost);
	addHealth(server, options.figures);

	/** What the doors of files need; each takes its part. */
	const host = {
		region: options.region,
		diffusions,
		studies,
		figures: () => guarded(options.figures()),
		page: readAt,
		cache,
		url: urlOf,
		version: (release: string) => options.versionOf?.(release),
		send: (request: FastifyRequest, reply: FastifyReply, made: Rendition) => send(request, reply, made),
		fail: (request: FastifyRequest, reply: FastifyReply, error: unknown) =>
			send(request, reply, failure(error, request.url)),
	};
	addFeeds(server, host);
	addStudies(server, host);
	addCatalogue(server, host);
	addHandouts(server, host);
	addGuide(server, host);
	addPortraits(server, host);
	addTableFile(server, host);
	addPictures(server, host);
	addExtracts(server, host);

	if (options.frozen) {
		addFrozen(server, options.frozen, {
			...host,
			siteName: options.region.siteName,
			twin: twinAt,
			show(request, reply, page, after = (text) => text) {
				const text = typesetHtml(renderDocument(page, options.region, currentFigures()?.release));
				return send(request, reply, rendition(page.status, html, after(text)), "no-store");
			},
		});
	}

	if (options.space) {
		addSpace(
			server,
			options.region,
			options.space,
			host,
			(request, reply, page) => {
				if (page.scripts) reply.header("content-security-policy", scriptedPolicy);
				return send(request, reply, rendered(page, currentFigures()), "no-store");
			},
			host.fail,
		);
	}

	server.setNotFoundHandler((request, reply) => lost(request, reply));

	server.setErrorHandler(async (error, request, reply) => {
		const status = (error as { readonly statusCode?: number }).statusCode ?? 500;
		if (status < 500) return send(request, reply, rendered(badRequestPage(), currentFigures()));
		return send(request, reply, failure(error, request.url));
	});

	return server;
}

function withSearch(path: string, search: string): string {
	return search === "" ? path : `${path}?${search}`;
}

function reportToStandardError(error: unknown, reference: string, address: string): void {
	console.error(`Incident ${reference} sur ${address} :`, error);
}

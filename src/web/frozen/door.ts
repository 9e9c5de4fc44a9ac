import rateLimit from "@fastify/rate-limit";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { TerritoryType } from "../../../catalogue/model.ts";
import type { Figures } from "../../figures/model.ts";
import { type FrozenCard, freeze, isCode, readCard, readFrozen } from "../../frozen/index.ts";
import { DefError } from "../../platform/errors.ts";
import { isTerritoryType } from "../declared.ts";
import type { Page } from "../page.ts";
import { frozenPage, withKept } from "../pages/frozen.tsx";
import { quotePage } from "../pages/quote.tsx";
import type { Twin } from "../twin/twin.ts";
import { extractHtml } from "./extract.tsx";
import { levelsOf, type Quoted, quotedFrom } from "./quoted.ts";
import { quotedCsv } from "./quoted-csv.ts";
import { type Published, standingOf } from "./standing.ts";

export interface FrozenOptions {
	/** What is frozen is kept in `frozen/` there. */
	readonly dataDir: string;
	/** Publications, newest first: what became of a release since it was quoted. */
	readonly history?: () => readonly Published[];
	/** Links that one address may freeze in a minute. Default 20. */
	readonly perMinute?: number;
	readonly now?: () => Date;
}

/** What the door needs of the server that it is part of. */
export interface FrozenSite {
	readonly siteName: string;
	readonly figures: () => Figures;
	/** The machine form of a public page; undefined when the address leads to none. */
	readonly twin: (address: string) => Promise<Twin | undefined>;
	readonly url: (request: FastifyRequest) => string;
	/** `after` is applied to the HTML once it is whole. */
	readonly show: (
		request: FastifyRequest,
		reply: FastifyReply,
		page: Page,
		after?: (html: string) => string,
	) => Promise<FastifyReply>;
	readonly fail: (request: FastifyRequest, reply: FastifyReply, error: unknown) => Promise<FastifyReply>;
}

const open = { action: "pages.read" } as const;
/** A table names hundreds of codes. */
const longestAddress = 6000;
const blockName = /^[a-z][a-z0-9-]{0,79}$/;
const forms = {
	csv: { file: "donnees.csv", type: "text/csv; charset=utf-8" },
	json: { file: "donnees.json", type: "application/json; charset=utf-8" },
} as const;

/** Quoting and freezing: open to anybody, without account nor script. */
export function addFrozen(server: FastifyInstance, options: FrozenOptions, site: FrozenSite): void {
	void server.register(async (door) => {
		const { dataDir, perMinute = 20, now = () => new Date() } = options;
		await door.register(rateLimit, { global: false });
		const limit = door.createRateLimit({ max: perMinute, timeWindow: "1 minute" });
		if (!door.hasContentTypeParser("application/x-www-form-urlencoded"))
			door.addContentTypeParser(
				"application/x-www-form-urlencoded",
				{ parseAs: "string" },
				(_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
			);

		door.get("/citer", { config: open }, async (request, reply) => {
			try {
				await slowDown(request);
				const quoted = await quotedOf(request.query);
				return await site.show(request, reply, quotePage(quoted, site.siteName, site.url(request)));
			} catch (error) {
				return await site.fail(request, reply, error);
			}
		});

		door.post("/c", { config: open }, async (request, reply) => {
			try {
				if (comesFromElsewhere(request)) throw new DefError("rien-a-figer");
				await slowDown(request);
				const quoted = await quotedOf(request.body);
				return reply.header("cache-control", "no-store").redirect(`/c/${freezeQuoted(quoted).code}`, 303);
			} catch (error) {
				return await site.fail(request, reply, error);
			}
		});

		door.get("/c/:code", { config: open }, async (request, reply) => {
			try {
				const asked = codeIn(request);
				if (asked !== asked.toLowerCase()) return reply.redirect(`/c/${asked.toLowerCase()}`, 301);
				const card = cardOf(asked);
				// A kit and a study are read at their own address, which knows for whom it is.
				if (card.request.address.startsWith("/kits/")) return reply.redirect(`/kits/${card.code}`, 303);
				if (card.request.address.startsWith("/publications/"))
					return reply.redirect(card.request.address, 303);
				const refused = refusalOf(card);
				const html = refused === undefined ? read(card, "extrait.html") : "";
				const view = {
					card,
					siteName: site.siteName,
					url: site.url(request),
					standing: standingOf(options.history?.() ?? [], card.request.release),
					...newerThan(card),
					...(refused === undefined
						? { kept: { quoted: JSON.parse(read(card, forms.json.file)) as Quoted, html } }
						: { refused }),
				};
				return await site.show(request, reply, frozenPage(view), (page) => withKept(page, html));
			} catch (error) {
				return await site.fail(request, reply, error);
			}
		});

		for (const [extension, form] of Object.entries(forms)) {
			door.get(`/c/:code.${extension}`, { config: open }, async (request, reply) => {
				try {
					const card = cardOf(codeIn(request));
					// Kits and studies have other files, at their own address.
					if (!(form.file in card.files) && !card.removed)
						throw new DefError("lien-fige-inconnu", { code: card.code });
					const refused = refusalOf(card);
					if (refused !== undefined)
						return reply
							.code(403)
							.header("cache-control", "no-store")
							.type("application/problem+json; charset=utf-8")
							.send(
								JSON.stringify({
									type: "urn:def:probleme:lien-fige-masque",
									title: "Ces chiffres ne peuvent plus être montrés.",
									status: 403,
									detail: refused,
								}),
							);
					return reply
						.header("cache-control", "public, no-cache")
						.header("etag", `"${card.files[form.file]?.sha256 ?? ""}"`)
						.header("content-disposition", `attachment; filename="lien-${card.code}.${extension}"`)
						.type(form.type)
						.send(readFrozen(dataDir, card, form.file));
				} catch (error) {
					return await site.fail(request, reply, error);
				}
			});
		}

		async function slowDown(request: FastifyRequest): Promise<void> {
			const verdict = await limit(request);
			if (!verdict.isAllowed && verdict.isExceeded)
				throw new DefError("trop-de-liens", { seconds: verdict.ttlInSeconds });
		}

		/** Throws `rien-a-figer` for whatever is not a part of a public page. */
		async function quotedOf(given: unknown): Promise<Quoted> {
			const address = textIn(given, "page");
			const block = textIn(given, "bloc");
			if (address.length > longestAddress || (block !== "" && !blockName.test(block)))
				throw new DefError("rien-a-figer");
			const twin = await site.twin(address);
			const quoted = twin && quotedFrom(twin, block === "" ? undefined : block);
			if (!quoted) throw new DefError("rien-a-figer");
			return quoted;
		}

		function freezeQuoted(quoted: Quoted): FrozenCard {
			const { dataSets } = site.figures().release;
			const request = {
				release: quoted.release.id,
				address: quoted.address,
				...(quoted.block === undefined ? {} : { block: quoted.block }),
			};
			const charters = quoted.sources.flatMap(({ source }) => {
				const set = dataSets.find((candidate) => candidate.source === source);
				if (set?.charter === undefined) return [];
				return [{ source, ...(set.organisation === undefined ? {} : { organisation: set.organisation }) }];
			});
			return freeze(
				dataDir,
				{
					request,
					published: quoted.release.published,
					frozen: now().toISOString(),
					charters,
					levels: levelsOf(quoted),
				},
				{
					"donnees.json": `${JSON.stringify(quoted, null, "\t")}\n`,
					"donnees.csv": quotedCsv(quoted),
					"extrait.html": extractHtml(quoted),
				},
			);
		}

		function cardOf(code: string): FrozenCard {
			const card = isCode(code) ? readCard(dataDir, code) : undefined;
			if (!card) throw new DefError("lien-fige-inconnu", { code: code.slice(0, 40) });
			return card;
		}

		/** Why what was frozen may not be shown now: its bytes are gone, or the charters no longer allow it. */
		function refusalOf(card: FrozenCard): string | undefined {
			if (card.removed) return card.removed.reason;
			if (card.charters.length === 0) return undefined;
			const levels = card.levels.filter((level): level is TerritoryType => isTerritoryType(level));
			const verdict = site.figures().standing(card.charters, levels);
			return verdict.allowed ? undefined : verdict.reason;
		}

		function newerThan(card: FrozenCard): { readonly newer?: string } {
			const { id, published } = site.figures().release;
			return id !== card.request.release && published > card.published ? { newer: published } : {};
		}

		function read(card: FrozenCard, name: string): string {
			return readFrozen(dataDir, card, name).toString("utf8");
		}
	});
}

function codeIn(request: FastifyRequest): string {
	return (request.params as { readonly code?: string }).code ?? "";
}

function textIn(given: unknown, name: string): string {
	if (given === null || typeof given !== "object") return "";
	const value: unknown = Object.entries(given).find(([key]) => key === name)?.[1];
	return typeof value === "string" ? value : "";
}

/** A browser says when a form was sent from another site. */
function comesFromElsewhere(request: FastifyRequest): boolean {
	const site = request.headers["sec-fetch-site"];
	return site !== undefined && site !== "same-origin";
}

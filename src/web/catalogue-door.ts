import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Region } from "../../catalogue/model.ts";
import {
	type CatalogueSite,
	catalogueOf,
	type DataSet,
	dataPackageOf,
	dataSetsOf,
	jsonldOf,
	sdmxStructure,
	turtleOf,
} from "../exports/index.ts";
import type { Figures } from "../figures/model.ts";
import { DefError } from "../platform/errors.ts";
import { addDictionaryFile } from "./data-set/dictionary-file.ts";
import type { PageCache } from "./page-cache.ts";
import { type Rendition, rendition } from "./rendition.ts";

/** What the door needs of the server that it is part of. */
export interface CatalogueHost {
	readonly region: Region;
	readonly figures: () => Figures;
	readonly cache: PageCache;
	readonly url: (request: FastifyRequest) => string;
	/** Version of a release, when publications are numbered. */
	readonly version: (release: string) => string | undefined;
	readonly send: (request: FastifyRequest, reply: FastifyReply, made: Rendition) => Promise<FastifyReply>;
	readonly fail: (request: FastifyRequest, reply: FastifyReply, error: unknown) => Promise<FastifyReply>;
}

const open = { config: { action: "pages.read" } } as const;
const turtle = "text/turtle; charset=utf-8";
const linked = "application/ld+json; charset=utf-8";

interface Form {
	readonly path: string;
	readonly type: string;
	readonly write: (figures: Figures, site: CatalogueSite, dataSet: string) => Promise<string> | string;
}

const forms: readonly Form[] = [
	{
		path: "/catalogue.ttl",
		type: turtle,
		write: (figures, site) => turtleOf(catalogueOf(figures, site)),
	},
	{
		path: "/catalogue.jsonld",
		type: linked,
		write: (figures, site) => jsonldOf(catalogueOf(figures, site)),
	},
	{
		path: "/catalogue/:dataset/datapackage.json",
		type: "application/json; charset=utf-8",
		write: (figures, site, id) =>
			`${JSON.stringify(dataPackageOf(dataSetIn(figures, id), figures, site), null, "\t")}\n`,
	},
	{
		path: "/catalogue/:dataset/structure.json",
		type: "application/vnd.sdmx.structure+json; version=2.1.0; charset=utf-8",
		write: async (figures, site, id) =>
			JSON.stringify(await sdmxStructure(dataSetIn(figures, id), figures, site)),
	},
];

function dataSetIn(figures: Figures, id: string): DataSet {
	const found = dataSetsOf(figures).find((set) => set.id === id);
	if (!found) throw new DefError("jeu-inconnu", { dataSet: id.slice(0, 80) });
	return found;
}

/**
 * The catalogue for machines: DCAT-AP, and for each data set its data package and its SDMX structure; for each file received, its
 * dictionary.
 */
export function addCatalogue(server: FastifyInstance, host: CatalogueHost): void {
	addDictionaryFile(server, host);
	for (const form of forms) {
		server.get(form.path, open, async (request, reply) => {
			try {
				return await host.send(request, reply, await made(form, request));
			} catch (error) {
				return await host.fail(request, reply, error);
			}
		});
	}

	/** By the form asked for; a person is led to the page of the data. */
	server.get("/catalogue", open, async (request, reply) => {
		try {
			const accept = request.headers.accept ?? "";
			reply.header("vary", "Accept");
			const wanted = /text\/turtle/.test(accept)
				? turtle
				: /application\/(ld\+)?json/.test(accept)
					? linked
					: undefined;
			const form = forms.find(({ type }) => type === wanted);
			if (!form) return reply.redirect("/donnees", 303);
			return await host.send(request, reply, await made(form, request));
		} catch (error) {
			return await host.fail(request, reply, error);
		}
	});

	async function made(form: Form, request: FastifyRequest): Promise<Rendition> {
		const figures = host.figures();
		const { dataset = "" } = request.params as { readonly dataset?: string };
		const { edition } = figures;
		const url = host.url(request);
		const key = `catalogue ${edition} ${url} ${form.path} ${dataset}`;
		const known = host.cache.get(key);
		if (known) return known;
		const version = host.version(figures.release.id);
		const site = { region: host.region, url, ...(version === undefined ? {} : { version }) };
		const written = rendition(200, form.type, await form.write(figures, site, dataset));
		if (figures.edition === edition) host.cache.set(key, written);
		return written;
	}
}

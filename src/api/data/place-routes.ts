import { z } from "zod";
import { DefError, foldText } from "../../platform/index.ts";
import { commonCases } from "./catalogue-routes.ts";
import { addressOf, pageOf, pagingOf, turning } from "./paging.ts";
import { type DataRoute, dataRoute } from "./route.ts";
import {
	commonQuery,
	levelIds,
	listQuery,
	occupationPageShape,
	occupationsShape,
	territoriesShape,
	territoryPageShape,
	territoryTypeIds,
} from "./shapes.ts";
import { occupationView, releaseOf, territoryView } from "./views.ts";

const search = z.string().min(1).max(100).optional().describe("Partie du nom ou du code.");

export const placeRoutes: readonly DataRoute[] = [
	dataRoute({
		method: "GET",
		path: "/territories",
		tag: "Territoires",
		summary: "Lister les territoires",
		query: listQuery.extend({
			type: z.enum(territoryTypeIds).optional(),
			region: z.string().max(10).optional().describe("Ceux qui touchent cette région."),
			q: search,
		}),
		answer: territoriesShape,
		example: { path: "/territories?type=departement&region=28" },
		errors: [
			...commonCases("/territories"),
			{ status: 422, code: "valeur-inconnue", path: "/territories?type=canton" },
		],
		async handle({ reading, query, site }) {
			const types = query.type === undefined ? territoryTypeIds : [query.type];
			const wanted = query.q === undefined ? undefined : foldText(query.q);
			const found = types
				.flatMap((type) => reading.figures.territories(type, query.region))
				.filter(
					({ label, code }) => wanted === undefined || foldText(label).includes(wanted) || code === query.q,
				);
			const paging = pagingOf(query, found.length);
			return {
				headers: turning(addressOf(site, `/territories`, query), paging),
				body: {
					release: releaseOf(reading),
					territories: pageOf(found, paging).map((card) => territoryView(card, site)),
					paging,
				},
			};
		},
	}),
	dataRoute({
		method: "GET",
		path: "/territories/:type/:code",
		tag: "Territoires",
		summary: "Décrire un territoire et ceux qui partagent des communes avec lui",
		params: { type: "Type de territoire : zone-emploi, bassin, departement…", code: "Son code." },
		query: commonQuery,
		answer: territoryPageShape,
		example: { path: "/territories/departement/14" },
		errors: [
			...commonCases("/territories/departement/14"),
			{ status: 404, code: "territoire-inconnu", path: "/territories/departement/00" },
		],
		async handle({ reading, params, site }) {
			const { type = "", code = "" } = params;
			const card = reading.figures.territory(type, code);
			if (!card) throw new DefError("territoire-inconnu", { territory: `${type} ${code}` });
			return {
				body: {
					release: releaseOf(reading),
					territory: territoryView(card, site),
					related: reading.figures.related(card).map((other) => territoryView(other, site)),
				},
			};
		},
	}),
	dataRoute({
		method: "GET",
		path: "/occupations",
		tag: "Métiers",
		summary: "Lister les métiers d’une nomenclature",
		query: listQuery.extend({
			level: z.enum(levelIds).default("fap2021-228").describe("Nomenclature."),
			q: search,
		}),
		answer: occupationsShape,
		example: { path: "/occupations?level=fap2021-228&pageSize=5" },
		errors: [
			...commonCases("/occupations"),
			{ status: 422, code: "valeur-inconnue", path: "/occupations?level=inconnue" },
		],
		async handle({ reading, query, site }) {
			const wanted = query.q === undefined ? undefined : foldText(query.q);
			const found = reading.figures
				.occupations(query.level)
				.filter(
					({ label, code }) => wanted === undefined || foldText(label).includes(wanted) || code === query.q,
				);
			const paging = pagingOf(query, found.length);
			return {
				headers: turning(addressOf(site, `/occupations`, query), paging),
				body: {
					release: releaseOf(reading),
					occupations: pageOf(found, paging).map((card) => occupationView(card, site)),
					paging,
				},
			};
		},
	}),
	dataRoute({
		method: "GET",
		path: "/occupations/:scheme/:code",
		tag: "Métiers",
		summary: "Décrire un métier et ses passages vers les autres nomenclatures",
		params: { scheme: "fap2021, fap2009, rome3 ou rome4.", code: "Son code." },
		query: commonQuery,
		answer: occupationPageShape,
		example: { path: "/occupations/fap2021/V0X60" },
		errors: [
			...commonCases("/occupations/fap2021/V0X60"),
			{ status: 404, code: "metier-inconnu", path: "/occupations/fap2021/AAAAA" },
		],
		async handle({ reading, params, site }) {
			const { scheme = "", code = "" } = params;
			const card = reading.figures.occupation(scheme, code);
			if (!card) throw new DefError("metier-inconnu", { occupation: `${scheme} ${code}` });
			return {
				body: {
					release: releaseOf(reading),
					occupation: {
						...occupationView(card, site),
						...(card.parent ? { parent: card.parent } : {}),
						matches: card.matches,
					},
				},
			};
		},
	}),
];

import { z } from "zod";
import { commonCases } from "./catalogue-routes.ts";
import { type DataRoute, dataRoute } from "./route.ts";
import { releasePageShape, releasesShape } from "./shapes.ts";
import { versionView } from "./views.ts";

export const releaseRoutes: readonly DataRoute[] = [
	dataRoute({
		method: "GET",
		path: "/releases",
		tag: "Diffusions",
		summary: "Lister les diffusions publiées, la plus récente d’abord",
		query: z.strictObject({}),
		answer: releasesShape,
		acrossReleases: true,
		example: { path: "/releases" },
		errors: commonCases("/releases", false),
		handle: async ({ shelf }) => ({ body: { releases: shelf.versions().map(versionView) } }),
	}),
	dataRoute({
		method: "GET",
		path: "/releases/:version",
		tag: "Diffusions",
		summary: "Décrire une diffusion : ce qui y a changé, les jeux qu’elle contient",
		params: { version: "1.2.0, 1.2.*, 1.*, latest, ou l’identifiant de la diffusion." },
		query: z.strictObject({}),
		answer: releasePageShape,
		acrossReleases: true,
		example: { path: "/releases/latest" },
		errors: [
			...commonCases("/releases/latest", false),
			{ status: 404, code: "version-inconnue", path: "/releases/99.0.0" },
		],
		handle: async ({ shelf, params }) =>
			await shelf.read(params.version, async ({ figures, version, newest }) => ({
				body: {
					release: versionView(version),
					newest,
					dataSets: figures.dataCubes.map(({ id, key }) => ({ id, key })),
					sample: figures.release.sample,
				},
			})),
	}),
];

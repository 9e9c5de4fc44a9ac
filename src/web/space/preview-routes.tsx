import { record } from "../../access/index.ts";
import { type Draft, previewOf, previewPath } from "../../publication/index.ts";
import { momentText } from "../diffusion-words.tsx";
import { guarded } from "../guarded.ts";
import type { Page, Route } from "../page.ts";
import { routes } from "../routes.ts";
import { goTo, type SignedInContext, type SpaceAnswer, type SpaceRoute } from "./route.ts";

const home = "/espace/apercu/:draft";
/** Pages about publications are the same for everybody. */
const previewed = routes.filter(
	({ pattern }) => !/^\/(diffusions|publications|calendrier|accessibilite|mentions)/.test(pattern),
);

/**
 * The public pages, cut from a release that is not published, for the people it names. Who enters is asked at each page, and the
 * first page of a visit is written in the audit trail.
 */
function show(route: Route): (context: SignedInContext) => Promise<SpaceAnswer> {
	return async (context) => {
		const { access, person, origin, params, region, diffusions, studies, address } = context;
		const draft = await previewOf(access, person, params.draft ?? "");
		const figures = guarded(await context.openCandidate(draft.release));
		const base = previewPath(draft);
		if (route.pattern === "/")
			await record(access.records.query, {
				person,
				action: "diffusion",
				outcome: "fait",
				object: `diffusion ${draft.title} (${draft.release}) : aperçu ouvert`,
				origin,
			});
		const own = address.slice(base.length) || "/";
		const outcome = await route.handle({
			figures,
			region,
			diffusions,
			studies,
			params,
			query: Object.fromEntries(
				route.keys.flatMap((key) => {
					const value = context.query[key];
					return value ? [[key, value]] : [];
				}),
			),
			address: own,
			site: context.access.publicUrl,
		});
		if (outcome.kind === "redirect") return goTo(`${base}${outcome.to}`);
		return withBanner(outcome, draft, { base, release: figures.release, address: own });
	};
}

function withBanner(made: Page, draft: Draft, preview: NonNullable<Page["preview"]>): Page {
	return {
		...made,
		preview,
		body: (
			<>
				<p class="notice">
					<strong>Aperçu avant publication.</strong> Ces chiffres ne sont pas publiés : n’en dites rien{" "}
					{draft.scheduledAt ? `avant le ${momentText(draft.scheduledAt)}` : "avant leur publication"}. Votre
					nom figure parmi ceux qui les ont lus.
				</p>
				{made.body}
			</>
		),
	};
}

export const previewRoutes: readonly SpaceRoute[] = previewed.map((route) => ({
	method: "GET",
	pattern: route.pattern === "/" ? home : `${home}${route.pattern}`,
	action: "releases.preview",
	handle: show(route),
}));

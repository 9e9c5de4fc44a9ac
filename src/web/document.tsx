import { render } from "preact-render-to-string";
import type { Region } from "../../catalogue/model.ts";
import type { ReleaseCard } from "../figures/model.ts";
import { Crumbs } from "./components/crumbs.tsx";
import { SampleBanner } from "./components/sample-banner.tsx";
import { ShortcutDialog } from "./components/shortcuts.tsx";
import { SiteFooter } from "./components/site-footer.tsx";
import { SiteHeader } from "./components/site-header.tsx";
import { SkipLinks } from "./components/skip-links.tsx";
import { favicon } from "./favicon.ts";
import { Here } from "./here.ts";
import type { Page } from "./page.ts";
import { scripts } from "./scripts.ts";
import { stylesheetOf } from "./stylesheet.ts";

/** Where a public page stands: its own address and that of its machine form. */
export interface Place {
	readonly address: string;
	readonly twin: string;
}

/** Of every public page: it works without. */
export const publicScripts = ["density", "figures", "filters", "keys", "place", "since", "tour"] as const;

/** The whole HTML of a page. `release` is absent only on the error page of a server without a release. */
export function renderDocument(
	page: Page,
	region: Region,
	release: ReleaseCard | undefined,
	place?: Place,
): string {
	const description = page.description;
	const html = render(
		<html lang="fr">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<title>{page.title === region.siteName ? page.title : `${page.title} – ${region.siteName}`}</title>
				{description ? <meta name="description" content={description} /> : null}
				{page.status === 200 ? null : <meta name="robots" content="noindex" />}
				<link rel="stylesheet" href={stylesheetOf(region).path} />
				{place ? <link rel="alternate" type="application/json" href={place.twin} /> : null}
				<link rel="icon" type="image/svg+xml" href={favicon.path} />
				{(place ? publicScripts : page.scripts)?.map((name) => (
					<script key={name} type="module" src={scripts[name].path} />
				))}
				{page.refresh === undefined ? null : (
					<noscript>
						<meta http-equiv="refresh" content={String(page.refresh)} />
					</noscript>
				)}
			</head>
			<body>
				<SkipLinks />
				<SiteHeader region={region} section={page.section} searched={page.searched} />
				{release?.sample || page.sample ? <SampleBanner /> : null}
				<div class="wrap">
					<Crumbs crumbs={page.crumbs} />
					<main id="contenu" tabIndex={-1}>
						<Here.Provider value={place?.address ?? page.preview?.address ?? ""}>{page.body}</Here.Provider>
					</main>
				</div>
				<SiteFooter region={region} release={release} />
				{place ? <ShortcutDialog /> : null}
			</body>
		</html>,
	);
	return `<!doctype html>\n${html}`;
}

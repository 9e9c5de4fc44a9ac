import type { VNode } from "preact";
import type { Region } from "../../../catalogue/model.ts";
import { type SitePage, sitePages } from "../../../catalogue/site-pages.ts";
import type { Figures } from "../../figures/model.ts";
import { counted, formatNumber } from "../../platform/french.ts";
import { indicatorPath } from "../address.ts";
import { territoryTypes } from "../declared.ts";
import { type Outcome, type PageContext, page } from "../page.ts";
import { indicatorsOf, themes } from "../themes.ts";

interface Entry {
	readonly path: string;
	readonly label: string;
	/** What is found there, when the name does not say it. */
	readonly note?: string;
	readonly own?: true;
}

interface Part {
	readonly id: string;
	readonly title: string;
	readonly entries: readonly Entry[];
}

/** `/plan-du-site`: every public entry, on one page: the second way to find anything (RGAA 12.1). */
export function siteMapPage({ figures, region }: PageContext): Outcome {
	return page({
		title: "Plan du site",
		crumbs: [{ label: "Plan du site" }],
		body: (
			<>
				<header class="page-head">
					<h1>Plan du site</h1>
					<p class="lead">
						Toutes les entrées. Pour un territoire, un métier ou un code précis,{" "}
						<a href="/recherche">la recherche</a> va plus vite.
					</p>
				</header>
				<div class="columns">
					{partsOf(figures, region).map((part) => (
						<PartList key={part.id} part={part} />
					))}
				</div>
				<section class="part" aria-labelledby="indicateurs">
					<h2 id="indicateurs">Les indicateurs, par thème</h2>
					<div class="columns">
						{themes.map(({ id, title }) => (
							<section key={id} aria-labelledby={`theme-${id}`}>
								<h3 id={`theme-${id}`}>{title}</h3>
								<ul>
									{indicatorsOf(id).map((indicator) => (
										<li key={indicator.id}>
											<a href={indicatorPath(indicator.id)}>{indicator.label}</a>
										</li>
									))}
								</ul>
							</section>
						))}
					</div>
				</section>
			</>
		),
	});
}

function PartList({ part }: { readonly part: Part }): VNode {
	return (
		<section aria-labelledby={part.id}>
			<h2 id={part.id}>{part.title}</h2>
			<ul>
				{part.entries.map(({ path, label, note, own }) => (
					<li key={path}>
						<a href={path} rel={own ? "nofollow" : undefined}>
							{label}
						</a>
						{note ? <small class="muted"> {note}</small> : null}
					</li>
				))}
			</ul>
		</section>
	);
}

const pagesOf = (part: SitePage["part"]): readonly Entry[] =>
	sitePages.filter((one) => one.part === part && one.path !== "/plan-du-site");

function partsOf(figures: Figures, region: Region): readonly Part[] {
	const zonings = territoryTypes.flatMap(({ id, label, plural }): readonly Entry[] => {
		const count = figures.territories(id, region.code).length;
		return id === "france" || count === 0
			? []
			: [{ path: `/territoires/${id}`, label: count > 1 ? plural : label, note: formatNumber(count) }];
	});
	const own = figures.territory("region", region.code);
	return [
		{
			id: "plan-territoires",
			title: "Territoires",
			entries: [
				{ path: "/territoires", label: "Tous les territoires" },
				...(own ? [{ path: own.path, label: own.label }] : []),
				...zonings,
			],
		},
		{
			id: "plan-metiers",
			title: "Métiers, secteurs, formations",
			entries: [
				{
					path: "/metiers",
					label: "Métiers",
					note: counted(figures.occupations("fap2021-228").length, "fiche"),
				},
				{ path: "/metiers/en-tension", label: "Métiers en tension" },
				{ path: "/competences", label: "Compétences" },
				{ path: "/secteurs", label: "Secteurs et filières" },
				{ path: "/branches", label: "Branches et opérateurs de compétences" },
				{ path: "/formations", label: "Formations et certifications" },
			],
		},
		{
			id: "plan-outils",
			title: "Outils",
			entries: [
				{ path: "/recherche", label: "Rechercher" },
				...pagesOf("outils"),
				{ path: "/espace/kits", label: "Préparer un comité (kit)", note: "avec un compte", own: true },
				{ path: "/espace", label: "Mon espace", note: "avec un compte", own: true },
			],
		},
		{
			id: "plan-donnees",
			title: "Données et méthodes",
			entries: [
				...pagesOf("donnees"),
				{ path: "/diffusions.xml", label: "Flux des diffusions" },
				{ path: "/publications.xml", label: "Flux des publications" },
				{ path: "/calendrier.ics", label: "Calendrier pour un agenda" },
				{ path: "/catalogue.ttl", label: "Catalogue DCAT-AP" },
			],
		},
		{
			id: "plan-comprendre",
			title: "Comprendre, être aidé",
			entries: [
				{ path: "/", label: "Accueil" },
				...pagesOf("aide"),
				{ path: "/aide#signaler", label: "Signaler une erreur" },
				{ path: "/glossaire.csv", label: "Glossaire en CSV" },
			],
		},
	];
}

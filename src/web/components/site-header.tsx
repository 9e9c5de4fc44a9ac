import type { VNode } from "preact";
import type { Region } from "../../../catalogue/model.ts";
import type { Section } from "../page.ts";
import { SearchForm } from "./search-form.tsx";

const entries: readonly { readonly section: Section; readonly label: string }[] = [
	{ section: "territoires", label: "Territoires" },
	{ section: "metiers", label: "Métiers" },
	{ section: "secteurs", label: "Secteurs et filières" },
	{ section: "formations", label: "Formations" },
	{ section: "indicateurs", label: "Indicateurs" },
	{ section: "publications", label: "Publications" },
	{ section: "donnees", label: "Données et méthodes" },
];

export function SiteHeader(props: {
	readonly region: Region;
	readonly section?: Section | undefined;
	readonly searched?: string | undefined;
}): VNode {
	return (
		<header class="site-header">
			<div class="wrap">
				<a class="site-name" href="/">
					<svg width="28" height="28" viewBox="0 0 28 28" aria-hidden="true" focusable="false">
						<rect x="1" y="16" width="6" height="11" rx="1" />
						<rect x="11" y="9" width="6" height="18" rx="1" />
						<rect x="21" y="1" width="6" height="26" rx="1" />
					</svg>
					<span>{props.region.siteName}</span>
				</a>
				<SearchForm id="recherche" searched={props.searched} />
				<nav class="site-nav" id="menu" aria-label="Menu principal">
					<ul>
						{entries.map(({ section, label }) => (
							<li key={section}>
								<a href={`/${section}`} aria-current={props.section === section ? "true" : undefined}>
									{label}
								</a>
							</li>
						))}
						<li class="own">
							<a href="/espace">Mon espace</a>
						</li>
					</ul>
				</nav>
			</div>
		</header>
	);
}

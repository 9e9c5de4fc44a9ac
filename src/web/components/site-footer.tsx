import type { VNode } from "preact";
import type { Region } from "../../../catalogue/model.ts";
import type { ReleaseCard } from "../../figures/model.ts";
import { formatDate } from "../../platform/french.ts";

/** `help`: a script opens it in place. */
const links: readonly { readonly path: string; readonly label: string; readonly help?: true }[] = [
	{ path: "/aide", label: "Aide" },
	{ path: "/plan-du-site", label: "Plan du site" },
	{ path: "/aide#signaler", label: "Signaler une erreur" },
	{ path: "/accessibilite", label: "Accessibilité" },
	{ path: "/accessibilite#raccourcis", label: "Raccourcis clavier", help: true },
	{ path: "/mentions", label: "Mentions et réutilisation" },
	{ path: "/diffusions", label: "Diffusions" },
	{ path: "/calendrier", label: "Calendrier des diffusions" },
	{ path: "/donnees/passages", label: "Passages entre nomenclatures" },
	{ path: "/donnees", label: "Données et sources" },
	{ path: "/methodes", label: "Méthodes" },
	{ path: "/glossaire", label: "Glossaire" },
	{ path: "/donnees/tableau", label: "Construire un tableau" },
	{ path: "/comparer", label: "Comparer" },
	{ path: "/carte", label: "Carte" },
	{ path: "/api", label: "API" },
];

export function SiteFooter(props: {
	readonly region: Region;
	readonly release?: ReleaseCard | undefined;
}): VNode {
	return (
		<footer class="site-footer">
			<div class="wrap">
				<nav aria-label="Pied de page">
					<ul>
						{links.map(({ path, label, help }) => (
							<li key={path}>
								<a href={path} data-help={help}>
									{label}
								</a>
							</li>
						))}
					</ul>
				</nav>
				<p>
					{props.region.siteName} – {props.region.operator}.
					{props.release ? (
						<>
							{" "}
							Diffusion <span class="code">{props.release.id}</span> du {formatDate(props.release.published)}.
						</>
					) : null}
				</p>
			</div>
		</footer>
	);
}

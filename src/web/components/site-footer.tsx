import type { VNode } from "preact";
import type { Region } from "../../../catalogue/model.ts";
import type { ReleaseCard } from "../../figures/model.ts";
import { formatDate } from "../../platform/french.ts";

export function SiteFooter(props: {
	readonly region: Region;
	readonly release?: ReleaseCard | undefined;
}): VNode {
	return (
		<footer class="site-footer">
			<div class="wrap">
				<nav aria-label="Pied de page">
					<ul>
						<li>
							<a href="/aide">Aide</a>
						</li>
						<li>
							<a href="/plan-du-site">Plan du site</a>
						</li>
						<li>
							<a href="/aide#signaler">Signaler une erreur</a>
						</li>
						<li>
							<a href="/accessibilite">Accessibilité</a>
						</li>
						<li>
							<a href="/accessibilite#raccourcis" data-help>
								Raccourcis clavier
							</a>
						</li>
						<li>
							<a href="/mentions">Mentions et réutilisation</a>
						</li>
						<li>
							<a href="/diffusions">Diffusions</a>
						</li>
						<li>
							<a href="/calendrier">Calendrier des diffusions</a>
						</li>
						<li>
							<a href="/donnees/passages">Passages entre nomenclatures</a>
						</li>
						<li>
							<a href="/donnees">Données et sources</a>
						</li>
						<li>
							<a href="/methodes">Méthodes</a>
						</li>
						<li>
							<a href="/glossaire">Glossaire</a>
						</li>
						<li>
							<a href="/donnees/tableau">Construire un tableau</a>
						</li>
						<li>
							<a href="/comparer">Comparer</a>
						</li>
						<li>
							<a href="/carte">Carte</a>
						</li>
						<li>
							<a href="/api">API</a>
						</li>
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

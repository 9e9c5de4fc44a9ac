import { statuses } from "../../exports/index.ts";
import { ShortcutList } from "../components/shortcuts.tsx";
import { Contact } from "../help/contact.tsx";
import { type Outcome, type PageContext, page } from "../page.ts";

/** `/accessibilite`: what was checked and what was not; no claim of an audit that did not take place. */
export function accessibilityPage({ region }: PageContext): Outcome {
	return page({
		title: "Accessibilité",
		crumbs: [{ label: "Accessibilité" }],
		body: (
			<>
				<h1>Accessibilité : audit non réalisé</h1>
				<p class="lead">
					Ce site n’a pas encore fait l’objet d’un audit de conformité au référentiel général d’amélioration
					de l’accessibilité (RGAA). Son état de conformité n’est donc pas établi.
				</p>
				<h2>Ce qui est fait</h2>
				<ul>
					<li>Toutes les pages se lisent et se parcourent sans JavaScript et au clavier.</li>
					<li>Chaque graphique et chaque carte a son tableau ou sa liste, avec les mêmes valeurs.</li>
					<li>
						Un graphique ou une carte se parcourt aux flèches, comme un seul arrêt du clavier : chaque valeur
						est dite, Échap referme.
					</li>
					<li>
						La couleur n’est jamais seule à porter une information : un mot, un motif ou un chiffre la double.
					</li>
					<li>
						Les valeurs particulières (s, nd, ns, {statuses.so.sign}) sont dites en toutes lettres aux
						lecteurs d’écran.
					</li>
					<li>
						Les pages tiennent dans une largeur de 320 pixels ; les tableaux larges défilent dans leur cadre.
					</li>
					<li>
						Un contrôle automatique (axe) est passé sur chaque type de page, et un parcours au clavier seul
						est refait, à chaque modification du logiciel.
					</li>
				</ul>
				<h2 id="raccourcis">Raccourcis clavier</h2>
				<ShortcutList />
				<p>
					Les touches / et ? n’agissent jamais pendant une saisie, et se désactivent :{" "}
					<a href="#raccourcis" data-help>
						ouvrir l’aide et choisir
					</a>
					. Le choix reste sur cet appareil. Sans JavaScript, il n’y a pas de raccourci.
				</p>
				<h2>Ce qui ne l’est pas</h2>
				<ul>
					<li>Aucun essai n’a été mené avec des personnes utilisant un lecteur d’écran.</li>
					<li>Un contrôle automatique ne voit qu’une partie des défauts.</li>
					<li>Il n’existe pas encore de version simplifiée des fiches.</li>
				</ul>
				<h2>Signaler un défaut</h2>
				<p>
					Si une information vous est inaccessible, signalez-le à <Contact region={region} /> En l’absence de
					réponse, vous pouvez saisir le Défenseur des droits.
				</p>
			</>
		),
	});
}

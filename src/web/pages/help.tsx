import type { VNode } from "preact";
import type { Region } from "../../../catalogue/model.ts";
import { statuses } from "../../exports/index.ts";
import type { ReleaseCard } from "../../figures/model.ts";
import { formatDate } from "../../platform/french.ts";
import { lowerFirst } from "../../reading/index.ts";
import { indicatorPath, withQuery } from "../address.ts";
import { ShortcutList } from "../components/shortcuts.tsx";
import { Contact } from "../help/contact.tsx";
import { type Examples, examplesOf } from "../help/examples.ts";
import { type Outcome, type PageContext, page } from "../page.ts";
import { shortPlace } from "../short-place.ts";

interface Task {
	readonly id: string;
	readonly title: string;
	/** Three to six gestures, in their order. */
	readonly steps: readonly VNode[];
}

/** `/aide`: how to do what people come for, on examples of the release that is served. */
export function helpPage({ figures, region }: PageContext): Outcome {
	const tasks = tasksOf(examplesOf(figures, region));
	return page({
		title: "Aide",
		description:
			"Trouver, comprendre, comparer, citer, exporter, préparer un comité : chaque geste en quelques étapes.",
		crumbs: [{ label: "Aide" }],
		body: (
			<>
				<header class="page-head">
					<h1>Aide</h1>
					<p class="lead">
						Chaque geste en quelques étapes, avec des liens qui marchent ici. Cette page s’imprime telle
						quelle.
					</p>
				</header>
				<nav class="toc" aria-label="Dans cette page">
					<ul>
						{tasks.map(({ id, title }) => (
							<li key={id}>
								<a href={`#${id}`}>{title}</a>
							</li>
						))}
						<li>
							<a href="#signaler">Signaler une erreur</a>
						</li>
						<li>
							<a href="#raccourcis">Raccourcis clavier</a>
						</li>
					</ul>
				</nav>
				{tasks.map(({ id, title, steps }) => (
					<section key={id} class="part" aria-labelledby={id}>
						<h2 id={id}>{title}</h2>
						<ol>
							{steps.map((step, index) => (
								<li key={String(index)}>{step}</li>
							))}
						</ol>
					</section>
				))}
				<Reporting region={region} />
				<section class="part" aria-labelledby="raccourcis">
					<h2 id="raccourcis">Raccourcis clavier</h2>
					<ShortcutList />
				</section>
				<Ending release={figures.release} />
			</>
		),
	});
}

function Ending({ release }: { readonly release: ReleaseCard }): VNode {
	return (
		<p class="muted">
			Exemples pris dans la diffusion du {formatDate(release.published)}. Tout ce que contient le site est
			dans le <a href="/plan-du-site">plan du site</a> ; les mots et les sigles, dans{" "}
			<a href="/glossaire">le glossaire</a>.
		</p>
	);
}

function Reporting({ region }: { readonly region: Region }): VNode {
	return (
		<section class="part" aria-labelledby="signaler">
			<h2 id="signaler">Signaler une erreur, poser une question</h2>
			<ol>
				<li>
					À côté du chiffre, suivez « D’où vient ce chiffre ? » : la page dit le fichier, la ligne et le
					calcul. Si le défaut est dans le fichier du producteur, il s’y voit.
				</li>
				<li>
					{region.contact === undefined
						? "Copiez l’adresse de cette page : elle porte l’indicateur, le territoire et la période."
						: "Sur cette page, « Signaler une erreur » prépare le message, avec l’adresse du chiffre."}
				</li>
				<li>
					À qui : <Contact region={region} />
				</li>
			</ol>
			<p>
				Un chiffre corrigé l’est dans une nouvelle diffusion, qui dit l’ancienne valeur et la cause :{" "}
				<a href="/diffusions">les diffusions</a>.
			</p>
		</section>
	);
}

function tasksOf(examples: Examples): readonly Task[] {
	const { place, places, occupation, indicator, table } = examples;
	const search = (words: string): VNode => <a href={withQuery("/recherche", { q: words })}>{words}</a>;
	const figure = indicator ? `« ${indicator.label} »` : "un indicateur";
	const tasks: readonly (Task | undefined)[] = [
		place && {
			id: "territoire",
			title: "Trouver un chiffre sur mon territoire",
			steps: [
				<>Écrivez son nom, son code ou son code postal dans la recherche : {search(place.label)}.</>,
				<>
					Choisissez le découpage qui vous sert, par exemple <a href={place.path}>{place.label}</a> : deux
					territoires de même nom n’ont pas toujours les mêmes contours.
				</>,
				<>Lisez « L’essentiel », puis les thèmes : chaque bloc a son tableau, sa source et ses notes.</>,
				<>
					Votre territoire n’est pas dans la liste :{" "}
					<a href="/territoires/perimetre">composez un périmètre</a> à partir de communes ou
					d’intercommunalités.
				</>,
			],
		},
		occupation && {
			id: "metier",
			title: "Savoir si un métier recrute, et pourquoi il est en tension",
			steps: [
				<>Cherchez le métier par son nom ou son code : {search(lowerFirst(occupation.label))}.</>,
				<>
					Ouvrez sa fiche, par exemple <a href={occupation.path}>{occupation.label}</a> : projets, tension,
					causes, conditions d’emploi.
				</>,
				<>
					Choisissez un territoire dans la fiche : les chiffres passent à cette maille, ou disent où ils
					existent.
				</>,
				<>
					Pour voir tous les métiers à la fois : <a href="/metiers/en-tension">les métiers en tension</a>.
				</>,
			],
		},
		places.length > 1
			? {
					id: "comparer",
					title: "Comparer des territoires",
					steps: [
						<>
							Ouvrez <a href="/comparer">le comparateur</a> et écrivez deux à cinq noms, séparés par des
							virgules.
						</>,
						<>
							Ou partez d’une comparaison faite :{" "}
							<a
								href={`/comparer?${indicator ? `ind=${indicator.id}&` : ""}zones=${places.map(shortPlace).join(",")}`}
							>
								{places.map(({ label }) => label).join(", ")}
							</a>
							.
						</>,
						<>Passez de la valeur à l’écart puis à l’évolution ; ajoutez jusqu’à douze indicateurs.</>,
						<>L’adresse de la page garde tout : envoyez-la, elle rouvre la même comparaison.</>,
					],
				}
			: undefined,
		indicator && {
			id: "carte",
			title: "Voir un indicateur sur une carte",
			steps: [
				<>
					Ouvrez <a href={`/carte?ind=${indicator.id}`}>la carte de {figure}</a>.
				</>,
				<>
					Changez sous la carte le découpage, la date ou l’indicateur ; une seconde date donne une seconde
					carte.
				</>,
				<>La liste à côté porte les mêmes valeurs et le rang : elle se lit au clavier et sans la carte.</>,
				<>« Image, citation » donne l’image ; « Télécharger » donne le classeur et le GeoJSON.</>,
			],
		},
		{
			id: "excel",
			title: "Exporter vers Excel",
			steps: [
				<>
					Sous chaque figure, « Classeur Excel » donne les chiffres montrés, avec une feuille « Lisez-moi » :
					sources, définitions, signes.
				</>,
				<>
					Pour choisir vous-même lignes et colonnes, ouvrez{" "}
					<a href="/donnees/tableau">le constructeur de tableaux</a>
					{table ? (
						<>
							, ou partez d’un tableau prêt : <a href={table.path}>{table.title}</a>
						</>
					) : null}
					.
				</>,
				<>
					Collez une liste de codes ou de noms : ce qui n’est pas reconnu est signalé, avec une proposition.
				</>,
				<>
					Par programme, la même chose : <a href="/api">l’API</a>, sans clé.
				</>,
			],
		},
		{
			id: "citer",
			title: "Citer un chiffre",
			steps: [
				<>
					Sous la figure, « Citer ou figer ce tableau » ; sur « D’où vient ce chiffre ? », « Citer ou figer ce
					chiffre ».
				</>,
				<>Copiez la phrase : elle dit le chiffre, la source, la date de la diffusion et l’adresse.</>,
				<>
					« Créer le lien figé » garde pour toujours ce que vous voyez ; le lien le dira si des données plus
					récentes paraissent.
				</>,
				<>L’image d’une figure porte aussi son titre, sa source et son adresse.</>,
			],
		},
		{
			id: "cases",
			title: "Comprendre une case s, nd, ns",
			steps: [
				<>
					<strong>s</strong>, secret statistique : trop peu d’unités pour publier sans identifier quelqu’un.{" "}
					<a href="/methodes/secret">Comment le secret est tenu</a>
				</>,
				<>
					<strong>nd</strong>, donnée non disponible : personne ne la publie à cette maille ou à cette date.
				</>,
				<>
					<strong>ns</strong>, non significatif : l’échantillon est trop petit.{" "}
					<strong>{statuses.so.sign}</strong>, sans objet. Un <strong>0</strong> est un vrai zéro.
				</>,
				<>Suivez la case : la page dit pourquoi, et mène au territoire plus large où le chiffre existe.</>,
				<>
					<strong>p</strong>, <strong>r</strong>, <strong>e</strong> à côté d’un nombre : provisoire, révisé,
					estimé.
				</>,
			],
		},
		{
			id: "comite",
			title: "Préparer un comité",
			steps: [
				<>Connectez-vous : les kits demandent un compte, donné par votre organisation.</>,
				<>
					Sur la page d’un territoire, « Préparer un comité »
					{place ? (
						<>
							, par exemple{" "}
							<a
								href={withQuery("/espace/kits", { territoire: `${place.type}:${place.code}` })}
								rel="nofollow"
							>
								pour {place.label}
							</a>
						</>
					) : null}{" "}
					: le territoire est déjà choisi.
				</>,
				<>Donnez un titre et la date de la séance, puis « Créer le kit » : le brouillon est prêt.</>,
				<>
					Sous chaque figure du site, « Ajouter au kit » l’y met ; chaque bloc peut porter votre commentaire.
				</>,
				<>
					« Figer » en fait un PDF, un diaporama aux graphiques modifiables et un classeur, qui ne changent
					plus. L’observatoire peut en faire une étude, lue de tous parmi{" "}
					<a href="/publications">les publications</a>.
				</>,
				<>Sans compte : la page d’un territoire s’imprime, sources comprises.</>,
			],
		},
		{
			id: "difference",
			title: "Comprendre pourquoi deux chiffres diffèrent",
			steps: [
				<>Comparez d’abord la période, le territoire et le champ : ils sont écrits sous chaque figure.</>,
				<>
					Ouvrez la page de l’indicateur
					{indicator ? (
						<>
							, par exemple <a href={indicatorPath(indicator.id)}>{indicator.label}</a>
						</>
					) : null}{" "}
					: définition, formule, limites, et les mesures voisines avec ce qui les sépare.
				</>,
				<>
					Deux diffusions peuvent différer : <a href="/diffusions">leurs notes</a> disent ce qui a changé.
				</>,
			],
		},
		{
			id: "suivre",
			title: "Savoir quand un chiffre change",
			steps: [
				<>
					<a href="/calendrier">Le calendrier</a> dit ce qui est annoncé ; il s’ajoute à un agenda.
				</>,
				<>
					<a href="/diffusions.xml">Le flux des diffusions</a> prévient un lecteur de flux à chaque
					publication.
				</>,
				<>
					Chaque diffusion a <a href="/diffusions">sa note</a> : ajouts, révisions avec l’ancienne valeur,
					fichier des valeurs changées.
				</>,
			],
		},
	];
	return tasks.filter((task) => task !== undefined);
}

import type { VNode } from "preact";
import { statuses } from "../../exports/index.ts";
import { lowerFirst } from "../../reading/index.ts";
import { indicatorPath, withQuery } from "../address.ts";
import { shortPlace } from "../short-place.ts";
import type { Examples } from "./examples.ts";

/** Day on which the tasks were last written over. */
export const tasksUpdated = "2026-11-26";

const roleIds = [
	"analyste",
	"acheteur",
	"animateur",
	"comite",
	"conseiller",
	"branche",
	"organisme",
	"journaliste",
] as const;
export type HelpRole = (typeof roleIds)[number];

/** Who asks, in words that they use of themselves. */
export const roles: readonly { readonly id: HelpRole; readonly label: string }[] = [
	{ id: "analyste", label: "Analyse des données" },
	{ id: "acheteur", label: "Achat de formation" },
	{ id: "animateur", label: "Animation d’un territoire" },
	{ id: "comite", label: "Membre d’un comité" },
	{ id: "conseiller", label: "Conseil aux personnes" },
	{ id: "branche", label: "Branche, OPCO" },
	{ id: "organisme", label: "Organisme de formation" },
	{ id: "journaliste", label: "Presse, public" },
];

export interface Task {
	readonly id: string;
	readonly title: string;
	/** Whose task it is. */
	readonly roles: readonly HelpRole[];
	/** Three to six gestures, in their order. */
	readonly steps: readonly VNode[];
}

/** What people come for, on examples of the release that is served. */
export function tasksOf(examples: Examples): readonly Task[] {
	const { place, places, occupation, indicator, table } = examples;
	const search = (words: string): VNode => <a href={withQuery("/recherche", { q: words })}>{words}</a>;
	const figure = indicator ? `« ${indicator.label} »` : "un indicateur";
	const tasks: readonly (Task | undefined)[] = [
		place && {
			id: "territoire",
			roles: ["animateur", "conseiller", "comite", "journaliste"],
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
			roles: ["conseiller", "acheteur", "branche", "organisme"],
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
					roles: ["analyste", "animateur", "comite", "journaliste"],
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
			roles: ["analyste", "animateur", "journaliste"],
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
			roles: ["analyste", "acheteur", "branche"],
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
			roles: ["analyste", "comite", "journaliste"],
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
			roles: roleIds,
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
			roles: ["animateur", "comite"],
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
				<>
					Sans compte : la page d’un territoire s’imprime, ou s’emporte en PDF, en diaporama et en classeur.
				</>,
			],
		},
		{
			id: "difference",
			roles: ["analyste", "comite", "journaliste"],
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
			roles: ["analyste", "acheteur", "branche", "journaliste"],
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

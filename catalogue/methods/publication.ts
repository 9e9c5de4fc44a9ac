import type { Method } from "./model.ts";

/** From a file received to a figure that may be corrected. */
export const publicationMethods: readonly Method[] = [
	{
		id: "controles",
		title: "Contrôle des fichiers reçus",
		group: "suivre",
		summary:
			"Chaque fichier est contrôlé avant d'entrer : forme, codes, valeurs, cohérence avec la livraison précédente. Un défaut bloquant arrête tout.",
		parts: [
			{
				title: "Ce qui est contrôlé",
				texts: [],
				list: [
					"la forme : colonnes attendues, encodage, types, lignes en double ;",
					"les codes : clé de contrôle, code connu, territoires attendus ;",
					"les valeurs : bornes, part plus grande que le tout, valeurs hors du commun ;",
					"le temps : périodes, ruptures, écarts avec la livraison précédente.",
				],
			},
			{
				title: "Ce qui en est fait",
				texts: [
					"Chaque constat a une gravité : bloquant, à confirmer, pour information. Une ligne mise de côté n'est jamais perdue : elle reste dans le lot, avec le nom de la règle. Le fichier reçu n'est pas modifié.",
					"Les constats d'un jeu ouvert sont publiés sur sa page.",
				],
			},
			{
				title: "Tableaux imprimés",
				texts: [
					"Un document publié est comparé à lui-même : totaux, évolutions, mêmes chiffres imprimés deux fois. La valeur imprimée est gardée à côté de la valeur recalculée.",
				],
			},
		],
		terms: ["millesime", "nomenclature"],
		links: [{ path: "/donnees", label: "Les jeux de données et leurs constats" }],
	},
	{
		id: "revisions-et-diffusions",
		title: "Révisions et diffusions",
		group: "suivre",
		summary:
			"Une diffusion publiée ne change plus. Ce qui change vient dans la suivante, et ses notes disent quoi.",
		parts: [
			{
				title: "Une diffusion",
				texts: [
					"Elle réunit tous les chiffres du site à une date. Une personne la compose et écrit sa note, une autre l'approuve, puis elle paraît d'un seul coup. Refaite avec les mêmes fichiers et le même programme, elle donne les mêmes octets.",
				],
			},
			{
				title: "Réviser, corriger, retirer",
				texts: [
					"Les cases ajoutées, retirées et révisées sont comparées une par une avec la diffusion d'avant, et publiées. Un erratum est une diffusion de plus, qui nomme celle qu'elle corrige. Un retrait donne son motif ; rien ne s'efface.",
				],
			},
			{
				title: "Citer",
				texts: [
					"Un lien figé garde les octets d'un tableau : il montrera toujours la même chose, et dira si une version plus récente existe.",
				],
			},
		],
		terms: ["diffusion", "lien-fige", "provisoire"],
		links: [
			{ path: "/diffusions", label: "Les diffusions et leurs notes" },
			{ path: "/calendrier", label: "Le calendrier" },
		],
	},
];

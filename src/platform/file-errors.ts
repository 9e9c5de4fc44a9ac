import type { Entry } from "./error-entry.ts";

/** Of a received file: found, opened, recognised, checked, given back. */
export const fileErrors = {
	"fichier-absent": {
		message: (d) => `Le fichier « ${d.file} » n'existe pas ou n'est pas lisible.`,
		remedy: "Vérifiez le chemin et les droits de lecture.",
	},
	"fichier-vide": {
		message: (d) => `Le fichier « ${d.file} » est vide.`,
		remedy: "Déposez à nouveau le fichier tel que le producteur l'a publié.",
	},
	"fichier-illisible": {
		message: (d) => `Le fichier « ${d.file} » ne peut pas être ouvert : ${d.cause}.`,
		remedy:
			"Le téléchargement est peut-être incomplet : récupérez le fichier une nouvelle fois, sans l'ouvrir ni l'enregistrer.",
	},
	"fichiers-rivaux": {
		message: (d) =>
			`Plusieurs fichiers du dossier répondent au nom attendu pour « ${d.source} » : ${d.files}. Rien ne dit lequel lire.`,
		remedy: "N'en gardez qu'un dans le dossier miroir, le plus récent si chacun reprend toute la série.",
	},
	"archive-multiple": {
		message: (d) => `L'archive « ${d.file} » contient plusieurs fichiers de données : ${d.list}.`,
		remedy: "Décompressez-la, et donnez chaque fichier à part.",
	},
	"fichier-trop-gros": {
		message: (d) => `Le fichier « ${d.file} » dépasse la taille admise (${d.limit} Mo une fois décompressé).`,
		remedy: "Découpez le fichier ou demandez à relever la limite.",
	},
	"source-inconnue": {
		message: (d) => `Le fichier « ${d.file} » ne ressemble à aucune source connue.`,
		remedy:
			"Vérifiez que la ligne d'en-tête n'a pas été modifiée, ou déclarez la source dans catalogue/sources.",
	},
	"autre-source": {
		message: (d) => `Le fichier « ${d.file} » ressemble à « ${d.found} », pas à « ${d.expected} ».`,
		remedy: "Rangez-le sous le nom attendu pour cette source, ou changez de jeu de données.",
	},
	"declaration-invalide": {
		message: (d) => `La déclaration de la source « ${d.source} » est incorrecte : ${d.cause}.`,
		remedy: "Corrigez le fichier de la source dans catalogue/sources.",
	},
	"controle-bloquant": {
		message: (d) => `Le fichier « ${d.file} » (${d.source}) a ${d.count} défaut(s) bloquant(s) : ${d.first}`,
		remedy: "Corrigez le fichier à la source puis relancez ; la diffusion précédente reste servie.",
	},
	"retour-impossible": {
		message: (d) => `Le fichier « ${d.file} » ne peut pas être rendu annoté : ${d.cause}.`,
		remedy:
			"Lancez le contrôle sans « --annote » : chaque sorte de défaut y est comptée, avec ses premiers exemples.",
	},
} satisfies Record<string, Entry>;

import type { Entry } from "./error-entry.ts";

/** An address that names nothing: every one of them is answered by « Page introuvable » and a way to what exists. */
export const pageErrors = {
	"indicateur-inconnu": {
		message: (d) => `L'indicateur « ${d.indicator} » n'existe pas.`,
		remedy: "Consultez la liste des indicateurs : /indicateurs.",
	},
	"territoire-inconnu": {
		message: (d) => `Le territoire « ${d.territory} » n'existe pas dans les zonages connus.`,
		remedy: "Cherchez-le par son nom ou son code.",
	},
	"kit-inconnu": {
		message: () => "Ce kit n'existe pas, ou n'est pas à votre organisation.",
		remedy: "Ouvrez la liste de vos kits.",
	},
	"modele-refuse": {
		message: (d) => `Ce modèle est refusé : ${d.why}.`,
		remedy:
			"Enregistrez votre modèle au format .potx ou .pptx, sans macro, avec votre logo en PNG ou en JPEG dans le masque.",
	},
	"monographie-inconnue": {
		message: (d) => `Il n'y a pas de monographie sous « ${d.address} ».`,
		remedy: "Consultez la liste des publications : /publications.",
	},
	"etude-inconnue": {
		message: (d) => `Il n'y a pas de publication sous « ${d.address} ».`,
		remedy: "Consultez la liste des publications : /publications.",
	},
	"metier-inconnu": {
		message: (d) => `Le métier « ${d.occupation} » n'existe pas dans les nomenclatures connues.`,
		remedy: "Cherchez-le par son nom ou son code.",
	},
	"savoir-inconnu": {
		message: (d) => `Le savoir « ${d.skill} » n'existe pas dans le répertoire des métiers.`,
		remedy: "Cherchez-le par son nom, ou consultez la liste : /competences.",
	},
	"branche-inconnue": {
		message: (d) => `La branche « ${d.branch} » n'existe pas dans la table des conventions collectives.`,
		remedy: "Cherchez-la par son nom ou son numéro (IDCC), ou consultez la liste : /branches.",
	},
	"formation-inconnue": {
		message: (d) => `La formation « ${d.training} » n'existe pas dans les nomenclatures connues.`,
		remedy: "Cherchez-la par son nom ou son code, ou consultez la liste : /formations.",
	},
	"secteur-inconnu": {
		message: (d) => `Le secteur « ${d.sector} » n'existe pas dans la nomenclature d'activités.`,
		remedy: "Consultez la liste des secteurs : /secteurs.",
	},
	"terme-inconnu": {
		message: (d) => `Le glossaire n'a pas d'entrée « ${d.term} ».`,
		remedy: "Consultez la liste des termes : /glossaire.",
	},
	"methode-inconnue": {
		message: (d) => `La page de méthode « ${d.method} » n'existe pas.`,
		remedy: "Consultez la liste des méthodes : /methodes.",
	},
	"proposition-inconnue": {
		message: (d) => `La proposition « ${d.asked} » n'existe pas.`,
		remedy: "Revenez à la liste : /espace/besoins/propositions.",
	},
	"chiffre-inconnu": {
		message: (d) => `L'adresse « ${d.url} » ne désigne aucun chiffre.`,
		remedy: "Copiez l'adresse depuis le lien « D'où vient ce chiffre ? » d'une page.",
	},
} as const satisfies Record<string, Entry>;

export const unknownPages = Object.keys(pageErrors) as readonly (keyof typeof pageErrors)[];

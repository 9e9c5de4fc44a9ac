import type { Entry } from "./error-entry.ts";

/** What may go wrong with a release once it is built: composing, publishing, pinning, quoting, making it again. */
export const releaseErrors = {
	"lien-fige-inconnu": {
		message: (d) => `Aucun lien figé ne porte le code « ${d.code} ».`,
		remedy: "Vérifiez le code : huit signes, sans la lettre o, la lettre l, la lettre i, le zéro ni le un.",
	},
	"lien-fige-abime": {
		message: (d) => `Le fichier « ${d.file} » du lien figé « ${d.code} » n'est plus celui qui a été figé.`,
		remedy: "Remettez en place la dernière sauvegarde du dossier frozen ; rien n'est servi à la place.",
	},
	"trop-de-liens": {
		message: () => "Trop de liens ont été demandés depuis cette adresse en peu de temps.",
		remedy: "Attendez une minute, puis recommencez.",
	},
	"lien-fige-impossible": {
		message: () => "Ce lien ne peut pas être figé : tous les codes qui lui reviennent sont pris.",
		remedy: "Prévenez l'observatoire : cela ne devrait jamais arriver.",
	},
	"rien-a-figer": {
		message: () => "Il n'y a rien à figer à cette adresse : ni chiffre ni tableau de ce nom.",
		remedy: "Revenez à la page et suivez le lien « Citer ou figer » du tableau ou du chiffre voulu.",
	},
	"diffusion-introuvable": {
		message: (d) => `La diffusion « ${d.release} » n'est pas dans ce dossier de données.`,
		remedy:
			"Donnez son identifiant, un nom de dossier de DATA_DIR/releases, ou le numéro de version d'une publication.",
	},
	"diffusion-sans-recette": {
		message: (d) => `Rien ne dit de quels fichiers la diffusion « ${d.release} » a été faite.`,
		remedy:
			"Elle est plus ancienne que le rejeu, ou le dossier builds a été vidé. Relancez « def build » avec les mêmes fichiers : si l'identifiant est le même, la recette est notée.",
	},
	"diffusion-depassee": {
		message: () => "Une autre diffusion a été publiée entre-temps.",
		remedy: "Reprenez la composition : les changements sont à comparer à ce qui est publié maintenant.",
	},
	"diffusion-moins-secrete": {
		message: () =>
			"Une autre diffusion a été publiée depuis que celle-ci a été construite : ensemble, elles pourraient dire ce que chacune cache.",
		remedy: "Relancez la construction : la nouvelle tiendra compte de ce qui est publié.",
	},
	"diffusion-inconnue": {
		message: (d) => `La diffusion « ${d.asked} » n’existe pas.`,
		remedy: "Revenez à la liste des diffusions.",
	},
	"diffusion-etape": {
		message: (d) => `Cette diffusion est à l’étape « ${d.state} » : action impossible (${d.what}).`,
		remedy: "Rechargez la page : une autre personne a pu la faire avancer.",
	},
	"diffusion-incomplete": {
		message: (d) => `Cette diffusion ne peut pas avancer. À faire : ${d.missing}.`,
		remedy: "Complétez la liste de contrôle puis recommencez.",
	},
	"diffusion-deux-personnes": {
		message: () => "La personne qui a écrit une diffusion ne peut pas l’approuver.",
		remedy: "Demandez à un autre responsable de publication de la relire et de l’approuver.",
	},
	"diffusion-sans-candidate": {
		message: () => "Aucune construction n’attend d’être publiée.",
		remedy: "Acceptez d’abord une livraison, ou lancez « def build », puis recommencez.",
	},
	"diffusion-seule": {
		message: () => "Aucune diffusion antérieure ne peut prendre la place de celle-ci.",
		remedy: "Publiez d’abord une diffusion corrigée, avec un erratum.",
	},
	"diffusion-deja-retiree": {
		message: () => "Cette diffusion est déjà retirée, ou retire elle-même une autre diffusion.",
		remedy: "Revenez à la liste des diffusions.",
	},
	"version-inconnue": {
		message: (d) => `Aucune diffusion publiée ne porte la version « ${d.version} ».`,
		remedy: "Consultez la liste des diffusions : /api/v1/releases.",
	},
	"version-retiree": {
		message: (d) => `La diffusion « ${d.version} » a été retirée${d.reason === "" ? "" : ` : ${d.reason}`}`,
		remedy:
			"Lisez la diffusion courante, sans « version ». Le retrait et son motif restent listés : /api/v1/releases.",
	},
} as const satisfies Readonly<Record<string, Entry>>;

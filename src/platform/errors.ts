/**
 * The one catalogue of errors: a code, the data that fill the sentence, what happened (French) and what to do.
 * Rooms throw `DefError`; nothing else is meant to reach a user.
 */
import type { Entry } from "./error-entry.ts";
import { figureErrors } from "./figure-errors.ts";
import { fileErrors } from "./file-errors.ts";
import { pageErrors } from "./page-errors.ts";
import { proposalErrors } from "./proposal-errors.ts";
import { releaseErrors } from "./release-errors.ts";
import { secrecyErrors } from "./secrecy-errors.ts";
import { studyErrors } from "./study-errors.ts";

const entries = {
	...fileErrors,
	...secrecyErrors,
	...releaseErrors,
	...proposalErrors,
	...studyErrors,
	"miroir-absent": {
		message: (d) => `Le dossier miroir « ${d.dir} » n'existe pas.`,
		remedy: "Corrigez SOURCES_MIRROR, ou retirez la variable pour partir des données d'essai.",
	},
	"region-inconnue": {
		message: (d) => `La région « ${d.code} » n'est pas connue.`,
		remedy: "Donnez dans REGION un code Insee de région, par exemple 28 pour la Normandie.",
	},
	"entrepot-injoignable": {
		message: (d) => `L'entrepôt de calcul (WAREHOUSE_URL) ne peut pas servir : ${d.cause}`,
		remedy: "Vérifiez l'adresse, le compte et l'état du serveur ClickHouse, ou retirez WAREHOUSE_URL.",
	},
	"diffusion-absente": {
		message: () => "Aucune diffusion n'est publiée dans ce dossier de données.",
		remedy: "Lancez « npm run def build » puis recommencez.",
	},
	"diffusion-abimee": {
		message: (d) => `La diffusion « ${d.release} » ne correspond plus à son manifeste : ${d.file}.`,
		remedy:
			"Supprimez ce dossier de diffusion et relancez la construction : elle sera refaite à l'identique.",
	},
	"livraison-abimee": {
		message: (d) =>
			`Le fichier conservé de la livraison « ${d.label} » (« ${d.file} ») ne peut pas servir : ${d.cause}.`,
		remedy:
			"Restaurez une sauvegarde du dossier de données, ou demandez au partenaire de déposer à nouveau ce fichier.",
	},
	"construction-en-cours": {
		message: (d) => `Une autre construction travaille déjà dans ce dossier (processus ${d.pid}).`,
		remedy: "Attendez sa fin, ou arrêtez ce processus.",
	},
	"construction-refusee": {
		message: (d) => `Construction arrêtée : ${d.count} fichier(s) refusé(s). ${d.first}`,
		remedy: "Corrigez ou retirez ces fichiers puis relancez ; la diffusion précédente reste servie.",
	},
	"service-en-cours": {
		message: (d) => `Un autre service travaille déjà dans ce dossier de données (processus ${d.pid}).`,
		remedy: "Arrêtez-le, ou donnez un autre dossier dans DATA_DIR.",
	},
	"essai-impossible": {
		message: (d) => `La démonstration ne peut pas être faite ici : ${d.cause}.`,
		remedy:
			"Donnez à DATA_DIR un dossier vide ou qui n'a servi qu'à une démonstration, sans SOURCES_MIRROR, puis relancez « def essai ».",
	},
	"enregistrements-indisponibles": {
		message: (d) => `La base d'enregistrements ne répond pas : ${d.cause}.`,
		remedy:
			"Regardez records/postgres.log dans le dossier de données, ou vérifiez DATABASE_URL, puis relancez.",
	},
	"enregistrements-absents": {
		message: (d) => `Aucun serveur PostgreSQL n'est fourni pour ${d.platform}.`,
		remedy:
			"Relancez « npm ci » sans « --omit=optional », ou donnez un serveur PostgreSQL dans DATABASE_URL.",
	},
	"sauvegarde-ailleurs": {
		message: () =>
			"La base d'enregistrements est sur le serveur de DATABASE_URL : elle ne se sauvegarde pas d'ici.",
		remedy: "Sauvegardez cette base avec pg_dump, puis copiez le dossier de données.",
	},
	"sauvegarde-abimee": {
		message: (d) => `La sauvegarde « ${d.file} » est incomplète ou abîmée : ${d.cause}.`,
		remedy: "Prenez une autre sauvegarde ; rien n'a été restauré.",
	},
	"place-prise": {
		message: (d) => `« ${d.path} » existe déjà et n'est pas vide.`,
		remedy: "Donnez un autre nom, ou déplacez d'abord ce qui s'y trouve : rien n'est jamais écrasé.",
	},
	"enregistrements-plus-recents": {
		message: (d) =>
			`La base d'enregistrements ne correspond pas à cette version : « ${d.migration} » y diffère.`,
		remedy: "Installez la version qui a écrit cette base, ou restaurez une sauvegarde.",
	},
	"acces-refuse": {
		message: () => "Vos droits ne vont pas jusque-là.",
		remedy: "Demandez à l'administrateur de votre organisation d'étendre votre rôle ou votre périmètre.",
	},
	"personne-inconnue": {
		message: () => "Cette personne n'existe pas, ou n'est pas dans votre périmètre.",
		remedy: "Revenez à la liste des utilisateurs.",
	},
	"dernier-administrateur": {
		message: () => "L'observatoire n'aurait plus d'administrateur.",
		remedy: "Donnez d'abord ce rôle, sur tout l'observatoire, à une autre personne.",
	},
	"lien-perime": {
		message: () => "Ce lien a déjà servi, a expiré ou n'est pas complet.",
		remedy:
			"Demandez-en un autre à l'administrateur, ou connectez-vous si vous avez déjà choisi un mot de passe.",
	},
	"connexion-refusee": {
		message: () => "L'adresse ou le mot de passe ne convient pas.",
		remedy: "Vérifiez les deux, ou demandez un nouveau lien à l'administrateur de votre organisation.",
	},
	"code-refuse": {
		message: () => "Ce code ne convient pas, ou il a déjà servi.",
		remedy: "Attendez le code suivant de l'application, ou employez un code de secours.",
	},
	"trop-d-essais": {
		message: () => "Trop d'essais de suite.",
		remedy: "Attendez un quart d'heure avant de recommencer.",
	},
	"identite-indisponible": {
		message: () => "Le fournisseur d'identité ne répond pas.",
		remedy: "Réessayez dans un instant, ou connectez-vous avec votre mot de passe.",
	},
	"identite-refusee": {
		message: () => "Cette identité n'ouvre aucun compte de l'observatoire.",
		remedy:
			"Recommencez, ou demandez à l'administrateur de votre organisation de vous inviter à cette adresse.",
	},
	"charte-inconnue": {
		message: (d) => `La charte « ${d.charter} » n’existe pas, ou n’est pas dans votre périmètre.`,
		remedy: "Revenez à la liste des chartes.",
	},
	"charte-etape": {
		message: (d) => `Cette version est à l’étape « ${d.state} » : action impossible (${d.what}).`,
		remedy: "Rechargez la page de la charte : une autre personne a pu la faire avancer.",
	},
	"charte-vide": {
		message: () => "Cette charte n’a aucune clause.",
		remedy: "Ajoutez au moins une ligne à l’annexe.",
	},
	"charte-sans-accord": {
		message: () => "Le partenaire n’a pas approuvé cette rédaction.",
		remedy: "Envoyez-la en relecture : toute modification demande un nouvel accord.",
	},
	"clause-inconnue": {
		message: (d) => `La clause ${d.clause} n’est pas dans cette version.`,
		remedy: "Revenez à l’annexe de la charte.",
	},
	"signature-reservee": {
		message: (d) => `Seul le signataire désigné peut signer : ${d.name}.`,
		remedy: "Prévenez cette personne, ou demandez à l’exploitant d’en désigner une autre.",
	},
	"signature-refusee": {
		message: () => "Ce code ne convient pas, a expiré ou a déjà servi.",
		remedy: "Vérifiez les six chiffres reçus, ou demandez un nouveau code.",
	},
	"certificat-inconnu": {
		message: (d) => `Le certificat « ${d.number} » n’existe pas, ou n’est pas dans votre périmètre.`,
		remedy: "Revenez à la page de la charte.",
	},
	"pdf-invalide": {
		message: (d) => `Le fichier « ${d.file} » n’est pas un PDF entier.`,
		remedy: "Déposez la charte signée au format PDF, sans la réenregistrer sous une autre forme.",
	},
	"envoi-absent": {
		message: () => "Aucun fichier n’a été envoyé, ou il est vide.",
		remedy: "Choisissez le fichier puis validez à nouveau.",
	},
	"envoi-trop-gros": {
		message: (d) => `Le fichier « ${d.file} » dépasse ${d.limit} Mo.`,
		remedy: "Réduisez-le, ou découpez-le en plusieurs fichiers.",
	},
	"envoi-interrompu": {
		message: () => "L’envoi du fichier s’est interrompu avant la fin.",
		remedy: "Rien n’a été gardé : envoyez-le à nouveau.",
	},
	"envoi-inconnu": {
		message: () => "Cet envoi n'existe pas, ou a expiré.",
		remedy: "Recommencez l'envoi du fichier.",
	},
	"envoi-incomplet": {
		message: (d) => `Le fichier n'est pas arrivé en entier : ${d.received} octets sur ${d.bytes}.`,
		remedy: "Reprenez l'envoi là où il s'est arrêté, puis déposez.",
	},
	"empreinte-differente": {
		message: (d) => `Le fichier reçu n'a pas l'empreinte annoncée (${d.expected}).`,
		remedy: "Le transport l'a abîmé, ou ce n'est pas le bon fichier : envoyez-le de nouveau.",
	},
	"cle-refusee": {
		message: () => "Cette clé n'existe pas, a expiré ou a été révoquée.",
		remedy: "Demandez-en une autre à l'administrateur de votre organisation.",
	},
	"cle-insuffisante": {
		message: (d) => `Cette clé ne donne pas ce droit (${d.scope}).`,
		remedy: "Employez une clé faite pour cet usage et pour ce jeu de données.",
	},
	"connecteur-inconnu": {
		message: (d) => `Aucun connecteur n'est déclaré pour « ${d.source} ».`,
		remedy: "Tapez « def connect » pour la liste des jeux de données qui en ont un.",
	},
	"connecteur-en-panne": {
		message: (d) => `« ${d.source} » n'a pas pu être rapatrié : ${d.cause}.`,
		remedy: "Le prochain passage réessaiera ; si cela dure, vérifiez l'adresse auprès du producteur.",
	},
	"depot-mal-range": {
		message: (d) => `Ce fichier ne peut pas être déposé : ${d.cause}.`,
		remedy: "Rangez-le dans « organisation/jeu-de-donnees », avec les noms donnés par l'observatoire.",
	},
	"attente-inconnue": {
		message: () => "Cette livraison attendue n'existe pas, ou n'est pas dans votre périmètre.",
		remedy: "Revenez au calendrier des livraisons.",
	},
	"saisie-incorrecte": {
		message: (d) => `${d.expected}`,
		remedy: "Corrigez ce champ puis validez à nouveau.",
	},
	"livraison-inconnue": {
		message: () => "Cette livraison n'existe pas, ou n'est pas dans votre périmètre.",
		remedy: "Revenez à la liste des livraisons.",
	},
	"livraison-etat": {
		message: (d) => `La livraison ${d.label} est ${d.state} : ${d.asked} n'est plus possible.`,
		remedy: "Rechargez la page : quelqu'un d'autre l'a peut-être traitée entre-temps.",
	},
	"livraison-bloquee": {
		message: (d) => `La livraison ${d.label} ne peut pas être acceptée : ${d.cause}`,
		remedy: "Renvoyez-la au partenaire avec son fichier annoté, puis contrôlez le fichier corrigé.",
	},
	"place-d-un-autre": {
		message: (d) =>
			`Le lot ${d.label}, de ${d.organisation}, est accepté pour ce jeu de données, sous une charte en vigueur : il serait remplacé.`,
		remedy:
			"Déclarez un jeu de données par partenaire dans catalogue/sources, puis déposez le fichier sous ce jeu.",
	},
	"charte-absente": {
		message: (d) => `Dépôt refusé : ${d.reason}`,
		remedy:
			"Signez ou prolongez la charte de partage qui couvre ces données, puis déposez à nouveau : rien n'a été gardé.",
	},
	"mesure-non-additive": {
		message: (d) =>
			`La mesure « ${d.measure} » du cube « ${d.cube} » n'est pas additive et plusieurs lignes tombent dans la même case (${d.cell}).`,
		remedy: "Précisez le niveau ou la catégorie dans la déclaration de la source.",
	},
	...figureErrors,
	...pageErrors,
	"jeu-inconnu": {
		message: (d) => `Le jeu de données « ${d.dataSet} » n’existe pas dans cette diffusion.`,
		remedy: "Consultez la liste des jeux de données : /donnees ; pour un programme : /api/v1/datasets.",
	},
	"commande-inconnue": {
		message: (d) => `La commande « ${d.command} » n'existe pas.`,
		remedy: "Tapez « def --help » pour la liste des commandes.",
	},
	"argument-manquant": {
		message: (d) => `Il manque un argument à la commande « ${d.command} » : ${d.argument}.`,
		remedy: "Tapez « def --help » pour un exemple.",
	},
	"option-incorrecte": {
		message: (d) => `L'option ${d.name} vaut « ${d.value} », ce qui n'est pas possible (${d.expected}).`,
		remedy: "Tapez « def --help » pour un exemple.",
	},
	"reglage-invalide": {
		message: (d) => `Le réglage ${d.name} vaut « ${d.value} », ce qui n'est pas possible (${d.expected}).`,
		remedy: "Corrigez la variable d'environnement.",
	},
} as const satisfies Record<string, Entry>;

export type ErrorCode = keyof typeof entries;

export class DefError extends Error {
	readonly code: ErrorCode;
	readonly data: Readonly<Record<string, string | number>>;
	/** What the person can do about it. */
	readonly remedy: string;

	constructor(code: ErrorCode, data: Readonly<Record<string, string | number>> = {}, cause?: unknown) {
		const entry: Entry = entries[code];
		super(entry.message(data), cause === undefined ? undefined : { cause });
		this.name = "DefError";
		this.code = code;
		this.data = data;
		this.remedy = entry.remedy;
	}
}

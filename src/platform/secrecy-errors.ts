import type { Entry } from "./error-entry.ts";

/** Errors of statistical secrecy, part of the catalogue. */
export const secrecyErrors = {
	"secret-tableau-invalide": {
		message: (d) => `Le tableau à protéger ne peut pas être lu : ${d.cause}.`,
		remedy:
			"Corrigez sa déclaration (dimensions, hiérarchies, cellules) puis recommencez : rien n'a été diffusé.",
	},
	"secret-non-prouve": {
		message: (d) =>
			`${d.count} grandeurs secrètes ou masquées se retrouvent à partir de ce qui serait imprimé : il n'y a pas de preuve du secret.`,
		remedy:
			"Ne diffusez pas. Refaites le masquage ; s'il échoue encore, retirez un niveau ou une ventilation.",
	},
	"secret-deux-methodes": {
		message: (d) => `Le cube « ${d.cube} » demande deux protections à la fois : ${d.ways}.`,
		remedy: "N'en gardez qu'une : ce que l'une cache, l'autre le laisserait deviner.",
	},
	"secret-bruit-impossible": {
		message: (d) =>
			`Aucun bruit de moyenne nulle, de variance ${d.variance} et d'au plus ${d.largest} n'est possible pour l'effectif ${d.count}.`,
		remedy: "Élargissez le bruit, changez sa variance, ou laissez imprimer de plus petits effectifs.",
	},
	"secret-arrondi-impossible": {
		message: (d) => `Aucun arrondi à ${d.base} de ce tableau ne garde ses totaux justes.`,
		remedy: "Laissez un pas de plus de chaque côté, ou changez la base de l'arrondi.",
	},
	"secret-valeur-negative": {
		message: (d) =>
			`La cellule « ${d.cell} » vaut ${d.value} : le secret ne se calcule que sur des valeurs positives ou nulles.`,
		remedy: "Séparez la mesure en deux (positives, négatives), ou retirez-la du cube protégé.",
	},
	"secret-incoherent": {
		message: (d) => `Le secret statistique ne peut pas être calculé : ${d.cause}.`,
		remedy:
			"Corrigez les données ou les totaux déclarés : un tableau qui ne tombe pas juste ne se protège pas.",
	},
	"secret-impossible": {
		message: (d) =>
			`Aucun masquage ne protège « ${d.quantity} » : ce qui doit rester imprimé suffit à en retrouver la valeur.`,
		remedy:
			"Retirez de la diffusion un niveau, un zonage ou une ventilation qui la recoupe, ou regroupez des modalités ; si le chiffre a déjà été publié, prévenez le délégué à la protection des données.",
	},
} as const satisfies Record<string, Entry>;

import type { TerritoryType } from "../axes.ts";

/** A first draft for one category of signatory. The parties change what they want of it. */
export interface CharterModel {
	readonly id: string;
	/** Category of signatory, as the partnership names it. */
	readonly signatory: string;
	readonly title: string;
	readonly purpose: string;
	readonly categories: string;
	readonly legalBasis: string;
	readonly security: string;
	readonly text: string;
	/** Clauses for each data set that is shared: `clausesFor` tells which. */
	readonly clauses: readonly {
		/** Data sets for which this clause was written; they take such clauses alone. Absent: any other. */
		readonly sources?: readonly string[];
		readonly use: "diffusion" | "pilotage" | "etude" | "prospective";
		readonly finest: TerritoryType;
		readonly recipients: readonly string[];
		readonly minUnits: number;
		readonly maxShare: number;
		readonly retentionMonths: number;
	}[];
}

/** Same for every signatory: what the warehouse is for, and how it is kept. */
export const legalBasis = "Mission d’intérêt public (RGPD, article 6, paragraphe 1, point e).";
export const security =
	"Comptes nominatifs, droits par organisation, journal des accès infalsifiable, fichiers reçus gardés avec leur empreinte, sauvegardes fermées.";

/** The free text, in which only the thing shared and its owner change. */
export function textAbout(owner: string, what: string): string {
	return [
		"Article 1. Objet",
		`${owner} met à la disposition de l’entrepôt commun géré par le Carif-Oref ${what}, pour éclairer l’emploi et la formation dans la région.`,
		"",
		"Article 2. Données couvertes",
		"L’annexe donne, pour chaque jeu de données et chaque usage, le niveau le plus fin, les destinataires, les seuils de secret et la durée de conservation. Ce qui n’est pas dans l’annexe n’est pas permis.",
		"",
		"Article 3. Secret",
		"Aucun chiffre sous les seuils de l’annexe n’est montré, quel que soit le destinataire. Aucune donnée nominative n’est diffusée.",
		"",
		"Article 4. Fin",
		"À la fin de la charte, les chiffres qu’elle couvre cessent d’être montrés. Au terme de la conservation, les fichiers sont supprimés et un certificat en donne la preuve.",
	].join("\n");
}

/** Clauses that a model proposes for one data set: those written for it, else those written for none in particular. */
export function clausesFor(model: Pick<CharterModel, "clauses">, source: string): CharterModel["clauses"] {
	const own = model.clauses.filter((clause) => clause.sources?.includes(source));
	return own.length > 0 ? own : model.clauses.filter((clause) => clause.sources === undefined);
}

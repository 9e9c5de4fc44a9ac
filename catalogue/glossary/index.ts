import { acteurs } from "./acteurs.ts";
import { chiffres } from "./chiffres.ts";
import { dispositifs } from "./dispositifs.ts";
import { donnees } from "./donnees.ts";
import { formation } from "./formation.ts";
import { marcheDuTravail } from "./marche-du-travail.ts";
import { metiers } from "./metiers.ts";
import type { Term } from "./model.ts";
import { territoires } from "./territoires.ts";

export { type Sense, type Term, type TermTheme, termThemes, wording } from "./model.ts";

/** Every term of the field that the site explains. */
export const terms: readonly Term[] = [
	...territoires,
	...marcheDuTravail,
	...metiers,
	...formation,
	...dispositifs,
	...acteurs,
	...chiffres,
	...donnees,
];

export const termById: ReadonlyMap<string, Term> = new Map(terms.map((term) => [term.id, term]));

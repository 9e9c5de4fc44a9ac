import { DefError, type ErrorCode } from "../platform/errors.ts";
import { figureRefusals } from "../platform/figure-errors.ts";
import { unknownPages } from "../platform/page-errors.ts";

/** Errors that mean « this page does not exist ». */
const unknownThings: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
	...unknownPages,
	// A figure that would mean nothing has no page either: the reason is told.
	...figureRefusals,
	"source-inconnue",
	"personne-inconnue",
	"charte-inconnue",
	"certificat-inconnu",
	"livraison-inconnue",
	"diffusion-inconnue",
	"lien-perime",
	"lien-fige-inconnu",
	"rien-a-figer",
	"jeu-inconnu",
]);

export const isUnknown = (error: unknown): error is DefError =>
	error instanceof DefError && unknownThings.has(error.code);

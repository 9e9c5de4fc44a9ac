import { arml } from "./arml.ts";
import { branches } from "./branches.ts";
import type { CharterModel } from "./charter-model.ts";
import { franceTravail } from "./france-travail.ts";
import { opco } from "./opco.ts";
import { transitionsPro } from "./transitions-pro.ts";

export { type CharterModel, clausesFor, legalBasis, security, textAbout } from "./charter-model.ts";

/** The five categories of signatory that the partnership names. Six charters are signed; the sixth signatory is not named. */
export const charterModels: readonly CharterModel[] = [franceTravail, arml, transitionsPro, opco, branches];

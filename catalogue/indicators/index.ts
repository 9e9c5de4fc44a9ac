import type { Indicator } from "../model.ts";
import { branches } from "./branches.ts";
import { documents } from "./documents.ts";
import { emploi } from "./emploi.ts";
import { formation } from "./formation.ts";
import { insertion } from "./insertion.ts";
import { marcheDuTravail } from "./marche-du-travail.ts";
import { partenaires } from "./partenaires.ts";
import { population } from "./population.ts";
import { recrutement } from "./recrutement.ts";
import { tension } from "./tension.ts";

export { branchCube } from "./branches.ts";

/** Every indicator of the observatory, in the order of the themes. Adding one is one entry in the file of its theme. */
export const indicators: readonly Indicator[] = [
	...population,
	...emploi,
	...branches,
	...marcheDuTravail,
	...recrutement,
	...tension,
	...formation,
	...insertion,
	...partenaires,
	...documents,
];

export const indicatorById: ReadonlyMap<string, Indicator> = new Map(
	indicators.map((indicator) => [indicator.id, indicator]),
);

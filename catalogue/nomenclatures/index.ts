import type { TerritoryType } from "../model.ts";
import { type TerritoryKind, territoryTypes } from "./territories.ts";

export { chains, reversals } from "./chains.ts";
export { type Diploma, diplomaOf } from "./diplomas.ts";
export { employerSectorsOf, employerSectorsOfActivities } from "./employer-sectors.ts";
export { holds } from "./holds.ts";
export type { Level } from "./levels.ts";
export { FRANCE, levels, TOTAL } from "./levels.ts";
export type { QualificationLevel } from "./qualification.ts";
export { newLevelsOf, qualificationLevels } from "./qualification.ts";
export { type ActivitySection, activitySections, sectionOf } from "./sections.ts";
export type { TerritoryKind } from "./territories.ts";
export { territoryTypes } from "./territories.ts";

const kinds = new Map(territoryTypes.map((t) => [t.id, t]));

export function territoryKind(type: TerritoryType): TerritoryKind {
	const kind = kinds.get(type);
	// The table lists every member of the type: a test holds it.
	if (!kind) throw new RangeError(type);
	return kind;
}

export function isTerritoryType(text: string): text is TerritoryType {
	return territoryTypes.some((t) => t.id === text);
}

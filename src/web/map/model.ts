import type { TerritoryType } from "../../../catalogue/model.ts";

export const mapPath = "/carte";

/** A map as its address says it; what is absent is chosen by the page. */
export interface MapAsked {
	readonly indicator?: string;
	readonly zoning?: TerritoryType;
	readonly period?: string;
	/** Another date, as a second map. */
	readonly versus?: string;
	readonly order: "valeur" | "nom";
	/** The map as wide as the window, the list under it. */
	readonly large?: boolean;
}

/** Zonings that a map shows, in the order in which one is looked for. Communes are too many for a page and a list. */
export const mappedZonings: readonly TerritoryType[] = [
	"zone-emploi",
	"bassin",
	"departement",
	"arrondissement",
	"comite-local",
	"epci",
	"partie-zone",
	"region",
];

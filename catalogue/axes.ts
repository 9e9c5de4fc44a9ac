/** Axes, levels and codes; status of a cell. Pure data. */

/** Axes along which a measure may be broken down. */
export type DimensionId = "territory" | "occupation" | "certification" | "activity" | "category";

/** Territory levels; the id is also the URL segment (`/territoires/{type}/…`). One level = one zoning, one vintage. */
export type TerritoryType =
	| "france"
	| "region"
	| "departement"
	| "zone-emploi"
	| "partie-zone"
	| "bassin"
	| "arrondissement"
	| "epci"
	| "comite-local"
	| "commune";

/** Nomenclature level: scheme, vintage and depth in one id, so that two schemes are never joined by accident. */
export type LevelId =
	| TerritoryType
	| "fap2021-22"
	| "fap2021-86"
	| "fap2021-228"
	| "fap2021-341"
	| "fap2009-22"
	| "fap2009-87"
	| "fap2009-225"
	| "rome3"
	| "rome4"
	| "savoir"
	| "pcs2003"
	| "isco08"
	| "naf2"
	| "naf2-21"
	| "idcc"
	| "opco"
	| "rncp"
	| "nsf"
	| "nsf-17"
	| "mefstat11"
	| "cfd"
	| "uai"
	| "all";

/** A code never travels alone. */
export interface CodeRef {
	readonly level: LevelId;
	readonly code: string;
}

/**
 * Status of a measure inside the house (methods §0.2). Null in a batch means "an ordinary value".
 * `CENS` = hidden by the producer, value lies in [1, c]; it is never 0 nor 1.
 * `CV` = estimated by a conversion that splits codes; `CR` = so much of it that the series is broken. No file holds these two.
 */
export type InnerStatus = "NA" | "NAT" | "SP" | "CENS" | "NS" | "P" | "E" | "R" | "CV" | "CR";

/** Status shown outside: `ok`, secret, not available, not significant, not applicable, provisional, revised, estimated. */
export type CellStatus = "ok" | "s" | "nd" | "ns" | "so" | "p" | "r" | "e";

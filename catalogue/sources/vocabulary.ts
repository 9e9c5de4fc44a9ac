import type { CsvLayout, Encoding, Field, InnerStatus, LevelExpr, RowFilter } from "../model.ts";
import { FRANCE, TOTAL } from "../nomenclatures/index.ts";

/** Words that come back in the declarations: written once so that they stay the same on every page. */
export const licenceOuverte = "Licence Ouverte / Open Licence 2.0 (Etalab)";
export const insee = "Insee";
export const dares = "Dares";
export const franceTravail = "France Travail";
export const depp = "Ministère de l'Éducation nationale (DEPP)";

export const france: LevelExpr = { level: "france", value: FRANCE };
/** The total of the axis that goes with the territory. */
export const total: LevelExpr = { level: "all", value: TOTAL };

export function csv(
	encoding: Encoding = "utf-8",
	delimiter: CsvLayout["delimiter"] = ";",
	decimal: CsvLayout["decimal"] = ".",
): CsvLayout {
	return { format: "csv", encoding, delimiter, decimal };
}

/** Signs of the tables of INSEE: the letters stand beside a value, the others in its place. */
export const inseeSigns: Readonly<Record<string, InnerStatus>> = {
	"": "NA",
	nd: "NA",
	"…": "NA",
	ns: "NS",
	"n.s.": "NS",
	"///": "NAT",
	s: "SP",
	p: "P",
	r: "R",
	e: "E",
};

/** A text column carried along for the reader, on which nothing rests. */
export function note(name: string, header: string): Field {
	return { name, header, type: "text" };
}

/**
 * FAP 2009 files mix the three levels in one column; they also carry codes outside the nomenclature: `ZZZ` (unclassified),
 * `T2Z` (double of T2A + T2B, T2Z60 likewise), `Z` and `Y`. The filters below keep each level apart and leave those out.
 */
export const fap87 = (field: string): RowFilter[] => [
	{ field, matches: "[A-Z][0-9][A-Z]" },
	{ field, notIn: ["ZZZ", "T2Z", "ENS", "SAL"] },
];
export const fap225 = (field: string): RowFilter[] => [
	{ field, matches: "[A-Z][0-9][A-Z][0-9]{2}" },
	{ field, notIn: ["ZZZZZ", "T2Z60"] },
];
export const fap22 = (field: string): RowFilter[] => [{ field, matches: "[A-X]" }];
export const ensemble = (field: string): RowFilter[] => [{ field, in: ["Ensemble", "ENSEMBLE", "ENS"] }];

/** The four mappings of a FAP 2009 file over its levels and its total. */
export const fap2009Levels = [
	{ level: { level: "fap2009-225", field: "fap" }, rows: fap225("fap") },
	{ level: { level: "fap2009-87", field: "fap" }, rows: fap87("fap") },
	{ level: { level: "fap2009-22", field: "fap" }, rows: fap22("fap") },
	{ level: total, rows: ensemble("fap") },
] as const satisfies readonly { level: LevelExpr; rows: readonly RowFilter[] }[];

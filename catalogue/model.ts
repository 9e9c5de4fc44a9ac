/**
 * The vocabulary in which the catalogue declares what the observatory knows. Pure data: no I/O, no clock.
 * Everything that a stage needs to know about a data set (layout, checks, mapping, provenance) derives from here.
 */
export type * from "./axes.ts";
export type * from "./connector.ts";
export type * from "./indicator.ts";
export type * from "./nomenclature-mapping.ts";
export type * from "./published.ts";
export type * from "./source.ts";

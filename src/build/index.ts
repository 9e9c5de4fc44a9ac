export { type BuildOptions, type BuildResult, build } from "./build.ts";
export { knownCodes, knownNomenclature, type Nomenclature } from "./codes.ts";
export { type Recheck, recheckProofs } from "./protection/index.ts";
export { BuildRefused, type Refusal } from "./refused.ts";
export { isIdentical, type ReplayReport, replay } from "./replay.ts";
export type { Asker, Settlement } from "./settle.ts";

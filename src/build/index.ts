export { type BuildOptions, BuildRefused, type BuildResult, build, type Refusal } from "./build.ts";
export { knownCodes, knownNomenclature, type Nomenclature } from "./codes.ts";
export { type Recheck, recheckProofs } from "./protection/index.ts";
export { isIdentical, type ReplayReport, replay } from "./replay.ts";
export type { Asker, Settlement } from "./settle.ts";

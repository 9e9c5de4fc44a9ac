export type { AuditOptions } from "./audit.ts";
export { audit } from "./audit.ts";
export {
	cellKey,
	type NoiseRequest,
	type NoiseTable,
	noiseTable,
	perturbed,
	recordKey,
} from "./cell-key.ts";
export { type Dimension, type Tree, treeOf } from "./hierarchy.ts";
export type * from "./model.ts";
export {
	type Facts,
	type Protection,
	type ProtectionWay,
	primaryOf,
	protectionOf,
	type Secrecy,
	strictest,
} from "./primary.ts";
export { type ProgrammeFile, programmesOf } from "./programmes.ts";
export { type Proof, type PublicSummary, proofOf, publicSummary } from "./proof.ts";
export { onlyWay, type Way } from "./protection-way.ts";
export { atRandom, controlled, conventional, type Roundable } from "./rounding.ts";
export type { SuppressOptions } from "./suppress.ts";
export { suppress } from "./suppress.ts";
export {
	type Cell,
	cellName,
	type Declared,
	problemOf,
	type Table,
	type Tables,
	type Weight,
} from "./table.ts";

export { type AuditOptions, audit } from "./audit.ts";
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
export { type ProgrammeFile, programmesOf, type Question } from "./programmes.ts";
export { type Proof, type PublicSummary, proofOf, publicSummary } from "./proof.ts";
export { type SuppressOptions, suppress } from "./suppress.ts";
export {
	type Cell,
	cellName,
	type Declared,
	problemOf,
	type Table,
	type Tables,
	type Weight,
} from "./table.ts";

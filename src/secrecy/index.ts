export type { AuditOptions } from "./audit.ts";
export { audit } from "./audit.ts";
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
export { programmesOf } from "./programmes.ts";
export { type Proof, type PublicSummary, proofOf, publicSummary } from "./proof.ts";
export type { SuppressOptions } from "./suppress.ts";
export { suppress } from "./suppress.ts";

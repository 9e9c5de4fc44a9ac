export type { AuditOptions } from "./audit.ts";
export { audit } from "./audit.ts";
export type * from "./model.ts";
export type { SuppressOptions } from "./suppress.ts";
export { suppress } from "./suppress.ts";

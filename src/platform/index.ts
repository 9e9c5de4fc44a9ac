export { distance, nearest } from "./distance.ts";
export { type Database, ident, literal, openDatabase, type SqlRow, type SqlValue } from "./duckdb.ts";
export { DefError, type ErrorCode } from "./errors.ts";
export { commitDraft, discardDraft, draftOf, writeAtomic } from "./files.ts";
export * from "./french.ts";
export { hashOf, hashOfCode, sha256 } from "./hash.ts";
export { packageRoot } from "./paths.ts";
export { readSettings, type Settings } from "./settings.ts";

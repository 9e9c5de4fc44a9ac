export { backup } from "./backup/backup.ts";
export { restore } from "./backup/restore.ts";
export { distance, nearest } from "./distance.ts";
export {
	type Database,
	ident,
	literal,
	type Numbers,
	openDatabase,
	type SqlRow,
	type SqlValue,
} from "./duckdb.ts";
export { DefError, type ErrorCode } from "./errors.ts";
export { figureRefusals } from "./figure-errors.ts";
export { commitDraft, discardDraft, draftOf, isLeft, writeAtomic } from "./files.ts";
export * from "./french.ts";
export { hashOf, hashOfCode, sha256, stableJson } from "./hash.ts";
export { takeLock } from "./lock.ts";
export { packageRoot } from "./paths.ts";
export { type Migration, openRecords, type Query, type Records } from "./records/records.ts";
export { readSettings, type Settings } from "./settings.ts";

import type { Query } from "../records/records.ts";

/** Long work, done apart from the server by a worker, once, whatever is killed meanwhile. */
export interface Jobs {
	/** Asks for a piece of work, in the caller's transaction: it is done only if what it is about was written. */
	readonly ask: (query: Query, work: string, subject: string) => Promise<void>;
	/** Stops it, waiting or under way. */
	readonly cancel: (query: Query, work: string, subject: string) => Promise<void>;
}

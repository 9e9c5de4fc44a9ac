import type { Query } from "../records/records.ts";

/** Long work, done apart from the server by a worker, once, whatever is killed meanwhile. */
export interface Jobs {
	/** Asks for a piece of work, in the caller's transaction: it is done only if what it is about was written. */
	readonly ask: (query: Query, work: string, subject: string) => Promise<void>;
	/** Stops it, waiting or under way. */
	readonly cancel: (query: Query, work: string, subject: string) => Promise<void>;
}

/** A piece of work taken by a worker. `attempt` starts at 1; more after a worker died with it. */
export interface Job {
	readonly id: string;
	readonly work: string;
	readonly subject: string;
	readonly attempt: number;
}

/** The worker's side of the same queues. */
export interface Bench extends Jobs {
	/** Takes the next one, or nothing. */
	readonly take: (work: string) => Promise<Job | undefined>;
	/** Tells that its worker is alive. */
	readonly touch: (job: Job) => Promise<void>;
	/** Ends it, in the transaction of what it wrote. */
	readonly done: (query: Query, job: Job) => Promise<void>;
	/** Puts back in the queue what is under way in nobody's hands. Only where no other worker can be at work. */
	readonly takeOver: (work: string) => Promise<void>;
	/** Is it waiting or under way? */
	readonly isAsked: (query: Query, work: string, subject: string) => Promise<boolean>;
	readonly close: () => Promise<void>;
}

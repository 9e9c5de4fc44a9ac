import type { SignedInContext } from "./route.ts";

/** Something that waits for this person: what, where to do it, and why it waits. */
export interface Task {
	readonly text: string;
	readonly path: string;
	readonly detail: string;
	/** Late, or it blocks somebody. */
	readonly urgent?: boolean;
}

export type TaskFeed = (context: SignedInContext) => Promise<readonly Task[]>;

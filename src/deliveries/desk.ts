import type { Source } from "../../catalogue/model.ts";
import type { Access } from "../access/index.ts";
import type { Jobs } from "../platform/jobs/jobs.ts";

/** What the functions of this room work on. */
export interface Desk {
	readonly access: Access;
	readonly sources: readonly Source[];
	readonly jobs: Jobs;
}

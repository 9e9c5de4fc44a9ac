import type { Source } from "../../catalogue/model.ts";
import type { Access } from "../access/index.ts";
import type { CharterRule } from "../charters/index.ts";
import type { LinksOf, Lookup } from "../collection/index.ts";
import type { Jobs } from "../platform/jobs/jobs.ts";
import type { Query } from "../platform/records/records.ts";

/** What the functions of this room work on. */
export interface Desk {
	readonly access: Access;
	readonly sources: readonly Source[];
	readonly jobs: Jobs;
	/** Codes against which files are checked: those of the published release. */
	readonly knowledge: () => Promise<Lookup>;
	/** Their links, for the preview of what a charter hides. Absent: no preview. */
	readonly links?: () => Promise<LinksOf>;
	/** Clauses of the signed charters. Absent: those of the records. */
	readonly rules?: (query: Query) => Promise<readonly CharterRule[]>;
}

import type { Source } from "../../catalogue/model.ts";
import { sources as catalogue } from "../../catalogue/sources/index.ts";
import type { Access } from "../access/index.ts";
import { type Desk, policies } from "../deliveries/index.ts";
import { kitPolicies } from "../kits/index.ts";
import { openJobs } from "../platform/jobs/boss.ts";
import type { Bench } from "../platform/jobs/jobs.ts";
import { knowledgeOf } from "./knowledge.ts";

interface DeskOptions {
	/** This process watches over the queues: the worker does. */
	readonly supervise?: boolean;
	/** Default: the catalogue. */
	readonly sources?: readonly Source[];
	/** Default: the charters signed in the records. */
	readonly rules?: Desk["rules"];
}

/** The import desk on these records. Its jobs, which are those of the kits too, are to be closed. */
export async function openDesk(
	access: Access,
	{ supervise = false, sources = catalogue, rules }: DeskOptions = {},
): Promise<Desk & { readonly jobs: Bench }> {
	const jobs = await openJobs(access.records, { ...policies, ...kitPolicies }, supervise);
	const known = knowledgeOf(access.dataDir, sources);
	const [codes, links] = [async () => (await known()).codes, async () => (await known()).linksOf];
	return { access, sources, jobs, knowledge: codes, links, ...(rules ? { rules } : {}) };
}

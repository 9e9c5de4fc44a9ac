import { sources } from "../../catalogue/sources/index.ts";
import type { Access } from "../access/index.ts";
import { type Desk, policies } from "../deliveries/index.ts";
import { openJobs } from "../platform/jobs/boss.ts";
import type { Bench } from "../platform/jobs/jobs.ts";
import { knowledgeOf } from "./knowledge.ts";

/** The import desk on these records. `supervise`: this process watches over the queues (the worker does). Its jobs are to be closed. */
export async function openDesk(access: Access, supervise = false): Promise<Desk & { readonly jobs: Bench }> {
	const jobs = await openJobs(access.records, policies, supervise);
	return { access, sources, jobs, knowledge: knowledgeOf(access.dataDir, sources) };
}

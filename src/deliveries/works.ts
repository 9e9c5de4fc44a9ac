import type { WorkPolicy } from "../platform/jobs/boss.ts";

/** What the desk asks of the worker: a check for one delivery, a build for all. */
export const works = { controle: "exclusive", construction: "stately" } as const satisfies Record<
	string,
	WorkPolicy
>;

/** Subject of the only build there is. */
export const everything = "tout";

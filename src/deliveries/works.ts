import type { WorkPolicy } from "../platform/jobs/boss.ts";

/** What the desk asks of the worker: a check for one delivery, a build for all. */
export const works = { controle: "controle", construction: "construction" } as const;

export const policies: Readonly<Record<keyof typeof works, WorkPolicy>> = {
	controle: "exclusive",
	construction: "stately",
};

/** Subject of the only build there is. */
export const everything = "tout";

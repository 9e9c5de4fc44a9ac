import type { Source } from "../../catalogue/model.ts";
import { DefError } from "../platform/index.ts";

/** A source whose file was refused, with the reason. */
export interface Refusal {
	readonly source: Source;
	readonly error: DefError;
}

/** The build stops before any cube: what is served stays. Holds every refusal, not only the first. */
export class BuildRefused extends DefError {
	readonly refusals: readonly Refusal[];
	constructor(refusals: readonly Refusal[]) {
		super("construction-refusee", { count: refusals.length, first: refusals[0]?.error.message ?? "" });
		this.refusals = refusals;
	}
}

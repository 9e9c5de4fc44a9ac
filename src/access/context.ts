import type { Records } from "../platform/records/records.ts";
import type { Seal } from "./seal.ts";

/** What the functions of this room work on. */
export interface Access {
	readonly records: Records;
	readonly seal: Seal;
	readonly dataDir: string;
	/** Address of the site as people type it, without final slash: links that are sent, return from a provider. */
	readonly publicUrl: string;
	readonly now: () => Date;
}

import type { Batch } from "../collection/index.ts";
import type { CubeTable } from "../warehouse/index.ts";

/** Everything a release says of itself. Paths are relative: to the release folder, or to the data folder for batches. */
export interface Manifest {
	readonly id: string;
	/** Instant of publication, ISO 8601. The only thing in a release that two identical builds do not share. */
	readonly published: string;
	readonly sample: boolean;
	readonly codeVersion: string;
	/** Hash of the declarations (sources, indicators) in force. */
	readonly catalogue: string;
	readonly cubes: readonly {
		readonly cube: string;
		readonly key: string;
		readonly facts: string;
		readonly tables: readonly CubeTable[];
		readonly batches: readonly string[];
	}[];
	readonly batches: readonly Batch[];
	readonly files: readonly { readonly path: string; readonly sha256: string; readonly bytes: number }[];
}

import type { FactCut } from "../../catalogue/columns.ts";
import type { Batch } from "../collection/index.ts";
import type { PrimaryRules } from "../secrecy/index.ts";
import type { Crossing, CubeTable } from "../warehouse/index.ts";

/** How a cube whose figures are under statistical secrecy was protected. Nothing here tells of one cell. */
export interface Protection {
	/** Name of the protected cube: everything that it comes from, earlier publications included. */
	readonly key: string;
	/** The same, earlier publications set apart. */
	readonly base: string;
	/** Protected cubes published before, which an attacker has. Others published since: it must be done again. */
	readonly against: readonly string[];
	/** The strictest thresholds, each with who asks for it. */
	readonly rules: PrimaryRules;
	/** Figures of the tables, and how many of them are hidden, by themselves or for others: nobody can tell which. */
	readonly cells: number;
	readonly hidden: number;
	/** Hash of the equations and the printed figures that the audit attacked: nothing hidden can be tried against it. */
	readonly system: string;
	/** Every release passes the audit: what does not is not published. */
	readonly verdict: "sur";
	/** What a person must know before publishing (C-41). */
	readonly findings: readonly ProtectionFinding[];
	/** Public part of the proof, in the release folder. The other one stands beside it until the data must go. */
	readonly proof: string;
}

export interface ProtectionFinding {
	readonly rule: "C-41";
	readonly severity: "to-confirm";
	readonly message: string;
	readonly count: number;
}

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
		/** Facts behind the tables. Absent for a protected cube: nothing tells its lines. */
		readonly facts?: string;
		/** How they are read. Absent with them, and of the releases made when each mapping had rows of its own. */
		readonly cuts?: readonly FactCut[];
		readonly tables: readonly CubeTable[];
		readonly batches: readonly string[];
		/** How the codes of its sources were converted. Absent when none was, and of the releases made before it was kept. */
		readonly crossings?: readonly Crossing[];
	}[];
	readonly batches: readonly Batch[];
	/** By protected cube. Absent from the releases made before secrecy: what they hold under a charter is shown to nobody. */
	readonly protection?: Readonly<Record<string, Protection>>;
	readonly files: readonly { readonly path: string; readonly sha256: string; readonly bytes: number }[];
}

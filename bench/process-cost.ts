import { readdirSync, readFileSync } from "node:fs";

/** What a process and those that it started have used since they began. */
export interface ProcessCost {
	/** User and system, in seconds. */
	readonly cpu: number;
	/** Resident memory of the largest of them, now and at most, in mebibytes. */
	readonly resident: number;
	readonly peak: number;
}

/** Clock ticks in a second, as Linux counts them for every program. */
const ticks = 100;

/** Undefined where the system does not tell (no `/proc`). */
export function costOf(pid: number): ProcessCost | undefined {
	try {
		const all = readdirSync("/proc")
			.filter((name) => /^\d+$/.test(name))
			.flatMap((name) => statOf(Number(name)) ?? []);
		const family = new Set([pid]);
		for (let size = 0; size < family.size; ) {
			size = family.size;
			for (const one of all) if (family.has(one.parent)) family.add(one.pid);
		}
		const own = all.filter((one) => family.has(one.pid));
		const memories = own.map((one) => memoryOf(one.pid));
		return {
			cpu: own.reduce((sum, one) => sum + one.ticks, 0) / ticks,
			resident: Math.max(0, ...memories.map(({ resident }) => resident)),
			peak: Math.max(0, ...memories.map(({ peak }) => peak)),
		};
	} catch {
		return undefined;
	}
}

function statOf(
	pid: number,
): { readonly pid: number; readonly parent: number; readonly ticks: number } | undefined {
	try {
		// The name of a program, between brackets, may hold blanks.
		const [, fields = ""] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ");
		const [, parent, , , , , , , , , , user, system] = fields.split(" ").map(Number);
		return { pid, parent: parent ?? 0, ticks: (user ?? 0) + (system ?? 0) };
	} catch {
		// It ended meanwhile.
		return undefined;
	}
}

function memoryOf(pid: number): { readonly resident: number; readonly peak: number } {
	try {
		const text = readFileSync(`/proc/${pid}/status`, "utf8");
		const read = (name: string): number =>
			Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(text)?.[1] ?? 0);
		return { resident: read("VmRSS") / 1024, peak: read("VmHWM") / 1024 };
	} catch {
		return { resident: 0, peak: 0 };
	}
}

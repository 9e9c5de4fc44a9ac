import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

/**
 * A server killed without warning leaves its PostgreSQL running, or a `postmaster.pid` that names a number since used
 * again. The orphan is stopped and the stale file removed, so that a new server can take its place.
 */
export async function clearOrphan(cluster: string): Promise<void> {
	const file = join(cluster, "postmaster.pid");
	const pid = Number.parseInt(read(file) ?? "", 10);
	if (!(pid > 0)) return;
	if (!commandOf(pid).includes(cluster)) {
		rmSync(file, { force: true });
		return;
	}
	// "Fast" shutdown, then without ceremony: the write-ahead log makes both safe.
	for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
		send(pid, signal);
		for (let waited = 0; waited < 10_000; waited += 50) {
			if (!commandOf(pid).includes(cluster)) return;
			await new Promise((wake) => setTimeout(wake, 50));
		}
	}
}

/** Command line of a living process; empty when there is none. */
function commandOf(pid: number): string {
	if (process.platform === "linux") return read(`/proc/${pid}/cmdline`) ?? "";
	try {
		return execFileSync("ps", ["-p", String(pid), "-o", "command="], { encoding: "utf8" });
	} catch {
		return "";
	}
}

function send(pid: number, signal: NodeJS.Signals): void {
	try {
		process.kill(pid, signal);
	} catch {
		// it ended by itself
	}
}

function read(path: string): string | undefined {
	try {
		return readFileSync(path, "utf8");
	} catch {
		return undefined;
	}
}

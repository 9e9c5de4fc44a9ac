import { closeSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { DefError } from "../platform/index.ts";

/** One build at a time in a data folder. A lock left by a dead process is taken over. Returns the release of the lock. */
export function takeLock(path: string): () => void {
	for (let attempt = 0; ; attempt++) {
		try {
			const fd = openSync(path, "wx");
			writeSync(fd, String(process.pid));
			closeSync(fd);
			return () => rmSync(path, { force: true });
		} catch (error) {
			if (!isExists(error)) throw error;
			const pid = Number(readFileSync(path, "utf8")) || 0;
			if (attempt > 0 || alive(pid)) throw new DefError("construction-en-cours", { pid });
			rmSync(path, { force: true });
		}
	}
}

function alive(pid: number): boolean {
	if (pid <= 0) return false;
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}

function isExists(error: unknown): boolean {
	return error instanceof Error && "code" in error && error.code === "EEXIST";
}

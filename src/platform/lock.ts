import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { DefError } from "./errors.ts";

/**
 * One worker at a time in a data folder: a build, or a server. A lock left by a dead process is taken over. Returns the
 * release of the lock; throws the given error with the number of the process that holds it.
 */
export function takeLock(
	path: string,
	refusal: "construction-en-cours" | "service-en-cours" = "construction-en-cours",
): () => void {
	// Written aside then linked: the lock is never seen without its owner's name.
	const own = `${path}.${process.pid}.part`;
	const release = (): void => rmSync(path, { force: true });
	writeFileSync(own, ownerOf(process.pid));
	try {
		for (let attempt = 0; ; attempt++) {
			try {
				linkSync(own, path);
				return release;
			} catch (error) {
				if (codeOf(error) !== "EEXIST") throw error;
			}
			const owner = read(path);
			if (owner === undefined) continue; // given back between the two calls
			const pid = Number.parseInt(owner, 10) || 0;
			if (attempt > 20 || alive(owner, pid)) throw new DefError(refusal, { pid });
			if (takeOver(path, owner, own, refusal)) return release;
		}
	} finally {
		rmSync(own, { force: true });
	}
}

/** Puts one's own lock in the place of a dead one. One process at a time does that, so that none moves a lock that another has just taken. */
function takeOver(path: string, dead: string, own: string, refusal: Parameters<typeof takeLock>[1]): boolean {
	const done = takeLock(`${path}.reprise`, refusal);
	try {
		if (read(path) !== dead) return false;
		renameSync(own, path);
		return true;
	} finally {
		done();
	}
}

/**
 * Process number and, where the system tells it, the instant at which that process started: numbers are used again, and
 * in a container the same ones come back at each restart.
 */
function ownerOf(pid: number): string {
	return [pid, ...(statOf(pid)?.slice(1) ?? [])].join(" ");
}

function alive(owner: string, pid: number): boolean {
	if (pid <= 0) return false;
	const stat = statOf(pid);
	// A killed process that its parent has not buried yet still answers to its number.
	if (stat) return stat[0] !== "Z" && stat[0] !== "X" && owner === ownerOf(pid);
	return answers(pid);
}

/** Is there a process of this number that is not dead? */
export function lives(pid: number): boolean {
	const state = statOf(pid)?.[0];
	return state === undefined ? answers(pid) : state !== "Z" && state !== "X";
}

function answers(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return codeOf(error) === "EPERM"; // it lives, under another account
	}
}

/** State and start time of a process, from Linux's `/proc`; undefined elsewhere or when it is gone. */
function statOf(pid: number): readonly [string, string] | undefined {
	const stat = read(`/proc/${pid}/stat`);
	// The name of the program, between brackets, may hold blanks and brackets of its own.
	const fields = stat?.slice(stat.lastIndexOf(")") + 2).split(" ");
	const [state, start] = [fields?.[0], fields?.[19]];
	return state === undefined || start === undefined ? undefined : [state, start];
}

function read(path: string): string | undefined {
	try {
		return readFileSync(path, "utf8");
	} catch (error) {
		if (codeOf(error) === "ENOENT" || codeOf(error) === "ESRCH") return undefined;
		throw error;
	}
}

function codeOf(error: unknown): string | undefined {
	return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

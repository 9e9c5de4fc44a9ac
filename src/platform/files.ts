import {
	closeSync,
	fsyncSync,
	mkdirSync,
	openSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import { lives } from "./lock.ts";

/** Writes the whole file or nothing: to a neighbour first, flushed, then renamed over. */
export function writeAtomic(path: string, content: string | Uint8Array): void {
	mkdirSync(dirname(path), { recursive: true });
	const draft = draftOf(path);
	writeFileSync(draft, content);
	commitDraft(draft, path);
}

/** Neighbour name under which a file or folder is prepared before it takes its place. */
export function draftOf(path: string): string {
	return `${path}.${process.pid}.part`;
}

const day = 86_400_000;

/**
 * Is this draft nobody's any more? Its process is gone; a number used again by another process keeps one for a day. What names no
 * process may be arriving right now: a day too.
 */
export function isLeft(path: string): boolean {
	const pid = Number(/\.(\d+)\.part$/.exec(path)?.[1]);
	const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
	return age > day || (pid > 0 && !lives(pid));
}

/** Flushes a finished draft and gives it its name in one move. */
export function commitDraft(draft: string, path: string): void {
	const fd = openSync(draft, "r");
	fsyncSync(fd);
	closeSync(fd);
	renameSync(draft, path);
}

export function discardDraft(draft: string): void {
	rmSync(draft, { recursive: true, force: true });
}

import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

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

import { setImmediate } from "node:timers/promises";
import type { Source } from "../../catalogue/model.ts";
import type { BatchAdjustments } from "./batch-id.ts";
import { blocksFile, type Checked, checking, isBlocking } from "./check.ts";
import { type Limits, openFile } from "./container.ts";
import { decodeOpened } from "./decode.ts";
import { readInput } from "./receive.ts";
import { refuseImpostor } from "./recognise.ts";
import type { Table } from "./table.ts";
import type { Lookup } from "./typed.ts";

export interface InspectOptions extends BatchAdjustments {
	/** Sources among which the file is told apart. */
	readonly rivals?: readonly Source[];
	/** Called between two pieces of the file: how far, out of how much (bytes). */
	readonly onProgress?: (done: number, total: number) => void;
	/** Looked at between two pieces of the file: its reason is thrown. */
	readonly signal?: AbortSignal;
	/** Sizes past which the file is refused. Default: those of a process that does nothing else. */
	readonly limits?: Limits;
	/** Keep every defect with its place (`marks`), for the grid and the return file. */
	readonly trace?: boolean;
}

/** Milliseconds of work after which others get their turn. */
const breath = 20;

/** What a file says when it is read as one source, with what was decided of it. */
export interface Inspection extends Checked {
	readonly table: Table;
	/** Rows set aside. */
	readonly held: number;
	/** Nothing may be used without a decision. */
	readonly blocking: boolean;
	/** Nothing may be used at all: a defect of the whole file, or no row left once the wrong ones are set aside. */
	readonly refused: boolean;
}

/**
 * Reads and checks a file as the given source, keeping nothing: the one path of the check job, of the grid and of the batch.
 * Throws `fichier-absent`, `fichier-vide`, `fichier-illisible`, `fichier-trop-gros`, `autre-source`; bad content is findings. Throws the
 * reason of `signal` once it is aborted.
 */
export async function inspect(
	source: Source,
	file: { readonly path: string; readonly name: string },
	lookup: Lookup,
	options: InspectOptions = {},
): Promise<Inspection> {
	const { signal, onProgress, partial = false } = options;
	const opened = await openFile(readInput(file.path), file.name, [source], options.limits);
	signal?.throwIfAborted();
	refuseImpostor(source, opened, options.rivals ?? [], options.mapping);
	const table = decodeOpened(source, opened, options);
	const total = opened.kind === "text" ? opened.size : 1;
	let read = 0;
	const steps = checking(source, table, lookup, {
		partial,
		onRead: (bytes) => {
			read = bytes;
		},
	});
	let step = steps.next();
	for (let pause = performance.now() + breath; !step.done; step = steps.next()) {
		if (performance.now() < pause) continue;
		onProgress?.(read, total);
		await setImmediate();
		signal?.throwIfAborted();
		pause = performance.now() + breath;
	}
	const checked = step.value;
	onProgress?.(total, total);
	const held = checked.rows.held.filter((h) => h !== null).length;
	const blocking = isBlocking(checked.findings);
	const refused = blocksFile(checked.findings) || (partial && blocking && held === checked.rows.count);
	return { ...checked, table, held, blocking, refused };
}

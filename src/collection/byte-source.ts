import { closeSync, fstatSync, openSync, readSync } from "node:fs";

/** Bytes that are read from the start as often as needed, in memory or on disk. */
export interface ByteSource {
	readonly size: number;
	/** Pieces from the start. A piece may be written over once the next one is asked for. */
	chunks(): Iterable<Uint8Array>;
	/** The first bytes, at most this many. */
	head(length: number): Uint8Array;
	/** All of them, in memory. */
	all(): Uint8Array;
}

/** Small pieces: a text cut from one keeps it in memory. */
const chunkBytes = 128 * 1024;

export function memoryBytes(bytes: Uint8Array, chunk = chunkBytes): ByteSource {
	return {
		size: bytes.length,
		*chunks() {
			for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
		},
		head: (length) => bytes.subarray(0, length),
		all: () => bytes,
	};
}

/** A file on disk, never held whole. Reading throws the errors of the system. */
export function fileBytes(path: string, chunk = chunkBytes): ByteSource {
	const size = withFile(path, (file) => fstatSync(file).size);
	const head = (length: number): Uint8Array =>
		withFile(path, (file) => {
			const bytes = Buffer.alloc(Math.min(length, size));
			return bytes.subarray(0, fill(file, bytes));
		});
	return {
		size,
		*chunks() {
			const file = openSync(path, "r");
			try {
				const bytes = Buffer.alloc(chunk);
				for (let read = fill(file, bytes); read > 0; read = fill(file, bytes)) yield bytes.subarray(0, read);
			} finally {
				closeSync(file);
			}
		},
		head,
		all: () => head(size),
	};
}

function fill(file: number, bytes: Uint8Array): number {
	let at = 0;
	while (at < bytes.length) {
		const read = readSync(file, bytes, at, bytes.length - at, null);
		if (read === 0) break;
		at += read;
	}
	return at;
}

function withFile<T>(path: string, read: (file: number) => T): T {
	const file = openSync(path, "r");
	try {
		return read(file);
	} finally {
		closeSync(file);
	}
}

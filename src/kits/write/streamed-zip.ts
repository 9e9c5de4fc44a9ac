import { Readable } from "node:stream";
import { Zip, ZipPassThrough } from "fflate";

export interface ZippedFile {
	readonly name: string;
	readonly date: Date;
	readonly bytes: Uint8Array;
}

/** An archive sent as it is made: one file in memory at a time. Files that are archives themselves gain nothing by being pressed again. */
export function streamedZip(files: Iterable<ZippedFile>): Readable {
	return Readable.from(chunksOf(files), { objectMode: false });
}

function* chunksOf(files: Iterable<ZippedFile>): Generator<Uint8Array> {
	const ready: Uint8Array[] = [];
	const zip = new Zip((error, chunk) => {
		if (error) throw error;
		ready.push(chunk);
	});
	for (const { name, date, bytes } of files) {
		const entry = new ZipPassThrough(name);
		entry.mtime = date;
		zip.add(entry);
		entry.push(bytes, true);
		yield* ready.splice(0);
	}
	zip.end();
	yield* ready.splice(0);
}

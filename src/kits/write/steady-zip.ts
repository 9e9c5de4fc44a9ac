import { unzipSync, type Zippable, zipSync } from "fflate";

/** Files of an archive, by name. */
export type Entries = Readonly<Record<string, Uint8Array>>;

/**
 * The same files give the same bytes, whatever the hour and the place of the machine. An Open Document begins with its type, not
 * compressed: the order of the names is kept.
 */
export function steadyZip(entries: Entries, day: string): Uint8Array {
	// The archive writes the local hour of a date: this one is the same in every zone.
	const [year = 1980, month = 1, date = 1] = day.slice(0, 10).split("-").map(Number);
	const mtime = new Date(year, month - 1, date);
	const zipped: Zippable = {};
	for (const [name, bytes] of Object.entries(entries))
		zipped[name] = [bytes, { mtime, level: name === "mimetype" ? 0 : 6 }];
	return zipSync(zipped);
}

/** The files of an archive made by this machine. */
export function entriesOf(archive: Uint8Array): Record<string, Uint8Array> {
	return unzipSync(archive);
}

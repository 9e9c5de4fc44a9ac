import { crc32, gunzipSync, inflateRawSync } from "node:zlib";

/** Thrown when the announced or real size of the content passes the budget. */
export class TooBig extends Error {
	readonly limit: number;

	/** `limit` in bytes, as the person is told. */
	constructor(limit: number) {
		super();
		this.limit = limit;
	}
}
/** Thrown when an archive is cut or damaged. The message is French and ends up in `fichier-illisible`. */
export class BadArchive extends Error {}

export interface ArchiveEntry {
	readonly name: string;
	readonly method: number;
	readonly compressed: number;
	readonly size: number;
	readonly encrypted: boolean;
	readonly crc: number;
	/** Offset of the local header. */
	readonly offset: number;
}

export function gunzip(bytes: Uint8Array, budget: number): Buffer {
	try {
		return gunzipSync(bytes, { maxOutputLength: budget });
	} catch (cause) {
		if (isTooLarge(cause)) throw new TooBig(budget);
		throw new BadArchive("l'archive gzip est incomplète ou abîmée", { cause });
	}
}

/** Entries of a ZIP from its central directory, which stands at the end: a cut file has none. */
export function zipEntries(bytes: Uint8Array): ArchiveEntry[] {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const end = endOfDirectory(view);
	const count = view.getUint16(end + 10, true);
	let at = view.getUint32(end + 16, true);
	if (at === 0xffffffff || count === 0xffff) throw new BadArchive("l'archive est au format ZIP64");
	const entries: ArchiveEntry[] = [];
	for (let i = 0; i < count; i++) {
		if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) {
			throw new BadArchive("la table des matières de l'archive est abîmée");
		}
		const flags = view.getUint16(at + 8, true);
		const nameLength = view.getUint16(at + 28, true);
		const raw = bytes.subarray(at + 46, at + 46 + nameLength);
		entries.push({
			name: entryName(raw, (flags & 0x800) !== 0),
			method: view.getUint16(at + 10, true),
			compressed: view.getUint32(at + 20, true),
			size: view.getUint32(at + 24, true),
			encrypted: (flags & 1) !== 0,
			crc: view.getUint32(at + 16, true),
			offset: view.getUint32(at + 42, true),
		});
		at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
	}
	return entries;
}

/** Inflates one entry, never past the budget whatever the directory announced. */
export function unzipEntry(bytes: Uint8Array, entry: ArchiveEntry, budget: number): Buffer {
	if (entry.encrypted) throw new BadArchive("l'archive est protégée par mot de passe");
	if (entry.size > budget) throw new TooBig(budget);
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== 0x04034b50) {
		throw new BadArchive("l'archive est incomplète");
	}
	const start =
		entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
	const data = bytes.subarray(start, start + entry.compressed);
	if (data.length < entry.compressed) throw new BadArchive("l'archive est incomplète");
	if (entry.method === 0) return intact(Buffer.from(data), entry);
	if (entry.method !== 8) throw new BadArchive("la méthode de compression de l'archive n'est pas connue");
	let out: Buffer;
	try {
		out = inflateRawSync(data, { maxOutputLength: Math.max(1, budget) });
	} catch (cause) {
		if (isTooLarge(cause)) throw new TooBig(budget);
		throw new BadArchive("le contenu de l'archive est abîmé", { cause });
	}
	return intact(out, entry);
}

function intact(out: Buffer, entry: ArchiveEntry): Buffer {
	if (out.length !== entry.size) throw new BadArchive("le contenu de l'archive n'a pas la taille annoncée");
	if (crc32(out) !== entry.crc) throw new BadArchive("le contenu de l'archive est abîmé");
	return out;
}

function endOfDirectory(view: DataView): number {
	const from = view.byteLength - 22;
	for (let at = from; at >= 0 && at > from - 65_536; at--) {
		if (view.getUint32(at, true) === 0x06054b50) return at;
	}
	throw new BadArchive("la fin du fichier manque");
}

function entryName(raw: Uint8Array, utf8: boolean): string {
	// Without the UTF-8 flag names are in DOS letters; only ASCII matters for the choice of an entry.
	return new TextDecoder(utf8 ? "utf-8" : "windows-1252").decode(raw);
}

function isTooLarge(cause: unknown): boolean {
	return cause instanceof Error && "code" in cause && cause.code === "ERR_BUFFER_TOO_LARGE";
}

import { basename } from "node:path";
import type { Encoding, Source } from "../../catalogue/model.ts";
import { DefError } from "../platform/index.ts";
import { BadArchive, gunzip, TooBig, unzipEntry, zipEntries } from "./archive.ts";
import { type DecodedText, decodeText } from "./encoding.ts";
import { nameMatches } from "./folder.ts";
import { readJson } from "./json.ts";
import { repeatedCells } from "./ods.ts";
import { isParquet, readParquetFile } from "./parquet-file.ts";
import type { Records } from "./records.ts";
import { withoutMarks } from "./returns/marks-off.ts";
import { readWorkbook, type Workbook } from "./workbook.ts";
import { readXml } from "./xml.ts";

const megabyte = 1024 * 1024;
/**
 * Sizes past which a file is refused, once decompressed. Reading a text costs about five times its size in memory, a
 * workbook ten times its XML, and the whole must stay under 1.5 GB.
 */
export const sizeLimits: Limits = {
	text: 256 * megabyte,
	workbook: 128 * megabyte,
	line: 16 * megabyte,
};

/** Cells past which a workbook does not fit in memory, whatever the size of its XML. */
const maxCells = 5_000_000;

interface Limits {
	readonly text: number;
	readonly workbook: number;
	/** Bytes of one line of a text table. */
	readonly line?: number;
}

/** A file once its wrapping is off: text of a table, workbook, or outlines. What it says is read later, source by source. */
export type Opened =
	| {
			readonly kind: "text";
			readonly file: string;
			readonly name: string;
			text(declared?: Encoding): DecodedText;
	  }
	| {
			readonly kind: "workbook";
			readonly file: string;
			readonly name: string;
			readonly book: Workbook;
			/** The workbook is one that we sent back with its defects marked: our own marks are already off. */
			readonly returned: boolean;
	  }
	| {
			readonly kind: "json";
			readonly file: string;
			readonly name: string;
			readonly json: unknown;
			/** Its records, those of the named property first. */
			records(wanted?: string): Records | undefined;
	  }
	| {
			readonly kind: "records";
			readonly file: string;
			readonly name: string;
			/** Its records, those of the named element when it has some. */
			records(wanted?: string): Records | undefined;
	  };

/** `open`, and Parquet too, which only DuckDB reads. */
export async function openFile(
	bytes: Uint8Array,
	fileName: string,
	sources: readonly Pick<Source, "files">[] = [],
): Promise<Opened> {
	if (!isParquet(bytes)) return open(bytes, fileName, sources);
	const file = basename(fileName);
	try {
		const records = await readParquetFile(bytes);
		if (!records) throw new DefError("fichier-vide", { file });
		return { kind: "records", file, name: file, records: () => records };
	} catch (cause) {
		throw clear(file, cause);
	}
}

/**
 * Takes the wrapping off and reads the container, from the bytes and not from the extension.
 * Throws `fichier-vide`, `fichier-illisible`, `fichier-trop-gros`.
 */
export function open(
	bytes: Uint8Array,
	fileName: string,
	sources: readonly Pick<Source, "files">[] = [],
	limits: Limits = sizeLimits,
): Opened {
	const file = basename(fileName);
	try {
		return unwrap(bytes, file, file, sources, limits, 0);
	} catch (cause) {
		throw clear(file, cause);
	}
}

function clear(file: string, cause: unknown): DefError {
	if (cause instanceof DefError) return cause;
	if (cause instanceof TooBig) return tooBig(file, cause.limit);
	if (cause instanceof BadArchive) return unreadable(file, cause.message, cause);
	return unreadable(file, "son contenu n'est pas celui annoncé", cause);
}

function unwrap(
	bytes: Uint8Array,
	file: string,
	name: string,
	sources: readonly Pick<Source, "files">[],
	limits: Limits,
	depth: number,
): Opened {
	if (bytes.length === 0) throw new DefError("fichier-vide", { file });
	if (depth > 3) throw new BadArchive("trop d'archives sont emboîtées");
	if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
		return unwrap(gunzip(bytes, limits.text), file, name.replace(/\.gz$/i, ""), sources, limits, depth + 1);
	}
	if (bytes[0] === 0x50 && bytes[1] === 0x4b) return unwrapZip(bytes, file, name, sources, limits, depth);
	if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
		if (bytes.length > limits.workbook) throw new TooBig(limits.workbook);
		return openWorkbook(readWorkbook(bytes, "xls", file), file, name);
	}
	if (isParquet(bytes))
		throw new BadArchive("c'est un Parquet dans une archive : déposez-le sans l'emballer");
	if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) throw unreadable(file, "c'est un document PDF");
	if (bytes.length > limits.text) throw new TooBig(limits.text);
	return openText(bytes, file, name, limits);
}

function openWorkbook(book: Workbook, file: string, name: string): Opened {
	const back = withoutMarks(book);
	return back
		? { kind: "workbook", file, name: back.received, book: back.book, returned: true }
		: { kind: "workbook", file, name, book, returned: false };
}

function unwrapZip(
	bytes: Uint8Array,
	file: string,
	name: string,
	sources: readonly Pick<Source, "files">[],
	limits: Limits,
	depth: number,
): Opened {
	const entries = zipEntries(bytes);
	const names = new Set(entries.map((e) => e.name));
	const workbook = names.has("xl/workbook.xml") || names.has("xl/workbook.bin") || names.has("content.xml");
	if (workbook || names.has("[Content_Types].xml")) {
		let budget = limits.workbook;
		// Every part is inflated once under the budget before the workbook reader, which has none, may touch it.
		for (const entry of entries) {
			try {
				const part = unzipEntry(bytes, entry, budget);
				budget -= part.length;
				if (entry.name === "content.xml" && repeatedCells(part.toString("utf8")) > maxCells) {
					throw new TooBig(limits.workbook);
				}
			} catch (cause) {
				throw cause instanceof TooBig ? new TooBig(limits.workbook) : cause;
			}
		}
		if (!workbook) throw unreadable(file, "c'est un document Office sans feuille de calcul");
		return openWorkbook(readWorkbook(bytes, "zip", file), file, name);
	}
	const strange = entries.find((e) => escapes(e.name));
	if (strange) throw new BadArchive(`l'archive contient un chemin interdit (${strange.name.slice(0, 60)})`);
	const files = entries.filter((e) => !e.name.endsWith("/") && !/(^|\/)(\.|__MACOSX\/)/.test(e.name));
	const wanted = files.filter((e) => sources.some((s) => nameMatches(s, basename(e.name))));
	const tables = files.filter((e) => /\.(csv|txt|tsv|xlsx?|ods|json|geojson|topojson|xml|gz)$/i.test(e.name));
	const [entry, second] = wanted.length > 0 ? wanted : tables.length > 0 ? tables : files;
	if (!entry) throw new DefError("fichier-vide", { file });
	if (second) {
		const list = files.map((e) => basename(e.name));
		throw new BadArchive(
			`l'archive contient plusieurs fichiers (${list.slice(0, 5).join(", ")}) : n'en déposez qu'un`,
		);
	}
	const inner = unzipEntry(bytes, entry, limits.text);
	if (inner[0] === 0x50 && inner[1] === 0x4b && !isOffice(inner)) {
		throw new BadArchive("l'archive en contient une autre : déposez le fichier lui-même");
	}
	return unwrap(inner, file, basename(entry.name), sources, limits, depth + 1);
}

/** A workbook is a ZIP too, and may well come in an archive. */
function isOffice(bytes: Uint8Array): boolean {
	return zipEntries(bytes).some((e) => e.name === "[Content_Types].xml" || e.name === "content.xml");
}

/** Nothing is written under the names of an archive; one that tries to leave its folder is refused all the same. */
function escapes(name: string): boolean {
	return /(^|[\\/])\.\.([\\/]|$)|^[\\/]|^[A-Za-z]:/.test(name) || name.includes("\u0000");
}

function openText(bytes: Uint8Array, file: string, name: string, limits: Limits): Opened {
	const decoded = new Map<Encoding | undefined, DecodedText>();
	const text = (declared?: Encoding): DecodedText => {
		const known = decoded.get(declared) ?? decodeText(bytes, declared);
		decoded.set(declared, known);
		return known;
	};
	const first = text().text;
	const head = first.slice(0, 4096).trimStart();
	if (first.trim() === "") throw new DefError("fichier-vide", { file });
	// A NUL never stands in a text table once UTF-16 has been decoded.
	if (head.includes("\u0000")) throw unreadable(file, "c'est un fichier binaire, pas un tableau");
	const marked = /^<[?!a-z_]/i.test(head);
	if (marked && /<(!doctype html|html|table|meta|body)\b/i.test(head)) {
		throw unreadable(file, "c'est une page web, pas le fichier publié par le producteur");
	}
	const braced = head.startsWith("{") || head.startsWith("[");
	// A tree costs about ten times its text in memory, as a workbook does.
	if ((marked || braced) && bytes.length > limits.workbook) throw new TooBig(limits.workbook);
	if (marked) {
		if (head.includes("urn:schemas-microsoft-com:office:spreadsheet")) {
			throw unreadable(file, "c'est un tableau XML d'Excel 2003 : enregistrez-le au format XLSX");
		}
		const records = lazily(file, (wanted) => readXml(first, wanted));
		// Read once here, so that a document that must be refused is refused before anything is asked of it.
		records(undefined);
		return { kind: "records", file, name, records };
	}
	if (braced) {
		let json: unknown;
		try {
			json = JSON.parse(first);
		} catch (cause) {
			throw unreadable(file, "le texte JSON est incomplet ou mal formé", cause);
		}
		return {
			kind: "json",
			file,
			name,
			json,
			records: lazily(file, (wanted) => readJson(json, first, wanted)),
		};
	}
	if (limits.line !== undefined && longestLine(bytes, limits.line) > limits.line) {
		throw unreadable(
			file,
			"une ligne est démesurée : ce n'est pas un tableau, ou ses fins de ligne sont perdues",
		);
	}
	return { kind: "text", file, name, text };
}

/** Records are read once for each name that is asked for. */
function lazily(
	file: string,
	read: (wanted: string | undefined) => Records | undefined,
): (wanted?: string) => Records | undefined {
	const known = new Map<string | undefined, Records | undefined>();
	return (wanted) => {
		if (known.has(wanted)) return known.get(wanted);
		try {
			const records = read(wanted);
			known.set(wanted, records);
			return records;
		} catch (cause) {
			throw clear(file, cause);
		}
	};
}

/** Bytes of the longest line, or the first length found past `enough`. */
function longestLine(bytes: Uint8Array, enough: number): number {
	if (bytes.length <= enough) return bytes.length;
	let longest = 0;
	let start = 0;
	for (let i = 0; i <= bytes.length; i++) {
		const byte = bytes[i];
		if (byte !== 0x0a && byte !== 0x0d && byte !== undefined) continue;
		longest = Math.max(longest, i - start);
		if (longest > enough) return longest;
		start = i + 1;
	}
	return longest;
}

export function tooBig(file: string, limit: number): DefError {
	return new DefError("fichier-trop-gros", { file, limit: Math.round(limit / megabyte) });
}

function unreadable(file: string, cause: string, origin?: unknown): DefError {
	return new DefError("fichier-illisible", { file, cause }, origin);
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
	return head.every((b, i) => bytes[i] === b);
}

import { basename } from "node:path";
import type { Encoding, Source } from "../../catalogue/model.ts";
import { DefError } from "../platform/index.ts";
import { BadArchive, gunzip, TooBig, unzipEntry, zipEntries } from "./archive.ts";
import { type ByteSource, memoryBytes } from "./byte-source.ts";
import { ByteSurvey } from "./byte-survey.ts";
import { decodeText, readingOf, type TextReading, textPieces } from "./encoding.ts";
import { nameMatches } from "./folder.ts";
import { quotedList } from "./french.ts";
import { readJson } from "./json.ts";
import { repeatedCells } from "./ods.ts";
import { isParquet, readParquetFile } from "./parquet-file.ts";
import type { Records } from "./records.ts";
import { withoutMarks } from "./returns/marks-off.ts";
import { readWorkbook, type Workbook } from "./workbook.ts";
import { readXml } from "./xml.ts";

const megabyte = 1024 * 1024;
/**
 * Sizes past which a file is refused, once decompressed. A table in plain text is read piece by piece from the disk; what is
 * inflated or parsed is held in memory: a workbook costs ten times its XML, and the whole must stay under 1.5 GB.
 */
export const sizeLimits: Limits = {
	table: 1536 * megabyte,
	text: 256 * megabyte,
	workbook: 128 * megabyte,
	line: 16 * megabyte,
};

/**
 * What a process that answers others meanwhile may open: to take a workbook apart holds everything else up (a third of a second
 * for each megabyte of its XML, and ten times its size in memory).
 */
export const answeringLimits: Limits = {
	table: 128 * megabyte,
	text: 64 * megabyte,
	workbook: 16 * megabyte,
	line: 16 * megabyte,
};

/** Cells past which a workbook does not fit in memory, whatever the size of its XML. */
const maxCells = 5_000_000;

export interface Limits {
	/** Bytes of a text on disk; those held in memory by default. */
	readonly table?: number;
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
			/** Bytes of the text. */
			readonly size: number;
			/** Some cell may be quoted. */
			readonly quotes: boolean;
			reading(declared?: Encoding): TextReading;
			/** The text from its start, piece by piece; `onRead` is told the bytes read so far. */
			pieces(declared?: Encoding, onRead?: (bytes: number) => void): Iterable<string>;
			/** Its first characters. */
			sample(length: number): string;
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
	input: Uint8Array | ByteSource,
	fileName: string,
	sources: readonly Pick<Source, "files">[] = [],
	limits: Limits = sizeLimits,
): Promise<Opened> {
	const source = sourceOf(input);
	if (!looksLikeParquet(source)) return open(source, fileName, sources, limits);
	const file = basename(fileName);
	try {
		if (source.size > limits.text) throw new TooBig(limits.text);
		const bytes = source.all();
		if (!isParquet(bytes)) return open(source, fileName, sources, limits);
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
	input: Uint8Array | ByteSource,
	fileName: string,
	sources: readonly Pick<Source, "files">[] = [],
	limits: Limits = sizeLimits,
): Opened {
	const file = basename(fileName);
	try {
		return unwrap(sourceOf(input), file, file, sources, limits, 0);
	} catch (cause) {
		throw clear(file, cause);
	}
}

function sourceOf(input: Uint8Array | ByteSource): ByteSource {
	return input instanceof Uint8Array ? memoryBytes(input) : input;
}

function looksLikeParquet(source: ByteSource): boolean {
	return startsWith(source.head(4), [0x50, 0x41, 0x52, 0x31]);
}

function clear(file: string, cause: unknown): DefError {
	if (cause instanceof DefError) return cause;
	if (cause instanceof TooBig) return tooBig(file, cause.limit);
	if (cause instanceof BadArchive) return unreadable(file, cause.message, cause);
	return unreadable(file, "son contenu n'est pas celui annoncé", cause);
}

function unwrap(
	source: ByteSource,
	file: string,
	name: string,
	sources: readonly Pick<Source, "files">[],
	limits: Limits,
	depth: number,
): Opened {
	if (source.size === 0) throw new DefError("fichier-vide", { file });
	if (depth > 3) throw new BadArchive("trop d'archives sont emboîtées");
	const head = source.head(4);
	if (startsWith(head, [0x25, 0x50, 0x44, 0x46])) throw unreadable(file, "c'est un document PDF");
	const gzip = startsWith(head, [0x1f, 0x8b]);
	const zip = startsWith(head, [0x50, 0x4b]);
	const xls = startsWith(head, [0xd0, 0xcf, 0x11, 0xe0]);
	if (xls && source.size > limits.workbook) throw new TooBig(limits.workbook);
	if ((gzip || zip || looksLikeParquet(source)) && source.size > limits.text) throw new TooBig(limits.text);
	if (gzip) {
		const inner = memoryBytes(gunzip(source.all(), limits.text));
		return unwrap(inner, file, name.replace(/\.gz$/i, ""), sources, limits, depth + 1);
	}
	if (zip) return unwrapZip(source.all(), file, name, sources, limits, depth);
	if (xls) return openWorkbook(readWorkbook(source.all(), "xls", file), file, name);
	if (looksLikeParquet(source) && isParquet(source.all()))
		throw new BadArchive("c'est un Parquet dans une archive : déposez-le sans l'emballer");
	const largest = limits.table ?? limits.text;
	if (source.size > largest) throw new TooBig(largest);
	return openText(source, file, name, limits);
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
		throw new DefError("archive-multiple", {
			file,
			list: quotedList(
				files.map((e) => basename(e.name)),
				5,
			),
		});
	}
	const inner = unzipEntry(bytes, entry, limits.text);
	if (inner[0] === 0x50 && inner[1] === 0x4b && !isOffice(inner)) {
		throw new BadArchive("l'archive en contient une autre : déposez le fichier lui-même");
	}
	return unwrap(memoryBytes(inner), file, basename(entry.name), sources, limits, depth + 1);
}

/** A workbook is a ZIP too, and may well come in an archive. */
function isOffice(bytes: Uint8Array): boolean {
	return zipEntries(bytes).some((e) => e.name === "[Content_Types].xml" || e.name === "content.xml");
}

/** Nothing is written under the names of an archive; one that tries to leave its folder is refused all the same. */
function escapes(name: string): boolean {
	return /(^|[\\/])\.\.([\\/]|$)|^[\\/]|^[A-Za-z]:/.test(name) || name.includes("\u0000");
}

function openText(source: ByteSource, file: string, name: string, limits: Limits): Opened {
	const start = startOf(source, 4096);
	const head = start.trimStart();
	if (head === "" && isBlank(source)) throw new DefError("fichier-vide", { file });
	// A NUL never stands in a text table once UTF-16 has been decoded.
	if (head.includes("\u0000")) throw unreadable(file, "c'est un fichier binaire, pas un tableau");
	const marked = /^<[?!a-z_]/i.test(head);
	if (marked && /<(!doctype html|html|table|meta|body)\b/i.test(head)) {
		throw unreadable(file, "c'est une page web, pas le fichier publié par le producteur");
	}
	const braced = head.startsWith("{") || head.startsWith("[");
	// A tree costs about ten times its text in memory, as a workbook does.
	if ((marked || braced) && source.size > limits.workbook) throw new TooBig(limits.workbook);
	if (marked) {
		const first = decodeText(source).text;
		if (head.includes("urn:schemas-microsoft-com:office:spreadsheet")) {
			throw unreadable(file, "c'est un tableau XML d'Excel 2003 : enregistrez-le au format XLSX");
		}
		const records = lazily(file, (wanted) => readXml(first, wanted));
		// Read once here, so that a document that must be refused is refused before anything is asked of it.
		records(undefined);
		return { kind: "records", file, name, records };
	}
	if (braced) {
		const first = decodeText(source).text;
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
	const survey = new ByteSurvey();
	const { line = Number.POSITIVE_INFINITY } = limits;
	for (const piece of source.chunks()) {
		survey.add(piece);
		if (survey.longestLine > line) {
			throw unreadable(
				file,
				"une ligne est démesurée : ce n'est pas un tableau, ou ses fins de ligne sont perdues",
			);
		}
	}
	const signs = survey.signs();
	const reading = (declared?: Encoding): TextReading => readingOf(signs, declared);
	return {
		kind: "text",
		file,
		name,
		size: source.size,
		quotes: signs.quotes,
		reading,
		pieces: (declared, onRead) => textPieces(source, reading(declared), onRead),
		sample: (length) => firstOf(textPieces(source, reading()), length),
	};
}

/** The first characters, by what the first bytes alone say of the encoding: enough to tell a table from a page. */
function startOf(source: ByteSource, length: number): string {
	return decodeText(source.head(4 * length)).text.slice(0, length);
}

function firstOf(pieces: Iterable<string>, length: number): string {
	let text = "";
	for (const piece of pieces) {
		text += piece;
		if (text.length >= length) break;
	}
	return text.slice(0, length);
}

function isBlank(source: ByteSource): boolean {
	const survey = new ByteSurvey();
	for (const piece of source.chunks()) survey.add(piece);
	for (const piece of textPieces(source, readingOf(survey.signs()))) if (piece.trim() !== "") return false;
	return true;
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

export function tooBig(file: string, limit: number): DefError {
	return new DefError("fichier-trop-gros", { file, limit: Math.round(limit / megabyte) });
}

function unreadable(file: string, cause: string, origin?: unknown): DefError {
	return new DefError("fichier-illisible", { file, cause }, origin);
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
	return head.every((b, i) => bytes[i] === b);
}

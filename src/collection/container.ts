import { basename } from "node:path";
import type { Encoding, Source } from "../../catalogue/model.ts";
import { DefError } from "../platform/index.ts";
import { BadArchive, gunzip, TooBig, unzipEntry, zipEntries } from "./archive.ts";
import { type DecodedText, decodeText } from "./encoding.ts";
import { nameMatches } from "./folder.ts";
import { repeatedCells } from "./ods.ts";
import { readWorkbook, type Workbook } from "./workbook.ts";

const megabyte = 1024 * 1024;
/**
 * Sizes past which a file is refused, once decompressed. Reading a text costs about five times its size in memory, a
 * workbook ten times its XML, and the whole must stay under 1.5 GB.
 */
export const sizeLimits: Limits = { text: 256 * megabyte, workbook: 128 * megabyte };

/** Cells past which a workbook does not fit in memory, whatever the size of its XML. */
const maxCells = 5_000_000;

interface Limits {
	readonly text: number;
	readonly workbook: number;
}

/** A file once its wrapping is off: text of a table, workbook, or outlines. What it says is read later, source by source. */
export type Opened =
	| {
			readonly kind: "text";
			readonly file: string;
			readonly name: string;
			text(declared?: Encoding): DecodedText;
	  }
	| { readonly kind: "workbook"; readonly file: string; readonly name: string; readonly book: Workbook }
	| { readonly kind: "geo"; readonly file: string; readonly name: string; readonly json: unknown };

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
		if (cause instanceof DefError) throw cause;
		if (cause instanceof TooBig) throw tooBig(file, cause.limit);
		if (cause instanceof BadArchive) throw unreadable(file, cause.message, cause);
		throw unreadable(file, "son contenu n'est pas celui annoncé", cause);
	}
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
		return { kind: "workbook", file, name, book: readWorkbook(bytes, "xls", file) };
	}
	if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) throw unreadable(file, "c'est un document PDF");
	if (bytes.length > limits.text) throw new TooBig(limits.text);
	return openText(bytes, file, name);
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
		return { kind: "workbook", file, name, book: readWorkbook(bytes, "zip", file) };
	}
	const files = entries.filter((e) => !e.name.endsWith("/") && !/(^|\/)(\.|__MACOSX\/)/.test(e.name));
	const wanted = files.filter((e) => sources.some((s) => nameMatches(s, basename(e.name))));
	const tables = files.filter((e) => /\.(csv|txt|tsv|xlsx?|ods|json|geojson|topojson|gz)$/i.test(e.name));
	const [entry, second] = wanted.length > 0 ? wanted : tables.length > 0 ? tables : files;
	if (!entry) throw new DefError("fichier-vide", { file });
	if (second) {
		const list = files.map((e) => basename(e.name));
		throw new BadArchive(
			`l'archive contient plusieurs fichiers (${list.slice(0, 5).join(", ")}) : n'en déposez qu'un`,
		);
	}
	return unwrap(
		unzipEntry(bytes, entry, limits.text),
		file,
		basename(entry.name),
		sources,
		limits,
		depth + 1,
	);
}

function openText(bytes: Uint8Array, file: string, name: string): Opened {
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
	if (/^(<\?xml|<!doctype|<html|<table|<meta)/i.test(head)) {
		throw unreadable(file, "c'est une page web ou un fichier XML, pas le fichier publié par le producteur");
	}
	if (head.startsWith("{") || head.startsWith("[")) {
		try {
			return { kind: "geo", file, name, json: JSON.parse(first) };
		} catch (cause) {
			throw unreadable(file, "le texte JSON est incomplet ou mal formé", cause);
		}
	}
	return { kind: "text", file, name, text };
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

import { closeSync, copyFileSync, existsSync, mkdirSync, openSync, readFileSync, readSync } from "node:fs";
import { dirname, join } from "node:path";
import { DefError } from "../platform/errors.ts";
import { commitDraft, draftOf } from "../platform/files.ts";
import { sha256 } from "../platform/hash.ts";

/** Signed charters deposited as PDF, under the name of their bytes. */
export const largestPdf = 20 * 1024 * 1024;
const ends = 2048;

export function pdfPath(dataDir: string, hash: string): string {
	return join(dataDir, "charters", `${hash}.pdf`);
}

/** Begins and ends as ISO 32000 asks: header first, then `startxref`, an offset inside the file and the end mark. */
function isWholePdf(path: string, bytes: number): boolean {
	const file = openSync(path, "r");
	try {
		const head = Buffer.alloc(8);
		readSync(file, head, 0, 8, 0);
		const tail = Buffer.alloc(Math.min(ends, bytes));
		readSync(file, tail, 0, tail.length, bytes - tail.length);
		const [, offset] = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail.toString("latin1")) ?? [];
		return /^%PDF-[12]\.\d$/.test(head.toString("latin1")) && offset !== undefined && Number(offset) < bytes;
	} finally {
		closeSync(file);
	}
}

/** Keeps a copy of the received file. Gives its hash. Throws `pdf-invalide`, `envoi-trop-gros`. */
export function keepPdf(
	dataDir: string,
	file: { readonly path: string; readonly name: string; readonly bytes: number; readonly sha256: string },
): string {
	if (file.bytes > largestPdf)
		throw new DefError("envoi-trop-gros", { file: file.name, limit: largestPdf / 1024 / 1024 });
	if (!isWholePdf(file.path, file.bytes)) throw new DefError("pdf-invalide", { file: file.name });
	const path = pdfPath(dataDir, file.sha256);
	if (!existsSync(path)) {
		mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
		const draft = draftOf(path);
		copyFileSync(file.path, draft);
		commitDraft(draft, path);
	}
	return file.sha256;
}

/** The bytes as they were signed. Throws `fichier-absent`, `fichier-illisible` when they are no longer the same. */
export function signedPdf(dataDir: string, hash: string): Buffer {
	const path = pdfPath(dataDir, hash);
	if (!existsSync(path)) throw new DefError("fichier-absent", { file: `${hash}.pdf` });
	const content = readFileSync(path);
	if (sha256(content) !== hash)
		throw new DefError("fichier-illisible", { file: `${hash}.pdf`, cause: "son empreinte a changé" });
	return content;
}

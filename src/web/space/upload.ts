import { createHash, randomUUID } from "node:crypto";
import { createWriteStream, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { FastifyRequest } from "fastify";
import { DefError } from "../../platform/errors.ts";

/** A file sent with a form. It lies in a folder of its own and is removed once the route has answered: move it to keep it. */
export interface ReceivedFile {
	readonly path: string;
	/** Name given by the sender, without folders. Never part of a path of ours. */
	readonly name: string;
	readonly bytes: number;
	readonly sha256: string;
}

/** What came with a form that may hold a file: the file, or why there is none. */
export interface Upload {
	readonly form: Readonly<Record<string, string>>;
	readonly file?: ReceivedFile;
	readonly fault?: DefError;
}

const longestField = 400;

/**
 * Same file system as what is kept: moving a received file costs nothing. Apart from `uploads`, where large files arrive in
 * pieces and must outlive a restart.
 */
export function uploadFolder(dataDir: string): string {
	return join(dataDir, "forms");
}

/**
 * Reads a multipart form. Fields come first (browsers keep the order of the page): `mayReceive` is asked with them before the
 * first byte of the file is kept, so that nobody fills the disk without a valid form. Undefined when it says no.
 */
export async function readUpload(
	request: FastifyRequest,
	folder: string,
	maxBytes: number,
	mayReceive: (form: Readonly<Record<string, string>>) => boolean,
): Promise<Upload | undefined> {
	const form: Record<string, string> = {};
	let file: ReceivedFile | undefined;
	let fault: DefError | undefined;
	try {
		const parts = request.parts({
			limits: { fileSize: maxBytes, files: 1, fields: 60, parts: 61, fieldSize: 4 * longestField },
		});
		for await (const part of parts) {
			if (part.type === "field") {
				if (typeof part.value === "string") form[part.fieldname] = part.value.slice(0, longestField);
				continue;
			}
			// Nothing chosen: a browser sends an empty name, which the library then leaves out.
			const given: string | undefined = part.filename;
			const name = given?.split(/[\\/]/).at(-1)?.slice(0, 200) ?? "";
			if (!mayReceive(form)) {
				part.file.resume();
				return undefined;
			}
			mkdirSync(folder, { recursive: true });
			const path = join(folder, randomUUID());
			const hash = createHash("sha256");
			let bytes = 0;
			const count = new Transform({
				transform(chunk: Buffer, _encoding, done) {
					bytes += chunk.length;
					hash.update(chunk);
					done(null, chunk);
				},
			});
			try {
				await pipeline(part.file, count, createWriteStream(path, { mode: 0o600 }));
			} catch (error) {
				rmSync(path, { force: true });
				throw error;
			}
			if (part.file.truncated) {
				fault = new DefError("envoi-trop-gros", { file: name, limit: Math.floor(maxBytes / 1024 / 1024) });
			}
			if (fault || name === "" || bytes === 0) rmSync(path, { force: true });
			else file = { path, name, bytes, sha256: hash.digest("hex") };
		}
	} catch (error) {
		if (file) rmSync(file.path, { force: true });
		if (!mayReceive(form)) return undefined;
		return { form, fault: new DefError("envoi-interrompu", {}, error) };
	}
	if (!mayReceive(form)) {
		if (file) rmSync(file.path, { force: true });
		return undefined;
	}
	return { form, ...(file ? { file } : {}), ...(fault ? { fault } : {}) };
}

/** The file of the form that was sent. Throws `envoi-absent`, `envoi-trop-gros`, `envoi-interrompu`. */
export function receivedFile(context: {
	readonly file?: ReceivedFile | undefined;
	readonly fileFault?: DefError | undefined;
}): ReceivedFile {
	if (context.fileFault) throw context.fileFault;
	if (!context.file) throw new DefError("envoi-absent");
	return context.file;
}

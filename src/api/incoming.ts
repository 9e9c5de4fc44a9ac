import { createHash, randomUUID } from "node:crypto";
import { createWriteStream, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { FastifyRequest } from "fastify";
import { DefError } from "../platform/index.ts";
import { refusal } from "./problem.ts";

/** A file that came with a request, on disk until the request has been answered. */
export interface Incoming {
	readonly path: string;
	readonly name: string;
	readonly discard: () => void;
}

const day = 24 * 3600 * 1000;

/**
 * The body itself, or the first file of a form, streamed to disk and never held in memory. With a `Content-Digest` (RFC 9530),
 * what arrived must have it. Throws `fichier-trop-gros`, `empreinte-differente`.
 */
export async function receiveFile(
	request: FastifyRequest,
	dataDir: string,
	most: number,
	given?: string,
): Promise<Incoming> {
	const folder = join(dataDir, "arrivals");
	mkdirSync(folder, { recursive: true });
	sweep(folder);
	const path = join(folder, randomUUID());
	const discard = (): void => rmSync(path, { force: true });
	try {
		const name = await (request.isMultipart()
			? receiveForm(request, path, most)
			: receiveRaw(request, path, most, given));
		return { path, name: given ?? name, discard };
	} catch (error) {
		discard();
		throw error;
	}
}

async function receiveRaw(
	request: FastifyRequest,
	path: string,
	most: number,
	given: string | undefined,
): Promise<string> {
	const name = given ?? nameIn(request.headers["content-disposition"]) ?? "fichier";
	const expected = digestIn(request.headers["content-digest"]);
	const announced = Number(request.headers["content-length"] ?? 0);
	if (announced > most) throw tooLarge(name, most);
	const found = await store(request.raw, path, name, most);
	if (expected !== undefined && expected !== found)
		throw new DefError("empreinte-differente", { expected: `sha-256 ${expected}` });
	return name;
}

async function receiveForm(request: FastifyRequest, path: string, most: number): Promise<string> {
	const part = await request.file({ limits: { fileSize: most + 1, files: 1, fields: 10, parts: 12 } });
	if (!part)
		throw refusal(
			422,
			"fichier-manquant",
			"Le formulaire ne contient pas de fichier.",
			"Joignez un fichier.",
		);
	await store(part.file, path, part.filename, most);
	return part.filename;
}

async function store(body: Readable, path: string, name: string, most: number): Promise<string> {
	const hash = createHash("sha256");
	let bytes = 0;
	const counted = new Transform({
		transform(piece: Buffer, _encoding, done) {
			bytes += piece.length;
			hash.update(piece);
			if (bytes > most) done(tooLarge(name, most));
			else done(null, piece);
		},
	});
	await pipeline(body, counted, createWriteStream(path));
	if (bytes === 0) throw new DefError("fichier-vide", { file: name });
	return hash.digest("hex");
}

function tooLarge(file: string, most: number): DefError {
	return new DefError("fichier-trop-gros", { file, limit: Math.round(most / 1024 / 1024) });
}

/** `sha-256=:base64:` among others; in hexadecimal. */
function digestIn(header: string | readonly string[] | undefined): string | undefined {
	const [, base64] = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/=]+):/.exec(String(header ?? "")) ?? [];
	return base64 === undefined ? undefined : Buffer.from(base64, "base64").toString("hex");
}

function nameIn(header: string | undefined): string | undefined {
	const [, encoded] = /filename\*=UTF-8''([^;]+)/i.exec(header ?? "") ?? [];
	if (encoded !== undefined) {
		try {
			return decodeURIComponent(encoded);
		} catch {
			return undefined;
		}
	}
	return /filename="?([^";]+)"?/i.exec(header ?? "")?.[1];
}

/** What a killed request left behind goes after a day. */
function sweep(folder: string): void {
	for (const name of readdirSync(folder)) {
		const path = join(folder, name);
		const stat = statSync(path, { throwIfNoEntry: false });
		if (stat && stat.mtimeMs < Date.now() - day) rmSync(path, { force: true });
	}
}

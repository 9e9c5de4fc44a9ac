import { randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { FileStore } from "@tus/file-store";
import { MemoryLocker, Server } from "@tus/server";
import { DefError, sha256 } from "../../platform/index.ts";
import { fileName } from "./file-name.ts";

/** Files that arrive in pieces and go on where they stopped (tus 1.0: core, creation, termination, expiration). */

/** A file handed over whole is refused past this, whatever the channel. */
export const largestUpload = 1024 ** 3;
/** Nobody needs more at once; a stolen account must not fill the disk. */
const uploadsPerOwner = 20;
const bytesPerOwner = 5 * largestUpload;
const keptDays = 3;

/** A request of the protocol, whatever the server that received it. */
export interface UploadRequest {
	readonly method: string;
	/** Path of the request, without query. */
	readonly path: string;
	readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
	/** Body as it arrives. It is read to its end, or until it breaks. */
	readonly body: Readable;
}

export interface FinishedUpload {
	readonly id: string;
	readonly name: string;
	/** The file itself, to be deposited; `forget` removes it. */
	readonly path: string;
	readonly bytes: number;
}

export interface UploadState {
	readonly id: string;
	readonly name: string;
	readonly received: number;
	readonly bytes: number;
}

export interface Uploads {
	/**
	 * Answers HEAD, PATCH, POST, DELETE and OPTIONS below `mount` for this owner (`person:<id>`, `key:<id>`): nobody else's
	 * uploads exist. The caller has checked rights and, for a page, the form token. Errors are answers, with a French sentence.
	 */
	readonly answer: (asked: UploadRequest, owner: string, mount: string) => Promise<Response>;
	/** A file that arrived whole. Throws `envoi-inconnu`, `envoi-incomplet`. */
	readonly finished: (owner: string, id: string) => Promise<FinishedUpload>;
	/** The owner's uploads, under way or whole and not yet deposited. */
	readonly list: (owner: string) => Promise<readonly UploadState[]>;
	/** Once deposited, or given up. Unknown ones are no error. */
	readonly forget: (owner: string, id: string) => void;
	/** Removes those of more than three days; gives how many. */
	readonly sweep: () => number;
}

const protocol = new Set(["HEAD", "PATCH", "POST", "DELETE", "OPTIONS"]);

/** What is received lies under `uploads/` of the data folder: its length on disk is where the sender goes on. */
export function openUploads(dataDir: string, now: () => Date = () => new Date()): Uploads {
	const directory = join(dataDir, "uploads");
	mkdirSync(directory, { recursive: true });
	const store = new FileStore({
		directory,
		expirationPeriodInMilliseconds: keptDays * 24 * 3600 * 1000,
	});
	const locker = new MemoryLocker();

	async function stateOf(id: string): Promise<UploadState | undefined> {
		try {
			const upload = await store.getUpload(id);
			return {
				id,
				name: fileName(upload.metadata?.filename ?? upload.metadata?.name ?? ""),
				received: upload.offset,
				bytes: upload.size ?? Number.POSITIVE_INFINITY,
			};
		} catch {
			return undefined; // never was, expired, or its description was being written when the machine stopped
		}
	}

	const idsOf = (owner: string): readonly string[] =>
		readdirSync(directory).filter((name) => isIdOf(owner, name));

	const list = async (owner: string): Promise<readonly UploadState[]> =>
		(await Promise.all(idsOf(owner).map(stateOf))).filter((state) => state !== undefined);

	return {
		async answer(asked, owner, mount) {
			if (!protocol.has(asked.method)) return refusal(405);
			// The address as the protocol will read it: what is checked is what is served.
			const { pathname } = new URL(asked.path, "http://localhost");
			if (asked.method === "POST") {
				const mine = await list(owner);
				const announced = Number(asked.headers["upload-length"] ?? largestUpload);
				const held = mine.reduce((sum, { bytes }) => sum + Math.min(bytes, largestUpload), 0);
				if (mine.length >= uploadsPerOwner || held + announced > bytesPerOwner) return refusal(429);
			} else if (asked.method !== "OPTIONS") {
				if (!isIdOf(owner, pathname.slice(pathname.lastIndexOf("/") + 1))) return refusal(404);
			}
			const server = new Server({
				path: mount,
				datastore: store,
				locker,
				maxSize: largestUpload,
				relativeLocation: true,
				namingFunction: () => `${tagOf(owner)}${randomBytes(16).toString("hex")}`,
			});
			return decent(await server.handleWeb(webRequest({ ...asked, path: pathname })));
		},
		async finished(owner, id) {
			const state = isIdOf(owner, id) ? await stateOf(id) : undefined;
			if (!state) throw new DefError("envoi-inconnu");
			if (state.received < state.bytes)
				throw new DefError("envoi-incomplet", { received: state.received, bytes: state.bytes });
			return { id, name: state.name, path: join(directory, id), bytes: state.bytes };
		},
		list,
		forget(owner, id) {
			if (!isIdOf(owner, id)) return;
			rmSync(join(directory, id), { force: true });
			rmSync(join(directory, `${id}.json`), { force: true });
		},
		sweep() {
			const old = now().getTime() - keptDays * 24 * 3600 * 1000;
			const stale = readdirSync(directory).filter((name) => statSync(join(directory, name)).mtimeMs < old);
			for (const name of stale) rmSync(join(directory, name), { force: true });
			return stale.filter((name) => !name.endsWith(".json")).length;
		},
	};
}

function tagOf(owner: string): string {
	return sha256(owner).slice(0, 16);
}

/** The name of an upload begins with its owner's mark: whose it is needs no table, and nobody can guess another's. */
function isIdOf(owner: string, id: string): boolean {
	return /^[0-9a-f]{48}$/.test(id) && id.startsWith(tagOf(owner));
}

function webRequest({ method, path, headers, body }: UploadRequest): Request {
	const given = new Headers();
	for (const [name, value] of Object.entries(headers)) {
		if (value === undefined || name.startsWith(":")) continue;
		given.set(name, typeof value === "string" ? value : value.join(", "));
	}
	const withBody = method === "PATCH" || method === "POST";
	const init: RequestInit & { duplex?: "half" } = { method, headers: given };
	if (withBody) Object.assign(init, { body: Readable.toWeb(body), duplex: "half" });
	return new Request(`http://localhost${path}`, init);
}

const sentences: Readonly<Record<number, string>> = {
	400: "La demande d’envoi est mal formée : un en-tête du protocole tus manque ou n’est pas valide.",
	403: "Cet envoi n’est pas permis.",
	404: "Cet envoi n’existe pas, ou a expiré : recommencez-le.",
	405: "Cette méthode n’existe pas pour un envoi.",
	409: "Le serveur n’en est pas là de cet envoi : demandez-lui d’abord où il en est (HEAD).",
	410: "Cet envoi a expiré : recommencez-le.",
	412: "Seule la version 1.0.0 du protocole tus est comprise.",
	413: "Ce fichier dépasse 1 Go, ou la taille qui avait été annoncée.",
	415: "Le contenu doit être annoncé comme application/offset+octet-stream.",
	423: "Cet envoi est déjà en cours : attendez qu’il s’interrompe.",
	429: "Vous avez trop d’envois en attente : terminez-les ou abandonnez-les.",
};

function refusal(status: number, headers: Headers = new Headers()): Response {
	headers.set("content-type", "text/plain; charset=utf-8");
	headers.delete("content-length");
	return new Response(sentences[status] ?? "L’envoi s’est interrompu : reprenez-le dans un instant.", {
		status,
		headers,
	});
}

/** Other sites have no business here, and a refusal speaks French. */
function decent(made: Response): Response {
	const headers = new Headers(made.headers);
	for (const name of [...headers.keys()]) if (name.startsWith("access-control-")) headers.delete(name);
	if (made.status >= 400) return refusal(made.status, headers);
	return new Response(made.body, { status: made.status, headers });
}

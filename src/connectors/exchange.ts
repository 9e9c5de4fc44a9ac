import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { type IncomingHttpHeaders, type IncomingMessage, request as overHttp } from "node:http";
import { request as overHttps } from "node:https";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { DefError } from "../platform/index.ts";
import { demandReachable, guardedLookup, type Reach } from "./guard.ts";

/** How exchanges behave; tests shorten the waits. */
export interface Network extends Reach {
	/** Milliseconds of the first wait between two tries; it doubles, with chance in it. */
	readonly firstWait: number;
	readonly longestWait: number;
	readonly tries: number;
	/** Milliseconds of silence after which a server is given up. */
	readonly silence: number;
	/** Milliseconds that one file may take. */
	readonly longest: number;
	readonly wait: (milliseconds: number) => Promise<void>;
}

/** `CONNECTOR_ALLOW_LOOPBACK=1` lets tests answer from this machine. */
export function networkOf(env: Readonly<Record<string, string | undefined>> = process.env): Network {
	return {
		loopback: env.CONNECTOR_ALLOW_LOOPBACK === "1",
		firstWait: 1_000,
		longestWait: 60_000,
		tries: 5,
		silence: 30_000,
		longest: 30 * 60_000,
		wait: sleep,
	};
}

export interface Asked {
	/** Names the exchange in messages: id of the source. */
	readonly source: string;
	readonly url: string;
	/** `host` or `host:port` that may answer, redirections included. */
	readonly hosts: readonly string[];
	readonly headers?: Readonly<Record<string, string>>;
	/** Sent by POST. */
	readonly body?: string;
}

export interface Answer {
	readonly status: number;
	readonly headers: IncomingHttpHeaders;
}

export interface Downloaded extends Answer {
	readonly sha256: string;
	readonly sha1: string;
	readonly md5: string;
	readonly bytes: number;
}

const mostRedirects = 5;

/** Something that may go better a moment later; `after`: milliseconds that the server asks to wait. */
class Passing extends Error {
	readonly after: number | undefined;
	constructor(message: string, after?: number) {
		super(message);
		this.after = after;
	}
}

/** Reads a small answer whole. Statuses that are not passing troubles are the caller's. Throws `connecteur-en-panne`. */
export async function askText(
	network: Network,
	asked: Asked,
	most = 20 * 1024 * 1024,
): Promise<Answer & { readonly text: string }> {
	return await again(network, asked, async (response) => {
		const pieces: Buffer[] = [];
		await pipeline(response, limited(asked, most), async (stream: AsyncIterable<Buffer>) => {
			for await (const piece of stream) pieces.push(piece);
		});
		return { ...answerOf(response), text: Buffer.concat(pieces).toString("utf8") };
	});
}

/** Writes the answer to a file when it is 200; any other status is given without a body. Throws `connecteur-en-panne`. */
export async function download(
	network: Network,
	asked: Asked,
	path: string,
	most: number,
): Promise<Downloaded | Answer> {
	return await again(network, asked, async (response) => {
		if (response.statusCode !== 200) {
			response.destroy();
			return answerOf(response);
		}
		const hashes = { sha256: createHash("sha256"), sha1: createHash("sha1"), md5: createHash("md5") };
		let bytes = 0;
		const counted = new Transform({
			transform(piece: Buffer, _encoding, done) {
				for (const hash of Object.values(hashes)) hash.update(piece);
				bytes += piece.length;
				done(null, piece);
			},
		});
		await pipeline(response, limited(asked, most), counted, createWriteStream(path));
		const announced = response.headers["content-length"];
		if (announced !== undefined && Number(announced) !== bytes)
			throw new Passing(`le fichier s'est interrompu à ${bytes} octets sur ${announced}`);
		return {
			...answerOf(response),
			bytes,
			sha256: hashes.sha256.digest("hex"),
			sha1: hashes.sha1.digest("hex"),
			md5: hashes.md5.digest("hex"),
		};
	});
}

export function isDownloaded(answer: Downloaded | Answer): answer is Downloaded {
	return "sha256" in answer;
}

function answerOf(response: IncomingMessage): Answer {
	return { status: response.statusCode ?? 0, headers: response.headers };
}

/** An endless body must not fill the disk. */
function limited({ source }: Asked, most: number): Transform {
	let seen = 0;
	return new Transform({
		transform(piece: Buffer, _encoding, done) {
			seen += piece.length;
			if (seen <= most) return done(null, piece);
			const cause = `la réponse dépasse ${Math.round(most / 1024 / 1024)} Mo`;
			return done(new DefError("connecteur-en-panne", { source, cause }));
		},
	});
}

/** Tries, waits and tries again while the trouble is a passing one; then says the last one. */
async function again<T>(
	network: Network,
	asked: Asked,
	read: (response: IncomingMessage) => Promise<T>,
): Promise<T> {
	const { source } = asked;
	for (let attempt = 1; ; attempt++) {
		try {
			return await read(await follow(network, asked));
		} catch (error) {
			if (error instanceof DefError) throw error;
			const cause = causeOf(error);
			const after = error instanceof Passing ? error.after : undefined;
			if (attempt >= network.tries || (after ?? 0) > network.longestWait)
				throw new DefError("connecteur-en-panne", { source, cause }, error);
			const doubled = Math.min(network.firstWait * 2 ** (attempt - 1), network.longestWait);
			await network.wait(after ?? doubled * (0.5 + Math.random()));
		}
	}
}

/** What the system says of a lost connection, in words. */
const systemWords: Readonly<Record<string, string>> = {
	ENOTFOUND: "l'adresse du producteur est introuvable depuis ce serveur",
	EAI_AGAIN: "l'adresse du producteur est introuvable depuis ce serveur",
	ECONNREFUSED: "le serveur du producteur refuse la connexion",
	ECONNRESET: "le serveur du producteur a coupé la connexion",
	ETIMEDOUT: "le serveur du producteur ne répond pas",
	EHOSTUNREACH: "le serveur du producteur est injoignable",
	ENETUNREACH: "ce serveur n'a pas accès à l'extérieur",
};

function causeOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	const code = "code" in error ? String(error.code) : "";
	return systemWords[code] ?? (error.message || error.name);
}

async function follow(network: Network, asked: Asked): Promise<IncomingMessage> {
	let url = new URL(asked.url);
	const first = url.host;
	for (let hop = 0; hop <= mostRedirects; hop++) {
		demandReachable(url, asked.hosts, network);
		const response = await once(network, url, asked, url.host === first);
		const status = response.statusCode ?? 0;
		if (status >= 300 && status < 400 && status !== 304 && response.headers.location !== undefined) {
			response.destroy();
			url = new URL(response.headers.location, url);
			continue;
		}
		if (status === 429 || status === 408 || status >= 500) {
			response.destroy();
			throw new Passing(`le serveur répond ${status}`, retryAfter(response));
		}
		return response;
	}
	throw new DefError("connecteur-en-panne", { source: asked.source, cause: "trop de redirections" });
}

/** Credentials and body go to the declared host only, never along a redirection. */
async function once(network: Network, url: URL, asked: Asked, atHome: boolean): Promise<IncomingMessage> {
	const { authorization, ...plain } = asked.headers ?? {};
	const body = atHome ? asked.body : undefined;
	return await new Promise((resolve, reject) => {
		const send = url.protocol === "https:" ? overHttps : overHttp;
		const sent = send(
			url,
			{
				method: body === undefined ? "GET" : "POST",
				headers: {
					"user-agent": "data-emploi-formation",
					"accept-encoding": "identity",
					...plain,
					...(atHome && authorization !== undefined ? { authorization } : {}),
					...(body === undefined ? {} : { "content-length": Buffer.byteLength(body) }),
				},
				lookup: guardedLookup(network),
				timeout: network.silence,
				signal: AbortSignal.timeout(network.longest),
			},
			resolve,
		);
		sent.on("timeout", () => sent.destroy(new Passing("le serveur ne répond plus")));
		sent.on("error", reject);
		sent.end(body);
	});
}

/** Seconds, or a date. */
function retryAfter({ headers }: IncomingMessage): number | undefined {
	const given = headers["retry-after"];
	if (given === undefined) return undefined;
	const seconds = Number(given);
	if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
	const at = Date.parse(given);
	return Number.isNaN(at) ? undefined : Math.max(0, at - Date.now());
}

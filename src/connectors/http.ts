import { DefError } from "../platform/index.ts";
import { type Answer, type Downloaded, download, isDownloaded } from "./exchange.ts";
import { type Fetched, type Fetching, mostBytes } from "./model.ts";

/** A file at a fixed address. Says « unchanged » by ETag or Last-Modified when the server knows them. */
export async function fetchHttp(fetching: Fetching<"http">): Promise<Fetched> {
	const { source, connector, network, known, path } = fetching;
	const url = new URL(connector.url);
	const answer = await download(
		network,
		{
			source,
			url: url.href,
			hosts: [url.host, ...(connector.hosts ?? [])],
			headers: {
				...(known.etag === undefined ? {} : { "if-none-match": known.etag }),
				...(known.lastModified === undefined ? {} : { "if-modified-since": known.lastModified }),
			},
		},
		path,
		mostBytes(connector),
	);
	if (answer.status === 304) return "unchanged";
	demandFile(source, answer);
	const { etag, "last-modified": lastModified } = answer.headers;
	return {
		name: lastSegment(url),
		sha256: answer.sha256,
		known: {
			...(etag === undefined ? {} : { etag }),
			...(lastModified === undefined ? {} : { lastModified }),
		},
	};
}

/** Throws `connecteur-en-panne` unless a file came. */
export function demandFile(source: string, answer: Downloaded | Answer): asserts answer is Downloaded {
	if (!isDownloaded(answer))
		throw new DefError("connecteur-en-panne", { source, cause: `le serveur répond ${answer.status}` });
	if (/^text\/html/.test(answer.headers["content-type"] ?? ""))
		throw new DefError("connecteur-en-panne", { source, cause: "le serveur rend une page, pas un fichier" });
}

/** File name at the end of an address. */
export function lastSegment(url: URL): string {
	const name = url.pathname.split("/").at(-1) ?? "";
	try {
		return decodeURIComponent(name) || "fichier";
	} catch {
		return name || "fichier";
	}
}

import { promisify } from "node:util";
import { brotliCompress, brotliDecompress, constants, gzip } from "node:zlib";
import { sha256 } from "../platform/hash.ts";

const brotli = promisify(brotliCompress);
const unbrotli = promisify(brotliDecompress);
const zip = promisify(gzip);

export type ContentCoding = "br" | "gzip" | "identity";

/** A response ready to be sent any number of times: each coding is made once, on first demand. */
export interface Rendition {
	readonly status: number;
	readonly type: string;
	/** Weak validator: the same page whatever the coding. */
	readonly etag: string;
	/** Length of the text, in bytes. */
	readonly length: number;
	/** Memory that it takes now, in bytes: once compressed the text itself is no longer held. */
	readonly weight: number;
	readonly body: (coding: ContentCoding) => Promise<Buffer>;
}

/** Below this, compressing costs more than it saves. */
const worthCompressing = 1024;
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

export function rendition(status: number, type: string, content: string | Uint8Array): Rendition {
	const plain = typeof content === "string" ? Buffer.from(content, "utf8") : Buffer.from(content);
	const { length } = plain;
	const etag = `W/"${sha256(plain).slice(0, 24)}"`;
	// Most readers ask for the lightest coding: it takes the place of the text, which is made again from it.
	let held = { packed: false, bytes: plain };
	let zipped = 0;
	const made = new Map<ContentCoding, Promise<Buffer>>();
	const whole = async (): Promise<Buffer> => (held.packed ? await unbrotli(held.bytes) : held.bytes);
	const makers: Readonly<Record<Exclude<ContentCoding, "identity">, () => Promise<Buffer>>> = {
		async br() {
			const bytes = await brotli(await whole(), quality);
			held = { packed: true, bytes };
			return bytes;
		},
		async gzip() {
			const bytes = await zip(await whole(), { level: 6 });
			zipped = bytes.length;
			return bytes;
		},
	};
	return {
		status,
		type,
		etag,
		length,
		get weight() {
			return held.bytes.length + zipped;
		},
		async body(coding) {
			if (coding === "identity") return await whole();
			const making = made.get(coding) ?? makers[coding]();
			made.set(coding, making);
			return await making;
		},
	};
}

/** Coding to use, from the `Accept-Encoding` header; `q=0` refuses. */
export function chooseCoding(accepted: string | undefined, size: number): ContentCoding {
	if (!accepted || size < worthCompressing) return "identity";
	const offers = new Map<string, number>();
	for (const part of accepted.toLowerCase().split(",")) {
		const [name = "", ...parameters] = part.trim().split(";");
		const quality = parameters.map((p) => /^\s*q=([\d.]+)\s*$/.exec(p)?.[1]).find((q) => q !== undefined);
		offers.set(name.trim(), quality === undefined ? 1 : Number(quality));
	}
	const accepts = (name: string): boolean => (offers.get(name) ?? offers.get("*") ?? 0) > 0;
	if (accepts("br")) return "br";
	if (accepts("gzip")) return "gzip";
	return "identity";
}

/** True when the reader already holds this page (`If-None-Match`, weak comparison). */
export function alreadyHeld(ifNoneMatch: string | undefined, etag: string): boolean {
	if (!ifNoneMatch) return false;
	const bare = (tag: string): string => tag.trim().replace(/^W\//, "");
	return ifNoneMatch.trim() === "*" || ifNoneMatch.split(",").some((tag) => bare(tag) === bare(etag));
}

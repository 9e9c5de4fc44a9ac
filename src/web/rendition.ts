import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { sha256 } from "../platform/hash.ts";

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

export type ContentCoding = "br" | "gzip" | "identity";

/** A response ready to be sent any number of times: each coding is made once, on first demand. */
export interface Rendition {
	readonly status: number;
	readonly type: string;
	/** Weak validator: the same page whatever the coding. */
	readonly etag: string;
	readonly bytes: number;
	readonly body: (coding: ContentCoding) => Promise<Buffer>;
}

/** Below this, compressing costs more than it saves. */
const worthCompressing = 1024;

export function rendition(status: number, type: string, text: string): Rendition {
	const plain = Buffer.from(text, "utf8");
	const made = new Map<ContentCoding, Promise<Buffer>>();
	return {
		status,
		type,
		etag: `W/"${sha256(plain).slice(0, 24)}"`,
		// Plain text plus its two compressed forms, about a quarter each.
		bytes: plain.byteLength * 1.5,
		body(coding) {
			if (coding === "identity") return Promise.resolve(plain);
			const known = made.get(coding);
			if (known) return known;
			const making =
				coding === "br"
					? brotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
					: zip(plain, { level: 6 });
			made.set(coding, making);
			return making;
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

import { Resvg } from "@resvg/resvg-js";
import { refused } from "./refusal.ts";

const largest = 4_000;
const printedWidth = 480;

/**
 * A picture somebody sent, drawn again: what is kept is a PNG of ours (base64), never the bytes that came. Throws `modele-refuse` for
 * what is not a PNG or a JPEG of a decent size.
 */
export function cleanLogo(bytes: Uint8Array): string {
	const found = sizeOf(Buffer.from(bytes));
	if (!found) throw refused("son logo n'est pas une image PNG ou JPEG");
	const { type, width, height } = found;
	if (width < 1 || height < 1 || width > largest || height > largest)
		throw refused(`son logo dépasse ${largest} points de côté`);
	const picture = `data:image/${type};base64,${Buffer.from(bytes).toString("base64")}`;
	const drawn = new Resvg(
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image width="${width}" height="${height}" href="${picture}"/></svg>`,
		{ fitTo: { mode: "width", value: Math.min(width, printedWidth) }, font: { loadSystemFonts: false } },
	).render();
	if (!drawn.pixels.some((value, at) => at % 4 === 3 && value > 0)) throw refused("son logo est illisible");
	return drawn.asPng().toString("base64");
}

interface Size {
	readonly type: "png" | "jpeg";
	readonly width: number;
	readonly height: number;
}

function sizeOf(bytes: Buffer): Size | undefined {
	if (bytes.length > 24 && bytes.subarray(0, 8).toString("latin1") === "\x89PNG\r\n\x1a\n")
		return { type: "png", width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
	return jpegSize(bytes);
}

/** From its frame header (SOF0 to SOF2): ITU T.81, annex B. */
function jpegSize(bytes: Buffer): Size | undefined {
	if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return undefined;
	let at = 2;
	while (at + 9 < bytes.length && bytes[at] === 0xff) {
		const marker = bytes[at + 1] ?? 0;
		if (marker >= 0xc0 && marker <= 0xc2)
			return { type: "jpeg", height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
		at += 2 + bytes.readUInt16BE(at + 2);
	}
	return undefined;
}

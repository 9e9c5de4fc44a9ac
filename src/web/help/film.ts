import { readFileSync } from "node:fs";
import { sha256 } from "../../platform/hash.ts";
import { captions } from "./captions.ts";

/** What `npm run film` writes beside the film. */
export interface FilmFacts {
	/** Day it was made, ISO. */
	readonly made: string;
	/** Region of the sample data that it shows: « de Normandie ». */
	readonly ofRegion: string;
	/** Digest of the captions that it was made to. */
	readonly captions: string;
	readonly width: number;
	readonly height: number;
}

export interface FilmFile {
	/** Carries the digest of the bytes, so that a browser may keep it for ever. */
	readonly path: string;
	readonly type: string;
	readonly bytes: Buffer;
}

const folder = new URL("./film/", import.meta.url);
const read = (name: string): Buffer => readFileSync(new URL(name, folder));

function file(bytes: Buffer, extension: string, type: string): FilmFile {
	return { path: `/film/visite-${sha256(bytes).slice(0, 16)}.${extension}`, type, bytes };
}

export const film = {
	facts: JSON.parse(read("visite.json").toString("utf8")) as FilmFacts,
	video: file(read("visite.webm"), "webm", "video/webm"),
	poster: file(read("visite.jpeg"), "jpeg", "image/jpeg"),
	captions: file(Buffer.from(captions), "vtt", "text/vtt; charset=utf-8"),
};

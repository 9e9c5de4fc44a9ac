import { readdirSync, readFileSync } from "node:fs";
import { sha256 } from "../platform/hash.ts";

const folder = new URL("./style/", import.meta.url);

const text = readdirSync(folder)
	.filter((name) => name.endsWith(".css"))
	.sort()
	.map((name) => readFileSync(new URL(name, folder), "utf8"))
	.join("\n")
	.replaceAll(/\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\//g, "")
	.replaceAll(/\s*\n\s*/g, "\n");

/** The one stylesheet; its address carries its hash, so a browser may keep it for ever. */
export const stylesheet = {
	text,
	path: `/style/${sha256(text).slice(0, 16)}.css`,
} as const;

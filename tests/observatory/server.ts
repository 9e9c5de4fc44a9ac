import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { freePort } from "../../src/platform/free-port.ts";
import { takeRecords } from "../../src/platform/records/ready.ts";
import { start } from "./command.ts";

export interface Server {
	readonly url: string;
	/** What it has said so far. */
	readonly said: () => string;
	readonly stop: () => Promise<void>;
}

const PATIENCE_MS = 240_000;

/** `def serve` on a free port, ready to answer. */
export async function serve(env: Readonly<Record<string, string>>): Promise<Server> {
	const port = await freePort();
	const url = `http://127.0.0.1:${port}`;
	if (env.DATA_DIR !== undefined) takeRecords(env.DATA_DIR);
	const running = start(["serve"], { ...env, PORT: String(port), HOST: "127.0.0.1", PUBLIC_URL: url });
	let over = false;
	running.ended.finally(() => {
		over = true;
	});
	const limit = performance.now() + PATIENCE_MS;
	for (;;) {
		if (over) throw new Error(`« def serve » s'est arrêté :\n${running.output()}`);
		if (performance.now() > limit) {
			running.cut();
			throw new Error(`« def serve » ne répond pas :\n${running.output()}`);
		}
		try {
			const answer = await fetch(`${url}/`);
			await answer.arrayBuffer();
			if (answer.ok) break;
		} catch {
			// not listening yet
		}
		await new Promise((wake) => setTimeout(wake, 150));
	}
	return {
		url,
		said: () => running.output(),
		async stop() {
			running.child.kill("SIGTERM");
			const patience = setTimeout(() => running.cut(), 10_000);
			await running.ended;
			clearTimeout(patience);
		},
	};
}

/** Comparisons of releases are kept where they are made: not in the folder that the others read. */
function linkTo(from: string, to: string): void {
	if (basename(from) !== "releases") {
		symlinkSync(from, to);
		return;
	}
	mkdirSync(to);
	for (const name of readdirSync(from)) if (name !== "changes") symlinkSync(join(from, name), join(to, name));
}

/** A data folder that begins as another one: what is written in it does not reach what the others read. */
export interface Apart {
	readonly env: Readonly<Record<string, string>>;
	readonly dataDir: string;
	readonly remove: () => void;
}

/** `copied`: what is accepted there will be built, and must not go through a link. */
export function folderApart(env: Readonly<Record<string, string>>, { copied = false } = {}): Apart {
	const folder = mkdtempSync(join(tmpdir(), "service-"));
	const dataDir = join(folder, "var");
	mkdirSync(dataDir);
	const built = env.DATA_DIR ?? "";
	for (const name of readdirSync(built)) {
		if (/^(build|work|publish)\.lock/.test(name) || name === "records") continue;
		if (copied) cpSync(join(built, name), join(dataDir, name), { recursive: true });
		else linkTo(join(built, name), join(dataDir, name));
	}
	return {
		env: { ...env, DATA_DIR: dataDir },
		dataDir,
		remove: () => rmSync(folder, { recursive: true, force: true }),
	};
}

/**
 * The same releases served from a folder of their own: a data folder has one service at a time, and several tests read the
 * same observatory at once.
 */
export async function serveApart(
	env: Readonly<Record<string, string>>,
	{ copied = false } = {},
): Promise<Server & { readonly dataDir: string }> {
	const apart = folderApart(env, { copied });
	const server = await serve(apart.env);
	return {
		...server,
		dataDir: apart.dataDir,
		async stop() {
			await server.stop();
			apart.remove();
		},
	};
}

/** The one-time link that the console shows at the first start. */
export async function firstLink(server: Server): Promise<string> {
	for (let i = 0; i < 100; i++) {
		const [link] = /http:\S+\/premier-compte\/\S+/.exec(server.said()) ?? [];
		if (link !== undefined) return link;
		await new Promise((wake) => setTimeout(wake, 100));
	}
	throw new Error(`Aucun lien de premier compte :\n${server.said()}`);
}

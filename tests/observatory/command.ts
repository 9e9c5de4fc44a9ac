import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "../runner/command.ts";

export interface Ended {
	readonly status: number | null;
	readonly signal: NodeJS.Signals | null;
	readonly stdout: string;
	readonly stderr: string;
	/** Both streams in the order received. */
	readonly output: string;
	readonly seconds: number;
}

export interface Running {
	readonly child: ChildProcess;
	readonly ended: Promise<Ended>;
	readonly output: () => string;
	/** Kills the launcher and what it started at once, as a power cut or `kill -9` would. */
	readonly cut: () => void;
}

/** Settings of the operator must not leak into a test: each test states its own. */
function clean(env: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
	const { DATA_DIR, SOURCES_MIRROR, REGION, PORT, HOST, NODE_OPTIONS, ...rest } = process.env;
	return { ...rest, NO_COLOR: "1", ...env };
}

/** Starts `def …` as a person would, in its own process group. */
export function start(args: readonly string[], env: Readonly<Record<string, string>>): Running {
	const begin = performance.now();
	const child = spawn(process.execPath, [join(root, "bin", "def.js"), ...args], {
		env: clean(env),
		stdio: ["ignore", "pipe", "pipe"],
		detached: true,
	});
	const all: string[] = [];
	const out: string[] = [];
	const err: string[] = [];
	child.stdout.setEncoding("utf8").on("data", (text: string) => {
		all.push(text);
		out.push(text);
	});
	child.stderr.setEncoding("utf8").on("data", (text: string) => {
		all.push(text);
		err.push(text);
	});
	const ended = new Promise<Ended>((resolve, reject) => {
		child.on("error", reject);
		child.on("close", (status, signal) =>
			resolve({
				status,
				signal,
				stdout: out.join(""),
				stderr: err.join(""),
				output: all.join(""),
				seconds: (performance.now() - begin) / 1000,
			}),
		);
	});
	return {
		child,
		ended,
		output: () => all.join(""),
		cut() {
			try {
				if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
			} catch {
				// already gone
			}
		},
	};
}

/** Runs `def …` to its end. */
export function def(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ended> {
	return start(args, env).ended;
}

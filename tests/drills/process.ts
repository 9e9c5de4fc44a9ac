import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { compileCache } from "../runner/command.ts";
import type { Order, Pids } from "./served.ts";

export const targets = ["serveur", "exécutant", "base", "construction", "tout"] as const;
export type Target = (typeof targets)[number];

/** The server of a drill through all its lives. `script`: see `served.ts`. */
export class Lives {
	readonly #script: string;
	readonly #dataDir: string;
	readonly #random: () => number;
	#now: DrillProcess | undefined;
	#read = 0;

	constructor(script: string, dataDir: string, random: () => number) {
		this.#script = script;
		this.#dataDir = dataDir;
		this.#random = random;
	}

	/** What the present life printed since the last time, word by word. */
	news(): readonly (readonly string[])[] {
		const lines = this.#now?.lines.slice(this.#read) ?? [];
		this.#read += lines.length;
		return lines.map((line) => line.split(" "));
	}

	/** The present life, or a new one: ready, and at work. */
	async living(): Promise<DrillProcess> {
		if (!this.#now?.alive) {
			this.#read = 0;
			this.#now = new DrillProcess(this.#script, this.#dataDir, Math.floor(this.#random() * 1e9));
		}
		await this.#now.ready();
		await this.#now.ask("go on");
		return this.#now;
	}

	/** An error of the drill, with what the server last said of itself. */
	broken(error: unknown): Error {
		const said = this.#now?.said ?? "";
		return new Error(`${error instanceof Error ? error.message : String(error)}\n${said}`, { cause: error });
	}

	async end(): Promise<void> {
		await this.#now?.kill("tout").catch(() => undefined);
		await this.#now?.stop();
		rmSync(this.#dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
	}
}

/** One life of the server of a drill, and what it acknowledged. */
export class DrillProcess {
	readonly #dataDir: string;
	readonly #child: ChildProcess;
	readonly #gone: Promise<void>;
	/** Lines printed: what was acknowledged, and what failed. */
	readonly lines: string[] = [];
	said = "";

	/** `script`: see `served.ts`. */
	constructor(script: string, dataDir: string, seed: number) {
		this.#dataDir = dataDir;
		this.#child = spawn(process.execPath, [script, dataDir, String(seed)], {
			stdio: ["ignore", "pipe", "pipe", "ipc"],
			// Dozens of processes read the same code.
			env: { ...process.env, NODE_COMPILE_CACHE: compileCache },
		});
		this.#gone = new Promise((done) => this.#child.once("close", () => done()));
		let rest = "";
		this.#child.stdout?.setEncoding("utf8").on("data", (text: string) => {
			const all = (rest + text).split("\n");
			rest = all.pop() ?? "";
			this.lines.push(...all);
		});
		this.#child.stderr?.setEncoding("utf8").on("data", (text: string) => {
			this.said = (this.said + text).slice(-8_000);
		});
	}

	get alive(): boolean {
		return this.#child.exitCode === null && this.#child.signalCode === null;
	}

	async ready(): Promise<void> {
		while (!this.lines.includes("ready")) {
			if (!this.alive) throw new Error(`the server of the drill did not start\n${this.said}`);
			await wait(20);
		}
	}

	async ask(what: Order): Promise<Pids> {
		const answer = new Promise<Pids>((done) => this.#child.once("message", (told) => done(told as Pids)));
		this.#child.send(what);
		return await answer;
	}

	/** Nothing is being deposited or decided any more. */
	async pause(): Promise<void> {
		while (!(await this.ask("pause")).idle) await wait(20);
	}

	/** `kill -9`, at once. False when the target was not there to be killed. */
	async kill(target: Target): Promise<boolean> {
		const { database, worker } = await this.ask("pids");
		const build = lockHolder(join(this.#dataDir, "build.lock"));
		const server = this.#child.pid;
		const all = {
			serveur: [server],
			exécutant: [worker],
			base: [database],
			construction: [build],
			tout: [server, worker, build, database],
		}[target].filter((pid) => pid !== undefined);
		for (const pid of all) kill(pid);
		if (target === "serveur" || target === "tout") await this.#gone;
		return all.length > 0;
	}

	async stop(): Promise<void> {
		this.#child.kill("SIGKILL");
		await this.#gone;
	}
}

function kill(pid: number): void {
	try {
		process.kill(pid, "SIGKILL");
	} catch {
		// already gone
	}
}

function lockHolder(path: string): number | undefined {
	try {
		return Number.parseInt(readFileSync(path, "utf8"), 10) || undefined;
	} catch {
		return undefined;
	}
}

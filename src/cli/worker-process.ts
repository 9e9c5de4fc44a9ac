import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { packageRoot } from "../platform/index.ts";

export interface WorkerProcess {
	/** Number of the living process, if there is one. */
	readonly pid: () => number | undefined;
	readonly stop: () => Promise<void>;
}

const shortest = 200;
const longest = 10_000;
/** A worker that lived this long had started well: its death says nothing of the next one. */
const settled = 30_000;
const patience = 10_000;

const work: readonly string[] = [join(packageRoot, "src/cli/main.ts"), "work"];

/** Keeps one `def work` alive beside the server: started again when it dies, at longer and longer intervals if it cannot start. */
export function keepWorker(script = work): WorkerProcess {
	let child: ChildProcess | undefined;
	let stopping = false;
	let wait = shortest;
	let timer: NodeJS.Timeout | undefined;
	const start = (): void => {
		const since = performance.now();
		// The fourth channel tells the worker that this process is gone, even killed.
		const started = spawn(process.execPath, [...process.execArgv, ...script], {
			stdio: ["ignore", "inherit", "inherit", "ipc"],
		});
		child = started;
		const ended = (): void => {
			if (child !== started) return;
			child = undefined;
			if (stopping) return;
			wait = performance.now() - since > settled ? shortest : Math.min(longest, wait * 2);
			timer = setTimeout(start, wait);
		};
		started.once("error", ended);
		started.once("exit", ended);
	};
	start();
	return {
		pid: () => child?.pid,
		async stop() {
			stopping = true;
			clearTimeout(timer);
			const last = child;
			if (!last) return;
			const gone = new Promise<void>((done) => last.once("exit", () => done()));
			last.kill("SIGTERM");
			// In the midst of a heavy file it hears nothing; what it was doing is taken up again next time.
			const impatience = setTimeout(() => last.kill("SIGKILL"), patience);
			await gone;
			clearTimeout(impatience);
		},
	};
}

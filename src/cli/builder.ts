import { spawn } from "node:child_process";
import { join } from "node:path";
import type { BuildEnd, Builder } from "../deliveries/index.ts";
import { packageRoot } from "../platform/index.ts";

/** Exit status of a build that found another one at work: try again later (sysexits' EX_TEMPFAIL). */
export const busyStatus = 75;
const keptLines = 200;

const build: readonly string[] = [join(packageRoot, "src/cli/main.ts"), "build", "--bureau"];

/** Builds in a process of its own: long queries would starve this one. A build that is killed is no refusal: it throws. */
export function builder(script = build): Builder {
	return async (signal) => {
		const child = spawn(process.execPath, [...process.execArgv, ...script], {
			stdio: ["ignore", "pipe", "pipe"],
		});
		const lines: string[] = [];
		for (const stream of [child.stdout, child.stderr]) {
			stream.setEncoding("utf8");
			stream.on("data", (text: string) => {
				lines.push(text);
				if (lines.length > 2 * keptLines) lines.splice(0, lines.length - keptLines);
			});
		}
		const end = (): void => void child.kill("SIGTERM");
		signal.addEventListener("abort", end, { once: true });
		const status = await new Promise<number | null>((done, failed) => {
			child.once("error", failed);
			child.once("close", done);
		});
		signal.removeEventListener("abort", end);
		const said = lines.join("").trim().split("\n").slice(-keptLines).join("\n");
		if (status === null) throw new Error(`la construction s'est arrêtée en cours de route\n${said}`);
		const outcome: BuildEnd["outcome"] = status === 0 ? "fait" : status === busyStatus ? "busy" : "refuse";
		return { outcome, said };
	};
}

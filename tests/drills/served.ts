import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type Access, openSeal } from "../../src/access/index.ts";
import { openDesk } from "../../src/cli/desk.ts";
import { migrations } from "../../src/cli/migrations.ts";
import { keepWorker } from "../../src/cli/worker-process.ts";
import { openRecords } from "../../src/platform/index.ts";
import { randomFrom } from "../build/drill.ts";
import { few } from "../observatory/charter-release.ts";
import { rules, settle } from "./people.ts";

/** What the harness tells the server of a drill. */
export type Order = "pause" | "go on" | "pids";

export interface Pids {
	readonly database?: number;
	readonly worker?: number;
	readonly idle: boolean;
}

/** What the server of a drill does its acts with. */
export interface Acting {
	readonly desk: Awaited<ReturnType<typeof openDesk>>;
	readonly dataDir: string;
	readonly random: () => number;
	/** One line for each thing that was acknowledged, never before. */
	readonly say: (line: string) => void;
}

export const origin = { address: "127.0.0.1", agent: "drill" };

/**
 * The server's side of a drill: keeps a worker and acts without rest through the rooms' own functions, until it is killed. Arguments
 * of the process: the data folder, a seed.
 */
export async function serveDrill(prepare: (acting: Acting) => () => Promise<void>): Promise<never> {
	const [dataDir = "", seed = "1"] = process.argv.slice(2);
	const random = randomFrom(Number(seed));
	const say = (line: string): void => void process.stdout.write(`${line}\n`);
	const records = await openRecords({
		dataDir,
		migrations,
		onLost: (error) => {
			throw error;
		},
	});
	const access: Access = {
		records,
		seal: openSeal(dataDir),
		dataDir,
		publicUrl: "http://localhost",
		now: () => new Date(),
	};
	await settle(records.query);
	const desk = await openDesk(access, { sources: few, rules });
	const worker = keepWorker([join(import.meta.dirname, "worker.ts"), dataDir]);
	let paused = false;
	let busy = false;
	process.on("message", (asked: Order) => {
		if (asked === "pause") paused = true;
		if (asked === "go on") paused = false;
		process.send?.({ database: records.pid(), worker: worker.pid(), idle: paused && !busy });
	});
	// Its harness is gone: nothing may outlive it.
	process.on("disconnect", () => process.exit());
	const act = prepare({ desk, dataDir, random, say });
	say("ready");
	for (;;) {
		if (paused) {
			await wait(20);
			continue;
		}
		busy = true;
		try {
			await act();
		} catch (error) {
			// Not acknowledged: the one who asked tries again.
			say(`error ${error instanceof Error ? error.message : String(error)}`);
			await wait(50);
		}
		busy = false;
		await wait(random() * 300);
	}
}

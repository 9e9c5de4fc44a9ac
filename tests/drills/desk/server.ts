import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type Access, openSeal } from "../../../src/access/index.ts";
import { openDesk } from "../../../src/cli/desk.ts";
import { migrations } from "../../../src/cli/migrations.ts";
import { keepWorker } from "../../../src/cli/worker-process.ts";
import { accept, deposit, listDeliveries, refuse } from "../../../src/deliveries/index.ts";
import { openRecords } from "../../../src/platform/index.ts";
import { randomFrom } from "../../build/drill.ts";
import { few, goodFile } from "../../observatory/charter-release.ts";
import { analyst, depositor, partner, rules, settle } from "./people.ts";

/**
 * The server's side of the drill: deposits and decides without rest through the desk's own functions, and prints a line for
 * each thing once it was acknowledged, never before. Arguments: the data folder, a seed.
 */
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
process.on("message", (asked: unknown) => {
	if (asked === "pause") paused = true;
	if (asked === "go on") paused = false;
	process.send?.({ database: records.pid(), worker: worker.pid(), idle: paused && !busy });
});
// Its harness is gone: nothing may outlive it.
process.on("disconnect", () => process.exit());
let busy = false;

const origin = { address: "127.0.0.1", agent: "drill" };
const lines = Buffer.from(goodFile()).toString("utf8").trimEnd().split("\n");
const file = join(dataDir, `a-deposer-${process.pid}.csv`);
const given = {
	source: "opco-contrats",
	organisation: partner,
	name: "opco-contrats-2025.csv",
	path: file,
	channel: "page" as const,
};

/** The same file without one of its lines: other bytes, still right. */
function anotherFile(): string {
	const [header = "", ...rows] = lines;
	const out = Math.floor(random() * rows.length);
	const other = Math.floor(random() * rows.length);
	return `${[header, ...rows.filter((_, i) => i !== out && i !== other)].join("\n")}\n`;
}

async function handOver(): Promise<void> {
	writeFileSync(file, anotherFile());
	const made = await deposit(desk, depositor, given, origin);
	say(`${made.again ? "again" : "deposit"} ${made.id} ${made.sha256}`);
	if (random() > 0.3) return;
	const twice = await deposit(desk, depositor, given, origin);
	say(`${twice.again ? "again" : "deposit"} ${twice.id} ${twice.sha256}`);
}

async function decide(): Promise<void> {
	const [checked] = await listDeliveries(desk, analyst, { state: "controlee", limit: 1 });
	if (!checked) return;
	if (random() < 0.25) {
		await refuse(desk, analyst, checked.id, "Refus d’essai.", origin);
		say(`refuse ${checked.id}`);
	} else {
		await accept(desk, analyst, checked.id, {}, origin);
		say(`accept ${checked.id}`);
	}
}

say("ready");
for (;;) {
	if (paused) {
		await wait(20);
		continue;
	}
	busy = true;
	try {
		await (random() < 0.5 ? handOver() : decide());
	} catch (error) {
		// Not acknowledged: the one who asked tries again.
		say(`error ${error instanceof Error ? error.message : String(error)}`);
		await wait(50);
	}
	busy = false;
	await wait(random() * 300);
}

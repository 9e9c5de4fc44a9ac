import { rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { inspect, makeBatch, receive } from "../src/collection/index.ts";
import { contracts } from "./contracts.ts";

/** One step of `def bench flux`, alone in its process so that its peak of memory is its own: `check FILE` or `accept FILE`. */
const [step = "", path = ""] = process.argv.slice(2);
const start = performance.now();
let rows: number;
if (step === "check") {
	const { rows: typed } = await inspect(contracts, { path, name: basename(path) }, new Map());
	rows = typed.count;
} else {
	const folder = join(dirname(path), "acceptation");
	const delivery = receive(contracts, path, "deposit", join(folder, "deliveries"));
	rows = (await makeBatch(contracts, delivery, new Map(), join(folder, "batches"))).rows;
	rmSync(folder, { recursive: true, force: true });
}
const seconds = (performance.now() - start) / 1000;
const { user, system } = process.cpuUsage();
process.stdout.write(
	JSON.stringify({
		rows,
		seconds,
		cpuSeconds: (user + system) / 1e6,
		peakMegabytes: process.resourceUsage().maxRSS / 1024,
	}),
);

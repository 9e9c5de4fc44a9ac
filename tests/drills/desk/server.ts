import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { accept, deposit, listDeliveries, refuse } from "../../../src/deliveries/index.ts";
import { goodFile } from "../../observatory/charter-release.ts";
import { analyst, depositor, partner } from "../people.ts";
import { origin, serveDrill } from "../served.ts";

/** Deposits and decides without rest. */
await serveDrill(({ desk, dataDir, random, say }) => {
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

	return async () => await (random() < 0.5 ? handOver() : decide());
});

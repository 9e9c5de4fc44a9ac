import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { migrations } from "../../../src/cli/migrations.ts";
import { openRecords, type Records } from "../../../src/platform/index.ts";
import { runningUrl } from "../../../src/platform/records/cluster.ts";
import { buildFew } from "../../observatory/charter-release.ts";
import { lasting, patiently } from "../patience.ts";
import { Lives, type Target } from "../process.ts";
import { broken } from "./invariants.ts";

export interface KitsDrill {
	readonly kills: Readonly<Record<string, number>>;
	/** Kits that were asked for and said to be so. */
	readonly asked: number;
	readonly made: number;
	/** Struck while a kit was being made. */
	readonly amid: number;
	/** Longest time until every kit was made, after a kill. */
	readonly slowestMs: number;
	/** What did not hold, by round. */
	readonly faults: readonly string[];
}

/** Mostly the one that makes the kits. */
const targets: readonly Target[] = ["exécutant", "exécutant", "exécutant", "serveur", "base", "tout"];
const patience = 180_000;

/**
 * Lets a server ask for kits, cancel and ask again while a worker makes them, kills one of them, or the database, or all at once, at a
 * random moment of a making; lets what is left recover, and asks whether each kit was made once, whole.
 */
export async function drillKits(
	rounds: number,
	random: () => number,
	say: (line: string) => void,
): Promise<KitsDrill> {
	const dataDir = mkdtempSync(join(tmpdir(), "def-kits-tues-"));
	const asked = new Map<string, number>();
	const kills: Record<string, number> = {};
	const faults: string[] = [];
	const count = { amid: 0, made: 0 };
	let slowestMs = 0;
	const lives = new Lives(join(import.meta.dirname, "server.ts"), dataDir, random);
	const listen = (): void => {
		for (const [word, batch = "", kits = ""] of lives.news())
			if (word === "asked") asked.set(batch, Number(kits));
	};
	try {
		await buildFew(dataDir);
		for (let round = 1; round <= rounds; round++) {
			const target = targets[Math.floor(random() * targets.length)] ?? "exécutant";
			const current = await lives.living();
			const amid = await patiently(() => moment(dataDir, random() * 1_500));
			if (amid) count.amid++;
			if (await current.kill(target)) kills[target] = (kills[target] ?? 0) + 1;
			const since = performance.now();
			if (current.alive) await wait(200);
			listen();
			await (await lives.living()).pause();
			listen();
			const after = await patiently(() => openRecords({ dataDir, url: runningUrl(dataDir), migrations }));
			try {
				const { quiet, back } = await patiently(() => settled(after));
				slowestMs = Math.max(slowestMs, performance.now() - since);
				const found = [
					...(quiet ? [] : ["des kits restent en cours après trois minutes"]),
					...(back ? ["l’avancement a reculé"] : []),
					...(await lasting(() => broken(after.query, dataDir, asked))),
				];
				faults.push(...found.map((fault) => `tour ${round} (${target}) : ${fault}`));
				const [row] = await after.query<{ n: number }>("select count(*)::int as n from kit_version");
				count.made = row?.n ?? 0;
				say(
					`${found.length === 0 ? "✓" : "✗"} ${round}/${rounds} ${target} tué${amid ? " en pleine fabrication" : ""} : ${count.made} kits figés`,
				);
				for (const fault of found) say(`    ${fault}`);
			} finally {
				await after.close();
			}
		}
	} catch (error) {
		throw lives.broken(error);
	} finally {
		await lives.end();
	}
	const wanted = [...asked.values()].reduce((sum, n) => sum + n, 0);
	return { kills, asked: wanted, ...count, slowestMs, faults };
}

/** Some time after a kit began to be made: is one being made still? */
async function moment(dataDir: string, later: number): Promise<boolean> {
	const records = await openRecords({ dataDir, url: runningUrl(dataDir), migrations });
	const making = async (): Promise<boolean> =>
		(await records.query("select 1 from kit_batch_item where state = 'making' limit 1")).length > 0;
	try {
		const limit = performance.now() + patience;
		while (!(await making()) && performance.now() < limit) await wait(50);
		await wait(later);
		return await making();
	} finally {
		await records.close();
	}
}

/** Nothing waits and nothing is being made. `back`: a kit that was made is made no more. */
async function settled(records: Records): Promise<{ readonly quiet: boolean; readonly back: boolean }> {
	const limit = performance.now() + patience;
	let best = 0;
	let back = false;
	for (;;) {
		const [row] = await records.query<{ left: number; made: number }>(
			`select count(*) filter (where state in ('waiting', 'making'))::int as left, count(*) filter (where state = 'made')::int as made
			from kit_batch_item`,
		);
		back ||= (row?.made ?? 0) < best;
		best = row?.made ?? 0;
		if (row?.left === 0 || performance.now() > limit) return { quiet: row?.left === 0, back };
		await wait(100);
	}
}

import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { migrations } from "../../../src/cli/migrations.ts";
import { openRecords, type Records } from "../../../src/platform/index.ts";
import { runningUrl } from "../../../src/platform/records/cluster.ts";
import { lasting, patiently } from "../patience.ts";
import { Lives, type Target, targets } from "../process.ts";
import { type Acknowledged, broken, unpublished } from "./invariants.ts";

export interface DeskDrill {
	readonly kills: Readonly<Record<Target, number>>;
	readonly deposits: number;
	/** Same bytes again, said to be so. */
	readonly again: number;
	readonly accepted: number;
	readonly refused: number;
	/** Asked and never acknowledged: the one who asked was told, or cut. */
	readonly errors: number;
	/** Longest time until nothing was under way any more, after a kill. */
	readonly slowestMs: number;
	/** What did not hold, by round. */
	readonly faults: readonly string[];
}

const patience = 180_000;

/**
 * Lets a server deposit and decide while a worker checks and builds, kills one of them, or the database, or the build, or all at
 * once, at a random moment; lets what is left recover, and asks whether everything that was acknowledged is so.
 */
export async function drillDesk(
	rounds: number,
	random: () => number,
	say: (line: string) => void,
): Promise<DeskDrill> {
	const dataDir = mkdtempSync(join(tmpdir(), "def-bureau-"));
	const heard: Acknowledged = { deposits: new Map(), accepted: new Set(), refused: new Set() };
	const kills: Record<Target, number> = { serveur: 0, exécutant: 0, base: 0, construction: 0, tout: 0 };
	const faults: string[] = [];
	const count = { again: 0, errors: 0 };
	let slowestMs = 0;
	const lives = new Lives(join(import.meta.dirname, "server.ts"), dataDir, random);
	const listen = (): void => {
		for (const [word, id = "", hash = ""] of lives.news()) {
			if (word === "deposit") heard.deposits.set(id, hash);
			else if (word === "again") {
				count.again++;
				if (heard.deposits.get(id) !== hash) faults.push(`${id} : dit déjà reçu, et ne l'était pas`);
			} else if (word === "accept") heard.accepted.add(id);
			else if (word === "refuse") heard.refused.add(id);
			else if (word === "error") count.errors++;
		}
	};
	try {
		for (let round = 1; round <= rounds; round++) {
			const target = targets[Math.floor(random() * targets.length)] ?? "serveur";
			const current = await lives.living();
			const moment = Math.round(random() * 2_500);
			await wait(moment);
			const struck = await current.kill(target);
			if (struck) kills[target]++;
			const since = performance.now();
			// A server that lives goes on asking while the others recover.
			if (current.alive) await wait(200);
			listen();
			await (await lives.living()).pause();
			const last = round === rounds;
			const records = await patiently(() => openRecords({ dataDir, url: runningUrl(dataDir), migrations }));
			try {
				const quiet = await patiently(() => settled(records, last));
				slowestMs = Math.max(slowestMs, performance.now() - since);
				listen();
				const found = [
					...(quiet ? [] : ["du travail reste en cours après trois minutes"]),
					...(await lasting(() => broken(records.query, dataDir, heard))),
					...(last ? await unpublished(records.query, dataDir) : []),
				];
				faults.push(...found.map((fault) => `tour ${round} (${target}) : ${fault}`));
				say(
					`${found.length === 0 ? "✓" : "✗"} ${round}/${rounds} ${target} ${struck ? "tué" : "absent"} à ${moment} ms : ${heard.deposits.size} dépôts, ${heard.accepted.size} acceptations`,
				);
				for (const fault of found) say(`    ${fault}`);
			} finally {
				await records.close();
			}
		}
	} catch (error) {
		throw lives.broken(error);
	} finally {
		await lives.end();
	}
	return {
		kills,
		deposits: heard.deposits.size,
		accepted: heard.accepted.size,
		refused: heard.refused.size,
		...count,
		slowestMs,
		faults,
	};
}

/** Nothing waits and nothing is under way: no check and, at the end, no build. */
async function settled(records: Records, builds: boolean): Promise<boolean> {
	const limit = performance.now() + patience;
	const names = builds ? ["controle", "construction"] : ["controle"];
	for (;;) {
		const left = await records.query(
			`select 1 from delivery where state in ('recue', 'en-controle')
			union all select 1 from travaux.job where name = any($1) and state in ('created', 'retry', 'active') limit 1`,
			[names],
		);
		if (left.length === 0) return true;
		if (performance.now() > limit) return false;
		await wait(100);
	}
}

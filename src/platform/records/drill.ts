import type { Records } from "./records.ts";

export interface Killings {
	readonly rounds: number;
	/** Writes that the database had confirmed. */
	readonly acknowledged: number;
	/** Confirmed writes that were no longer there afterwards. */
	readonly lost: number;
}

/** Kills the product's own PostgreSQL again and again while it writes, and counts what it had promised and forgot. */
export async function killings(records: Records, rounds: number, random: () => number): Promise<Killings> {
	await records.query("create table if not exists killing (id int8 primary key)");
	const acknowledged: number[] = [];
	let next = 1;
	for (let round = 0; round < rounds; round++) {
		const pid = records.pid();
		if (pid === undefined) throw new Error("no server of our own to kill");
		const blow = setTimeout(() => process.kill(pid, "SIGKILL"), 20 + random() * 200);
		for (;;) {
			const id = next++;
			try {
				await records.query("insert into killing values ($1)", [id]);
				acknowledged.push(id);
			} catch {
				break;
			}
		}
		clearTimeout(blow);
		await back(records, pid);
	}
	const rows = await records.query<{ id: number }>("select id from killing");
	const kept = new Set(rows.map((row) => row.id));
	return {
		rounds,
		acknowledged: acknowledged.length,
		lost: acknowledged.filter((id) => !kept.has(id)).length,
	};
}

/** A connection of the killed server may still answer for an instant: only another process counts. */
async function back(records: Records, killed: number): Promise<void> {
	const limit = performance.now() + 60_000;
	for (;;) {
		try {
			await records.query("select 1");
			if (records.pid() !== killed) return;
		} catch (error) {
			if (performance.now() > limit) throw error;
		}
		await new Promise((wake) => setTimeout(wake, 50));
	}
}

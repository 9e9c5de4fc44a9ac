import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openReady } from "../records/ready.ts";
import type { Records } from "../records/records.ts";
import { openJobs } from "./boss.ts";
import type { Bench } from "./jobs.ts";

const dataDir = mkdtempSync(join(tmpdir(), "def-jobs-"));
let records: Records;
let bench: Bench;
beforeAll(async () => {
	records = await openReady({ dataDir, migrations: [] });
	bench = await openJobs(records, { seul: "exclusive", suite: "stately" });
});
afterAll(async () => {
	await bench.close();
	await records.close();
	rmSync(dataDir, { recursive: true, force: true });
});

const ask = (work: string, subject: string): Promise<void> =>
	records.transaction((query) => bench.ask(query, work, subject));

describe("jobs", () => {
	it("are asked with what they are about, or not at all", async () => {
		const failing = records.transaction(async (query) => {
			await bench.ask(query, "seul", "perdu");
			throw new Error("no");
		});
		await expect(failing).rejects.toThrow("no");
		expect(await bench.take("seul")).toBeUndefined();
	});

	it("are one for a subject, waiting or under way", async () => {
		await ask("seul", "a");
		await ask("seul", "a");
		const job = await bench.take("seul");
		expect(job).toMatchObject({ subject: "a", attempt: 1 });
		await ask("seul", "a");
		expect(await bench.take("seul")).toBeUndefined();
		if (job) await records.transaction((query) => bench.done(query, job));
		expect(await bench.isAsked(records.query, "seul", "a")).toBe(false);
	});

	it("are one waiting and one under way where the work must be done again", async () => {
		for (let i = 0; i < 3; i++) await ask("suite", "tout");
		const first = await bench.take("suite");
		for (let i = 0; i < 3; i++) await ask("suite", "tout");
		expect(await bench.take("suite")).toBeUndefined();
		if (first) await records.transaction((query) => bench.done(query, first));
		const second = await bench.take("suite");
		expect(second).toMatchObject({ subject: "tout" });
		if (second) await records.transaction((query) => bench.done(query, second));
		expect(await bench.take("suite")).toBeUndefined();
	});

	it("of a dead worker are taken again at once", async () => {
		await ask("seul", "b");
		await bench.take("seul");
		await bench.takeOver("seul");
		const job = await bench.take("seul");
		expect(job).toMatchObject({ subject: "b", attempt: 2 });
		if (job) await records.transaction((query) => bench.done(query, job));
	});

	it("are cancelled waiting or under way, and may be asked again at once", async () => {
		await ask("seul", "c");
		await records.transaction((query) => bench.cancel(query, "seul", "c"));
		expect(await bench.take("seul")).toBeUndefined();
		await ask("seul", "c");
		const job = await bench.take("seul");
		await records.transaction(async (query) => {
			await bench.cancel(query, "seul", "c");
			await bench.ask(query, "seul", "c");
		});
		if (job) await records.transaction((query) => bench.done(query, job));
		expect(await bench.take("seul")).toMatchObject({ subject: "c", attempt: 1 });
	});

	it("asked in a rolled back transaction leave the queue as it was", async () => {
		await expect(
			records.transaction(async (query) => {
				await bench.cancel(query, "seul", "c");
				throw new Error("no");
			}),
		).rejects.toThrow("no");
		expect(await bench.isAsked(records.query, "seul", "c")).toBe(true);
	});
});

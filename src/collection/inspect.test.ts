import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { makeBatch } from "./batch.ts";
import { temporaryFolder, writeTemporary } from "./fixture/files.ts";
import { rotation } from "./fixture/sources.ts";
import { inspect } from "./inspect.ts";
import { receive } from "./receive.ts";
import type { Lookup } from "./typed.ts";

const none: Lookup = new Map();
const lines = Array.from({ length: 150_000 }, (_, i) => `A${i % 10}Z;type ${i};2007;${i}`);
const path = writeTemporary("evol_mmo.csv", `Fap3;Type_mmo;Annee;Taux\n${lines.join("\n")}\n`);
const file = { path, name: "evol_mmo.csv" };

describe("a long reading", () => {
	it("says how far it is, never backwards, and lets others work meanwhile", async () => {
		const said: number[] = [];
		let [whole, turns] = [0, 0];
		const clock = setInterval(() => turns++, 1);
		const found = await inspect(rotation, file, none, {
			onProgress: (done, total) => {
				said.push(done);
				whole = total;
			},
		});
		clearInterval(clock);
		expect(found.rows.count).toBe(150_000);
		expect(said.length).toBeGreaterThan(2);
		expect(said).toEqual([...said].sort((a, b) => a - b));
		expect(said.at(-1)).toBe(whole);
		expect(turns).toBeGreaterThan(1);
	});

	it("stops between two pieces with the reason given, and leaves nothing behind", async () => {
		const stop = new AbortController();
		const outDir = temporaryFolder();
		const delivery = receive(rotation, path, "deposit", temporaryFolder());
		const reason = new Error("assez");
		const onProgress = (done: number, total: number): void => {
			if (done > total / 4) stop.abort(reason);
		};
		const made = makeBatch(rotation, delivery, none, outDir, [], { onProgress, signal: stop.signal });
		await expect(made).rejects.toBe(reason);
		expect(readdirSync(outDir)).toEqual([]);
	});
});

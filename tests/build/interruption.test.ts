import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { def } from "../observatory/command.ts";
import { releaseBytes, servedRelease } from "../observatory/release.ts";
import { type Apart, folderApart } from "../observatory/server.ts";
import { type Cut, cutBuild, randomFrom } from "./drill.ts";

const samples = inject("observatories").find((o) => o.name === "essai");
if (samples === undefined) throw new Error("Les données d'essai n'ont pas été construites.");
const whole = samples.env.DATA_DIR ?? "";

let folder: string;
/** A copy of it, that no other test reads or writes. */
let own: Apart;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), "interruption-"));
	own = folderApart(samples.env, { copied: true });
});
afterAll(() => {
	rmSync(folder, { recursive: true, force: true });
	own.remove();
});

describe("une construction", () => {
	it("dit qu'elle n'a rien à refaire quand rien n'a changé, et ne touche à rien", async () => {
		const { dataDir, env } = own;
		const before = servedRelease(dataDir);
		const files = readdirSync(dataDir, { recursive: true }).length;
		const end = await def(["build"], env);
		expect(end.output).toMatch(/rien à refaire/i);
		expect(end.status).toBe(0);
		expect(servedRelease(dataDir)).toBe(before);
		expect(readdirSync(dataDir, { recursive: true }).length).toBe(files);
	});

	it("coupée dix fois à des instants quelconques, reprend et donne la même diffusion à l'octet près", async () => {
		const env = { DATA_DIR: join(folder, "coupures") };
		const expected = servedRelease(whole) ?? "";
		const seed = Number(process.env.DRILL_SEED ?? Date.now() % 1_000_000);
		const random = randomFrom(seed);
		const cuts: Cut[] = [];
		const started = performance.now();
		// The first cut falls anywhere in a whole build; what is already built shortens the next ones.
		let span = 4_000;
		for (let i = 0; i < 10; i++) {
			const cut = await cutBuild(env, 100 + random() * span);
			cuts.push(cut);
			expect([undefined, expected], `graine ${seed} : ${JSON.stringify(cuts)}`).toContain(cut.served);
			if (!cut.reached) span = Math.max(500, cut.afterMs / 2);
			else span = Math.min(30_000, span * 1.3);
			if (cut.served !== undefined && !cut.reached)
				rmSync(join(env.DATA_DIR, "releases"), { recursive: true });
		}
		const end = await def(["build"], env);
		const story = `graine ${seed}, ${((performance.now() - started) / 1000).toFixed(0)} s\n${cuts
			.map((c) => `${Math.round(c.afterMs)} ms ${c.reached ? "coupée" : "finie"} : ${c.doing}`)
			.join("\n")}\n${end.output}`;
		expect(end.status, story).toBe(0);
		expect(servedRelease(env.DATA_DIR), story).toBe(expected);
		expect(releaseBytes(env.DATA_DIR, expected), story).toEqual(releaseBytes(whole, expected));
		const again = await def(["build"], env);
		expect(again.output).toMatch(/rien à refaire/i);
	});

	it("refait une diffusion abîmée sur le disque, à l'identique", async () => {
		const { dataDir, env } = own;
		const id = servedRelease(dataDir) ?? "";
		const [first] = Object.keys(releaseBytes(dataDir, id));
		rmSync(join(dataDir, "releases", id, first ?? ""));
		const end = await def(["build"], env);
		expect(end.status, end.output).toBe(0);
		expect(releaseBytes(dataDir, id)).toEqual(releaseBytes(whole, id));
	});

	it("ne tourne pas deux fois en même temps dans un même dossier", async () => {
		const env = { DATA_DIR: join(folder, "deux") };
		const ends = await Promise.all([def(["build"], env), def(["build"], env)]);
		const statuses = ends.map((e) => e.status).sort();
		const story = ends.map((e) => e.output).join("\n---\n");
		expect(statuses[0], story).toBe(0);
		const late = ends.find((e) => e.status !== 0);
		if (late !== undefined) expect(late.stderr).toMatch(/autre construction/i);
		expect(servedRelease(env.DATA_DIR), story).toBe(servedRelease(whole));
		expect(existsSync(join(env.DATA_DIR, "build.lock")), "verrou rendu").toBe(false);
	});
});

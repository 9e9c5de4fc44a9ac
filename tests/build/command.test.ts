import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { freePort } from "../../src/platform/free-port.ts";
import { def, start } from "../observatory/command.ts";
import { type Apart, folderApart, serve } from "../observatory/server.ts";
import { root } from "../runner/command.ts";

const samples = inject("observatories").find((o) => o.name === "essai");
let env: Readonly<Record<string, string>> = {};
let apart: Apart;
let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), "commande-"));
	apart = folderApart(samples?.env ?? {});
	env = apart.env;
});
afterAll(() => {
	rmSync(folder, { recursive: true, force: true });
	apart.remove();
});

describe("la commande def", () => {
	it("s'explique en français", async () => {
		const end = await def(["--help"], env);
		expect(end.status).toBe(0);
		for (const word of ["build", "serve", "sources", "check", "explain", "bench"])
			expect(end.stdout).toContain(word);
		for (const name of ["PORT", "HOST", "DATA_DIR", "SOURCES_MIRROR", "REGION"])
			expect(end.stdout).toContain(name);
		expect(end.stdout).toMatch(/dossier/i);
	});

	it.each([
		{ args: ["fabriquer"], settings: {}, says: /fabriquer.*n'existe pas/ },
		{ args: ["check"], settings: {}, says: /manque un argument/ },
		{ args: ["check", "a.csv", "--annote"], settings: {}, says: /manque.*classeur à écrire/ },
		{ args: ["check", "nulle-part.csv"], settings: {}, says: /nulle-part\.csv/ },
		{ args: ["explain"], settings: {}, says: /manque un argument/ },
		{ args: ["explain", "/chiffres/inconnu?x=1"], settings: {}, says: /inconnu/ },
		{ args: ["build"], settings: { SOURCES_MIRROR: "dossier-absent" }, says: /dossier-absent.*n'existe pas/ },
		{ args: ["serve"], settings: { PORT: "porte" }, says: /PORT.*porte/ },
		{ args: ["serve"], settings: { REGION: "Normandie" }, says: /REGION.*Normandie/ },
	])("refuse « def $args » en disant pourquoi", async ({ args, settings, says }) => {
		const end = await def(args, { ...env, ...settings });
		expect(end.status).toBeGreaterThan(0);
		expect(end.stderr).toMatch(says);
		expect(end.stderr, "pas de trace technique").not.toMatch(/\n\s+at .*\.ts:\d+/);
	});

	it("rend un fichier annoté et dit ce qui a changé depuis le précédent", async () => {
		const good = join(root, "samples", "donnees", "evol_mmo.csv");
		const bad = join(folder, "evol_mmo.csv");
		writeFileSync(
			bad,
			readFileSync(good, "latin1").replace(/(\n[^\n;]+;[^\n;]+;\d{4});[^\n;]+/, "$1;beaucoup"),
			"latin1",
		);
		const back = join(folder, "retour.xlsx");
		const end = await def(["check", bad, "--annote", back, "--precedent", good], env);
		expect(end.status, end.output).toBe(1);
		expect(end.stdout).toMatch(/Depuis « evol_mmo\.csv »/);
		expect(readFileSync(back).subarray(0, 2).toString()).toBe("PK");
		const again = await def(["check", back], env);
		expect(again.stdout).toMatch(/ligne 2.*beaucoup/);
	});

	it("dit qu'il n'y a pas de diffusion dans un dossier neuf", async () => {
		const end = await def(["explain", "/chiffres/taux-chomage?periode=2023-T3&territoire=region:28"], {
			DATA_DIR: join(folder, "neuf"),
		});
		expect(end.status).toBe(1);
		expect(end.stderr).toMatch(/aucune diffusion/i);
	});

	it("liste les jeux de données déclarés", async () => {
		const end = await def(["sources"], env);
		expect(end.status).toBe(0);
		expect(end.stdout).toMatch(/bmo-2024/);
	});

	it("explique un chiffre comme la page le fait", async () => {
		const server = await serve(env);
		try {
			const page = await (await fetch(`${server.url}/territoires/zone-emploi/2804-caen`)).text();
			const link = /href="(\/chiffres\/[^"]+)"/.exec(page)?.[1]?.replaceAll("&amp;", "&") ?? "";
			const end = await def(["explain", link], env);
			expect(end.status, end.output).toBe(0);
			const sha = /\b[0-9a-f]{64}\b/.exec(end.stdout)?.[0] ?? "absent";
			expect(await (await fetch(server.url + link)).text()).toContain(sha);
		} finally {
			await server.stop();
		}
	});

	it("s'arrête proprement au signal et rend son port", async () => {
		const port = await freePort();
		const running = start(["serve"], { ...env, PORT: String(port), HOST: "127.0.0.1" });
		for (let i = 0; i < 400 && !/prêt/i.test(running.output()); i++) await wait(50);
		expect(running.output()).toContain(String(port));
		running.child.kill("SIGTERM");
		const end = await running.ended;
		expect(end.status, end.output).toBe(0);
		await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
	});

	it("part d'un Node du système plus ancien, en cherchant celui que npm a installé", async () => {
		const { stdout } = await promisify(execFile)("sh", ["-c", "command -v -p node || true"]);
		const system = stdout.trim();
		if (system === "") return;
		const { stdout: help } = await promisify(execFile)(system, [join(root, "bin", "def.js"), "--help"]);
		expect(help).toContain("SOURCES_MIRROR");
	});
});

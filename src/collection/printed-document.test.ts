import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { sources } from "../../catalogue/sources/index.ts";
import { packageRoot } from "../platform/index.ts";
import { verdict } from "./verdict.ts";

const folder = mkdtempSync(join(tmpdir(), "def-tables-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const shipped = (file: string) => join(packageRoot, "samples/faits", file);
const plain = (text: string) => text.replace(/\s/g, " ");

describe("findings of a printed document", () => {
	it.each(["monographie-2020.csv", "pacte-2019-2023.csv"])(
		"%s is accepted whole, and says what it contradicts",
		async (file) => {
			const read = await verdict(shipped(file), sources, new Map());
			expect(read.blocking).toBe(false);
			expect(read.held).toBe(0);
			const errors = read.findings.filter((f) => plain(f.message).includes("Erreur du document :"));
			expect(errors.length).toBeGreaterThan(0);
			for (const { severity, message } of errors) {
				expect(severity).toBe("to-confirm");
				expect(message).toMatch(/Imprimé\s:.+Recalculé\s:/);
			}
		},
	);

	it("stand where Excel shows the cell, with the printed and the recomputed value", async () => {
		const path = join(folder, "monographie-2020.csv");
		const text = readFileSync(shipped("monographie-2020.csv"), "utf8");
		const lines = text.split("\n");
		const line = lines.findIndex((l) => l.includes(";-3.95%;")) + 1;
		expect(line).toBeGreaterThan(1);
		writeFileSync(path, text.replace(";-3.95%;", ";3.95%;"));
		const { findings } = await verdict(path, sources, new Map());
		const planted = findings.filter((f) => f.rule === "C-32");
		expect(planted).toHaveLength(1);
		expect(plain(planted[0]?.message ?? "")).toMatch(
			new RegExp(
				`^Ligne ${line}, colonne P « evolution_imprimee » : .*Imprimé : 3\\.95%\\. Recalculé : −3,95 %`,
			),
		);
		expect(planted[0]?.examples[0]?.place).toMatchObject({ line, column: "P" });
	});
});

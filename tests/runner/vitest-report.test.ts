import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { closingLine } from "./outcome.ts";
import { readReport } from "./vitest-report.ts";

const folder = mkdtempSync(join(tmpdir(), "rapport-"));
afterAll(() => rmSync(folder, { recursive: true }));

function report(name: string, content: object): string {
	const path = join(folder, name);
	writeFileSync(path, JSON.stringify(content));
	return path;
}

const fine = { name: "a.test.ts", status: "passed", assertionResults: [{ status: "passed" }] };
const unloaded = { name: "b.test.ts", status: "failed", assertionResults: [] };
const counts = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 2, numTodoTests: 0 };

describe("compte des tests", () => {
	it("reprend les réussites et les tests ignorés", () => {
		const outcome = readReport(report("1.json", { ...counts, testResults: [fine] }), 0);
		expect(closingLine(outcome)).toBe("3 passed, 0 failed, 2 skipped");
	});
	it("compte un fichier qui ne se charge pas comme un échec", () => {
		expect(readReport(report("2.json", { ...counts, testResults: [fine, unloaded] }), 1).failed).toBe(1);
	});
	it("compte une erreur hors de tout test comme un échec", () => {
		expect(readReport(report("3.json", { ...counts, testResults: [fine] }), 1).failed).toBe(1);
	});
	it("compte un rapport absent comme un échec", () => {
		expect(readReport(join(folder, "absent.json"), 0).failed).toBe(1);
	});
});

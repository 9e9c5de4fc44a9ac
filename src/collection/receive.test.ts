import { readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { temporaryFolder, writeTemporary } from "./fixture/files.ts";
import { receive } from "./receive.ts";

describe("receive", () => {
	it("keeps the bytes once under their SHA-256 and never rewrites them", () => {
		const deliveries = temporaryFolder();
		const path = writeTemporary("été.csv", "a;b\n");
		const first = receive({ id: "x" }, path, "mirror", deliveries);
		const before = statSync(first.path).mtimeMs;
		const second = receive({ id: "x" }, path, "mirror", deliveries);
		expect(second).toEqual(first);
		expect(statSync(first.path).mtimeMs).toBe(before);
		expect(readdirSync(deliveries)).toEqual([first.sha256]);
		expect(readFileSync(first.path, "utf8")).toBe("a;b\n");
		expect(first.bytes).toBe(4);
	});

	it("refuses to go on from a stored copy that has lost bytes", () => {
		const deliveries = temporaryFolder();
		const path = writeTemporary("x.csv", "a;b\n1;2\n");
		writeFileSync(receive({ id: "x" }, path, "mirror", deliveries).path, "a;b");
		expect(() => receive({ id: "x" }, path, "mirror", deliveries)).toThrow(
			expect.objectContaining({ code: "fichier-illisible" }),
		);
	});

	it("refuses a file of two gigabytes by its size alone, without reading it", () => {
		const path = writeTemporary("ligne.csv", "a;b\n");
		truncateSync(path, 2 * 1024 ** 3);
		const before = process.memoryUsage().rss;
		expect(() => receive({ id: "x" }, path, "mirror", temporaryFolder())).toThrow(
			expect.objectContaining({ code: "fichier-trop-gros" }),
		);
		expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 ** 2);
		rmSync(path);
	});

	it("says that a file is not there", () => {
		expect(() => receive({ id: "x" }, "/nulle/part.csv", "mirror", temporaryFolder())).toThrow(
			expect.objectContaining({ code: "fichier-absent" }),
		);
	});
});

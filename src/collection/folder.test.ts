import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "./fixture/files.ts";
import { indexFolder, locate } from "./folder.ts";

function folderOf(...names: readonly string[]): string {
	const folder = temporaryFolder();
	for (const name of names) {
		mkdirSync(join(folder, name, ".."), { recursive: true });
		writeFileSync(join(folder, name), "x");
	}
	return folder;
}

describe("locate", () => {
	it("finds a file whatever its case, its accents and the way they are composed", () => {
		const folder = folderOf(`m\u00e9tiers/${"Intitul\u00e9s_FAP2009.csv".normalize("NFD")}`);
		expect(locate({ files: ["intitulés_fap2009.CSV"] }, folder)?.name.normalize("NFC")).toBe(
			"Intitulés_FAP2009.csv",
		);
		expect(locate({ files: ["INTITULES_fap2009.csv"] }, folder)).toBeDefined();
	});

	it("prefers the exact name to a wildcard, and the plain file to its compressed copies", () => {
		const folder = folderOf("a/bmo_2024.xlsx", "a/bmo_2023.xlsx", "t.csv.gz", "deep/er/t.csv", "t.zip");
		const index = indexFolder(folder);
		expect(locate({ files: ["bmo_*.xlsx", "BMO_2024.xlsx"] }, index)?.name).toBe("bmo_2024.xlsx");
		const found = locate({ files: ["t.csv"] }, index);
		expect(found?.path).toBe(join(folder, "deep/er/t.csv"));
		expect(found?.others).toEqual(["t.csv.gz", "t.zip"]);
	});

	it("names the files that answer equally well: nothing tells them apart", () => {
		const index = indexFolder(
			folderOf("pop-2024.csv", "pop-2025.csv", "2019/t.csv", "2021/t.csv", "t.csv.gz"),
		);
		expect(locate({ files: ["pop-*.csv"] }, index)?.rivals).toEqual(["pop-2024.csv", "pop-2025.csv"]);
		expect(locate({ files: ["t.csv"] }, index)?.rivals).toEqual(["2019/t.csv", "2021/t.csv"]);
		expect(locate({ files: ["pop-2024.csv", "pop-*.csv"] }, index)?.rivals).toEqual([]);
	});

	it("does not take a longer name for a shorter one, nor a lock file of Excel", () => {
		const index = indexFolder(folderOf("evol_tensions.csv", "~$tensions.csv", ".tensions.csv"));
		expect(locate({ files: ["tensions.csv"] }, index)).toBeUndefined();
	});

	it("says in one typed error that the mirror is not there", () => {
		expect(() => indexFolder("/nulle/part")).toThrow(expect.objectContaining({ code: "miroir-absent" }));
	});
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { levels } from "../nomenclatures/index.ts";
import { concordanceOf, plainWords, printedListOf } from "./index.ts";

const list = printedListOf("28");
if (!list) throw new Error("no list");
const entries = [...list.regional, ...list.national];

/** Labels of the nomenclatures that the package ships. */
const shipped = new Map(
	readFileSync(join(import.meta.dirname, "../../samples/faits/nomenclatures.tsv"), "utf8")
		.split("\n")
		.map((line) => line.split("\t"))
		.map(([level, , code, label]) => [`${level}:${code}`, label ?? ""]),
);

describe("the printed list of occupations in tension", () => {
	it("has the 15 labels of the region and the 10 of France, each once", () => {
		expect(list.regional).toHaveLength(15);
		expect(list.national).toHaveLength(10);
		for (const half of [list.regional, list.national])
			expect(new Set(half.map(({ label }) => label)).size).toBe(half.length);
	});

	it.each(entries)("$label is led to codes that exist, and says on what the match rests", (entry) => {
		expect(entry.codes.length).toBeGreaterThan(0);
		for (const { level, code } of entry.codes) {
			expect(code).toMatch(new RegExp(`^(?:${levels[level].pattern})$`));
			expect(shipped.has(`${level}:${code}`), code).toBe(true);
		}
		expect(entry.codes.length > 1).toBe(entry.matching === "several");
		expect(entry.evidence === undefined).toBe(entry.matching === "exact");
	});

	it("calls exact the labels that say the same words as the nomenclature, and no other", () => {
		for (const { label, codes, matching } of entries) {
			const words = codes.map(({ level, code }) => plainWords(shipped.get(`${level}:${code}`) ?? ""));
			expect(words.includes(plainWords(label)), label).toBe(matching === "exact");
		}
	});

	it("finds by their codes that 9 of the 10 national labels name a regional one, most under other words", () => {
		const found = concordanceOf(list);
		const matched = found.filter(({ regional }) => regional.length > 0);
		expect(matched).toHaveLength(9);
		expect(matched.filter(({ sameWords }) => !sameWords)).toHaveLength(7);
		expect(
			found.filter(({ regional }) => regional.length === 0).map(({ national }) => national.label),
		).toEqual(["Viticulteurs, arboriculteurs salariés et cueilleurs"]);
	});

	it("says nothing of a region whose document holds no list", () => {
		expect(printedListOf("53")).toBeUndefined();
	});
});

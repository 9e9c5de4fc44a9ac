import { describe, expect, it } from "vitest";
import { check } from "./check.ts";
import { compare } from "./comparison.ts";
import { decode } from "./decode.ts";
import { cp1252, writeTemporary } from "./fixture/files.ts";
import { everySource, rotation } from "./fixture/sources.ts";
import type { TypedRows } from "./typed.ts";
import { compareFiles } from "./verdict.ts";

const rows = (text: string): TypedRows =>
	check(rotation, decode(rotation, cp1252(`Fap3;Type_mmo;Annee;Taux\n${text}`), "evol_mmo.csv"), new Map())
		.rows;

const before = "A0Z;x;2007;10\nA1Z;x;2007;100\nA2Z;x;2007;5\nA3Z;x;2007;s\nA4Z;x;2007;0\n";
const after = "A1Z;x;2007;101\nA0Z;x;2007;20\nA2Z;x;2007;s\nA3Z;x;2007;7\nA4Z;x;2007;3\nB0Z;x;2007;1\n";

describe("a delivery against the previous one", () => {
	it("with the same rows in another order changes nothing", () => {
		const shuffled = before.trim().split("\n").reverse().join("\n");
		expect(compare(rotation, rows(before), rows(`${shuffled}\n`))).toEqual({
			rows: { before: 5, after: 5 },
			oddSize: false,
			added: [],
			removed: [],
			changed: 0,
			unchanged: 5,
			hidden: 0,
			revealed: 0,
			moves: [],
		});
	});

	it("shows keys that came and went, values hidden and revealed, and the largest moves first", () => {
		const found = compare(rotation, rows(`${before}A9Z;x;2007;1\n`), rows(after));
		expect(found).toMatchObject({
			added: ["B0Z · x · 2007"],
			removed: ["A9Z · x · 2007"],
			hidden: 1,
			revealed: 1,
		});
		expect(found.moves.map((m) => [m.key, m.before, m.after, m.line])).toEqual([
			["A4Z · x · 2007", 0, 3, 6],
			["A0Z · x · 2007", 10, 20, 3],
			["A1Z · x · 2007", 100, 101, 2],
		]);
	});

	it("is pointed out when its size is far from the other (C-04)", () => {
		const few = rows(before.split("\n").slice(0, 3).join("\n"));
		expect(compare(rotation, rows(before), few).oddSize).toBe(true);
		expect(compare({ key: [] }, rows(before), few)).toMatchObject({ oddSize: true, added: [], removed: [] });
	});

	it("is compared from the two files, read for the same source", async () => {
		const head = "Fap3;Type_mmo;Annee;Taux\n";
		const [old, now] = [before, after].map((t) => writeTemporary("evol_mmo.csv", cp1252(head + t)));
		const found = await compareFiles(old ?? "", now ?? "", everySource, new Map());
		expect(found.comparison.added).toEqual(["B0Z · x · 2007"]);
		const other = writeTemporary(
			"autre.csv",
			"fap,Emploi moyen,Tension,Année,niveau_geo,reg,dep\nA0Z,1,1,2019,nat,,\n",
		);
		await expect(compareFiles(other, now ?? "", everySource, new Map())).rejects.toMatchObject({
			code: "autre-source",
		});
	});
});

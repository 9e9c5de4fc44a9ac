import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "../platform/index.ts";
import { aboutFirst, type CubeTable, copySql, readingCopies } from "../release/index.ts";
import type { Read } from "./plan-model.ts";
import { placeOf } from "./reading-place.ts";
import { readRows } from "./sql.ts";

const table: CubeTable = {
	name: "stagiaires__epci__rncp",
	cube: "stagiaires",
	territory: "epci",
	about: "rncp",
	categories: ["sexe"],
	measures: ["plein", "masque"],
	pairs: [],
	sources: [],
	rows: 1_000_000,
	file: "",
};
const suffixes = ["", "__known", "__censored", "__low", "__high", "__status", "__flag"];

/** One measure that is always known, and one of which some values are hidden, some bear a flag. */
const measures = `
	n AS plein, 1::INTEGER AS plein__known, 0::INTEGER AS plein__censored, n AS plein__low, n AS plein__high, NULL::VARCHAR AS plein__status, NULL::VARCHAR AS plein__flag,
	CASE WHEN h THEN NULL ELSE n END AS masque, CASE WHEN h THEN 0 ELSE 1 END::INTEGER AS masque__known, CASE WHEN h THEN 1 ELSE 0 END::INTEGER AS masque__censored,
	CASE WHEN h THEN 1 ELSE n END AS masque__low, CASE WHEN h THEN 4 ELSE n END AS masque__high, CASE WHEN h THEN 'CENS' END AS masque__status, CASE WHEN n = 7 THEN 'P' END AS masque__flag`;

let db: Database;
let plain: Database;
beforeAll(async () => {
	for (const copied of [true, false]) {
		const one = await openDatabase(":memory:", { readers: 2 });
		await one.run(`CREATE TABLE ${table.name} AS SELECT t::VARCHAR AS territory, a::VARCHAR AS about, s AS c_sexe, p AS period, 1::INTEGER AS rows, ${measures}
			FROM (SELECT t, a, s, p, (hash(t, a, s, p) % 9)::DOUBLE AS n, hash(p, s, a, t) % 5 = 0 AS h
				FROM range(100, 130) u(t), range(10, 19) v(a), unnest(['Ensemble', 'F']) w(s), unnest(['2022', '2023']) x(p)) ORDER BY ALL`);
		for (const statement of copied ? readingCopies([table]).flatMap(copySql) : []) await one.run(statement);
		if (copied) db = one;
		else plain = one;
	}
});
afterAll(() => {
	db.close();
	plain.close();
});

const reading = (territories: readonly string[], abouts: readonly string[]): Read => ({
	table: table.name,
	keys: ["territory", "about", "c_sexe", "period"],
	folded: [],
	measures: ["plein", "masque"],
	pairs: [],
	filters: [
		{ column: "territory", among: territories },
		{ column: "about", among: abouts },
		{ column: "c_sexe", among: ["Ensemble"] },
	],
});

describe("where a reading takes its rows", () => {
	it("is the copy for one occupation in several places, the table otherwise", async () => {
		const place = async (read: Read) => (await placeOf(db, read)).table;
		expect(await place(reading(["101", "102"], ["12"]))).toBe(aboutFirst(table.name));
		expect(await place(reading(["101"], ["12"]))).toBe(table.name);
		expect(await place(reading(["101", "102"], ["12", "13"]))).toBe(table.name);
		expect((await placeOf(plain, reading(["101", "102"], ["12"]))).table).toBe(table.name);
	});

	it("changes no row, nor what is left unread because it says nothing", async () => {
		const columns = ["plein", "masque"].flatMap((id) => suffixes.map((suffix) => id + suffix));
		for (const territories of [["101"], ["128", "101", "115", "999"]])
			for (const abouts of [["12"], ["10", "18"], ["99"]]) {
				const read = reading(territories, abouts);
				const all = await plain.rows(
					`SELECT territory, about, c_sexe, period, rows, ${columns.join(", ")} FROM ${table.name} WHERE c_sexe = 'Ensemble' ORDER BY ALL`,
				);
				const expected = all.filter(
					(row) => territories.includes(String(row.territory)) && abouts.includes(String(row.about)),
				);
				expect(await readRows(db, read)).toEqual(expected);
				expect(await readRows(plain, read)).toEqual(expected);
			}
		expect((await placeOf(db, reading(["101"], ["12"]))).implied.has("masque__status")).toBe(false);
		expect((await placeOf(db, reading(["101"], ["12"]))).implied.get("plein__low")).toEqual({ as: "plein" });
	});

	it("answers many questions at once, each with its own values", async () => {
		const codes = Array.from({ length: 30 }, (_, i) => String(100 + i));
		const answers = await Promise.all(
			codes.map((code) => readRows(db, reading([code, "nulle-part"], ["11"]))),
		);
		expect(answers.map((rows) => [...new Set(rows.map((row) => row.territory))])).toEqual(
			codes.map((c) => [c]),
		);
	});
});

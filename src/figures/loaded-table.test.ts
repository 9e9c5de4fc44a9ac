import { afterAll, beforeAll, expect, it } from "vitest";
import { type Database, openDatabase } from "../platform/index.ts";
import { partialOf } from "./loaded-table.ts";
import type { Filter, KeyColumn, Read } from "./plan-model.ts";
import { duckdb, readRows, sqlOf } from "./sql.ts";

const keys: readonly KeyColumn[] = ["territory", "about", "c_sexe", "period"];

/**
 * One measure that is always known, one of which some values are hidden and some bear a flag, one that only some files give, all
 * numbers that do not fit in the same bytes; categories without a code, and codes that sort differently by their bytes.
 */
const rows = `SELECT t AS territory, a::VARCHAR AS about, s AS c_sexe, p AS period, (1 + n % 3)::INTEGER AS rows,
	n AS plein, 1::INTEGER AS plein__known, 0::INTEGER AS plein__censored, n AS plein__low, n AS plein__high, NULL::VARCHAR AS plein__status, NULL::VARCHAR AS plein__flag,
	CASE WHEN h THEN NULL ELSE n * 40000 END AS masque, CASE WHEN h THEN 0 ELSE 1 END::INTEGER AS masque__known, CASE WHEN h THEN 1 ELSE 0 END::INTEGER AS masque__censored,
	CASE WHEN h THEN 1 ELSE n END AS masque__low, CASE WHEN h THEN 4 ELSE n END AS masque__high, CASE WHEN h THEN 'CENS' END AS masque__status, CASE WHEN n = 7 THEN 'P' END AS masque__flag,
	-n / 3 AS part, 1::INTEGER AS part__known, 0::INTEGER AS part__censored, NULL::DOUBLE AS part__low, n * 1e12 AS part__high, NULL::VARCHAR AS part__status, NULL::VARCHAR AS part__flag, (n % 2)::BIGINT AS part__rows,
	n AS part__sur__plein__num, CASE WHEN h THEN NULL ELSE -128 END::DOUBLE AS part__sur__plein__den, 32767::DOUBLE AS part__sur__plein__all
	FROM (SELECT t, a, s, p, (hash(t, a, s, p) % 200)::DOUBLE AS n, hash(p, s, a, t) % 5 = 0 AS h
		FROM unnest(['14', '2A', 'É', 'z', '😀', '\uFF5E', '100', 'L''Aigle']) u(t), range(10, 19) v(a), unnest(['Ensemble', 'F', NULL]) w(s), unnest(['2022', '2023']) x(p)
		WHERE hash(a, t) % 4 > 0)`;

let db: Database;
beforeAll(async () => {
	db = await openDatabase(":memory:", { lanes: 2 });
	await db.run(`CREATE TABLE "sorted" AS ${rows} ORDER BY ALL`);
	await db.run(`CREATE TABLE shuffled AS ${rows} ORDER BY hash(t, a, s, p)`);
	await db.run(`CREATE TABLE nothing AS SELECT * FROM "sorted" LIMIT 0`);
});
afterAll(() => db.close());

const reading = (
	table: string,
	filters: readonly Filter[],
	measures = ["plein", "masque", "part"],
): Read => ({
	table,
	keys,
	folded: [],
	measures,
	pairs: ["part__sur__plein"],
	filters,
});

const bySql = async (read: Read): Promise<unknown> => {
	const { sql, params } = sqlOf(read, { ...duckdb, partial: await partialOf(db, read) });
	return await db.rows(sql, params);
};

it("gives the rows that SQL gives, in the same order, whatever is asked and however the file is sorted", async () => {
	const lists: Readonly<Record<string, readonly Omit<Filter, "column">[]>> = {
		territory: [
			{},
			{ among: ["L'Aigle"] },
			{ among: ["😀", "\uFF5E", "14", "nulle-part", "14"] },
			{ except: ["z"] },
		],
		about: [{}, { among: ["12"] }, { among: ["18", "10", "15"] }, { among: [] }],
		c_sexe: [{}, { among: ["F"] }, { except: ["Ensemble"] }],
		period: [{}, { among: ["2023"] }, { among: ["2022", "2023"], except: ["2022"] }],
	};
	let found = 0;
	for (const table of ["sorted", "shuffled", "nothing"])
		for (const territory of lists.territory ?? [])
			for (const about of lists.about ?? [])
				for (const sexe of lists.c_sexe ?? [])
					for (const period of lists.period ?? []) {
						const asked = { territory, about, c_sexe: sexe, period };
						const filters = keys.flatMap((column): readonly Filter[] => {
							const filter = asked[column as keyof typeof asked];
							return filter.among || filter.except ? [{ column, ...filter }] : [];
						});
						const read = reading(table, filters);
						const rows = await readRows(db, read);
						expect(rows, JSON.stringify(read)).toEqual(await bySql(read));
						found += rows.length;
					}
	expect(found).toBeGreaterThan(1000);
});

it("keeps only what two lists on one axis have in common", async () => {
	const read = reading("sorted", [
		{ column: "about", among: ["11", "12", "13"] },
		{ column: "about", among: ["12", "13", "14"], except: ["13"] },
	]);
	const rows = await readRows(db, read);
	expect(rows).toEqual(await bySql(read));
	expect(new Set(rows.map((row) => row.about))).toEqual(new Set(["12"]));
});

it("answers many questions at once on a table that nobody had read, each with its own values and columns", async () => {
	const fresh = await openDatabase(":memory:", { lanes: 2 });
	await fresh.run(`CREATE TABLE "sorted" AS ${rows} ORDER BY ALL`);
	const answers = await Promise.all(
		Array.from({ length: 18 }, (_, i) =>
			readRows(
				fresh,
				reading("sorted", [{ column: "about", among: [String(10 + (i % 9))] }], [i < 9 ? "plein" : "masque"]),
			),
		),
	);
	for (const [i, found] of answers.entries()) {
		expect(new Set(found.map((row) => row.about))).toEqual(new Set([String(10 + (i % 9))]));
		expect(found.every((row) => (i < 9 ? "plein__low" : "masque__low") in row)).toBe(true);
	}
	fresh.close();
});

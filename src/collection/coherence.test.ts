import { describe, expect, it } from "vitest";
import { breakBetween } from "../../catalogue/breaks.ts";
import type { Source } from "../../catalogue/model.ts";
import { checkAgainst } from "./against.ts";
import { type Checked, check } from "./check.ts";
import { decode } from "./decode.ts";
import { rotation } from "./fixture/sources.ts";
import type { Finding } from "./model.ts";
import type { Lookup } from "./typed.ts";

const none: Lookup = new Map();

function run(source: Source, lines: readonly string[], lookup: Lookup = none): Checked {
	const header = source.fields.map((f) => String(f.header)).join(";");
	const bytes = Buffer.from(`${[header, ...lines].join("\n")}\n`);
	return check(source, decode(source, bytes, "evol_mmo.csv"), lookup);
}

const said = (findings: readonly Finding[]): string[] =>
	findings.map((f) => `${f.rule} ${f.severity} ${f.examples.map((e) => e.place.line).join(",")}`);

const code = (name: string): Source["fields"][number] => ({ name, header: name, type: "code" });
const number = (name: string): Source["fields"][number] => ({ name, header: name, type: "number" });

describe("rules between the rows of a file", () => {
	it("C-06: the same person in the same session under two keys is one row too many, and is held", () => {
		const source: Source = {
			...rotation,
			key: ["id"],
			fields: [code("id"), code("personne"), code("session")],
			coherence: { once: ["personne", "session"] },
		};
		const found = run(source, ["1;P1;S1", "2;P1;S2", "3;P1;S1", "4;;S1", "5;;S1"]);
		expect(said(found.findings)).toEqual(["C-06 to-confirm 4"]);
		expect(found.rows.held).toEqual([null, null, "C-06", null, null]);
		expect(said(run(source, ["1;P1;S1", "1;P1;S1"]).findings)).toEqual(["C-05 blocking 3"]);
	});

	it("C-12: what is possible and unexpected is only said", () => {
		const source: Source = {
			...rotation,
			key: [],
			fields: [{ ...number("t"), plausible: { min: -4, max: 4 } }],
		};
		const found = run(source, ["4", "-4", "4.1", "-9"]);
		expect(said(found.findings)).toEqual(["C-12 info 4,5"]);
		expect(found.rows.held).toEqual([null, null, null, null]);
	});

	it("C-22: the rate of a whole stands between those of its parts, where all are known", () => {
		const source: Source = {
			...rotation,
			key: [],
			statuses: { s: "SP" },
			fields: [code("zone"), code("sexe"), number("taux")],
			coherence: { rates: [{ rate: "taux", whole: { field: "sexe", value: "T" }, within: ["zone"] }] },
		};
		expect(said(run(source, ["A;F;40", "A;H;60", "A;T;60"]).findings)).toEqual([]);
		expect(said(run(source, ["A;F;40", "A;H;60", "A;T;61", "B;F;1", "B;H;2", "B;T;1.5"]).findings)).toEqual([
			"C-22 to-confirm 4",
		]);
		expect(said(run(source, ["A;F;40", "A;H;s", "A;T;61"]).findings)).toEqual([]);
	});

	it("C-27: a stock follows from the one before, entries and exits, at 1.5 % of the stock", () => {
		const source: Source = {
			...rotation,
			key: [],
			fields: [code("zone"), code("mois"), number("stock"), number("entrees"), number("sorties")],
			coherence: {
				stocks: {
					stock: "stock",
					entries: "entrees",
					exits: "sorties",
					period: "mois",
					kind: "month",
					by: ["zone"],
				},
			},
		};
		// 1000 + 200 − 100 = 1100; 1.5 % of 1117 is 16.755 and of 1116 is 16.74.
		const at = (stock: number): string[] => ["A;2024-01;1000;0;0", `A;2024-02;${stock};200;100`];
		expect(said(run(source, at(1116)).findings)).toEqual([]);
		expect(said(run(source, at(1117)).findings)).toEqual(["C-27 info 3"]);
		expect(said(run(source, ["A;2024-01;1;0;0", "A;2024-03;9;0;0", "B;2024-02;9;0;0"]).findings)).toEqual([]);
	});

	it("C-28: a known break is said, and what moves across it raises no alert", () => {
		const source: Source = {
			...rotation,
			id: "ft-demandeurs-territoires",
			key: [],
			vintage: "2025",
			fields: [code("zone"), code("mois"), number("n")],
			regularity: { series: { period: "mois", kind: "month", by: ["zone"], values: ["n"] } },
		};
		const months = Array.from(
			{ length: 12 },
			(_, i) => `A;2024-${String(i + 1).padStart(2, "0")};${100 + (i % 3)}`,
		);
		const jump = [...months, "A;2025-01;900", "A;2025-02;901"];
		expect(said(run(source, jump).findings)).toEqual(["C-28 info 14"]);
		expect(said(run({ ...source, id: "autre" }, jump).findings)).toEqual(["C-35 info 14"]);
		expect(breakBetween("ft-demandeurs-territoires", "2024-11", "2024-12")).toBeUndefined();
	});
});

describe("rules against the delivery before", () => {
	const source: Source = {
		...rotation,
		key: ["zone", "annee"],
		fields: [{ ...code("zone"), level: "zone-emploi" }, code("annee"), number("n")],
		facts: [
			{
				cube: "c",
				levels: { territory: [{ level: "zone-emploi", field: "zone" }] },
				period: { kind: "year", field: "annee" },
				measures: [{ id: "n", field: "n", kind: "count", label: "n", unit: "n" }],
			},
		],
	};
	const rows = (...lines: string[]) => run(source, lines).rows;

	it("C-26: a past period revised by more than 2 % is said; the last one may move", () => {
		const before = rows("A;2022;100", "A;2023;100", "B;2022;100");
		const now = rows("A;2022;102", "A;2023;150", "B;2022;103");
		expect(said(checkAgainst(source, before, now, none))).toEqual(["C-26 info 4"]);
	});

	it("C-04: from seven tenths to fourteen tenths of the rows before, nothing is said", () => {
		const of = (n: number) => rows(...Array.from({ length: n }, (_, i) => `Z${i};2023;1`));
		const found = [6, 7, 14, 15].map((n) =>
			said(checkAgainst(source, of(10), of(n), none)).filter((one) => one.startsWith("C-04")),
		);
		expect(found).toEqual([["C-04 to-confirm "], [], [], ["C-04 to-confirm "]]);
	});

	it("C-35: a total that moves by more than three tenths is to be confirmed, with both values", () => {
		const before = rows("A;2023;60", "B;2023;40");
		expect(said(checkAgainst(source, before, rows("A;2023;90", "B;2023;40"), none))).toEqual([]);
		const [jump] = checkAgainst(source, before, rows("A;2023;98", "B;2023;40"), none);
		expect(jump).toMatchObject({ rule: "C-35", severity: "to-confirm" });
		expect(jump?.message.replaceAll("\u202f", " ")).toContain("passe de 100 à 138 (+38");
	});

	it("C-46: more than five points of known codes lost are to confirm", () => {
		const lookup: Lookup = new Map([
			["zone-emploi", new Set(Array.from({ length: 100 }, (_, i) => `K${i}`))],
		]);
		const of = (unknown: number) =>
			rows(...Array.from({ length: 100 }, (_, i) => `${i < unknown ? "U" : "K"}${i};2023;1`));
		expect(said(checkAgainst(source, of(1), of(6), lookup))).toEqual([]);
		expect(checkAgainst(source, of(1), of(7), lookup).map((f) => [f.rule, f.severity])).toEqual([
			["C-46", "to-confirm"],
		]);
	});
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "../platform/index.ts";
import { loadTies, type TieKind, type Ties } from "./ties.ts";

let db: Database;
let ties: (kind: TieKind) => Ties;
beforeAll(async () => {
	db = await openDatabase(":memory:");
	await db.run(`
		CREATE TABLE links(from_kind VARCHAR, from_code VARCHAR, to_level VARCHAR, to_code VARCHAR);
		INSERT INTO links VALUES ('rome3', 'J1501', 'savoir', '100414'), ('rome3', 'J1506', 'savoir', '100414'), ('rome3', 'J1501', 'savoir', '999999'),
			('rome3-proche', 'J1501', 'rome3', 'J1506'), ('idcc', '0706', 'opco', 'OPCO Commerce'), ('commune', '14118', 'zone-emploi', '2804');`);
	const known = new Set(["savoir 100414", "rome3 J1506", "opco OPCO Commerce"]);
	ties = await loadTies(db, (level, code) => known.has(`${level} ${code}`));
});
afterAll(() => db.close());

describe("ties between codes", () => {
	it("are read both ways", () => {
		expect(ties("rome3").of("J1501")).toEqual(["100414"]);
		expect(ties("rome3").to("100414")).toEqual(["J1501", "J1506"]);
		expect(ties("idcc").of("0706")).toEqual(["OPCO Commerce"]);
	});

	it("keep a close occupation apart from a next one", () => {
		expect(ties("rome3-proche").of("J1501")).toEqual(["J1506"]);
		expect(ties("rome3-evolution").of("J1501")).toEqual([]);
	});

	it("never lead to a code that no nomenclature names", () => {
		expect(ties("rome3").of("J1501")).not.toContain("999999");
		expect(ties("rome3").to("999999")).toEqual([]);
	});
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "../platform/index.ts";
import type { CubeTable } from "../release/index.ts";
import { loadTrainings, type TrainingStore } from "./trainings.ts";

const table: CubeTable = {
	name: "inserjeunes__region__cfd",
	cube: "inserjeunes",
	territory: "region",
	about: "cfd",
	categories: [],
	measures: [],
	pairs: [],
	sources: ["inserjeunes-region"],
	rows: 1,
	file: "",
};

let db: Database;
let store: TrainingStore;
beforeAll(async () => {
	db = await openDatabase(":memory:");
	await db.run(`
		CREATE TABLE items(level VARCHAR, code VARCHAR, label VARCHAR, closed DATE);
		INSERT INTO items VALUES ('cfd', '50022139', 'CUISINE ET METIERS (CAP)', NULL), ('cfd', '50022137', 'BOULANGER (CAP)', '2025-08-31'),
			('mefstat11', '23210022139', '1cap2 cuisine', NULL), ('rncp', 'RNCP38430', 'CAP cuisine', NULL), ('nsf', '221', 'Cuisine', NULL);
		CREATE TABLE edges(from_level VARCHAR, from_code VARCHAR, to_level VARCHAR, to_code VARCHAR);
		INSERT INTO edges VALUES ('mefstat11', '23210022139', 'cfd', '50022139'), ('cfd', '50022139', 'rncp', 'RNCP38430'),
			('rncp', 'RNCP38430', 'rome3', 'G1602'), ('rncp', 'RNCP38430', 'rome3', 'G1602');
		CREATE TABLE links(from_kind VARCHAR, from_code VARCHAR, to_level VARCHAR, to_code VARCHAR);
		INSERT INTO links VALUES ('cfd', '50022139', 'nsf', '221');
		CREATE TABLE inserjeunes__region__cfd(about VARCHAR);
		INSERT INTO inserjeunes__region__cfd VALUES ('50022139');`);
	store = await loadTrainings(db, [table], ["Métiers"]);
});
afterAll(() => db.close());

describe("trainings", () => {
	it("are found by scheme and code, with what the other registers say of them, once", () => {
		expect(store.get("cfd", "50022139")).toEqual({
			level: "cfd",
			scheme: "cfd",
			code: "50022139",
			label: "Cuisine et métiers (CAP)",
			official: "CUISINE ET METIERS (CAP)",
			path: "/formations/cfd-50022139-cuisine-et-metiers-cap",
			diplomas: ["50022139"],
			group: "221",
			held: true,
			matches: [
				{ level: "rncp", code: "RNCP38430", label: "CAP cuisine" },
				{ level: "mefstat11", code: "23210022139", label: "Cuisine (CAP, 1ʳᵉ année sur 2)" },
			],
		});
		expect(store.get("rncp", "rncp38430")?.matches.map(({ code }) => code)).toEqual(["50022139", "G1602"]);
		expect(store.get("rome3", "G1602")).toBeUndefined();
		expect(store.get("cfd", "99999999")).toBeUndefined();
	});

	it("say the diploma of a year, the end of a course, and whether a figure is printed under the code", () => {
		expect(store.get("mefstat11", "23210022139")).toMatchObject({
			diplomas: ["50022139"],
			group: "221",
			held: false,
		});
		expect(store.get("cfd", "50022137")).toMatchObject({ closed: "2025-08-31", held: false });
		expect(store.list("cfd").map(({ label }) => label)).toEqual([
			"Boulanger (CAP)",
			"Cuisine et métiers (CAP)",
		]);
	});
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { indicators } from "../../catalogue/indicators/index.ts";
import type { TerritoryType } from "../../catalogue/model.ts";
import { territoryTypes } from "../../catalogue/nomenclatures/index.ts";
import { buildFew, goodFile, opco, rule, stored } from "../../tests/observatory/charter-release.ts";
import { type CharterRule, publicReader, type Reader, ruling, type Use, uses } from "../charters/index.ts";
import { writeIntake } from "../collection/index.ts";
import type { FigureCell, Figures } from "./index.ts";
import { openFigures } from "./open.ts";

const own = indicators.filter((indicator) => indicator.cube === "contrats-alternance").map(({ id }) => id);
const during = new Date("2026-11-25T12:00:00Z");
/** First instant past the charter. */
const end = new Date("2027-12-31T23:00:00.000Z");

let dataDir = "";
let rules: readonly CharterRule[] = [];
let now = during;
let figures: Figures;
// Builds through the whole flow, protection included: slow on a machine that does other work.
beforeAll(async () => {
	dataDir = mkdtempSync(join(tmpdir(), "def-charters-"));
	writeIntake(dataDir, { deliveries: [stored(dataDir, goodFile())] });
	await buildFew(dataDir);
	figures = await openFigures(dataDir, "28", { rules: () => rules, now: () => now });
}, 400_000);
afterAll(() => {
	figures.close();
	rmSync(dataDir, { recursive: true, force: true });
});

async function cellsAt(
	view: Figures,
	indicator: string,
	type: TerritoryType,
): Promise<readonly FigureCell[]> {
	const territories = type === "france" ? [{ type, code: "FR" }] : { type, region: "28" };
	return (await view.query({ indicator, territories, periods: "all" })).cells;
}

/** Nothing of a refused cell may be left but its place and its reason. */
function bare(cell: FigureCell): unknown {
	const { value, status, low, high, coverage, reason } = cell;
	return { value, status, low, high, coverage, told: (reason ?? "") !== "" };
}
const nothing = {
	value: null,
	status: "nd",
	low: undefined,
	high: undefined,
	coverage: undefined,
	told: true,
};

describe("figures of a data set shared under a charter", () => {
	it("come from a file of which no line is shown, whatever the charter allows", async () => {
		rules = [rule()];
		now = during;
		const told = await Promise.all(
			figures.release.dataSets.map(async ({ source, charter }) => ({
				charter: charter !== undefined,
				lines: await figures.firstLines(source, 3),
				files: await figures.files(source),
			})),
		);
		expect(told.some(({ charter }) => charter) && told.some(({ charter }) => !charter)).toBe(true);
		for (const { charter, lines, files } of told) {
			expect(lines === undefined).toBe(charter);
			expect(files.map(({ open }) => open === undefined)).toEqual([charter]);
		}
		const [line] = told.flatMap(({ lines }) => lines ?? []);
		expect(line?.values.length).toBeGreaterThan(1);
	});

	it("are shown down to the level of the clause, and hidden without a charter", async () => {
		rules = [rule()];
		now = during;
		expect((await cellsAt(figures, "contrats-alternance", "departement")).map((c) => c.status)).toEqual(
			Array.from({ length: 5 }, () => "ok"),
		);
		for (const type of ["bassin", "epci", "arrondissement"] as const) {
			const cells = await cellsAt(figures, "contrats-alternance", type);
			expect(cells.length).toBeGreaterThan(10);
			expect(cells.map(bare)).toEqual(cells.map(() => nothing));
			expect(figures.coverage("contrats-alternance").withheld.map(({ territory }) => territory)).toContain(
				type,
			);
			// The clause is quoted.
			for (const cell of cells) expect(cell.reason).toContain("clause 1");
		}
		rules = [];
		for (const type of ["region", "france"] as const)
			expect((await cellsAt(figures, "taux-rupture-alternance", type)).map(bare)).toEqual([nothing]);
	});

	it("stay as they were for open data, whatever the charters say", async () => {
		rules = [];
		const open = await cellsAt(figures, "population", "epci");
		expect(open.filter((cell) => cell.value !== null).length).toBeGreaterThan(50);
		const [first] = open;
		expect((await figures.explain(first?.permalink ?? "")).batches[0]?.lines.length).toBeGreaterThan(0);
	});

	it("disappear from every answer at the instant the charter ends, and the edition with them", async () => {
		rules = [rule()];
		now = new Date(end.getTime() - 1);
		const [shown] = await cellsAt(figures, "contrats-alternance", "region");
		expect(shown?.value).toBeGreaterThan(1000);
		const edition = figures.edition;
		now = end;
		expect((await cellsAt(figures, "contrats-alternance", "region")).map(bare)).toEqual([nothing]);
		expect(figures.edition).not.toBe(edition);
		const origin = await figures.explain(shown?.permalink ?? "");
		expect(bare(origin.cell)).toEqual(nothing);
		expect(origin.cell.reason).toMatch(/a pris fin le 31\sdécembre\s2027/);
		expect(origin.cube.measures).toEqual([]);
		expect(origin.batches.map((batch) => [batch.lineCount, batch.lines])).toEqual([[0, []]]);
		expect(figures.coverage("contrats-alternance")).toMatchObject({ cells: 0, periods: [] });
		expect(figures.release.dataSets.find((set) => set.source === "opco-contrats")?.charter).toMatchObject({
			allowed: false,
		});
	});

	it("obey the charter of the partner whose file it is, not that of another for the same data set", async () => {
		const other = { id: "8", name: "Autre organisation d’essai" };
		rules = [rule({}, { organisation: other })];
		now = during;
		const [hidden] = await cellsAt(figures, "contrats-alternance", "region");
		expect(hidden && bare(hidden)).toEqual(nothing);
		const [card] = figures.release.dataSets.filter((set) => set.source === "opco-contrats");
		expect(card?.charter).toMatchObject({ allowed: false });
		rules = [rule({}, { organisation: other }), rule()];
		const [shown] = await cellsAt(figures, "contrats-alternance", "region");
		expect(shown?.value).toBeGreaterThan(1000);
	});

	it("a refused level looks the same whether the table has a row there or not", async () => {
		rules = [rule()];
		now = during;
		const cells = await cellsAt(figures, "contrats-alternance", "epci");
		const forms = new Set(cells.map(({ territory: _t, permalink: _p, ...rest }) => JSON.stringify(rest)));
		expect(cells.length).toBe(figures.territories("epci", "28").length);
		expect(forms.size).toBe(1);
	});

	it("never show the lines of the file, not even beside a figure that is shown, nor to the operator", async () => {
		rules = [rule(), rule({ number: 2, use: "etude", finest: "commune", recipients: ["parties"] })];
		now = during;
		const operator = figures.for({ organisations: [], operator: true }, "etude");
		for (const view of [figures, operator]) {
			const [cell] = await cellsAt(view, "contrats-alternance", "departement");
			const { batches, cube } = await view.explain(cell?.permalink ?? "");
			expect(cube.measures[0]?.value).toBe(cell?.value);
			expect(batches.map((batch) => batch.lines)).toEqual([[]]);
			expect(batches[0]?.withheld).toMatch(/partagé sous charte/);
			expect(batches[0]).toMatchObject({ label: "2026-11-opco-contrats-1" });
		}
		expect(JSON.stringify(figures.release)).not.toMatch(/0000\d{10}/);
	});

	it("a deposit in an observatory without a mirror is a trial, like the rest of its release", async () => {
		rules = [rule()];
		now = during;
		const answer = await figures.query({
			indicator: "contrats-alternance",
			territories: [{ type: "region", code: "28" }],
		});
		expect([answer.sample, figures.release.sample]).toEqual([true, true]);
	});

	it("a figure that the release hides says who asks for secrecy, and no number; so does what is made of it", async () => {
		rules = [rule()];
		now = during;
		const counts = await cellsAt(figures, "contrats-alternance", "zone-emploi");
		const rates = await cellsAt(figures, "taux-rupture-alternance", "zone-emploi");
		const hidden = counts.filter((cell) => cell.status === "s");
		expect(hidden.length).toBeGreaterThan(0);
		for (const { reason = "", value, low, high } of hidden) {
			expect(reason).toMatch(/^Secret statistique.*charte «\sAlternance\s», version\s1, clause\s1/);
			expect([value, low, high]).toEqual([null, undefined, undefined]);
		}
		// Secret by itself or hidden for another: nobody can tell.
		expect(new Set(hidden.map(({ reason, coverage, status }) => `${reason}${coverage}${status}`)).size).toBe(
			1,
		);
		for (const cell of hidden)
			expect(rates.find(({ territory }) => territory.code === cell.territory.code)?.status).toBe("s");
		const origin = await figures.explain(hidden[0]?.permalink ?? "");
		expect(origin.cube.measures).toEqual([]);
		expect(origin.batches.map(({ lineCount, lines }) => [lineCount, lines])).toEqual([[0, []]]);
	});

	it("a figure that is shown is the sum of the rows of the file", async () => {
		rules = [rule()];
		now = during;
		const rows = new TextDecoder().decode(goodFile()).trim().split("\n").slice(1);
		const contracts = new Map<string, number>();
		for (const row of rows) {
			const fields = row.split(";");
			const code = (fields[2] ?? "").slice(0, 2);
			contracts.set(code, (contracts.get(code) ?? 0) + Number(fields[7]));
		}
		const shown = (await cellsAt(figures, "contrats-alternance", "departement")).filter(
			(c) => c.value !== null,
		);
		expect(shown.length).toBeGreaterThan(3);
		for (const cell of shown) expect(cell.value).toBe(contracts.get(cell.territory.code));
	});

	it("a clause that asks for more than the release was protected with waits for the next one", async () => {
		now = during;
		for (const stricter of [{ minUnits: 12 }, { maxShare: 50 }]) {
			rules = [rule(stricter)];
			const cells = await cellsAt(figures, "contrats-alternance", "departement");
			expect(cells.map(bare)).toEqual(cells.map(() => nothing));
			expect(cells[0]?.reason).toMatch(/attend la prochaine/);
			expect(figures.release.dataSets.find((set) => set.source === "opco-contrats")?.charter).toMatchObject({
				allowed: false,
			});
		}
		rules = [rule({ minUnits: 2, maxShare: 100 })];
		const [region] = await cellsAt(figures, "contrats-alternance", "region");
		expect(region?.value).toBeGreaterThan(1000);
	});

	it("a release made before secrecy shows nothing under a charter", async () => {
		rules = [rule()];
		now = during;
		const old = join(dataDir, "releases", figures.release.id, "manifest.json");
		const text = readFileSync(old, "utf8");
		const { protection: _, ...before } = JSON.parse(text);
		writeFileSync(old, JSON.stringify(before));
		const opened = await openFigures(dataDir, "28", { rules: () => rules, now: () => now });
		try {
			const [cell] = await cellsAt(opened, "contrats-alternance", "region");
			expect(cell && bare(cell)).toEqual(nothing);
			expect(cell?.reason).toMatch(/avant que le secret statistique/);
			expect((await opened.explain(cell?.permalink ?? "")).cube.measures).toEqual([]);
			expect(
				(await cellsAt(opened, "population", "epci")).filter((c) => c.value !== null).length,
			).toBeGreaterThan(50);
		} finally {
			opened.close();
			writeFileSync(old, text);
		}
	});
});

const levels = territoryTypes.map(({ id }) => id);
const anyRule = fc
	.record({
		use: fc.constantFrom(...uses),
		finest: fc.constantFrom(...levels),
		recipients: fc.subarray(["public", "parties", "OPCO", "Région"]),
		minUnits: fc.constantFrom(0, 5, 100, 100_000),
		maxShare: fc.constantFrom(10, 85, 100),
		from: fc.integer({ min: 0, max: 20 }),
		length: fc.integer({ min: 0, max: 20 }),
		source: fc.constantFrom("opco-contrats", "opco-contrats", "autre"),
	})
	.map(({ from, length, ...clause }): CharterRule => {
		const day = (n: number): string => new Date(Date.UTC(2026, 0, 1 + n)).toISOString();
		return rule(clause, { from: day(from), until: day(from + length) });
	});
const anyReader: fc.Arbitrary<Reader> = fc.constantFrom(
	publicReader,
	{ organisations: [], operator: true },
	{ organisations: [{ id: opco.id, kind: "OPCO" }], operator: false },
	{ organisations: [{ id: "9", kind: "Région" }], operator: false },
);

describe("whatever the rules, the reader, the use and the instant", () => {
	const cases = fc.record({
		rules: fc.array(anyRule, { maxLength: 4 }),
		reader: anyReader,
		use: fc.constantFrom<Use>(...uses),
		day: fc.integer({ min: 0, max: 40 }),
		type: fc.constantFrom<TerritoryType>("epci", "bassin", "zone-emploi", "departement", "region", "france"),
		indicator: fc.constantFrom(...own),
	});

	it("no refused or secret cell carries a value, in an answer or in its explanation", async () => {
		await fc.assert(
			fc.asyncProperty(cases, async (given) => {
				rules = given.rules;
				now = new Date(Date.UTC(2026, 0, 1 + given.day, 12));
				const view = figures.for(given.reader, given.use);
				const asked = ruling(rules, {
					source: "opco-contrats",
					level: given.type,
					use: given.use,
					reader: given.reader,
					at: now,
				});
				const cells = await cellsAt(view, given.indicator, given.type);
				expect(cells.length).toBeGreaterThan(0);
				const { minUnits, maxShare } = asked.allowed ? asked.rule.clause : { minUnits: 0, maxShare: 100 };
				const open = asked.allowed && minUnits <= 5 && maxShare >= 85;
				if (!open) {
					expect(cells.map(bare)).toEqual(cells.map(() => nothing));
					for (const cell of cells)
						if (asked.allowed) expect(cell.reason).toMatch(/attend la prochaine/);
						else expect(cell.reason).toBe(asked.reason);
					expect(view.coverage(given.indicator).withheld.map((w) => w.territory)).toContain(given.type);
				}
				for (const cell of cells) {
					if (["ok", "p", "r", "e"].includes(cell.status)) expect(open).toBe(true);
					else
						expect([cell.value, cell.low, cell.high, cell.coverage]).toEqual([
							null,
							undefined,
							undefined,
							undefined,
						]);
				}
				const [one] = cells.filter((cell) => cell.value === null && cell.period !== "");
				if (!one) return;
				const origin = await view.explain(one.permalink);
				expect(origin.cell.value).toBeNull();
				expect(origin.cube.measures).toEqual([]);
				expect(origin.batches.flatMap((batch) => batch.lines)).toEqual([]);
			}),
			{ numRuns: 60 },
		);
	});
});

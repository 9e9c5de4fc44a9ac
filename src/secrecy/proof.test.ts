import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { command } from "../../tests/runner/command.ts";
import { program } from "../../tests/system-packages.ts";
import { audit } from "./audit.ts";
import { inseeIsThere, inseeTurnover } from "./fixture/insee.ts";
import { guide, zones } from "./fixture/worked-tables.ts";
import { programmesOf } from "./programmes.ts";
import { type Proof, proofOf, publicSummary } from "./proof.ts";
import { suppress } from "./suppress.ts";
import { problemOf, type Tables } from "./table.ts";

async function proven(tables: Tables): Promise<Proof> {
	const { problem, secrets } = problemOf(tables);
	const { pattern } = await suppress(problem);
	return proofOf({
		problem,
		secrets,
		pattern,
		audit: await audit(problem, pattern.hidden, { exact: true }),
		seconds: 0.5,
	});
}

describe("the proof of INSEE's worked table (methods §8.4)", () => {
	let proof: Proof;
	beforeAll(async () => {
		proof = await proven(guide);
	});
	const statusOf = (id: string) => proof.quantities.find((q) => q.id === id)?.status;

	it("says what is hidden and why, in the letters of τ-Argus", () => {
		expect(statusOf("A=02|S=tr1")).toBe("A");
		expect(statusOf("A=06|S=tr2")).toBe("B");
		expect([statusOf("A=02|S=tr2"), statusOf("A=06|S=tr1")]).toEqual(["D", "D"]);
		expect(proof.quantities.filter((q) => q.status === "V")).toHaveLength(8);
	});

	it("holds the intervals and what they must hold", () => {
		expect(proof.intervals).toEqual([
			{ id: "A=02|S=tr1", low: 0, high: 50, needLow: 27, needHigh: 33 },
			expect.objectContaining({ id: "A=02|S=tr2", low: 0, high: 50 }),
			expect.objectContaining({ id: "A=06|S=tr1", low: 40, high: 90 }),
			{ id: "A=06|S=tr2", low: 10, high: 60, needLow: 36, needHigh: 44 },
		]);
	});

	it("sums up (methods §8.10)", () => {
		expect(proof.summary).toMatchObject({
			cells: 12,
			primaries: { units: 1, dominance: 1 },
			secondaries: 2,
			masked: (100 * 150) / 1200,
			ratio: 1,
			minSlack: 16,
			seconds: 0.5,
		});
	});

	it("is plain JSON", () => {
		expect(JSON.parse(JSON.stringify(proof))).toEqual(proof);
	});

	it("does not depend on the order in which the system was written", async () => {
		const { problem, secrets } = problemOf(guide);
		const turned = {
			...problem,
			quantities: problem.quantities.toReversed(),
			equations: problem.equations.map((e) => ({ ...e, parts: e.parts.toReversed() })).toReversed(),
		};
		const hidden = proof.intervals.map((i) => i.id);
		const pattern = { hidden, secondary: [], cost: 80, method: "exact" } as const;
		const again = proofOf({
			problem: turned,
			secrets,
			pattern,
			audit: await audit(turned, hidden),
			seconds: 0,
		});
		expect([again.system, again.published]).toEqual([proof.system, proof.published]);
	});
});

it("nothing is proven of a pattern that an attack opens", async () => {
	const { problem, secrets } = problemOf(guide);
	const hidden = ["A=02|S=tr1", "A=06|S=tr2"];
	const pattern = { hidden, secondary: [], cost: 0, method: "exact" } as const;
	const opened = await audit(problem, hidden);
	expect(() => proofOf({ problem, secrets, pattern, audit: opened, seconds: 0 })).toThrow(
		"2 grandeurs secrètes ou masquées se retrouvent",
	);
});

describe("the public summary", () => {
	it("tells secrets from what protects them by no letter, count or hash", async () => {
		const proof = await proven(guide);
		expect(Object.keys(publicSummary(proof)).sort()).toEqual(["cells", "hidden", "method", "published"]);
		expect(publicSummary(proof)).toMatchObject({ cells: 12, hidden: 4 });
	});

	it("has the same hash whatever the hidden values: they cannot be tried against it", async () => {
		const [table] = guide.tables;
		if (!table) throw new Error("no table");
		const moves: Readonly<Record<string, number>> = { "02tr1": 1, "02tr2": -1, "06tr1": -1, "06tr2": 1 };
		const moved = ({ A, S }: Readonly<Record<string, string>>) => moves[`${A}${S}`] ?? 0;
		const other = {
			...guide,
			tables: [{ ...table, cells: table.cells.map((c) => ({ ...c, value: c.value + moved(c.codes) })) }],
		};
		const [one, two] = [await proven(guide), await proven(other)];
		expect(two.published).toBe(one.published);
		expect(two.system).not.toBe(one.system);
		const shown = {
			...guide,
			tables: [{ ...table, cells: table.cells.map((c) => ({ ...c, value: 2 * c.value })) }],
		};
		expect((await proven({ ...shown })).published).not.toBe(one.published);
	});
});

describe.skipIf(program("glpsol") === undefined)("another solver (glpsol absent : paquet glpk-utils)", () => {
	const folder = mkdtempSync(join(tmpdir(), "def-preuve-"));
	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	const cases: readonly [string, () => Tables, boolean][] = [
		["INSEE's worked table", () => guide, true],
		["zonings that cross (methods §8.6)", () => zones, true],
		["INSEE's turnover by activity and size", () => inseeTurnover("act_size"), inseeIsThere],
	];

	it.each(cases.filter(([, , there]) => there))("finds the same intervals: %s", async (_, tables) => {
		const proof = await proven(tables());
		const files = programmesOf(proof);
		const asked = files.flatMap((f) => f.questions);
		const bounded = proof.intervals.filter((i) => i.high !== null).length;
		expect(asked).toHaveLength(proof.intervals.length + bounded);
		for (const { name, text, questions } of files) {
			const [programme, solution] = [join(folder, name), join(folder, `${name}.sol`)];
			writeFileSync(programme, text);
			const { status, output } = await command("glpsol", ["--lp", programme, "-w", solution]);
			expect(status, output).toBe(0);
			expect(output).toMatch(/OPTIMAL (LP )?SOLUTION FOUND/);
			const columns = [...readFileSync(solution, "utf8").matchAll(/^j (\d+) \S (\S+)/gm)];
			for (const [k, { id, side, expected }] of questions.entries()) {
				const found = Number(columns[k]?.[2]);
				expect(Math.abs(found - expected), `${id} ${side} ${found} ${expected}`).toBeLessThan(
					1e-6 * Math.max(1, Math.abs(expected)),
				);
			}
		}
	});
});

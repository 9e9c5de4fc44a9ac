import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { mirrorFolder } from "../../tests/runner/mirror.ts";
import { audit, suppress } from "./index.ts";
import type { Equation, Problem, Quantity } from "./model.ts";

/** Insee's published tables of rtauargus (annex B9 of the methods): turnover by activity or place, and by size or legal form. */
const folder = join(mirrorFolder() ?? "", "secret-statistique");
const present = mirrorFolder() !== undefined && existsSync(folder);

type Line = Readonly<Record<string, string>>;
const read = (name: string): readonly Line[] =>
	parse(readFileSync(join(folder, `${name}.csv`), "utf8"), { columns: true });

/** Children of each heading, the whole being « Total ». */
function tree(lines: readonly Line[], levels: readonly string[]): ReadonlyMap<string, readonly string[]> {
	const children = new Map<string, string[]>();
	for (const line of lines) {
		const path = ["Total", ...levels.map((level) => line[level] ?? "")];
		for (const [i, child] of path.slice(1).entries()) {
			const parent = path[i] ?? "";
			const known = children.get(parent) ?? [];
			if (parent !== child && !known.includes(child)) children.set(parent, [...known, child]);
		}
	}
	return children;
}

/** Cells named by what they are, so that two tables share the margins that they share. */
function table(
	name: string,
	rows: string,
	rowTree: ReadonlyMap<string, readonly string[]>,
	columns: string,
): Problem {
	const id = (r: string, c: string): string =>
		[...(r === "Total" ? [] : [`${rows} ${r}`]), ...(c === "Total" ? [] : [`${columns} ${c}`])].join(" × ") ||
		"ensemble";
	const lines = read(name);
	const quantities = new Map<string, Quantity>();
	for (const line of lines) {
		const [units, value, most] = [Number(line.N_OBS), Number(line.TOT), Number(line.MAX)];
		const rule =
			units > 0 && units < 3 ? "units" : value !== 0 && most > 0.85 * value ? "dominance" : undefined;
		const cell = id(line[rows] ?? "", line[columns] ?? "");
		const margin = rule ? 0.1 * value : 0;
		quantities.set(cell, {
			id: cell,
			value,
			printed: true,
			lower: margin,
			upper: margin,
			cost: value,
			...(rule ? { primary: rule } : {}),
		});
	}
	const [heads, sides] = [rows, columns].map((axis) => [...new Set(lines.map((line) => line[axis] ?? ""))]);
	const equations: Equation[] = [];
	const add = (total: string, parts: readonly string[]): void => {
		const known = parts.filter((part) => quantities.has(part));
		if (quantities.has(total) && known.length > 0) equations.push({ total, parts: known });
	};
	for (const c of sides ?? [])
		for (const [r, parts] of rowTree)
			add(
				id(r, c),
				parts.map((part) => id(part, c)),
			);
	for (const r of heads ?? [])
		add(
			id(r, "Total"),
			(sides ?? []).filter((c) => c !== "Total").map((c) => id(r, c)),
		);
	return { quantities: [...quantities.values()], equations, whole: false };
}

function link(a: Problem, b: Problem): Problem {
	const known = new Set(a.quantities.map((q) => q.id));
	return {
		quantities: [...a.quantities, ...b.quantities.filter((q) => !known.has(q.id))],
		equations: [...a.equations, ...b.equations],
		whole: false,
	};
}

const activity = () => tree(read("activity_corr_table"), ["A10", "A21", "A88"]);
const bySize = () => table("turnover_act_size", "ACTIVITY", activity(), "SIZE");
const primaries = (problem: Problem, rule: string): number =>
	problem.quantities.filter((q) => q.primary === rule).length;

// Seconds alone on a machine; minutes beside seven others.
describe.skipIf(!present)("Insee's tables (mirror)", { timeout: 300_000 }, () => {
	it("turnover by activity and size: the published secrets, at no more than the published cost", async () => {
		const problem = bySize();
		expect([problem.quantities.length, problem.equations.length]).toEqual([414, 228]);
		expect([primaries(problem, "units"), primaries(problem, "dominance")]).toEqual([52, 25]);
		const { pattern, audit: attacked } = await suppress(problem);
		expect(attacked.passes).toBe(true);
		expect(pattern.method).toBe("exact");
		expect(pattern.secondary.length).toBeLessThanOrEqual(62);
		expect(pattern.cost).toBeLessThan(32_310_038.6 + 0.1);
		expect((await audit(problem, pattern.hidden, { exact: true })).passes).toBe(true);
	});

	it("turnover by activity and legal form", async () => {
		const problem = table("turnover_act_cj", "ACTIVITY", activity(), "CJ");
		const { pattern, audit: attacked } = await suppress(problem);
		expect([attacked.passes, pattern.method]).toEqual([true, "exact"]);
		expect(pattern.cost).toBeCloseTo(97_236_481.9497, 2);
	});

	it("two tables that share the sizes, protected together", async () => {
		const places = tree(read("nuts23_fr_corr_table"), ["NUTS2", "NUTS3"]);
		const [one, two] = [bySize(), table("turnover_nuts_size", "NUTS", places, "SIZE")];
		const both = link(one, two);
		expect(both.quantities.length).toBeLessThan(one.quantities.length + two.quantities.length);
		const { pattern, audit: attacked } = await suppress(both);
		expect(attacked.passes).toBe(true);
		expect(pattern.cost).toBeLessThan(63_661_484.6);
	});
});

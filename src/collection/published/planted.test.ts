import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PublishedDocument } from "../../../catalogue/model.ts";
import { formatNumber } from "../../platform/index.ts";
import type { CellRow } from "./cell.ts";
import { checkPublished } from "./document.ts";
import { cell } from "./fixture/document.ts";

/** A made-up bulletin: three parts and their total for the region and the nation, a second printing, a rate, a share. */
const parts = ["a", "b", "c"] as const;
const bulletin: PublishedDocument = {
	title: "bulletin",
	weight: { part: "a@region", whole: "a@france" },
	constraints: [
		...["region", "france"].map((level) => ({
			kind: "sum" as const,
			total: `t@${level}`,
			parts: parts.map((id) => `${id}@${level}`),
		})),
		...parts.map((id) => ({ kind: "part" as const, whole: "t@region", parts: [`${id}@region`] })),
		{ kind: "same", figures: [["t@region", "rappel@region"]] },
		{ kind: "ratio", numerator: "a@region", denominator: "t@region", per: 100, printed: "part-a@region" },
	],
};

const french = (value: number, decimals = 0) => formatNumber(value, { decimals });
const evolutionText = (from: number, to: number) => `${french((to / from - 1) * 100, 2)} %`;

function figure(id: string, now: number, before: number, level = "region"): CellRow {
	return cell({
		id,
		level,
		value: now,
		text: french(now),
		previous: before,
		previousPeriod: "2019",
		evolution: evolutionText(before, now),
	});
}

const count = fc.integer({ min: 4000, max: 90_000 });
/** Changes that are neither nil nor so small that their rounding hides what is planted. */
const move = fc.oneof(
	fc.double({ min: 1.05, max: 1.6, noNaN: true }),
	fc.double({ min: 0.6, max: 0.95, noNaN: true }),
);

const documents = fc
	.record({
		now: fc.tuple(count, count, count),
		moves: fc.tuple(move, move, move),
		rate: fc.integer({ min: 70, max: 95 }),
	})
	.map(({ now, moves, rate }): CellRow[] => {
		const before = now.map((value, i) => Math.round(value / (moves[i] ?? 1)));
		const total = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
		const [t, t0] = [total(now), total(before)];
		return [
			...parts.flatMap((id, i) => [
				figure(id, now[i] ?? 0, before[i] ?? 0),
				cell({ id, level: "france", value: 20 * (now[i] ?? 0), text: french(20 * (now[i] ?? 0)) }),
			]),
			figure("t", t, t0),
			cell({ id: "t", level: "france", value: 20 * t, text: french(20 * t) }),
			cell({ id: "rappel", value: t, text: french(t) }),
			cell({
				id: "part-a",
				unit: "%",
				value: Math.round((100 * (now[0] ?? 0)) / t),
				text: `${Math.round((100 * (now[0] ?? 0)) / t)} %`,
			}),
			cell({
				id: "taux",
				unit: "%",
				value: rate / 10,
				text: `${french(rate / 10, 1)} %`,
				previousPeriod: "2019",
				previous: (rate + 6) / 10,
				evolution: "−0,6 point",
			}),
		];
	});

const ofPart = fc.constantFrom(...parts);
const keyOf = (row: CellRow) => `${row.id}@${row.level}`;

function edit(rows: readonly CellRow[], key: string, change: (row: CellRow) => Partial<CellRow>): CellRow[] {
	return rows.map((row) => (keyOf(row) === key ? { ...row, ...change(row) } : row));
}

/** Rules of the errors that stand on a cell. */
function rulesOn(rows: readonly CellRow[], key: string): string[] {
	return checkPublished(bulletin, rows)
		.filter((defect) => defect.cell && keyOf(defect.cell) === key)
		.map((defect) => defect.rule);
}

/** Whatever the figures and the part touched, the planted error is found on its cell by the rule of its kind. */
function planted(
	rule: string,
	change: (row: CellRow) => Partial<CellRow> | null,
	where: (part: string) => readonly [touched: string, accused: string] = (part) => [
		`${part}@region`,
		`${part}@region`,
	],
): void {
	fc.assert(
		fc.property(documents, ofPart, (rows, part) => {
			const [touched, accused] = where(part);
			const row = rows.find((one) => keyOf(one) === touched);
			const changed = row ? change(row) : null;
			fc.pre(changed !== null);
			expect(
				rulesOn(
					edit(rows, touched, () => changed ?? {}),
					accused,
				),
			).toContain(rule);
		}),
		{ numRuns: 60 },
	);
}

const withValue = (value: number): Partial<CellRow> => ({ value, text: french(value) });

describe("errors planted in a coherent table", () => {
	it("nothing is said of a coherent table", () => {
		fc.assert(
			fc.property(documents, (rows) => {
				expect(checkPublished(bulletin, rows)).toEqual([]);
			}),
		);
	});

	it("a ratio printed with the sign % without being multiplied by 100", () =>
		planted("C-31", ({ value, previous }) => ({
			evolution: `${french((value ?? 0) / (previous ?? 1) - 1, 2)} %`,
		})));

	it("a change of a count printed in points", () =>
		planted("C-31", (row) => ({ evolution: row.evolution.replace("%", "points") })));

	it("a change of a rate printed in %", () =>
		planted(
			"C-31",
			() => ({ evolution: "0,6 %" }),
			() => ["taux@region", "taux@region"],
		));

	it("a lost or a flipped sign", () =>
		planted("C-32", ({ evolution }) => ({
			evolution: /^[-−]/.test(evolution) ? evolution.slice(1) : `−${evolution}`,
		})));

	it("a change that its two values do not allow", () =>
		planted("C-30", ({ value, previous }) => ({
			evolution: `${french(((value ?? 0) / (previous ?? 1) - 1) * 100 + 0.37, 2)} %`,
		})));

	it("a change that is a sign % without a number", () => planted("C-30", () => ({ evolution: "%" })));

	const swapped = (row: CellRow): Partial<CellRow> | null => {
		const digits = [...String(row.value)];
		const [first = "", second = ""] = digits;
		if (first === second || second === "0") return null;
		return withValue(Number([second, first, ...digits.slice(2)].join("")));
	};

	it("two digits swapped in a part: its change is false", () => planted("C-30", swapped));

	it("two digits swapped in a part: the total no longer closes", () =>
		planted("C-20", swapped, (part) => [`${part}@region`, "t@region"]));

	it("a total that is off by one", () =>
		planted(
			"C-20",
			({ value }) => withValue((value ?? 0) + 1),
			() => ["t@france", "t@france"],
		));

	it("a part larger than its whole", () =>
		planted(
			"C-20",
			({ value }) => withValue((value ?? 0) * 1000),
			(part) => [`${part}@region`, `${part}@region`],
		));

	it("one figure printed with two values", () =>
		planted(
			"C-21",
			({ value }) => withValue((value ?? 0) + 1000),
			() => ["rappel@region", "t@region"],
		));

	it("one value printed under two definitions", () => {
		fc.assert(
			fc.property(documents, (rows) => {
				const defined = edit(rows, "t@region", () => ({ definition: "en emploi" }));
				const both = edit(defined, "rappel@region", () => ({ definition: "en emploi ou en formation" }));
				expect(rulesOn(both, "t@region")).toContain("C-21");
			}),
			{ numRuns: 20 },
		);
	});

	it("a share that its part and its whole do not give", () =>
		planted(
			"C-30",
			({ value }) => withValue((value ?? 0) + 6),
			() => ["part-a@region", "part-a@region"],
		));

	it("one column in thousands and the other in units", () =>
		planted(
			"C-36",
			({ value }) => ({ text: french((value ?? 0) / 1000, 1), value: Math.round((value ?? 0) / 100) * 100 }),
			() => ["t@region", "t@region"],
		));

	it("groups of digits that are not of three", () =>
		planted("C-03", ({ value }) => ({
			text: `${String(value).slice(0, 2)} ${String(value).slice(2, 4)} 000`,
		})));

	it("a previous year that is two years back", () => planted("C-25", () => ({ previousPeriod: "2018" })));

	it("columns of two years on one row", () =>
		planted(
			"C-25",
			() => ({ period: "2017" }),
			(part) => [`${part}@france`, `${part}@region`],
		));

	it("a column that covers a part of its territory", () =>
		planted(
			"C-16",
			() => ({ perimeter: "hors outre-mer" }),
			(part) => [`${part}@france`, `${part}@france`],
		));

	it("a stored value that is not the printed one", () =>
		planted("C-21", ({ value }) => ({ text: french((value ?? 0) + 17) })));
});

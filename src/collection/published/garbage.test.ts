import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { monographieTables } from "../../../catalogue/tables/monographie-2020.ts";
import { pacteTables } from "../../../catalogue/tables/pacte-2019-2023.ts";
import { checkPublished } from "./document.ts";
import { shippedRows } from "./fixture/document.ts";

const documents = [
	[monographieTables, shippedRows("monographie-2020.csv")],
	[pacteTables, shippedRows("pacte-2019-2023.csv")],
] as const;

const number = fc.oneof(
	fc.constant(null),
	fc.double({ noNaN: true, noDefaultInfinity: true }),
	fc.constantFrom(0, -0, 1, -1, 1e308, -1e308, 5e-324),
);
const text = fc.oneof(
	fc.string(),
	fc.stringMatching(/^[-+]?[0-9 .,]{0,40}( ?(%|points?|M€|milliards|€))?$/),
	fc.constantFrom("9".repeat(400), `0,${"1".repeat(200)}`, "%", "-", "1e999", "<b>12</b>", "=1+1"),
);
const spoilt = fc.record(
	{
		value: number,
		previous: number,
		text,
		evolution: text,
		period: text,
		previousPeriod: text,
		unit: text,
		label: text,
	},
	{ requiredKeys: [] },
);

describe("spoilt cells", () => {
	it("whatever the cells hold, the checks give findings and never fail", () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...documents),
				fc.array(fc.tuple(fc.nat(300), spoilt), { minLength: 1, maxLength: 30 }),
				([document, rows], changes) => {
					const cells = [...rows];
					for (const [at, change] of changes) {
						const row = cells[at % cells.length];
						if (row) cells[at % cells.length] = { ...row, ...change };
					}
					for (const defect of checkPublished(document, cells)) {
						expect(defect.rule).toMatch(/^C-\d\d$/);
						expect(`${defect.what} ${defect.recomputed}`).not.toMatch(/NaN|Infinity|∞|undefined/);
					}
				},
			),
			{ numRuns: 150 },
		);
	});
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { indicatorById } from "../../catalogue/indicators/index.ts";
import { type Evaluation, evaluate, type MeasureCell } from "./evaluate.ts";

interface Activity {
	readonly employees: number;
	readonly share: number;
}

const sum = (list: readonly Activity[], of: (one: Activity) => number): number =>
	list.reduce((total, one) => total + of(one), 0);

function evaluated(id: string, activities: readonly Activity[]): Evaluation {
	const indicator = indicatorById.get(id);
	if (!indicator) throw new Error(id);
	const rows = activities.length;
	const cell = (measure: string, known: number): MeasureCell => ({
		measure,
		known,
		rows,
		knownRows: rows,
		censored: 0,
		missing: 0,
	});
	const den = sum(activities, ({ employees }) => employees);
	return evaluate(indicator, {
		measures: {
			salaries: cell("salaries", den),
			part: cell(
				"part",
				sum(activities, ({ share }) => share),
			),
		},
		ratio: { num: sum(activities, ({ employees, share }) => employees * share), den, denAll: den },
	});
}

const activity = fc.record({
	employees: fc.integer({ min: 1, max: 2000 }).map((n) => 100 * n),
	share: fc.integer({ min: 10, max: 1000 }).map((n) => n / 10),
});
const some = fc.array(activity, { minLength: 1, maxLength: 12 });

describe("the over-count of the NAF key", () => {
	it("is what the printed shares say: 1.1 % of 32 100 employees", () => {
		const one = [{ employees: 32_100, share: 1.1 }];
		expect(evaluated("salaries-cle-naf", one).value).toBe(32_100);
		expect(evaluated("salaries-cle-idcc", one).value).toBeCloseTo(353.1, 9);
		expect(evaluated("surcompte-naf", one).value).toBeCloseTo(98.9, 9);
	});

	it("and the two counts agree: what the branch holds is what the over-count leaves", () => {
		fc.assert(
			fc.property(some, (activities) => {
				const naf = evaluated("salaries-cle-naf", activities).value ?? Number.NaN;
				const idcc = evaluated("salaries-cle-idcc", activities).value ?? Number.NaN;
				const gap = evaluated("surcompte-naf", activities).value ?? Number.NaN;
				expect(idcc).toBeCloseTo(naf * (1 - gap / 100), 4);
			}),
		);
	});

	it("lies between those of the activities, and the branch never counts more than the activities", () => {
		fc.assert(
			fc.property(some, (activities) => {
				const gap = evaluated("surcompte-naf", activities).value ?? Number.NaN;
				const gaps = activities.map(({ share }) => 100 - share);
				expect(gap).toBeGreaterThanOrEqual(Math.min(...gaps) - 1e-9);
				expect(gap).toBeLessThanOrEqual(Math.max(...gaps) + 1e-9);
			}),
		);
	});
});

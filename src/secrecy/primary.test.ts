import { describe, expect, it, test } from "vitest";
import { inseeIsThere, inseeRows, inseeRules } from "./fixture/insee.ts";
import type { PrimaryRules } from "./model.ts";
import { type Facts, primaryOf, protectionOf, strictest } from "./primary.ts";

const at = (value: number, by = "règle") => ({ value, by });
const house: PrimaryRules = { minUnits: at(5), minContributors: at(3), maxShare: at(85) };
const ruleOf = (facts: Facts, rules: PrimaryRules = house) => primaryOf(facts, rules)?.rule;
const count = { count: true };
const amount = { count: false };

describe("a quantity is secret by itself (methods §8.1)", () => {
	test.each<[string, Facts, string | undefined]>([
		["nothing: it names nobody", { value: 0, units: 0, contributors: 0 }, undefined],
		["four trainees", { value: 4, units: 4, contributors: 4, top1: 1 }, "units"],
		["five trainees", { value: 5, units: 5, contributors: 3, top1: 3 }, undefined],
		["two organisations", { value: 50, units: 50, contributors: 2, top1: 30 }, "contributors"],
		["one organisation of 85 %", { value: 40, units: 40, contributors: 4, top1: 34 }, undefined],
		["one organisation of more", { value: 40, units: 40, contributors: 4, top1: 35 }, "dominance"],
		["an amount of zero shared by one", { value: 0, units: 1, contributors: 1, top1: 0 }, "units"],
		["an amount without its units", { value: 12, units: 0, contributors: 0 }, "units"],
		["contributors that the source does not know of", { value: 9, units: 9 }, undefined],
		["contributors that should be known", { value: 9, units: 9, contributors: null }, "contributors"],
		["a largest one that should be known", { value: 9, units: 9, top1: null }, "dominance"],
		["units that should be known", { value: 9, units: null }, "units"],
		["a weighted count under the threshold", { value: 900, units: 2.28 }, "units"],
		[
			"a weighted total that its largest, unweighted, does not hold",
			{ value: 900, units: 6, top1: 700 },
			undefined,
		],
		["12 of 15: three are told", { value: 12, units: 12, whole: 15 }, "complement"],
		["15 of 15", { value: 15, units: 15, whole: 15 }, undefined],
		["12 of 17", { value: 12, units: 12, whole: 17 }, undefined],
	])("%s", (_, facts, rule) => {
		expect(ruleOf(facts)).toBe(rule);
	});

	it("tells nobody's and everybody's attribute of no small group, when the attribute is sensitive", () => {
		const rules = { ...house, minWhole: at(20) };
		expect(ruleOf({ value: 0, units: 0, whole: 12 }, rules)).toBe("complement");
		expect(ruleOf({ value: 12, units: 12, whole: 12 }, rules)).toBe("complement");
		expect(ruleOf({ value: 25, units: 25, whole: 25 }, rules)).toBeUndefined();
		expect(ruleOf({ value: 0, units: 0, whole: 0 }, rules)).toBeUndefined();
	});

	it("holds the second contributor away from the first", () => {
		const rules = { pPercent: at(10) };
		expect(ruleOf({ value: 100, top1: 60, top2: 35 }, rules)).toBe("p-percent");
		expect(ruleOf({ value: 100, top1: 60, top2: 34 }, rules)).toBeUndefined();
		expect(ruleOf({ value: 100, contributors: 1, top1: 100 }, rules)).toBe("p-percent");
		// Not told, the second one may hold all the rest.
		expect(ruleOf({ value: 100, top1: 60 }, rules)).toBe("p-percent");
	});

	it("finds two contributors who hold nearly everything together", () => {
		const rules = { maxPair: at(90) };
		expect(ruleOf({ value: 100, top1: 50, top2: 41 }, rules)).toBe("dominance");
		expect(ruleOf({ value: 100, top1: 50, top2: 40 }, rules)).toBeUndefined();
	});
});

describe("the strictest of several sources wins, and says which", () => {
	const rules = strictest([
		{ minUnits: at(5, "charte A"), maxShare: at(85, "charte A") },
		{ minUnits: at(11, "DGFiP"), maxShare: at(80, "charte B"), minContributors: at(3, "charte B") },
		{ minUnits: at(11, "charte B") },
		{},
	]);

	it("by threshold", () => {
		expect(rules).toEqual({
			minUnits: at(11, "DGFiP ; charte B"),
			minContributors: at(3, "charte B"),
			maxShare: at(80, "charte B"),
		});
	});

	it("in the reason given", () => {
		expect(primaryOf({ value: 8, units: 8 }, rules)).toEqual({ rule: "units", by: "DGFiP ; charte B" });
		expect(primaryOf({ value: 100, units: 100, contributors: 9, top1: 82 }, rules)?.by).toBe("charte B");
	});

	it("and nothing is asked of nobody", () => {
		expect(strictest([])).toEqual({});
		expect(primaryOf({ value: 1, units: 1 }, {})).toBeUndefined();
	});
});

describe("levels of protection (methods §8.1)", () => {
	it("leave a small count between nothing and the threshold", () => {
		expect(protectionOf({ value: 3, units: 3 }, house, count)).toEqual({ lower: 3, upper: 2 });
		expect(protectionOf({ value: 49, units: 49 }, { minUnits: at(50) }, count)).toEqual({
			lower: 49,
			upper: 5,
		});
	});

	it("keep the largest contributor from being worked out to 100/k", () => {
		const { lower, upper } = protectionOf({ value: 40, top1: 38 }, { maxShare: at(85) }, amount);
		expect(upper).toBeCloseTo(4.7059, 4);
		expect(lower).toBe(upper);
	});

	it("do the same of the two largest, and of p %", () => {
		expect(protectionOf({ value: 100, top1: 50, top2: 45 }, { maxPair: at(90) }, amount).upper).toBeCloseTo(
			5.5556,
			4,
		);
		expect(protectionOf({ value: 100, top1: 60, top2: 38 }, { pPercent: at(10) }, amount).upper).toBe(4);
	});

	it("take INSEE's ten percent where few contributors share a large figure", () => {
		expect(protectionOf({ value: 57, units: 57, contributors: 2 }, house, count)).toEqual({
			lower: 6,
			upper: 6,
		});
		expect(protectionOf({ value: 57, units: 2 }, house, amount).upper).toBeCloseTo(5.7, 12);
	});

	it("never leave a secret zero without doubt", () => {
		expect(protectionOf({ value: 0, units: 1 }, house, amount)).toEqual({ lower: 0, upper: 1 });
	});

	it("turn round for a small complement", () => {
		// 13 of 15: two others, who may be none or five.
		expect(protectionOf({ value: 13, units: 13, whole: 15 }, house, count)).toEqual({ lower: 3, upper: 2 });
	});

	it("leave a small group in doubt that all or none of it is concerned", () => {
		const rules = { minUnits: at(5), minWhole: at(20) };
		expect(protectionOf({ value: 0, units: 0, whole: 12 }, rules, count)).toEqual({ lower: 0, upper: 5 });
		expect(protectionOf({ value: 12, units: 12, whole: 12 }, rules, count)).toEqual({ lower: 5, upper: 0 });
	});

	it("are the widest of the rules that are broken", () => {
		const facts = { value: 4, units: 4, contributors: 1, top1: 4 };
		expect(protectionOf(facts, house, count)).toEqual({ lower: 4, upper: 1 });
		expect(protectionOf(facts, { ...house, pPercent: at(50) }, count)).toEqual({ lower: 4, upper: 2 });
	});

	it("are τ-Argus's when asked for, and nothing for what is not secret", () => {
		const way = { count: false, manual: 10 };
		expect(protectionOf({ value: 30, units: 2 }, house, way)).toEqual({ lower: 3, upper: 3 });
		expect(protectionOf({ value: 40, units: 6, top1: 38 }, house, way)).toEqual({ lower: 4, upper: 4 });
		expect(protectionOf({ value: 40, units: 6, top1: 30 }, house, way)).toEqual({ lower: 0, upper: 0 });
	});
});

describe.skipIf(!inseeIsThere)("INSEE's datatest1 (fichiers réels absents : ../shared/data)", () => {
	it("has its three columns, weighted counts and one negative total included", () => {
		const rows = inseeRows("datatest1");
		const logical = (yes: boolean) => (yes ? "TRUE" : "FALSE");
		expect(rows).toHaveLength(689);
		for (const row of rows) {
			const facts = {
				value: Number(row.pizzas_tot),
				units: Number(row.nb_obs),
				top1: Number(row.pizzas_max),
			};
			expect([
				logical(ruleOf(facts, { minUnits: inseeRules.minUnits }) !== undefined),
				logical(ruleOf(facts, { maxShare: inseeRules.maxShare }) !== undefined),
				logical(ruleOf(facts, inseeRules) !== undefined),
			]).toEqual([row.is_secret_freq, row.is_secret_dom, row.is_secret_prim]);
		}
	});
});

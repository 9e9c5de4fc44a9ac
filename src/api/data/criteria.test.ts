import {
	type Arbitrary,
	array,
	assert,
	constantFrom,
	double,
	letrec,
	oneof,
	property,
	record,
} from "fast-check";
import { expect, it } from "vitest";
import type { ExtractCell } from "../../exports/index.ts";
import { answers, criteriaFlaws, nestingFlaws } from "./criteria.ts";
import { ordered } from "./order.ts";
import type { Criterion } from "./shapes.ts";

const cell = (code: string, period: string, value: number | null): ExtractCell => ({
	indicator: "population",
	territory: { type: "departement", code, label: code },
	categories: { sexe: code === "14" ? "F" : "H" },
	period,
	value,
	status: value === null ? "s" : "ok",
	permalink: `/chiffres/population?periode=${period}&territoire=departement:${code}`,
});

const amount = double({ min: -50, max: 50, noNaN: true });
const text = constantFrom("14", "50", "61", "2020", "2021", "F", "H", "ok", "s");
const textField = constantFrom("territory.code", "period", "category.sexe", "status");
const comparison = constantFrom("eq", "notEq", "gt", "gte", "lt", "lte" as const);
const leaf: Arbitrary<Criterion> = oneof(
	record({ field: constantFrom("value"), name: comparison, operand: amount }).map(
		({ field, name, operand }) => ({
			field,
			[name]: operand,
		}),
	),
	record({ field: textField, name: comparison, operand: text }).map(({ field, name, operand }) => ({
		field,
		[name]: operand,
	})),
	record({ low: amount, high: amount }).map(({ low, high }) => ({ field: "value", between: [low, high] })),
	record({ field: textField, operands: array(text, { minLength: 1, maxLength: 3 }) }).map(
		({ field, operands }) => ({
			field,
			notIn: operands,
		}),
	),
);
const { tree } = letrec<{ tree: Criterion }>((tie) => ({
	tree: oneof(
		{ depthSize: "small", withCrossShrink: true },
		leaf,
		array(tie("tree"), { minLength: 1, maxLength: 3 }).map((and) => ({ and })),
		array(tie("tree"), { minLength: 1, maxLength: 3 }).map((or) => ({ or })),
		tie("tree").map((not) => ({ not })),
	),
}));
const shownCell = record({
	code: constantFrom("14", "50", "61"),
	period: constantFrom("2020", "2021"),
	value: amount,
}).map(({ code, period, value }) => cell(code, period, value));

/** The plain meaning, written apart, for cells that show everything. */
function naive(criterion: Criterion, one: ExtractCell): boolean {
	if (criterion.and) return criterion.and.every((part) => naive(part, one));
	if (criterion.or) return criterion.or.some((part) => naive(part, one));
	if (criterion.not) return !naive(criterion.not, one);
	const told: Record<string, string | number | null> = {
		value: one.value,
		"territory.code": one.territory.code,
		period: one.period,
		status: one.status,
		"category.sexe": one.categories.sexe ?? "",
	};
	const value = told[criterion.field ?? ""] ?? "";
	const { eq, notEq, gt, gte, lt, lte, between, notIn } = criterion;
	return (
		(eq === undefined || value === eq) &&
		(notEq === undefined || value !== notEq) &&
		(gt === undefined || value > gt) &&
		(gte === undefined || value >= gte) &&
		(lt === undefined || value < lt) &&
		(lte === undefined || value <= lte) &&
		(between === undefined || (value >= (between[0] ?? 0) && value <= (between[1] ?? 0))) &&
		(notIn === undefined || !notIn.includes(value))
	);
}

it("on a cell that shows its value, criteria mean what they say", () => {
	assert(property(tree, shownCell, (criterion, one) => answers(criterion, one) === naive(criterion, one)));
});

it("a hidden cell is kept only when it would be kept whatever it hides: its presence says nothing", () => {
	assert(
		property(tree, shownCell, array(amount, { minLength: 5, maxLength: 5 }), (criterion, one, values) => {
			const hidden = { ...one, value: null };
			const answer = answers(criterion, hidden);
			if (answer === undefined) return;
			for (const value of values) expect(naive(criterion, { ...hidden, value })).toBe(answer);
		}),
	);
});

it("a criterion and its negation never keep the same cell, and neither keeps one that hides what they ask", () => {
	assert(
		property(tree, shownCell, (criterion, one) => {
			for (const seen of [one, { ...one, value: null }])
				expect(
					[answers(criterion, seen), answers({ not: criterion }, seen)].filter((a) => a === true).length,
				).toBeLessThan(2);
		}),
	);
	const hidden = cell("14", "2020", null);
	for (const criterion of [
		{ field: "value", gte: 0 },
		{ field: "value", notEq: 3 },
		{ field: "value", notIn: [3] },
	])
		expect([answers(criterion, hidden), answers({ not: criterion }, hidden)]).toEqual([undefined, undefined]);
});

it("the order of what is shown does not depend on what is hidden", () => {
	assert(
		property(array(shownCell, { maxLength: 12 }), (cells) => {
			const named = [...new Map(cells.map((one) => [one.permalink, one])).values()];
			const hidden = named.map((one, i) =>
				i % 2 === 0 ? one : { ...one, value: null, status: "s" as const },
			);
			const sort = [{ field: "value", direction: "desc" as const }];
			const order = ordered(hidden, sort).map((one) => one.permalink);
			expect(ordered(hidden.toReversed(), sort).map((one) => one.permalink)).toEqual(order);
			const blanks = ordered(hidden, sort).filter((one) => one.value === null);
			expect(order.slice(order.length - blanks.length)).toEqual(blanks.map((one) => one.permalink));
		}),
	);
});

it("what generates well-formed criteria has no flaw, and nesting is measured without recursion", () => {
	assert(property(tree, (criterion) => criteriaFlaws(criterion, ["body", "criteria"]).length === 0));
	let deep: Criterion = { field: "period", eq: "2020" };
	for (let i = 0; i < 100_000; i++) deep = { not: deep };
	expect(nestingFlaws(deep, "/body/criteria")).toMatchObject([{ code: "criteres-trop-nombreux" }]);
});

import { describe, expect, it } from "vitest";
import { definitionOf } from "../definition.ts";
import type { Adding, Indicator } from "../model.ts";
import { sourceById, sources } from "../sources/index.ts";
import { indicators } from "./index.ts";

const each = it.each(indicators.map((indicator) => [indicator.id, indicator] as const));

const feeders = (cube: string) =>
	sources.flatMap((source) =>
		(source.facts ?? []).filter((facts) => facts.cube === cube).map((facts) => ({ source, facts })),
	);

const terms = ({ formula }: Indicator): readonly string[] => {
	switch (formula.kind) {
		case "ratio":
			return [...formula.num, formula.den];
		case "weighted-mean":
			return [formula.measure, formula.weight];
		case "mean":
			return formula.measures;
		case "evolution":
			return [];
		default:
			return [formula.measure];
	}
};

const baseOf = (indicator: Indicator): Indicator => {
	const { formula } = indicator;
	return formula.kind === "evolution"
		? (indicators.find((i) => i.id === formula.of) ?? indicator)
		: indicator;
};

const addings = ({ additive }: Indicator): readonly (readonly [string, Adding])[] => [
	["territory", additive.territory],
	["about", additive.about],
	["period", additive.period],
	...Object.entries(additive.categories),
];

describe("the registry: one entry says everything of an indicator", () => {
	each("%s names what it divides when it is a rate, a share or a quotient, and only then", (_, indicator) => {
		const { formula, unit, numerator, denominator } = indicator;
		expect(numerator === undefined).toBe(denominator === undefined);
		const mass = formula.kind === "weighted-mean" && formula.give === "mass";
		const divides =
			(["ratio", "share", "location-quotient", "weighted-mean"].includes(formula.kind) && !mass) ||
			unit === "%";
		expect(numerator !== undefined).toBe(divides);
		for (const words of [numerator, denominator])
			if (words !== undefined) expect(words).toMatch(/^\p{Lu}[^.]+$/u);
	});

	each("%s answers for every axis of its cube, and gives a reason wherever it refuses", (_, indicator) => {
		const axes = new Set(
			feeders(indicator.cube).flatMap(({ facts }) => [
				...Object.keys(facts.categories ?? {}),
				...Object.keys(facts.constants ?? {}),
			]),
		);
		expect(Object.keys(indicator.additive.categories).sort()).toEqual([...axes].sort());
		for (const [axis, adding] of addings(indicator)) {
			if (typeof adding === "object") expect(adding.no, axis).toMatch(/^\p{Ll}.{10,}[^.]$/u);
			if (adding === "stock") expect(axis).toBe("period");
		}
	});

	each("%s adds only what its formula can add", (_, indicator) => {
		const { kind } = indicator.formula;
		for (const [axis, adding] of addings(indicator)) {
			if (adding === "yes" && kind !== "sum") expect(indicator.breakdown, axis).toBe(axis);
			if (adding === "recomputed")
				expect(["ratio", "share", "weighted-mean", "evolution"], axis).toContain(kind);
		}
	});

	each("%s names the data sets that bring its terms, no more and no fewer", (_, indicator) => {
		const wanted = new Set(terms(baseOf(indicator)));
		const found = feeders(indicator.cube).filter(
			({ facts }) =>
				facts.measures.some((measure) => wanted.has(measure.id)) &&
				Object.entries(indicator.where ?? {}).every(
					([id, value]) => facts.constants?.[id] === undefined || facts.constants[id] === value,
				),
		);
		expect([...indicator.sources].sort()).toEqual([...new Set(found.map(({ source }) => source.id))].sort());
		for (const id of indicator.sources) expect(sourceById(id), id).toBeDefined();
	});

	each("%s has an owner and thresholds, and its definition prints each part of the entry", (_, indicator) => {
		expect(["producteur", "observatoire"]).toContain(indicator.owner);
		const lines = new Map(definitionOf(indicator).map((line) => [line.id, line.text]));
		for (const text of lines.values()) expect(text).toMatch(/\S/);
		expect(lines.get("definition")).toBe(indicator.definition);
		expect(lines.get("champ")).toBe(indicator.universe);
		expect(lines.get("numerateur")).toBe(indicator.numerator);
		expect(lines.get("denominateur")).toBe(indicator.denominator);
		const threshold = indicator.thresholds.minDenominator ?? indicator.thresholds.minCount;
		if (threshold !== undefined) expect(lines.get("seuil")).toContain(String(threshold));
		for (const [, adding] of addings(indicator))
			if (typeof adding === "object" && indicator.formula.kind !== "sum")
				expect(lines.get("addition")).toMatch(/Ne s'additionne pas/);
	});

	each("%s counts a total only where the axis has one", (_, indicator) => {
		for (const axis of Object.keys(indicator.totals ?? {}))
			expect(Object.keys(indicator.additive.categories)).toContain(axis);
	});
});

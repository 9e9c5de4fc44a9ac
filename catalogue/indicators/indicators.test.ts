import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { packageRoot } from "../../src/platform/paths.ts";
import { additivityText } from "../additivity-text.ts";
import type { FactMapping, Indicator, Measure } from "../model.ts";
import { sources } from "../sources/index.ts";
import { indicatorById, indicators } from "./index.ts";

const mappingsByCube = Map.groupBy(
	sources.flatMap((source) => source.facts ?? []),
	(mapping) => mapping.cube,
);

const mappingsOf = (indicator: Indicator): readonly FactMapping[] => mappingsByCube.get(indicator.cube) ?? [];

const measuresOf = (indicator: Indicator): ReadonlyMap<string, Measure> =>
	new Map(mappingsOf(indicator).flatMap((mapping) => mapping.measures.map((m) => [m.id, m])));

/** Measures a formula reads, with the kinds it may read. */
function terms({ formula }: Indicator): readonly (readonly [string, readonly Measure["kind"][]])[] {
	const additive = ["count", "amount"] as const;
	const printed = ["rate", "index", "class"] as const;
	switch (formula.kind) {
		case "sum":
		case "share":
		case "location-quotient":
			return [[formula.measure, additive]];
		case "published":
			return [
				[formula.measure, printed],
				...(formula.imputedWhenNull ? [[formula.imputedWhenNull, ["class"]] as const] : []),
			];
		case "ratio":
			return [...formula.num, formula.den].map((id) => [id, additive] as const);
		case "mean":
			return formula.measures.map((id) => [id, printed] as const);
		case "weighted-mean":
			return [
				[formula.measure, ["index", "rate"]],
				[formula.weight, additive],
			];
		case "evolution":
			return [];
	}
}

/** Categories of the documents that the package ships. */
const printedLabels = (file: string): ReadonlySet<string> => {
	const text = readFileSync(join(packageRoot, "samples/faits", file), "utf8");
	const rows: Record<string, string>[] = parse(text, { delimiter: ";", columns: true, bom: true });
	return new Set(rows.map((row) => row.libelle ?? ""));
};

describe("indicators", () => {
	it("are at least twenty, each under its own address", () => {
		expect(indicators.length).toBeGreaterThanOrEqual(20);
		expect(indicatorById.size).toBe(indicators.length);
		for (const { id } of indicators) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
	});

	it.each(indicators.map((indicator) => [indicator.id, indicator] as const))(
		"%s says what it is, for whom, how, and within which limits",
		(_, indicator) => {
			for (const text of [
				indicator.definition,
				indicator.formulaText,
				indicator.universe,
				additivityText(indicator),
			])
				expect(text).toMatch(/^\S.{10,}[.]$/s);
			// One sentence: no full stop before the last.
			expect(indicator.definition.slice(0, -1)).not.toMatch(/\.\s/);
			expect(indicator.label).toMatch(/^\p{Lu}/u);
			expect(indicator.subject).toMatch(/^(l'|le |la )/);
			expect(indicator.method.length).toBeGreaterThan(10);
			expect(indicator.notes.length).toBeGreaterThan(0);
			for (const note of indicator.notes) expect(note).toMatch(/[.]$/);
		},
	);

	it.each(indicators.map((indicator) => [indicator.id, indicator] as const))(
		"%s reads a cube, measures and categories that some source declares",
		(_, indicator) => {
			const measures = measuresOf(indicator);
			expect(mappingsOf(indicator), `cube ${indicator.cube}`).not.toHaveLength(0);
			for (const [id, kinds] of terms(indicator)) {
				const measure = measures.get(id);
				expect(measure, `${indicator.cube}.${id}`).toBeDefined();
				expect(kinds, `${indicator.cube}.${id} is a ${measure?.kind}`).toContain(measure?.kind);
			}
			const categories = new Set(mappingsOf(indicator).flatMap((m) => Object.keys(m.categories ?? {})));
			const constants = mappingsOf(indicator).map((m) => m.constants ?? {});
			for (const [id, value] of Object.entries(indicator.where ?? {}))
				expect(
					categories.has(id) || constants.some((constant) => constant[id] === value),
					`${indicator.cube} by ${id} = ${value}`,
				).toBe(true);
			if (indicator.breakdown !== undefined) expect([...categories]).toContain(indicator.breakdown);
			if (indicator.formula.kind === "share") expect([...categories]).toContain(indicator.formula.over);
		},
	);

	it("an evolution follows another indicator of the same cube, in points for a rate and in % for a level", () => {
		for (const { id, cube, formula, unit, where } of indicators) {
			if (formula.kind !== "evolution") continue;
			const base = indicatorById.get(formula.of);
			expect(base?.cube, id).toBe(cube);
			expect(base?.where, id).toEqual(where);
			expect(unit, id).toBe(formula.unit);
			expect(formula.unit, id).toBe(base?.formula.kind === "sum" ? "%" : "pt");
		}
	});

	it("what needs the total of a territory finds it in its cube", () => {
		for (const indicator of indicators) {
			const { formula } = indicator;
			const ofTerritory = formula.kind === "weighted-mean" && formula.give === undefined;
			if (!ofTerritory && formula.kind !== "location-quotient") continue;
			const levels = mappingsOf(indicator).flatMap((m) =>
				Object.values(m.levels).flatMap((list) => list ?? []),
			);
			expect(
				levels.map((level) => level.level),
				`${indicator.id}: total of ${indicator.cube}`,
			).toContain("all");
		}
	});

	it("every cube is shown by at least one indicator", () => {
		const shown = new Set(indicators.map((indicator) => indicator.cube));
		expect([...mappingsByCube.keys()].filter((cube) => !shown.has(cube))).toEqual([]);
	});

	it.each([
		["monographie", "monographie-2020.csv"],
		["pacte", "pacte-2019-2023.csv"],
	])("each figure of %s is a line of the shipped document", (cube, file) => {
		const labels = printedLabels(file);
		const missing = indicators
			.filter((indicator) => indicator.cube === cube)
			.filter((indicator) => !labels.has(indicator.where?.indicateur ?? ""));
		expect(missing.map((indicator) => indicator.id)).toEqual([]);
	});

	it("rates of InserJeunes hold the threshold of 20", () => {
		const rates = indicators.filter((indicator) => indicator.cube === "inserjeunes");
		expect(rates.length).toBeGreaterThan(0);
		expect(rates.filter((indicator) => indicator.thresholds.minDenominator !== 20)).toEqual([]);
	});
});

import { describe, expect, it } from "vitest";
import { indicatorById } from "../../catalogue/indicators/index.ts";
import type { Indicator } from "../../catalogue/model.ts";
import { gapTo, shareOf } from "./gap.ts";
import type { FigureCell } from "./model.ts";

const indicator = (id: string): Indicator => {
	const found = indicatorById.get(id);
	if (!found) throw new Error(id);
	return found;
};
const cell = (value: number | null, period = "2023-T3"): FigureCell => ({
	territory: { type: "zone-emploi", code: "2804", label: "Caen" },
	categories: {},
	period,
	value,
	status: value === null ? "s" : "ok",
	permalink: "/chiffres/essai",
});
const rate = indicator("taux-chomage");
const count = indicator("population");

describe("gap to a reference", () => {
	it("is in points between two rates, and the one that the printed values give", () => {
		expect(gapTo(rate, cell(6.84), cell(7.06))).toEqual({ value: -0.3, unit: "pt" });
	});
	it("is not told when one side is hidden or of another period", () => {
		expect(gapTo(rate, cell(null), cell(7))).toBeUndefined();
		expect(gapTo(rate, cell(7), cell(null))).toBeUndefined();
		expect(gapTo(rate, cell(7), cell(7, "2022-T3"))).toBeUndefined();
		expect(gapTo(rate, cell(7), undefined)).toBeUndefined();
	});
	it("does not exist for a count, which has a share instead", () => {
		expect(gapTo(count, cell(50), cell(200))).toBeUndefined();
		expect(shareOf(count, cell(50), cell(200))).toBe(25);
		expect(shareOf(rate, cell(5), cell(20))).toBeUndefined();
		expect(shareOf(count, cell(50), cell(0))).toBeUndefined();
		expect(shareOf(count, cell(50), cell(null))).toBeUndefined();
		expect(shareOf(count, cell(300), cell(200))).toBeUndefined();
	});
});

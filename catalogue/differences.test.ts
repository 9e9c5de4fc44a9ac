import { expect, it } from "vitest";
import { differences, differencesOf } from "./differences.ts";
import { indicators } from "./indicators/index.ts";

it("each pair joins two declared indicators, once, and is told from both sides", () => {
	const known = new Set(indicators.map(({ id }) => id));
	const pairs = differences.map(({ between }) => between.toSorted().join(" "));
	expect(new Set(pairs).size).toBe(pairs.length);
	for (const { between, why } of differences) {
		const [first, second] = between;
		expect(first).not.toBe(second);
		for (const id of between) expect(known.has(id), id).toBe(true);
		expect(why).toMatch(/\.$/);
		expect(why.length).toBeLessThan(300);
		expect(differencesOf(first).some(({ other }) => other === second)).toBe(true);
		expect(differencesOf(second).some(({ other }) => other === first)).toBe(true);
	}
});

import { expect, it } from "vitest";
import { instantOf } from "./paris.ts";

it("a day and a time in Paris, winter and summer; what no clock shows is refused", () => {
	expect(instantOf("2026-03-02", "14:30")?.toISOString()).toBe("2026-03-02T13:30:00.000Z");
	expect(instantOf("2026-07-02", "9h05")?.toISOString()).toBe("2026-07-02T07:05:00.000Z");
	expect(instantOf("2026-12-31", "00:00")?.toISOString()).toBe("2026-12-30T23:00:00.000Z");
	// Repeated in the night of the autumn change: the first one. Skipped in spring: none.
	expect(instantOf("2026-10-25", "02:30")?.toISOString()).toBe("2026-10-25T00:30:00.000Z");
	expect(instantOf("2026-03-29", "02:30")).toBeUndefined();
	for (const [day, time] of [
		["2026-02-30", "10:00"],
		["2026-03-02", "24:00"],
		["2026-03-02", "10:60"],
		["02/03/2026", "10:00"],
		["", ""],
	] as const)
		expect(instantOf(day, time)).toBeUndefined();
});

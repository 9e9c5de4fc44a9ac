import { expect, it } from "vitest";
import { campaignAt, campaignOf, campaignsOpen, totalsOf } from "./campaign.ts";

it("from July on, by the clocks of Paris, the purchases of the next year are prepared", () => {
	expect(campaignAt(new Date("2026-06-30T21:59:00Z"))).toBe(2026);
	expect(campaignAt(new Date("2026-06-30T22:00:00Z"))).toBe(2027);
	expect(campaignAt(new Date("2026-12-31T23:00:00Z"))).toBe(2027);
	const now = new Date("2026-11-26T12:00:00Z");
	expect(campaignsOpen(now)).toEqual([2026, 2027, 2028]);
	expect([campaignOf(undefined, now), campaignOf("2028", now)]).toEqual([2027, 2028]);
	for (const given of ["2025", "2029", "l’an prochain"])
		expect(() => campaignOf(given, now)).toThrow(expect.objectContaining({ code: "saisie-incorrecte" }));
});

it("only places to open are summed, of what was made and stands", () => {
	const opening = { kind: "ouvrir", places: 12 } as const;
	expect(
		totalsOf([
			{ ...opening, state: "brouillon" },
			{ ...opening, state: "retiree" },
			{ ...opening, state: "proposee" },
			{ ...opening, state: "retenue" },
			{ ...opening, state: "ecartee" },
			{ kind: "maintenir", places: 8, state: "retenue" },
			{ kind: "autre", places: null, state: "proposee" },
		]),
	).toEqual({ proposals: 5, asked: 36, kept: 12, dropped: 12, waiting: 12, apart: 2 });
});

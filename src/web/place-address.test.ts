import { expect, test } from "vitest";
import type { Figures } from "../figures/model.ts";
import { fullCode, placeAt } from "./place-address.ts";

const known = ["departement 01", "departement 2A", "zone-emploi 0051", "commune 01001", "commune 2A004"];
const figures = {
	territory: (type: string, code: string) =>
		known.includes(`${type} ${code}`) ? ({ type, code } as never) : undefined,
} as unknown as Figures;

test.each([
	["departement", "1-ain", "01"],
	["departement", "01", "01"],
	["departement", "2a-corse-du-sud", "2A"],
	["zone-emploi", "51-alencon", "0051"],
	["commune", "1001", "01001"],
	["commune", "2a004-ajaccio", "2A004"],
])("a code without its first zeros or its capitals is still found: %s %s", (type, segment, code) => {
	expect(placeAt(figures, type, segment)).toMatchObject({ code });
});

test("a code that nothing bears is not guessed", () => {
	expect(placeAt(figures, "departement", "3-allier")).toBeUndefined();
	expect(fullCode("epci", "200065597")).toBe("200065597");
});

import { describe, expect, it } from "vitest";
import { formatPeriod } from "../platform/index.ts";
import { vintageOf } from "./vintage.ts";

describe("vintageOf", () => {
	it.each([
		["2024", ["2024"]],
		["T1 2003 – T3 2023", ["2003-T1", "2023-T3"]],
		["2021 (version de février 2023)", ["2021"]],
		["2013-2021", ["2017", "2021"]],
		["géographie au 1er janvier 2023", []],
		["rentrée 2022", ["rentree-2022"]],
	])(
		"keeps the words of the declaration, « %s », that name the last period of the file",
		(words, periods) => {
			expect(vintageOf(words, periods)).toBe(words);
		},
	);

	it("gives the periods of a file that goes on past its declaration", () => {
		const [first, last] = [formatPeriod("2003-T1"), formatPeriod("2023-T4")];
		expect(vintageOf("T1 2003 – T3 2023", ["2003-T1", "2023-T3", "2023-T4"])).toBe(`${first} à ${last}`);
		expect(vintageOf("2019", ["2021"])).toBe("2021");
		expect(vintageOf("2013-2021", ["2017", "2022"])).toBe("2017 à 2022");
	});
});

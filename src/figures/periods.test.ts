import { expect, test } from "vitest";
import { yearsBefore } from "./periods.ts";

test.each([
	["2024", 1, "2023"],
	["2023-T3", 1, "2022-T3"],
	["2020-01", 2, "2018-01"],
	["2017-2019", 1, "2016-2018"],
	["rentree-2022", 1, "rentree-2021"],
	["2019_2020", 1, "2018_2019"],
])("%s, %i an(s) plus tôt, reste une période du même genre", (period, years, expected) => {
	expect(yearsBefore(period, years)).toBe(expected);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { DefError } from "../platform/index.ts";
import { parsePermalink, permalinkOf } from "./permalink.ts";

test("une adresse de chiffre redonne la case dont elle vient, quels que soient les libellés", () => {
	const code = fc.stringMatching(/^[0-9A-Z]{1,9}$/);
	const text = fc
		.string({ minLength: 1, unit: "grapheme" })
		.filter((s) => s.trim() !== "" && s.isWellFormed());
	fc.assert(
		fc.property(code, code, text, text, (territory, about, period, category) => {
			const key = {
				indicator: "part-difficile",
				territory: { type: "bassin" as const, code: territory },
				about: { level: "fap2021-228" as const, code: about },
				categories: { age: category },
				period,
			};
			expect(parsePermalink(permalinkOf(key))).toEqual(key);
		}),
	);
});

test("une adresse absolue vaut la même chose que son chemin", () => {
	const path = "/chiffres/taux-de-chomage?periode=2023-T3&territoire=zone-emploi:2804";
	expect(parsePermalink(`https://observatoire.example${path}`)).toEqual(parsePermalink(path));
	expect(permalinkOf(parsePermalink(path))).toBe(path);
});

test.each([
	"/chiffres/x",
	"/chiffres/x?territoire=zone-emploi&periode=2023",
	"/ailleurs",
	"http://[",
	"/chiffres/x?territoire=:1&periode=2",
])("%s ne désigne aucun chiffre", (address) => {
	expect(() => parsePermalink(address)).toThrow(DefError);
});

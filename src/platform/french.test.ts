import { describe, expect, it } from "vitest";
import {
	compareFrench,
	counted,
	enumerate,
	foldText,
	formatDate,
	formatNumber,
	formatPeriod,
	formatQuantity,
	formatTime,
	ordinal,
	periodPhrase,
	slugify,
	typeset,
	unitFor,
} from "./french.ts";
import { round } from "./rounding.ts";

/** Shows the invisible: `_` for U+00A0, `~` for U+202F. */
const seen = (text: string) => text.replaceAll("\u00a0", "_").replaceAll("\u202f", "~");

describe("rounding (methods §0.5)", () => {
	it.each([
		[50.5, 0, 51],
		[51.5, 0, 52],
		[-2.5, 0, -3],
		[2.675, 2, 2.68],
		[1.005, 2, 1.01],
		[-0.05, 1, -0.1],
	])("half-up goes away from zero: %d to %d decimals is %d", (value, decimals, expected) => {
		expect(round(value, decimals)).toBe(expected);
	});
	it.each([
		[50.5, 50],
		[51.5, 52],
		[50.4, 50],
		[50.6, 51],
		[20.5, 20],
	])("half-even reproduces InserJeunes: %d is %d", (value, expected) => {
		expect(round(value, 0, "half-even")).toBe(expected);
	});
	it("the binary error of a computed rate does not decide a tie", () => {
		expect(100 * (23 / 40)).not.toBe(57.5);
		expect(round(100 * (23 / 40), 0)).toBe(58);
		expect(round(1.1 + 2.15, 1)).toBe(3.3);
	});
	it("never yields a negative zero nor accepts a non-number", () => {
		expect(Object.is(round(-0.04, 1), 0)).toBe(true);
		expect(() => round(Number.NaN, 1)).toThrow(RangeError);
	});
});

describe("numbers", () => {
	it.each([
		[12340, {}, "12~340"],
		[1000, {}, "1~000"],
		[999, {}, "999"],
		[-1234.5, { decimals: 1 }, "−1~234,5"],
		[0, { decimals: 1 }, "0,0"],
		[3.96, { decimals: 1, signed: true }, "+4,0"],
		[-3.96, { decimals: 1, signed: true }, "−4,0"],
		[0, { decimals: 1, signed: true }, "0,0"],
		[0.04, { decimals: 1 }, "<_0,1"],
		[-0.04, { decimals: 1 }, ">_−0,1"],
		[0.04, { decimals: 1, signed: true }, "0,0"],
		[0.3, {}, "<_1"],
		[0.05, { decimals: 1 }, "0,1"],
	])("%d with %o reads %s", (value, style, expected) => {
		expect(seen(formatNumber(value, style))).toBe(expected);
	});

	it.each([
		[7.78, "%", { decimals: 1 }, "7,8_%"],
		[0.5, "pt", { decimals: 1, signed: true }, "+0,5_point"],
		[1.5, "pt", { decimals: 1, signed: true }, "+1,5_point"],
		[-2.3, "pt", { decimals: 1, signed: true }, "−2,3_points"],
		[1.96, "pt", { decimals: 1, signed: true }, "+2,0_points"],
		[0, "offres", {}, "0_offre"],
		[1, "projets de recrutement", {}, "1_projet de recrutement"],
		[12340, "demandeurs d'emploi", {}, "12~340_demandeurs d'emploi"],
		[1, "vœux", {}, "1_vœu"],
		[1250, "€", {}, "1~250_€"],
		[1.56, "", { decimals: 2 }, "1,56"],
	])("%d %s reads as a quantity", (value, unit, style, expected) => {
		expect(seen(formatQuantity(value, unit, style))).toBe(expected);
	});

	it("a unit agrees only up to its first link word", () => {
		expect(unitFor(1, "emplois salariés")).toBe("emploi salarié");
		expect(unitFor(1, "places en CAP")).toBe("place en CAP");
		expect(unitFor(2, "personnes")).toBe("personnes");
	});

	it("ranks, counts and lists", () => {
		expect([ordinal(1), ordinal(1, "f"), ordinal(3)]).toEqual(["1ᵉʳ", "1ʳᵉ", "3ᵉ"]);
		expect(seen(counted(0, "commune"))).toBe("0_commune");
		expect(seen(counted(2, "commune"))).toBe("2_communes");
		expect(enumerate(["a", "b", "c"])).toBe("a, b et c");
	});
});

describe("dates and periods", () => {
	it("writes the first of the month and keeps Paris time", () => {
		expect(seen(formatDate("2026-01-01T11:00:00Z"))).toBe("1ᵉʳ_janvier_2026");
		expect(seen(formatDate("2025-12-31T23:30:00Z"))).toBe("1ᵉʳ_janvier_2026");
		expect(formatDate("2026-01-14", "short")).toBe("14/01/2026");
		expect(seen(formatTime("2026-01-14T17:42:00Z"))).toBe("18_h_42");
		expect(seen(formatTime("2026-01-14T08:00:00Z"))).toBe("9_h");
	});
	it.each([
		["2024", "2024", "2024", "en_2024"],
		["2023-T3", "T3_2023", "3ᵉ_trimestre_2023", "au 3ᵉ_trimestre_2023"],
		["2023-T1", "T1_2023", "1ᵉʳ_trimestre_2023", "au 1ᵉʳ_trimestre_2023"],
		["2020-01", "janv._2020", "janvier_2020", "en_janvier_2020"],
		["2017-2019", "moyenne_2017-2019", "moyenne_2017-2019", "en moyenne_2017-2019"],
		["2019-2023", "2019-2023", "2019-2023", "de_2019 à_2023"],
		["rentree-2022", "rentrée_2022", "rentrée_2022", "à la rentrée_2022"],
		["2019_2020", "cohortes_2019 et_2020", "cohortes_2019 et_2020", "pour les cohortes_2019 et_2020"],
	])("period %s", (code, short, long, phrase) => {
		expect([formatPeriod(code), formatPeriod(code, "long"), periodPhrase(code)].map(seen)).toEqual([
			short,
			long,
			phrase,
		]);
	});
});

describe("words", () => {
	it("sorts as the official geographic code does", () => {
		const names = [
			"Lisieux",
			"Le Havre",
			"Évreux",
			"Laval",
			"L’Aigle",
			"La Ferté-Macé",
			"Eu",
			"Saint-Lô",
			"Les Andelys",
		];
		expect(names.toSorted(compareFrench)).toEqual([
			"Eu",
			"Évreux",
			"L’Aigle",
			"La Ferté-Macé",
			"Laval",
			"Le Havre",
			"Les Andelys",
			"Lisieux",
			"Saint-Lô",
		]);
	});
	it("folds accents, case, ligatures and apostrophes", () => {
		expect(foldText("Cœur de l’Évêché ")).toBe("coeur de l eveche");
		expect(foldText("AIDE-SOIGNANT(E)")).toBe("aide soignant e");
		expect(slugify("Main-d'œuvre disponible : l’Aigle")).toBe("main-d-oeuvre-disponible-l-aigle");
		expect(slugify("Évreux")).toBe("evreux");
	});
	it("typesets a text typed with ordinary blanks, twice the same as once", () => {
		const text = typeset(
			"Pourquoi « secret » ? Parce que 17 143 lignes : 4,5 % ; n° 16, voir https://a.fr/b?c=d.",
		);
		expect(seen(text)).toBe(
			"Pourquoi «_secret_»~? Parce que 17~143 lignes~: 4,5_%~; n°_16, voir https://a.fr/b?c=d.",
		);
		expect(typeset(text)).toBe(text);
		expect(seen(typeset("en 2019 186 métiers"))).toBe("en 2019 186 métiers");
	});
});

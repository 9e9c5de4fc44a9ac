import { describe, expect, it } from "vitest";
import { flow } from "../../catalogue/additive.ts";
import type { Indicator } from "../../catalogue/model.ts";
import type { FigureCell } from "./model.ts";
import { readingSentence } from "./sentence.ts";

const seen = (text: string | undefined) => text?.replaceAll("\u00a0", "_").replaceAll("\u202f", "~");

const rate: Indicator = {
	id: "taux-chomage",
	label: "Taux de chômage",
	short: "Chômage",
	subject: "le taux de chômage",
	theme: "marche-du-travail",
	definition: "",
	formulaText: "",
	universe: "",
	unit: "%",
	decimals: 1,
	polarity: "down",
	cube: "chomage",
	formula: { kind: "published", measure: "taux" },
	thresholds: {},
	additive: flow(),
	sources: [],
	owner: "observatoire",
	notes: [],
	method: "",
};

const change: Indicator = {
	...rate,
	id: "evolution-taux-chomage",
	unit: "pt",
	formula: { kind: "evolution", of: "taux-chomage", years: 1, unit: "pt" },
};

const count: Indicator = {
	...rate,
	id: "projets",
	label: "Projets de recrutement",
	subject: "le nombre de projets de recrutement",
	unit: "projets",
	decimals: 0,
	formula: { kind: "sum", measure: "met" },
};

const cell = (value: number | null, label: string, rest: Partial<FigureCell> = {}): FigureCell => ({
	territory: { type: "zone-emploi", code: "2804", label },
	categories: {},
	period: "2023-T3",
	value,
	status: value === null ? "s" : "ok",
	permalink: "/chiffres/essai",
	...rest,
});

describe("reading sentence", () => {
	it("says level, gap, rank and change", () => {
		const text = readingSentence({
			indicator: rate,
			cell: cell(6.1, "Caen"),
			reference: cell(6.9, "Normandie"),
			rank: { position: 19, total: 21, among: "zones d'emploi" },
			change: { indicator: change, cell: cell(-0.2, "Caen") },
		});
		expect(seen(text)).toBe(
			"Au 3ᵉ_trimestre_2023, le taux de chômage est de 6,1_% (Caen), soit 0,8_point de moins que la référence (Normandie~: 6,9_%). C'est la 3ᵉ valeur la plus basse sur 21 zones d'emploi. En baisse de 0,2_point sur un an.",
		);
	});
	it("gives a change its sign on both sides, and does not call half a point of it little", () => {
		const text = readingSentence({
			indicator: { ...change, subject: "l'évolution du taux de chômage en un an" },
			cell: cell(0.3, "Caen"),
			reference: cell(0.5, "Normandie"),
		});
		expect(seen(text)).toBe(
			"Au 3ᵉ_trimestre_2023, l'évolution du taux de chômage en un an est de +0,3_point (Caen), soit 0,2_point de moins que la référence (Normandie~: +0,5_point).",
		);
	});
	it("calls close what differs by less than half a point, and stable what rounds to zero", () => {
		const text = readingSentence({
			indicator: rate,
			cell: cell(7.1, "Rouen"),
			reference: cell(6.8, "Normandie"),
			rank: { position: 1, total: 21, among: "zones d'emploi", tied: true },
			change: { indicator: change, cell: cell(0.04, "Rouen") },
		});
		expect(seen(text)).toBe(
			"Au 3ᵉ_trimestre_2023, le taux de chômage est de 7,1_% (Rouen), proche de la référence (Normandie~: 6,8_%). C'est la valeur la plus élevée sur 21 zones d'emploi (à égalité). Stable sur un an.",
		);
	});
	it("the gap is the one between the printed values", () => {
		const text = readingSentence({
			indicator: rate,
			cell: cell(7.849, "Eu"),
			reference: cell(6.951, "Normandie"),
		});
		expect(seen(text)).toContain("7,8_% (Eu), soit 0,8_point de plus que la référence (Normandie~: 7,0_%)");
	});
	it("a count is a share of the reference, with its occupation and its caution", () => {
		const text = readingSentence({
			indicator: count,
			cell: cell(1538, "Normandie", {
				period: "2024",
				status: "e",
				reason: "Estimation.",
				about: { level: "fap2021-228", code: "V0X60", label: "Aides-soignants" },
			}),
			reference: cell(61_520, "France", { period: "2024" }),
		});
		expect(seen(text)).toBe(
			"En_2024, le nombre de projets de recrutement est de 1~538 (Aides-soignants, Normandie), soit 2,5_% de l'ensemble (France). Estimation.",
		);
	});
	it("a class is named, never by its number alone", () => {
		const level: Indicator = {
			...rate,
			subject: "la tension",
			classes: ["Rare ou inexistante", "Faible", "Moyenne", "Élevée", "Très forte"],
			unit: "",
			decimals: 0,
		};
		const text = readingSentence({ indicator: level, cell: cell(5, "Normandie", { period: "2019" }) });
		expect(seen(text)).toBe("En_2019, la tension est «_très forte_», soit 5 sur 5 (Normandie).");
	});
	it("never speaks from a value that is not shown, nor compares with one", () => {
		for (const status of ["s", "nd", "ns", "so"] as const)
			expect(readingSentence({ indicator: rate, cell: cell(null, "Caen", { status }) })).toBeUndefined();
		const text = readingSentence({
			indicator: rate,
			cell: cell(6.1, "Caen"),
			reference: cell(null, "Normandie"),
			change: { indicator: change, cell: cell(null, "Caen") },
		});
		expect(seen(text)).toBe("Au 3ᵉ_trimestre_2023, le taux de chômage est de 6,1_% (Caen).");
	});
	it("never compares two periods without saying so", () => {
		const text = readingSentence({
			indicator: rate,
			cell: cell(6.1, "Caen"),
			reference: cell(6.9, "Normandie", { period: "2022-T3" }),
		});
		expect(text).not.toContain("référence");
	});
});

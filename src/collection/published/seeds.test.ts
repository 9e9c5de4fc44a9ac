import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { monographieTables } from "../../../catalogue/tables/monographie-2020.ts";
import { pacteTables } from "../../../catalogue/tables/pacte-2019-2023.ts";
import { packageRoot } from "../../platform/index.ts";
import { judgeChange } from "./change.ts";
import type { PrintedDefect } from "./defect.ts";
import { checkPublished } from "./document.ts";
import { shippedRows } from "./fixture/document.ts";
import { closure, closureTolerance } from "./interval.ts";

const monographie = checkPublished(monographieTables, shippedRows("monographie-2020.csv"));
const pacte = checkPublished(pacteTables, shippedRows("pacte-2019-2023.csv"));
const found = [...monographie, ...pacte];

/** What a reader of the documents found by hand: name, rule, and words of the printed and of the recomputed value. */
type Expected = readonly [name: string, rule: string, printed: string, recomputed: string];

const errors: readonly Expected[] = [
	["pop-evolution", "C-31", "-0.03%", "−2,98 %"],
	["fpa-evolution", "C-30", "-12,72%", "−12,65 %"],
	["chomage-evolution-unit", "C-31", "0,7 %", "−0,7 point"],
	["cell-vs-infographic-defm", "C-21", "578 700", "5 798 700"],
	["defm-moins25-fra", "C-20", "7 282 019", "728 200"],
	["defm-fra-age-sum", "C-20", "578 700 ou 5 798 700", "12 352 519"],
	["active-fra-format", "C-03", "30 70 000", "30 700 000"],
	["emploi-unit-mix", "C-36", "940,1", "940 100"],
	["budget-global-label", "C-21", "275,8", "1 608,2"],
	["budget-global-label", "C-21", "283,8", "1 700,1"],
	["budget-global-label", "C-21", "247,9", "1 916,3"],
	["budget-fpa-669", "C-21", "669", "247,9"],
	["budget-2017-sum", "C-20", "1 608,2", "608,6"],
	["cper-nor-total", "C-20", "Près de 35 M€", "31,40 M€"],
	["initiatives-share", "C-30", "62 %", "68,56 %"],
	["qualif-69-definition", "C-21", "69 %", "69%"],
];

const warnings: readonly Expected[] = [
	["of-evolution-missing", "C-30", "%", "+0,52 %"],
	["emploi-plausibility", "C-20", "1 524,9", "1 515,6"],
	["emploi-same-value-two-quarters", "C-25", "940,1 (T1 2019) puis 940,1 (T2 2019)", "période"],
	["emploi-column-order", "C-01", "940,1 / 387,9 / 196,9", "387,9"],
	["chomage-same-value-two-quarters", "C-25", "8,3 % (T1 2019) puis 8,3% (T2 2019)", "à confirmer"],
	["chomage-age-missing", "C-16", "Non renseigné", "non disponible"],
	["budget-two-totals-2019", "C-21", "1 916,3", "0,755"],
	["n-1-gap-population", "C-25", "N-1 = 2017, N = 2019", "2 ans"],
	["n-1-gap-apprentis", "C-25", "rentrée 2016", "2 ans"],
	["active-years-differ", "C-25", "région 2015, France 2019", "non comparables"],
	["age-bands", "C-15", "16-25 ans / moins de 25 ans", "aucune tranche commune"],
	["cfa-perimeter", "C-36", "936 CFA/SA", "5,0 %"],
	["depense-apprentissage-perimeter", "C-16", "1 574 811", "territoire partiel"],
	["occupations-no-code", "C-15", "15 libellés et 10 libellés", "9 sur 10"],
	[
		"aio-acronyms",
		"C-15",
		"OPACIF, CE, CBC, MDE, FAFCEA, Agefice, Vivéa, Agefiph, AFPA, SCUIO",
		"PIC, SAOIP",
	],
	["pic-acronym-collision", "C-15", "PIC = Points information conseil", "2 sens"],
	["cper-nor-etat", "C-20", "10,5 M€", "10,40 M€"],
	["cper-hdf-shares", "C-20", "100 %", "99,9 %"],
	["avenir-unit-cost", "C-30", "5 300 €", "5 650,62"],
	["socle-period-mismatch", "C-25", "2019-2022 / 2019-2023", "aucun rapport"],
	["qualif-82-denominator", "C-21", "82 %", "82%"],
	["entrees-vs-personnes", "C-21", "133 190", "133 190"],
	["infra4-definitions", "C-15", "niveau 4 et infra / infra 4", "aucune tranche commune"],
	["appui-conseil-cap", "C-21", "25 000 euros", "25 000 euros"],
	["charts-lost", "C-16", "Trajectoire financière du Pacte", "aucune donnée"],
	["ecoles-production-count", "C-21", "une", "« 2 »"],
	["ecoles-production-100", "C-21", "100 %", "proche des 100 %"],
];

/** One blank for all: no-break blanks are typography, not figures. */
const plain = (text: string) => text.replace(/\s/g, " ");

function matches([, rule, printed, recomputed]: Expected): PrintedDefect[] {
	return found.filter(
		(defect) =>
			defect.rule === rule &&
			plain(defect.printed).includes(plain(printed)) &&
			plain(defect.recomputed).includes(plain(recomputed)),
	);
}

describe("printed tables of the shipped documents", () => {
	it.each(errors)("the error %s is found by %s: printed %s, recomputed %s", (...expected) => {
		expect(matches(expected).map((defect) => defect.level)).toContain("error");
	});

	it.each(warnings)("the warning %s is found by %s: printed %s, recomputed %s", (...expected) => {
		expect(matches(expected).map((defect) => defect.level)).toContain("warning");
	});

	it("are fourteen errors and twenty-seven warnings", () => {
		expect(new Set(errors.map(([name]) => name)).size).toBe(14);
		expect(new Set(warnings.map(([name]) => name)).size).toBe(27);
	});

	it("no error is seen where the reader saw none", () => {
		const known = new Set(errors.flatMap((expected) => matches(expected).map((defect) => defect.group)));
		expect(found.filter((defect) => defect.level === "error" && !known.has(defect.group))).toEqual([]);
	});

	it("warnings beyond the reader's are few, and each stands on its own", () => {
		const known = new Set(warnings.flatMap((expected) => matches(expected).map((defect) => defect.group)));
		const beyond = found.filter((defect) => defect.level === "warning" && !known.has(defect.group));
		expect([...new Set(beyond.map((d) => d.group))].sort()).toEqual([
			// Said of the same line by the reader, under the two quarters with one value.
			"perimeter:Population et emploi:France hors Mayotte",
			// A false national total, and a regional budget under a wrong title, weigh wrongly too.
			"weight:budget-fpa-2019-infographie:2019",
			"weight:defm-abc-moins25:2019-07",
			"weight:defm-abc:2019-07",
			// The campus of excellence of 2019 beside those of 2020.
			"years:Formation professionnelle",
		]);
	});

	it("the sixteen right changes stay clean", () => {
		const rows = [...shippedRows("monographie-2020.csv"), ...shippedRows("pacte-2019-2023.csv")];
		const printed = rows.filter((row) => /\d/.test(row.evolution) && row.previous !== null);
		const accused = found.filter((d) => d.column === "evolution_imprimee" && d.level === "error");
		expect(printed.length - accused.length).toBe(16);
	});

	it("a sign flipped, a factor of 100 or a decimal moved in any right change is found on its line", () => {
		const rows = shippedRows("monographie-2020.csv");
		const wrong = new Set(
			monographie
				.filter((d) => d.column === "evolution_imprimee" && d.level === "error")
				.map((d) => d.cell?.row),
		);
		const right = rows.flatMap((row, i) => (/\d/.test(row.evolution) && !wrong.has(i) ? [i] : []));
		// The sixteen, and the « - » of the lines without a value hold no digit.
		expect(right).toHaveLength(16);
		const slips = [
			(text: string) => (text.startsWith("-") ? text.slice(1) : `-${text}`),
			(text: string) => text.replace(/\d+[.,]\d+/, (n) => (Number(n.replace(",", ".")) * 100).toFixed(0)),
			(text: string) => text.replace(/\d+[.,]\d+/, (n) => (Number(n.replace(",", ".")) * 10).toFixed(1)),
		];
		for (const at of right)
			for (const slip of slips) {
				const planted = rows.map((row, i) => (i === at ? { ...row, evolution: slip(row.evolution) } : row));
				const seen = checkPublished(monographieTables, planted).filter(
					(d) => d.level === "error" && d.column === "evolution_imprimee" && d.cell?.row === at,
				);
				expect(seen, `${rows[at]?.label} : ${slip(rows[at]?.evolution ?? "")}`).toHaveLength(1);
			}
	});
});

interface Vector {
	readonly kind: string;
	readonly ref: string;
	readonly match: boolean | null;
	readonly previous?: number;
	readonly value?: number;
	readonly printed?: number | null;
	readonly parts?: readonly number[];
	readonly parts_sum?: number;
}

interface Facts {
	readonly inconsistencies: readonly { readonly id: string; readonly severity: string }[];
	readonly acceptance_vectors: readonly Vector[];
}

const path = resolve(packageRoot, "..", "shared/seeds/facts.json");
const facts: Facts | undefined = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined;
const why = facts ? "" : " (ignoré : la liste relevée à la main n'est pas à côté du dépôt)";

describe("the list made by hand", () => {
	it.skipIf(!facts)(`names the same errors and warnings${why}`, () => {
		const named = (severity: string) =>
			(facts?.inconsistencies ?? [])
				.filter((i) => i.severity === severity)
				.map((i) => i.id)
				.sort();
		expect([...new Set(errors.map(([name]) => name))].sort()).toEqual(named("error"));
		expect([...new Set(warnings.map(([name]) => name))].sort()).toEqual(named("warning"));
	});

	it.skipIf(!facts)(`its thirty-eight right figures stay clean${why}`, () => {
		const right = (facts?.acceptance_vectors ?? []).filter((vector) => vector.match === true);
		expect(right).toHaveLength(38);
		for (const { ref, kind, previous = 0, value = 0, printed, parts, parts_sum: sum = 0 } of right) {
			if (kind === "evolution_pct") {
				const text = `${String(printed).replace(".", ",")} %`;
				expect(judgeChange(previous, value, 0, text, false), ref).toBeNull();
			} else {
				// Amounts in millions are printed to one decimal; counts are exact.
				const step = [sum, printed ?? 0].some((n) => !Number.isInteger(n)) ? 0.1 : 0;
				const tolerance = closureTolerance(parts?.length ?? 2, step);
				expect(closure(sum, printed ?? Number.NaN, tolerance), ref).toBe("clean");
			}
		}
	});
});

import { gzipSync } from "fflate";
import { apportion } from "./apportion.ts";
import { csv } from "./csv.ts";
import type { SampleFile } from "./file.ts";
import { randomOf } from "./random.ts";
import { activeOfDepartements, communes, departements, region } from "./territories.ts";
import { published } from "./totals.ts";

const months = [
	"janvier",
	"fevrier",
	"mars",
	"avril",
	"mai",
	"juin",
	"juillet",
	"aout",
	"septembre",
	"octobre",
	"novembre",
	"decembre",
] as const;

const firstYear = 2018;
const lastYear = 2024;

/** Job-seekers A, B, C of the region at some month ends: two published values, the others invented. */
const anchors: readonly (readonly [year: number, month: number, value: number])[] = [
	[2018, 1, 288_900],
	[2018, 7, published.jobseekersJuly2018.value],
	[2019, 1, 281_600],
	[2019, 7, published.jobseekersJuly2019.value],
	[2020, 2, 270_900],
	[2020, 5, 296_300],
	[2020, 12, 287_400],
	[2021, 12, 268_200],
	[2022, 12, 251_700],
	[2023, 7, 247_300],
	[2024, 6, 250_100],
	[2024, 12, 259_800],
];

/** Seasonal gap to July, per thousand of the stock. */
const seasons = [14, 9, 4, -3, -8, -9, 0, 9, 15, 13, 12, 11];

/** The file prints tens. */
const step = 10;

interface Month {
	readonly year: number;
	readonly month: number;
	readonly label: string;
	/** Stock of the region. */
	readonly value: number;
}

/** Every month of the period: straight line between anchors, season, and a little noise; anchors stay as they are. */
export const monthly: readonly Month[] = (() => {
	const random = randomOf("demandeurs-mois");
	const out: Month[] = [];
	for (let year = firstYear; year <= lastYear; year++) {
		for (const [m, name] of months.entries()) {
			const rank = year * 12 + m;
			const after = anchors.findIndex(([y, month]) => y * 12 + month - 1 >= rank);
			const [y1, m1, v1] = anchors[after] ?? [0, 0, 0];
			const [y0, m0, v0] = anchors[Math.max(0, after - 1)] ?? [0, 0, 0];
			const [from, to] = [y0 * 12 + m0 - 1, y1 * 12 + m1 - 1];
			const fixed = to === rank || from === to;
			const line = fixed ? v1 : v0 + ((v1 - v0) * (rank - from)) / (to - from);
			const noise = 1 + ((seasons[m] ?? 0) + random.bell() * 1.5) / 1000;
			out.push({
				year,
				month: m + 1,
				label: `${name}_${year}`,
				value: Math.round((line * (fixed ? 1 : noise)) / step) * step,
			});
		}
	}
	return out;
})();

/** Mean stock of a year, in persons. */
export function yearlyMean(year: number): number {
	const values = monthly.filter((month) => month.year === year).map((month) => month.value);
	return values.reduce((a, b) => a + b, 0) / values.length;
}

/** Communes of more than 5 000 inhabitants, the only ones that the export knows, then départements, then the region. */
export function monthlyJobseekers(): SampleFile {
	const random = randomOf("demandeurs-territoires");
	const towns = communes.filter((commune) => commune.population >= 5000);
	const inhabitants = departements.map((d) =>
		communes.reduce((sum, c) => sum + (c.departement === d.code ? c.population : 0), 0),
	);
	const pull = departements.map(() => random.between(0.88, 1.12));
	const townPull = towns.map(() => random.between(0.85, 1.45));
	const drift = departements.map(() => random.bell() * 0.0006);
	const rows: (readonly [string, string, number])[] = [];
	for (const [rank, { label, value }] of monthly.entries()) {
		const parts = apportion(
			value,
			activeOfDepartements.map((active, i) => active * (pull[i] ?? 1) * (1 + (drift[i] ?? 0) * rank)),
			step,
		);
		for (const [i, town] of towns.entries()) {
			const d = departements.findIndex((departement) => departement.code === town.departement);
			const share =
				(town.population / (inhabitants[d] ?? 1)) * (townPull[i] ?? 1) * random.between(0.985, 1.015);
			const row = [town.code, label, Math.round(((parts[d] ?? 0) * share) / step) * step] as const;
			// One line per postal code: the export repeats the communes that have several.
			for (let copy = 0; copy < Math.max(1, town.postcodes); copy++) rows.push(row);
		}
		for (const [i, departement] of departements.entries())
			rows.push([departement.code, label, parts[i] ?? 0]);
		rows.push([`reg${region}`, label, value]);
	}
	const bytes = csv(["codgeo", "YEAR", "Demandeurs_Emploi"], rows, { encoding: "utf-8", delimiter: "," });
	return { name: "emploi_demandeur.csv.gz", bytes: gzipSync(bytes, { level: 9, mtime: 0 }) };
}

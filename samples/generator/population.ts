import { apportion } from "./apportion.ts";
import { csv } from "./csv.ts";
import type { SampleFile } from "./file.ts";
import { randomOf } from "./random.ts";
import { type Commune, communes } from "./territories.ts";
import { published } from "./totals.ts";

const years = [13, 14, 15, 16, 17, 18, 19, 20, 21] as const;

/** Inhabitants of the region. 2017 breaks the series: it is what the monograph prints as its previous year. */
const totals: Readonly<Record<(typeof years)[number], number>> = {
	13: 3_329_840,
	14: 3_328_910,
	15: 3_327_960,
	16: 3_326_380,
	17: published.population2017.value,
	18: 3_322_930,
	19: published.population2019.value,
	20: 3_317_790,
	21: 3_316_480,
};

/** The file still carries the codes of the regions of before 2016. */
const formerRegion: Readonly<Record<string, string>> = {
	"14": "25",
	"50": "25",
	"61": "25",
	"27": "23",
	"76": "23",
};

/** A commune re-established in 2017 has no earlier figure, and carries the code of the new region. */
const reborn = "76601";

export function populations(): SampleFile {
	const random = randomOf("populations");
	const drift = communes.map(() => random.bell() * 0.004);
	const columns = years.map((year) =>
		apportion(
			totals[year],
			communes.map((commune, i) =>
				year < 17 && commune.code === reborn ? 0 : commune.population * (1 + (drift[i] ?? 0) * (year - 21)),
			),
		),
	);
	const rows = communes.map((commune, i) => [
		108_000 + i * 12 + random.whole(0, 11),
		...head(commune),
		...years.map((year, y) => (year < 17 && commune.code === reborn ? null : (columns[y]?.[i] ?? null))),
	]);
	return {
		name: "insee-estimation-population-2024.csv",
		bytes: csv(
			["objectid", "reg", "dep", "cv", "codgeo", "libgeo", ...years.map((year) => `p${year}_pop`)],
			random.shuffle(rows),
			{ encoding: "utf-8", bom: true, delimiter: ",", newline: "\r\n" },
		),
	};
}

function head(commune: Commune): string[] {
	const former = commune.code === reborn ? "28" : (formerRegion[commune.departement] ?? "28");
	// Cantons are made up: the arrondissement number stands for them.
	return [
		former,
		commune.departement,
		`${commune.departement}0${commune.arrondissement.slice(-1)}`,
		commune.code,
		commune.name,
	];
}

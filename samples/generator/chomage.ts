import { rounded } from "./apportion.ts";
import { csv } from "./csv.ts";
import type { SampleFile } from "./file.ts";
import { randomOf } from "./random.ts";
import {
	activeOfDepartements,
	departements,
	employmentZones,
	isInterregional,
	region,
	regionalParts,
} from "./territories.ts";
import { published } from "./totals.ts";
import { type SheetCell, workbook } from "./workbook.ts";

/** Unemployment rate of the region (%), first to fourth quarter. Invented, but for the two printed values. */
const path: Readonly<Record<number, readonly number[]>> = {
	2003: [7.9, 7.9, 7.8, 8.1],
	2004: [8.3, 8.2, 8.4, 8.4],
	2005: [8.2, 8.4, 8.6, 8.6],
	2006: [8.7, 8.5, 8.4, 8.0],
	2007: [8.1, 7.8, 7.6, 7.1],
	2008: [6.9, 7.1, 7.2, 7.6],
	2009: [8.5, 9.1, 9.2, 9.5],
	2010: [9.4, 9.2, 9.1, 9.1],
	2011: [9.0, 9.0, 9.2, 9.4],
	2012: [9.6, 9.8, 9.9, 10.2],
	2013: [10.4, 10.5, 10.4, 10.2],
	2014: [10.1, 10.1, 10.3, 10.4],
	2015: [10.2, 10.4, 10.3, 10.1],
	2016: [10.1, 9.9, 9.8, 9.9],
	2017: [9.6, 9.4, 9.5, 8.9],
	2018: [9.2, published.unemployment2018T2.value, 8.9, 8.7],
	2019: [8.6, published.unemployment2019T2.value, 8.3, 8.1],
	2020: [7.9, 7.2, 8.9, 8.1],
	2021: [8.2, 7.9, 7.7, 7.3],
	2022: [7.2, 7.3, 7.1, 6.9],
	2023: [6.9, 6.8, 7.1],
};

/** Rates of the two school files, at the start of the school year. */
const atSchoolStart: Readonly<Record<number, number>> = {
	2023: 7.1,
	2022: 7.1,
	2021: 7.7,
	2020: 8.9,
	2019: published.unemployment2019T2.value,
	2018: published.unemployment2018T2.value,
};

const quarters = Object.entries(path).flatMap(([year, rates]) =>
	rates.map((rate, q) => ({
		code: `${year}-T${q + 1}`,
		label: `${q === 0 ? "1er" : `${q + 1}e`} trimestre ${year}`,
		rate,
	})),
);

/**
 * Rates with one decimal whose mean, weighted by the active population, is the rate of the region to the printed digit.
 * `offsets` say how far each territory stands from the region, in proportion.
 */
function spread(target: number, offsets: readonly number[], actives: readonly number[]): number[] {
	const sum = actives.reduce((a, b) => a + b, 0);
	const mean = (rates: readonly number[]): number =>
		rates.reduce((acc, rate, i) => acc + rate * (actives[i] ?? 0), 0) / sum;
	const raw = offsets.map((offset) => target * (1 + offset));
	const shift = target / mean(raw);
	const rates = raw.map((rate) => rounded(rate * shift, 1));
	// Rounding each rate leaves a few hundredths: the mid-sized territories absorb them one tenth at a time.
	const order = actives.map((_, i) => i).sort((a, b) => (actives[a] ?? 0) - (actives[b] ?? 0));
	for (const i of order) {
		const gap = target - mean(rates);
		const step = (actives[i] ?? 0) / sum / 10;
		if (Math.abs(gap) < 0.01) break;
		if (step <= Math.abs(gap)) rates[i] = rounded((rates[i] ?? 0) + Math.sign(gap) / 10, 1);
	}
	return rates;
}

export interface ZoneSeries {
	readonly zone: string;
	readonly active: number;
	/** Rate of the part of the zone in the region: the whole zone, but for an interregional one. */
	readonly regional: readonly number[];
	/** Rate of the whole zone. */
	readonly whole: readonly number[];
}

/** Series of the zones: what the workbook prints and what the tests weigh. */
export function zoneSeries(): ZoneSeries[] {
	const random = randomOf("chomage-zones");
	const offsets = employmentZones.map(
		(zone) => random.bell() * 0.13 + (zone.active > 100_000 ? 0.08 : -0.03),
	);
	const actives = employmentZones.map((zone) => zone.active);
	const columns = quarters.map(({ rate }) =>
		spread(
			rate,
			offsets.map((offset) => offset + random.bell() * 0.012),
			actives,
		),
	);
	return employmentZones.map((zone, i) => {
		const regional = columns.map((column) => column[i] ?? 0);
		const beyond = isInterregional(zone) ? random.between(-0.6, 1.2) : 0;
		return {
			zone: zone.code,
			active: zone.active,
			regional,
			whole: regional.map((rate) => rounded(rate + beyond, 1)),
		};
	});
}

export const quarterCodes: readonly string[] = quarters.map((quarter) => quarter.code);

export function zoneUnemployment(): SampleFile {
	const series = new Map(zoneSeries().map((line) => [line.zone, line]));
	const blank = (n: number): SheetCell[] => Array.from({ length: n }, () => null);
	const width = quarters.length;
	const printed = (rates: readonly number[] | undefined, missing: number): SheetCell[] =>
		quarters.map((_, q) => (q < missing ? null : (rates?.[q] ?? null)));

	const zones: SheetCell[][] = employmentZones.map((zone, i) => [
		zone.code,
		zone.label,
		...(isInterregional(zone) ? ["00", "INTERRÉGIONAL "] : [region, "NORMANDIE"]),
		// One short series, as those of the zones added to the file later on.
		...printed(series.get(zone.code)?.whole, i === employmentZones.length - 2 ? 4 : 0),
	]);
	const random = randomOf("chomage-parties");
	const parts: SheetCell[][] = regionalParts.map((part) => {
		const zone = series.get(`00${part.code.slice(2)}`);
		// Beyond the border, the part stands on the other side of the rate of the whole zone.
		const own = part.code.startsWith(region);
		const gap = random.between(0.1, 0.6);
		const beyond = zone?.whole.map((rate, q) =>
			rounded(rate + (rate >= (zone.regional[q] ?? 0) ? gap : -gap), 1),
		);
		return [part.code, part.label, ...printed(own ? zone?.regional : beyond, 0)];
	});
	return {
		name: "chomage-zone-t1-2003-t3-2023.xlsx",
		bytes: workbook([
			{
				name: "Documentation",
				rows: [
					[
						"Taux de chômage par zone d'emploi : données d'essai, inventées, dans la disposition du fichier officiel",
					],
					[null],
					["Les taux (en %) sont trimestriels et tenus pour corrigés des variations saisonnières."],
					[
						"Les zones d'emploi à cheval sur deux régions portent un code 00XX ; leurs parties sont dans le troisième onglet.",
					],
					[null],
					["Aucune de ces valeurs n'a été publiée par l'Insee."],
				],
			},
			{
				name: "txcho_ze",
				rows: [
					["Taux de chômage par zone d'emploi, en moyenne trimestrielle (données d'essai) "],
					["Source : données d'essai, disposition des taux de chômage localisés de l'Insee."],
					[null],
					[...blank(3 + width), "en %"],
					[
						"Code de la zone d'emploi 2020",
						"Libellé de la zone d'emploi 2020",
						"Code région 2016",
						"Libellé région 2016",
						...quarters.map((quarter) => quarter.label),
					],
					["ZE2020", "LIBZE2020", "REG", "LIBREG", ...quarterCodes],
					...zones,
				],
			},
			{
				name: "txcho_parties reg",
				rows: [
					["Taux de chômage des parties régionales des zones d'emploi interrégionales (données d'essai)"],
					["Source : données d'essai, disposition des taux de chômage localisés de l'Insee."],
					["NB : une zone interrégionale est codée 00XX, sa partie dans la région RR est codée RRXX."],
					[null],
					[null],
					[...blank(1 + width), "en %"],
					[
						"Code de la zone d'emploi interrégionale 2020",
						"Libellé de la zone d'emploi interrégionale 2020",
						...quarters.map((quarter) => quarter.label),
					],
					["ZER2020", "LIBZER2020", ...quarterCodes],
					...parts,
				],
			},
		]),
	};
}

const schoolYears = Object.keys(atSchoolStart)
	.map(Number)
	.sort((a, b) => b - a);

export function departementUnemployment(): SampleFile {
	const random = randomOf("chomage-departements");
	const reference = quarterCodes.indexOf("2019-T2");
	const regional = published.unemployment2019T2.value;
	// A département stands where its zones stand.
	const series = zoneSeries();
	const offsets = departements.map(({ code }) => {
		const own = series.filter((_, i) => employmentZones[i]?.departement === code);
		const active = own.reduce((sum, zone) => sum + zone.active, 0);
		return (
			own.reduce((sum, zone) => sum + (zone.regional[reference] ?? regional) * zone.active, 0) /
				active /
				regional -
			1
		);
	});
	const rows = schoolYears.flatMap((year) => {
		const rates = spread(
			atSchoolStart[year] ?? 0,
			offsets.map((offset) => offset + random.bell() * 0.01),
			activeOfDepartements,
		);
		return departements.map((departement, i) => [
			`0${departement.code}`,
			// The last year was typed in capitals.
			year === 2023 ? departement.name.toUpperCase() : departement.name,
			String(year),
			rates[i] ?? null,
		]);
	});
	return {
		name: "chomage_departemental_INSEE.csv",
		bytes: csv(["codeDepartement", "libelleDepartement", "rentreeScolaire", "tauxChomage"], rows, {
			encoding: "utf-8",
			delimiter: ";",
			decimal: ",",
		}),
	};
}

export function regionUnemployment(): SampleFile {
	return {
		name: "chomage_regional_INSEE.csv",
		bytes: csv(
			["codeRegion", "rentreeScolaire", "tauxChomage"],
			schoolYears.map((year) => [region, String(year), atSchoolStart[year] ?? null]),
			{ encoding: "utf-8", bom: true, delimiter: ";", decimal: "," },
		),
	};
}

import { apportion, rounded } from "./apportion.ts";
import { type Cell, csv } from "./csv.ts";
import type { SampleFile } from "./file.ts";
import { everyone, familyPortraits, type Portrait, thousands } from "./portraits.ts";
import { randomOf } from "./random.ts";

/** Means over three years, moving by one year. */
const spans = Array.from({ length: 15 }, (_, i) => `${2003 + i}-${2005 + i}`);

const families = familyPortraits;

function shareOf(portrait: Portrait, share: number): Cell[] {
	const count = Math.round(portrait.persons * share);
	const part = portrait.persons === 0 ? null : count / portrait.persons;
	return [thousands(count), part, part === null ? null : part * 100];
}

/** Fixed-term contracts: families, the whole (`ENS`), and the employees alone (`SAL`). */
export function fixedTerm(): SampleFile {
	const random = randomOf("cdd");
	const lines = [
		...families,
		everyone("ENS"),
		{ ...everyone("SAL"), persons: Math.round(everyone("SAL").persons * 0.88) },
	].map((portrait) => ({
		portrait,
		base: portrait.domain === "Y" ? 0.095 : random.between(0.02, 0.19),
		slope: random.between(-0.0006, 0.0016),
	}));
	const rows = spans.flatMap((span, i) =>
		lines.map(({ portrait, base, slope }) => {
			// No answer in the first surveys for the two parts of the split family.
			const unknown = i < 2 && ["T2A", "T2B"].includes(portrait.code);
			const shown = unknown ? [0, null, null] : shareOf(portrait, Math.max(0.005, base + slope * i));
			return [portrait.code, "cdd", span, ...shown];
		}),
	);
	return {
		name: "part_cdd.csv",
		bytes: csv(["Fap", "stat_sl", "annee", "effectif", "pourcentage", "part"], rows, {
			encoding: "utf-8",
			delimiter: ",",
			missing: "NA",
			quoteTexts: true,
		}),
	};
}

export function partTime(): SampleFile {
	const random = randomOf("temps-partiel");
	const lines = [...families, everyone("ENS")].map((portrait) => ({
		portrait,
		base: portrait.domain === "Y" ? 0.178 : random.between(0.02, 0.3) * (portrait.domain === "T" ? 1.8 : 1),
		slope: random.between(-0.001, 0.001),
	}));
	const rows = spans.flatMap((span, i) =>
		lines.map(({ portrait, base, slope }) => [
			portrait.code,
			1,
			span,
			...shareOf(portrait, Math.max(0.005, base + slope * i)),
		]),
	);
	return {
		name: "part_tempspartiel.csv",
		bytes: csv(["Fap3", "rep_tps_partiel", "annee", "effectif", "pourcentage", "part"], rows, {
			encoding: "utf-8",
			delimiter: ",",
			missing: "NA",
			quoteTexts: true,
		}),
	};
}

const years = [2007, 2008, 2009, 2010, 2011, 2012, 2013, 2014];
const movements = ["Taux d'entrée", "Taux de sortie", "Taux de rotation"] as const;

/** Entries and exits (contracts per 100 jobs); the rate of rotation is their mean (methods §1.5). */
export function movementsOfLabour(): SampleFile {
	const random = randomOf("mouvements");
	const codes = [...families.filter(({ code }) => code !== "T2Z").map(({ code }) => code), "Ensemble"];
	const base = new Map(
		codes.map((code) => [code, code === "Ensemble" ? 52 : random.skewed() * random.skewed() * 38]),
	);
	const values = new Map<string, readonly [number, number, number]>();
	for (const code of codes) {
		for (const [i, year] of years.entries()) {
			const entry = rounded((base.get(code) ?? 0) * (1 + i * 0.02) * random.between(0.93, 1.07), 2);
			const exit = rounded(entry * random.between(0.95, 1.04), 2);
			values.set(`${code}${year}`, [entry, exit, rounded((entry + exit) / 2, 2)]);
		}
	}
	const rows: Cell[][] = [];
	for (const [m, movement] of movements.entries())
		for (const year of years)
			for (const code of [...codes].sort())
				rows.push([code, movement, String(year), values.get(`${code}${year}`)?.[m] ?? null]);
	return {
		name: "evol_mmo.csv",
		bytes: csv(["Fap3", "Type_mmo", "Annee", "Taux"], rows, {
			encoding: "iso-8859-1",
			delimiter: ";",
			tail: ";;;",
		}),
	};
}

const exits = [
	["Ruptures conventionnelles", 3],
	["Licenciements            ", 6],
	["Fins de période d'essai  ", 6],
	["Fins de CDD              ", 62],
	["Départs en retraite      ", 3],
	["Démissions               ", 16],
	["Autres sorties           ", 4],
] as const;

/** Reasons of exit, percentages that close on 100; the labels are padded with blanks, as published. */
export function reasonsOfExit(): SampleFile {
	const random = randomOf("types-sorties");
	const codes = [...families.filter(({ code }) => code !== "T2Z").map(({ code }) => code), "Ensemble"].sort();
	const rows = codes.flatMap((code) => {
		const parts = apportion(
			10_000,
			exits.map(([, weight]) => weight * random.between(0.4, 1.6)),
		);
		return exits.map(([label], i): Cell[] => [code, label, (parts[i] ?? 0) / 100]);
	});
	return {
		name: "types_sorties.csv",
		bytes: csv(["Fap3", "type_sortie", "Pourcentage"], rows, { encoding: "iso-8859-1", delimiter: ";" }),
	};
}

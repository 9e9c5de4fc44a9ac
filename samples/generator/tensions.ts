import { tensionClass } from "../../catalogue/tension.ts";
import { apportion } from "./apportion.ts";
import { type Cell, csv, float } from "./csv.ts";
import type { SampleFile } from "./file.ts";
import { employment, families, hasTension, occupations } from "./occupations.ts";
import { randomOf } from "./random.ts";
import { activeOfDepartements, departements, region } from "./territories.ts";
import { employed, published } from "./totals.ts";

/** Distance of a domain from the mean, in standard deviations: buildings, metal, health are short of hands. */
const lean: Readonly<Record<string, number>> = {
	B: 0.6,
	C: 0.4,
	D: 0.7,
	G: 0.6,
	H: 0.4,
	M: 0.5,
	V: 0.3,
	T: 0.1,
	L: -0.5,
	U: -0.7,
	F: -0.2,
};

/** Mean tension of France, year by year. */
const yearly: Readonly<Record<number, number>> = {
	2011: -0.02,
	2012: 0.08,
	2013: 0.01,
	2014: -0.14,
	2015: -0.21,
	2016: -0.13,
	2017: 0.06,
	2018: 0.33,
	2019: 0.46,
};

/** Under this employment the survey base is too thin: the indicator is borrowed and its classes stay blank. */
const thin = { region: 2000, departement: 500, family: 1200 };

interface Measured {
	readonly employment: number;
	/** Null: missing altogether. */
	readonly tension: number | null;
	/** Borrowed from the family or from the level above. */
	readonly borrowed: boolean;
	/** Intensity, training link, lack of hands, instability, conditions, distance; classes 1 to 5. */
	readonly causes: readonly number[];
}

type Table = Map<string, Measured>;

const covered = occupations.filter((occupation) => hasTension(occupation.code));
const coveredFamilies = families.filter((family) => hasTension(family.code));

/** Same causes as the level above, but for the three that the file measures locally. */
function local(causes: readonly number[], move: () => number): number[] {
	return causes.map((value, i) => ([0, 2, 3].includes(i) ? Math.min(5, Math.max(1, value + move())) : value));
}

/** Families: mean of their own occupations weighted by employment, borrowed ones left aside (methods §2.4). */
function addFamilies(table: Table, above: Table | null, floor: number): void {
	for (const family of coveredFamilies) {
		const children = covered.filter((occupation) => occupation.parent === family.code);
		const own = children.map((child) => table.get(child.code)).filter((child) => child !== undefined);
		const size = own.reduce((sum, child) => sum + child.employment, 0);
		const solid = own.filter((child) => !child.borrowed && child.employment > 0);
		const weight = solid.reduce((sum, child) => sum + child.employment, 0);
		const first = solid[0];
		if (first && (above === null || size >= floor)) {
			const tension = solid.reduce((sum, child) => sum + child.employment * (child.tension ?? 0), 0) / weight;
			table.set(family.code, { employment: size, tension, borrowed: false, causes: first.causes });
		} else {
			const parent = above?.get(family.code);
			table.set(family.code, {
				employment: size,
				tension: parent?.tension ?? null,
				borrowed: true,
				causes: [],
			});
		}
	}
}

function national(): Table {
	const random = randomOf("tensions-france");
	const weights = covered.map((occupation) => employment.get(occupation.code) ?? 0);
	const sizes = apportion(
		employed(published.activePopulationFrance.value, published.unemploymentFrance2019T2.value),
		weights,
		100,
	);
	const table: Table = new Map(
		covered.map((occupation, i) => [
			occupation.code,
			{
				employment: sizes[i] ?? 0,
				tension: (yearly[2019] ?? 0) - 0.1 + (lean[occupation.code.slice(0, 1)] ?? 0) + random.bell() * 0.55,
				borrowed: false,
				causes: Array.from({ length: 6 }, () => random.whole(1, 5)),
			},
		]),
	);
	addFamilies(table, null, 0);
	return table;
}

/** One territory under `above`; `sizes` in the order of the covered occupations. */
function territory(
	purpose: string,
	above: Table,
	sizes: readonly number[],
	floor: number,
	noise: number,
): Table {
	const random = randomOf(purpose);
	const table: Table = new Map();
	const shift = random.bell() * 0.08;
	for (const [i, occupation] of covered.entries()) {
		const parent = above.get(occupation.code);
		const size = sizes[i] ?? 0;
		const drawn = (parent?.tension ?? 0) + shift + random.bell() * noise;
		const causes = local(parent?.causes.length ? parent.causes : [3, 3, 3, 3, 3, 3], () =>
			random.whole(-1, 1),
		);
		table.set(occupation.code, {
			employment: size,
			tension: drawn,
			borrowed: size < floor || random.chance(0.02),
			causes,
		});
	}
	addFamilies(table, above, thin.family);
	for (const [i, occupation] of covered.entries()) {
		const own = table.get(occupation.code);
		if (!own?.borrowed) continue;
		const family = table.get(occupation.parent);
		const tension =
			family && !family.borrowed ? family.tension : (above.get(occupation.code)?.tension ?? null);
		// Some cells of the file are missing altogether, whatever the rule: kept in the smallest département.
		const lost = purpose.endsWith("-61") && i % 17 === 7;
		table.set(occupation.code, {
			employment: own.employment,
			tension: lost ? null : tension,
			borrowed: true,
			causes: [],
		});
	}
	return table;
}

function build(): {
	readonly france: Table;
	readonly inRegion: Table;
	readonly inDepartements: readonly Table[];
} {
	const random = randomOf("tensions-emploi");
	const france = national();
	const inhabitants = employed(published.activePopulation.value, published.unemployment2019T2.value);
	const regionSizes = apportion(
		inhabitants,
		covered.map((occupation) => (france.get(occupation.code)?.employment ?? 0) * random.between(0.6, 1.6)),
		100,
	);
	const inRegion = territory(`tensions-${region}`, france, regionSizes, thin.region, 0.22);
	const shares = regionSizes.map((size) =>
		apportion(
			size,
			activeOfDepartements.map((active) => active * random.between(0.5, 1.5)),
			100,
		),
	);
	const inDepartements = departements.map((departement, d) =>
		territory(
			`tensions-${departement.code}`,
			inRegion,
			shares.map((parts) => parts[d] ?? 0),
			thin.departement,
			0.3,
		),
	);
	return { france, inRegion, inDepartements };
}

export function tensions(): SampleFile {
	const { france, inRegion, inDepartements } = build();
	const rows: Cell[][] = [];
	const add = (table: Table, level: string, familyLevel: string, place: readonly [Cell, Cell]): void => {
		for (const [list, name, geo] of [
			[covered, "fap 225", level],
			[coveredFamilies, "fap 87", familyLevel],
		] as const)
			for (const { code } of list) rows.push([code, ...measured(table.get(code)), 2019, geo, name, ...place]);
	};
	add(france, "nat", "nat", [null, null]);
	// The producer left a blank after « reg » on the rows of the families.
	add(inRegion, "reg", "reg ", [`${region}.0`, null]);
	for (const [i, departement] of departements.entries()) {
		const table = inDepartements[i];
		if (table) add(table, "dep", "dep", [null, departement.code]);
	}
	return {
		name: "tensions.csv",
		bytes: csv(
			[
				"fap",
				"Emploi moyen",
				"Tension ",
				"Catégorie Tension",
				"Intensité d'embauches",
				"Lien formation-emploi",
				"Manque de main-d'œuvre disponible",
				"Non-durabilité de l'emploi",
				"Conditions de travail contraignantes",
				"Inadéquation géographique",
				"Année",
				"niveau_geo",
				"niveau_fap",
				"reg",
				"dep",
			],
			rows,
			{ encoding: "utf-8", delimiter: "," },
		),
	};
}

function measured(cell: Measured | undefined): Cell[] {
	const blank = Array.from({ length: 7 }, () => null);
	if (!cell) return [null, null, ...blank];
	if (cell.tension === null || cell.borrowed) return [cell.employment, cell.tension, ...blank];
	const tension = cell.tension;
	const level = tensionClass(tension);
	return [cell.employment, tension, ...[level, ...cell.causes].map(float)];
}

/** Past values of the national indicator; 2019 is that of `tensions.csv`. */
export function pastTensions(): SampleFile {
	const random = randomOf("tensions-passees");
	const { france } = build();
	const latest = yearly[2019] ?? 0;
	const rows: Cell[][] = [];
	for (const [year, level] of Object.entries(yearly)) {
		const table: Table = new Map(
			covered.map(({ code }) => {
				const now = france.get(code);
				const tension =
					Number(year) === 2019
						? now?.tension
						: (now?.tension ?? 0) * 0.8 + level - latest * 0.8 + random.bell() * 0.12;
				return [
					code,
					{ employment: now?.employment ?? 0, tension: tension ?? null, borrowed: false, causes: [] },
				];
			}),
		);
		addFamilies(table, null, 0);
		for (const { code } of [...covered, ...coveredFamilies])
			rows.push([code, table.get(code)?.tension ?? null, Number(year)]);
	}
	return {
		name: "evol_tensions.csv",
		bytes: csv(["fap", "Tension ", "Année"], rows, { encoding: "utf-8", delimiter: "," }),
	};
}

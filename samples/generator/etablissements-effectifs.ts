import { type Cell, csv } from "./csv.ts";
import { siret } from "./enterprise.ts";
import type { SampleFile } from "./file.ts";
import { placesOf } from "./places.ts";
import { randomOf } from "./random.ts";

const year = "2025";
const header = ["annee", "siret", "commune", "code_naf", "effectif", "tranche_effectif"] as const;

/** Enterprises numbered apart from those of the other files. */
const firstEnterprise = 3000;
const enterprises = 2650;

/** True sub-classes of activity with their weight: from shops by the hundred to sections of two or three establishments. */
const activities: readonly (readonly [string, number])[] = [
	["01.50Z", 5],
	["08.12Z", 1],
	["10.71C", 9],
	["10.13A", 3],
	["22.29A", 3],
	["25.62B", 5],
	["28.29B", 2],
	["33.12Z", 3],
	["35.11Z", 1],
	["38.11Z", 2],
	["41.20A", 5],
	["43.21A", 8],
	["43.32A", 8],
	["43.99C", 8],
	["45.20A", 8],
	["46.39B", 3],
	["47.11F", 6],
	["47.71Z", 7],
	["49.41A", 6],
	["52.10B", 2],
	["55.10Z", 4],
	["56.10A", 12],
	["62.01Z", 3],
	["64.19Z", 3],
	["66.22Z", 3],
	["68.20A", 2],
	["69.20Z", 5],
	["71.12B", 4],
	["78.20Z", 3],
	["81.21Z", 4],
	["85.59A", 3],
	["86.10Z", 1],
	["87.10A", 3],
	["88.91A", 3],
	["93.12Z", 3],
	["96.02A", 9],
];
const drawn = activities.flatMap(([code, weight]) => Array.from({ length: weight }, () => code));

function bandOf(employees: number): string {
	if (employees < 10) return "1 à 9 salariés";
	if (employees < 50) return "10 à 49 salariés";
	return employees < 250 ? "50 à 249 salariés" : "250 salariés et plus";
}

/**
 * Establishments with their employees. One enterprise in twenty has several sites, which may lie in one place; one in fifty is
 * large and weighs on its territory.
 */
export function establishments(): SampleFile {
	const random = randomOf("etablissements-effectifs");
	const draw = placesOf(random);
	const rows: Cell[][] = [];
	for (let rank = 0; rank < enterprises; rank++) {
		const activity = random.pick(drawn);
		const large = random.chance(1 / 50);
		const sites = random.chance(1 / 20) ? random.whole(2, 6) : 1;
		const gathered = random.chance(0.4);
		const places = draw(sites);
		for (let site = 0; site < sites; site++) {
			const size = random.skewed();
			const employees = Math.max(1, Math.round(large ? 60 + size * size * 150 : size * size * 6));
			rows.push([
				year,
				siret(firstEnterprise + rank, site + 1),
				(gathered ? places[0] : places[site]) ?? "",
				activity,
				employees,
				bandOf(employees),
			]);
		}
	}
	return {
		name: "etablissements-effectifs-2025.csv",
		bytes: csv(header, rows, { encoding: "utf-8", delimiter: ";", newline: "\r\n" }),
	};
}

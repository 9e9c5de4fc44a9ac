import { randomOf } from "./random.ts";
import { communes } from "./territories.ts";

export interface Establishment {
	/** Made-up number with a valid key: the numbers above 9000 of a département are not given out. */
	readonly uai: string;
	readonly name: string;
	readonly commune: string;
}

/** Key letter of a school number: remainder by 23 in an alphabet without I, O and Q. */
function uai(departement: string, rank: number): string {
	const digits = `0${departement}${9000 + rank}`;
	return digits + "ABCDEFGHJKLMNPRSTUVWXYZ".charAt(Number(digits) % 23);
}

/** Invented establishments in true towns, the larger the more. */
function establishments(
	purpose: string,
	count: number,
	from: number,
	title: (town: string, n: number) => string,
): Establishment[] {
	const random = randomOf(purpose);
	const towns = communes.filter((commune) => commune.population >= 4000);
	const seen = new Map<string, number>();
	const out: Establishment[] = [];
	const ranks = new Map<string, number>();
	const places = random
		.shuffle(towns)
		.sort((a, b) => Math.floor(b.population / 25_000) - Math.floor(a.population / 25_000));
	for (let i = 0; i < count; i++) {
		const town = places[i % places.length];
		if (!town) break;
		const n = (seen.get(town.code) ?? 0) + 1;
		const rank = (ranks.get(town.departement) ?? from) + 1;
		seen.set(town.code, n);
		ranks.set(town.departement, rank);
		out.push({ uai: uai(town.departement, rank), name: title(town.name, n), commune: town.code });
	}
	return out.sort((a, b) => (a.uai < b.uai ? -1 : 1));
}

export const schools: readonly Establishment[] = establishments(
	"lycees",
	64,
	0,
	(town, n) => `Lycée professionnel d'essai${n > 1 ? ` n° ${n}` : ""} de ${town}`,
);

export const trainingCentres: readonly Establishment[] = establishments(
	"cfa",
	34,
	500,
	(town, n) => `Centre de formation d'apprentis d'essai${n > 1 ? ` n° ${n}` : ""} de ${town}`,
);

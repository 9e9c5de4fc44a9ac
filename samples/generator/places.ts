import type { Random } from "./random.ts";
import { type Commune, communes } from "./territories.ts";

/** Towns drawn by their population, so that a few communes have much and most have little or nothing. */
export function placesOf(random: Random): (count: number) => string[] {
	const towns: readonly Commune[] = communes.filter((commune) => commune.population > 0);
	const cumulated: number[] = [];
	let sum = 0;
	for (const town of towns) {
		sum += town.population;
		cumulated.push(sum);
	}
	return (count) =>
		Array.from({ length: count }, () => {
			const at = random.next() * sum;
			return towns[cumulated.findIndex((edge) => at < edge)]?.code ?? "";
		});
}

import type { Indicator, Region } from "../../../catalogue/model.ts";
import type { Figures, OccupationCard, TerritoryCard } from "../../figures/model.ts";
import { subjectsOf } from "../../reading/index.ts";
import { indicatorById } from "../declared.ts";
import { tensionLevels } from "../tension.ts";
import { firstTold, type Told } from "./answer.ts";
import { type Place, placesAround } from "./places.ts";

/** What two occupations are read by: the first indicator of each group that both have, the finest first. */
const groups: readonly (readonly string[])[] = [
	tensionLevels.map(({ id }) => id),
	["projets-recrutement"],
	["part-projets-difficiles"],
	["offres-emploi"],
	["demandeurs-emploi-rome"],
	["offres-pour-100-demandeurs"],
	["emploi-metier"],
	["structure-salaire"],
];

/** One line: the same indicator for both. `same`: at the same place and date, so that they can be held side by side. */
export interface Beside {
	readonly indicator: Indicator;
	readonly told: readonly [Told | undefined, Told | undefined];
	readonly same: boolean;
}

/** Two occupations, figure by figure: in the nearest place that gives both, else each where it is published. */
export async function besideEachOther(
	figures: Figures,
	region: Region,
	[one, other]: readonly [OccupationCard, OccupationCard],
	place: TerritoryCard | undefined,
): Promise<readonly Beside[]> {
	const places = placesAround(figures, region, place);
	const [own, others] = [subjectsOf(one, figures), subjectsOf(other, figures)];
	const both = (
		indicator: Indicator,
		where: readonly Place[],
	): Promise<[Told | undefined, Told | undefined]> =>
		Promise.all([
			firstTold(figures, [indicator], own, where),
			firstTold(figures, [indicator], others, where),
		]);
	const found: Beside[] = [];
	for (const ids of groups) {
		const known = ids.flatMap((id) => indicatorById.get(id) ?? []);
		const line = (await firstShared(known, places, both)) ?? (await firstApart(known, places, both));
		if (line) found.push(line);
	}
	return found;
}

type Both = (
	indicator: Indicator,
	where: readonly Place[],
) => Promise<readonly [Told | undefined, Told | undefined]>;

async function firstShared(
	indicators: readonly Indicator[],
	places: readonly Place[],
	both: Both,
): Promise<Beside | undefined> {
	for (const where of places)
		for (const indicator of indicators) {
			const told = await both(indicator, [where]);
			const [a, b] = told;
			if (a && b) return { indicator, told, same: a.cell.period === b.cell.period };
		}
	return undefined;
}

async function firstApart(
	indicators: readonly Indicator[],
	places: readonly Place[],
	both: Both,
): Promise<Beside | undefined> {
	for (const indicator of indicators) {
		const told = await both(indicator, places);
		if (told.some((one) => one !== undefined)) return { indicator, told, same: false };
	}
	return undefined;
}

import { DefError } from "../platform/index.ts";
import {
	type Crossing,
	crossed,
	type Feed,
	type Feeding,
	type Input,
	type NomenclatureProduct,
} from "../warehouse/index.ts";
import type { Refusal } from "./refused.ts";

/** What feeds one cube, and how its codes were converted. */
export interface CubeFeeds {
	readonly feeds: readonly Feed[];
	readonly crossings: readonly Crossing[];
}

/** Feeds by cube. A source whose crosswalk is refused is told among the refusals, before any cube is made. */
export async function feedsByCube(
	inputs: readonly Input[],
	nomenclature: NomenclatureProduct,
	refusals: Refusal[],
): Promise<ReadonlyMap<string, CubeFeeds>> {
	const cubes = new Map<string, { feeds: Feed[]; crossings: Crossing[] }>();
	for (const { source, batch } of inputs) {
		const own = (source.facts ?? []).map((mapping): Feeding => ({ source, batch, mapping }));
		for (const [cube, feedings] of Map.groupBy(own, ({ mapping }) => mapping.cube)) {
			const known = cubes.get(cube) ?? { feeds: [], crossings: [] };
			cubes.set(cube, known);
			try {
				const found = await crossed(cube, feedings, nomenclature);
				known.crossings.push(...found.crossings);
				for (const feeding of found.feedings) known.feeds.push({ ...feeding, index: known.feeds.length });
			} catch (error) {
				if (!(error instanceof DefError)) throw error;
				refusals.push({ source, error });
			}
		}
	}
	return cubes;
}

/**
 * Primary secrecy of figures shared under a charter: small counts and cells of one contributor. Pure. The counts are those
 * that a reader would learn from the figure: a rate tells its complement, an evolution its start.
 */
import type { Indicator } from "../../catalogue/model.ts";
import type { EvaluationInput, MeasureCell } from "./evaluate.ts";
import type { Thresholds } from "./governance.ts";

/** A number of units, and what the largest contributor holds of it where the cube knows. */
export interface Counted {
	readonly units: number;
	readonly top?: number;
}

/** The counts behind a figure. A rate or an index that exists only as printed has none. */
export function countsBehind(indicator: Indicator, input: EvaluationInput): readonly Counted[] {
	const { formula } = indicator;
	switch (formula.kind) {
		case "sum":
			return counted(input.measures[formula.measure]);
		case "ratio": {
			const parts = [...formula.num, formula.den].flatMap((id) => counted(input.measures[id]));
			const pair = input.ratio;
			return pair
				? [...parts, { units: pair.num }, { units: pair.den }, { units: pair.den - pair.num }]
				: parts;
		}
		case "weighted-mean":
			return counted(input.measures[formula.weight]);
		case "share": {
			const own = input.measures[formula.measure];
			return [...counted(own), ...counted(input.siblings), ...rest(input.siblings, own)];
		}
		case "location-quotient": {
			const place = input.location;
			if (!place) return [];
			return [
				...[place.local, place.localTotal, place.reference, place.referenceTotal].flatMap(counted),
				...rest(place.localTotal, place.local),
			];
		}
		case "published":
		case "mean":
		case "evolution":
			return [];
	}
}

/** Zero is zero: it names nobody. */
export function discloses(
	counts: readonly Counted[],
	{ minUnits, maxShare }: Pick<Thresholds, "minUnits" | "maxShare">,
): boolean {
	return counts.some(
		({ units, top }) =>
			(units > 0 && units < minUnits) ||
			(maxShare < 100 && units > 0 && top !== undefined && 100 * top > maxShare * units),
	);
}

function counted(cell: MeasureCell | undefined): readonly Counted[] {
	if (!cell) return [];
	return [{ units: cell.known, ...(cell.top === undefined ? {} : { top: cell.top }) }];
}

function rest(whole: MeasureCell | undefined, part: MeasureCell | undefined): readonly Counted[] {
	return whole && part ? [{ units: whole.known - part.known }] : [];
}

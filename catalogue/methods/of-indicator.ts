import type { Indicator } from "../model.ts";
import { sources } from "../sources/index.ts";

const chartered = new Set(
	sources.filter((source) => source.sharing === "charter" || source.secrecy).map(({ id }) => id),
);

/** Ids of the pages of method that an indicator follows, read from its entry alone: formula, thresholds, cube, sources. */
export function methodsOf({
	formula,
	thresholds,
	cube,
	sources: own,
	breakdown,
}: Indicator): readonly string[] {
	const found = [
		formula.kind === "location-quotient" ? "specificite" : undefined,
		formula.kind === "evolution" ? "evolutions" : undefined,
		cube.startsWith("tension") ? "tension" : undefined,
		cube === "inserjeunes" || cube === "cfa" ? "insertion" : undefined,
		cube === "inserjeunes" && breakdown === "voie" && formula.kind === "ratio" ? "quadrant" : undefined,
		cube === "bmo" ? "valeurs-masquees" : undefined,
		cube === "etablissements-effectifs" || cube === "salaries-convention" ? "secteur-et-branche" : undefined,
		own.some((id) => chartered.has(id)) ? "secret" : undefined,
		thresholds.minDenominator !== undefined || thresholds.minCount !== undefined
			? "confiance-et-seuils"
			: undefined,
		"sommes-et-taux",
	];
	return found.filter((id) => id !== undefined);
}

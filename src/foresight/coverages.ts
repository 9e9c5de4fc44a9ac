import type { CodeRef } from "../../catalogue/model.ts";
import type { FigureAnswer, FigureCell, Figures, OccupationCard } from "../figures/model.ts";
import { ask, lookup } from "./ask.ts";
import { coverageFor, NEED_CV } from "./coverage.ts";
import type { Row } from "./model.ts";
import { type Range, rangeOf } from "./range.ts";
import { type Supply, supplyOf } from "./supply.ts";

/** Level of the needs, and that of job-seekers and trainings: no table leads from one to the other but the declared one. */
const NEEDS = "fap2021-228";
const FAMILIES = "fap2009-225";
/** Share of an occupation that a match must hold to stand for it. */
const ENOUGH = 0.5;

export const noMatch =
	"Aucun passage ne mène de ce métier (FAP 2021) à une famille de la nomenclature FAP 2009, où se comptent demandeurs d’emploi et formations.";

/** An occupation over the region: what is known of its supply against its need. */
export interface Covered extends Pick<Row, "occupation" | "match" | "coverage"> {
	/** Uncertainties that the ratio was said with. */
	readonly cv: { readonly supply: number; readonly need: number };
	/** Recruitment projects of the region as they are printed. */
	readonly projects: FigureCell | undefined;
}

/** Code under which an occupation is known in the older nomenclature; undefined when it is scattered, or leads nowhere. */
export function matchOf(occupation: OccupationCard): Row["match"] {
	return occupation.matches
		.filter(({ level }) => level === FAMILIES)
		.toSorted((a, b) => b.weight - a.weight)
		.find(({ weight }) => weight >= ENOUGH);
}

export const needsCode = ({ code }: OccupationCard): CodeRef => ({ level: NEEDS, code });

/** Supply against need of each occupation, over the region: there is no matrix of mobilities under it (methods §6.1). */
export async function coveragesOf(
	figures: Figures,
	region: string,
	occupations: readonly OccupationCard[],
): Promise<{ readonly covered: readonly Covered[]; readonly answers: readonly FigureAnswer[] }> {
	const supply = await supplyOf(figures, region);
	const here = { type: "region", code: region } as const;
	const read = async (indicator: string) =>
		occupations.length === 0
			? undefined
			: await ask(figures, {
					indicator,
					territories: [here],
					about: { codes: occupations.map(needsCode) },
				});
	const [total, seasonal] = [await read("projets-recrutement"), await read("part-projets-saisonniers")];
	const [projects, shares] = [lookup(total), lookup(seasonal)];
	return {
		covered: occupations.map((occupation): Covered => {
			const match = matchOf(occupation);
			const cv = { supply: match ? supply.cvOf(match.code) : 0, need: NEED_CV };
			const cell = projects?.at(here, occupation.code);
			return {
				occupation,
				...(match ? { match } : {}),
				coverage: coverageFor(
					match ? suppliedTo(supply, match.code) : { reason: noMatch },
					nonSeasonal(cell, shares?.at(here, occupation.code)),
					cv,
				),
				cv,
				projects: cell,
			};
		}),
		answers: [total, seasonal].filter((answer) => answer !== undefined),
	};
}

function suppliedTo(supply: Supply, family: string): Range {
	if (supply.regional.total === 0)
		return { reason: "Cette diffusion ne donne pas le devenir des jeunes par formation." };
	const given = supply.regional.parts.get(family);
	if (given === undefined)
		return { reason: "Aucune formation dont l’effectif est publié ne déclare mener à ce métier." };
	return { low: given, high: given };
}

/** Projects of a year that are not seasonal (methods §6.2), between the bounds that the producer prints. */
export function nonSeasonal(total: FigureCell | undefined, seasonal: FigureCell | undefined): Range {
	const all = rangeOf(total);
	if ("reason" in all) return all;
	const share = rangeOf(seasonal);
	if ("reason" in share) return { reason: `La part saisonnière n’est pas publiée. ${share.reason}` };
	return { low: all.low * (1 - share.high / 100), high: all.high * (1 - share.low / 100) };
}

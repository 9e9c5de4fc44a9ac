import type { FigureCell, Figures, OccupationCard, TerritoryCard } from "../figures/model.ts";
import { formatQuantity } from "../platform/french.ts";
import { ask, type Lookup, lookup } from "./ask.ts";
import { coveragesOf, matchOf, needsCode, noMatch } from "./coverages.ts";
import type { Matrix, MatrixCell, Row, Signal } from "./model.ts";
import { printed, rangeOf } from "./range.ts";
import { need, offer, pool, type Scale, wordOn } from "./scales.ts";
import { type Supply, supplyOf } from "./supply.ts";

/**
 * Occupations × bassins, three signals each (methods §6). A word is said only of what is published: a cell that is hidden, absent
 * or too uncertain says its reason.
 */
export async function matrixOf(
	figures: Figures,
	region: string,
	asked: { readonly occupations: readonly OccupationCard[]; readonly places: readonly TerritoryCard[] },
): Promise<Matrix> {
	const { occupations, places } = asked;
	const refs = places.map(({ type, code }) => ({ type, code }));
	const codes = occupations.map(needsCode);
	const families = occupations.flatMap((occupation) => matchOf(occupation) ?? []);
	const supply = await supplyOf(figures, region);
	const none = refs.length === 0 || codes.length === 0;
	const read = async (indicator: string, about: typeof codes | typeof families) =>
		none || about.length === 0
			? undefined
			: await ask(figures, { indicator, territories: refs, about: { codes: about } });
	const answers = {
		projects: await read("projets-recrutement", codes),
		ratio: await read("offres-pour-100-demandeurs", families),
		seekers: await read("demandeurs-emploi-rome", families),
	};
	const looked = {
		projects: lookup(answers.projects),
		ratio: lookup(answers.ratio),
		seekers: lookup(answers.seekers),
	};
	const here = await coveragesOf(figures, region, none ? [] : occupations);
	const departements = new Map(places.map((place) => [place.code, departementsOf(figures, place)]));
	const rows = here.covered.map(
		({ occupation, match, coverage, projects }): Row & { readonly size: number } => {
			return {
				occupation,
				...(match ? { match } : {}),
				coverage,
				cells: places.map(
					(place): MatrixCell => ({
						place,
						need: signalOf("besoin", need, looked.projects, looked.projects?.at(place, occupation.code)),
						pool: poolOf(match, looked.ratio, looked.seekers, place),
						offer: offerOf(match, supply, departements.get(place.code) ?? []),
					}),
				),
				size: sizeOf(projects),
			};
		},
	);
	return {
		places,
		rows: rows.toSorted((a, b) => b.size - a.size).map(({ size: _size, ...row }) => row),
		answers: [
			...Object.values(answers).filter((answer) => answer !== undefined),
			...here.answers,
			...supply.answers,
		],
		attached: { known: supply.regional.total - supply.regional.outside, total: supply.regional.total },
	};
}

/** Order of the rows only: what is hidden comes last, wherever it would be. */
function sizeOf(cell: FigureCell | undefined): number {
	const range = rangeOf(cell);
	return "reason" in range ? -1 : range.low;
}

/** Départements whose schools a bassin looks to: those that it shares communes with. */
export function departementsOf(figures: Figures, place: TerritoryCard): readonly TerritoryCard[] {
	return figures.related(place).filter(({ type }) => type === "departement");
}

function signalOf(
	kind: Signal["kind"],
	scale: Scale,
	from: Lookup | undefined,
	cell: FigureCell | undefined,
): Signal {
	const evidence = from && cell && cell.period !== "" ? [{ indicator: from.indicator, cell }] : [];
	const range = from ? rangeOf(cell) : { reason: "Cette diffusion ne donne pas ce chiffre." };
	if ("reason" in range) return { kind, word: null, reason: range.reason, evidence };
	const word = wordOn(scale, range.low, range.high);
	if (word === undefined)
		return {
			kind,
			word: null,
			reason: "Le chiffre publié est un intervalle à cheval sur un seuil.",
			evidence,
		};
	const { indicator } = from ?? {};
	const value = printed(cell);
	const amount =
		indicator && value !== null
			? formatQuantity(value, indicator.unit, { decimals: indicator.decimals })
			: undefined;
	return { kind, word, ...(amount === undefined ? {} : { amount }), evidence };
}

function poolOf(
	match: Row["match"],
	ratio: Lookup | undefined,
	seekers: Lookup | undefined,
	place: TerritoryCard,
): Signal {
	if (!match) return { kind: "vivier", word: null, reason: noMatch, evidence: [] };
	const said = signalOf("vivier", pool, ratio, ratio?.at(place, match.code));
	const count = signalOf("vivier", pool, seekers, seekers?.at(place, match.code));
	const evidence = [...said.evidence, ...count.evidence];
	if (said.word === null || count.amount === undefined) return { ...said, evidence };
	const amount = [said.amount, count.amount].filter((text) => text !== undefined).join(", ");
	return { ...said, amount, evidence };
}

function offerOf(match: Row["match"], supply: Supply, departements: readonly TerritoryCard[]): Signal {
	const unsaid = (reason: string): Signal => ({ kind: "offre", word: null, reason, evidence: [] });
	if (!match) return unsaid(noMatch);
	const own = departements.flatMap(({ code }) => supply.local.get(code) ?? []);
	if (own.length === 0)
		return unsaid("Cette diffusion ne donne pas les élèves par formation et département.");
	const sum = own.reduce((all, { allocation }) => all + (allocation.parts.get(match.code) ?? 0), 0);
	const open = own.some((one) => one.open.has(match.code));
	const word = wordOn(offer, sum, open ? Number.POSITIVE_INFINITY : sum);
	if (word === undefined) return unsaid("L’effectif d’une formation qui y mène n’est pas publié.");
	return {
		kind: "offre",
		word,
		...(sum > 0 ? { amount: formatQuantity(sum, "élèves") } : {}),
		evidence: [],
	};
}

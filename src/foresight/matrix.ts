import type { FigureCell, Figures, OccupationCard, TerritoryCard } from "../figures/model.ts";
import { formatQuantity } from "../platform/french.ts";
import { ask, type Lookup, lookup } from "./ask.ts";
import { coverageFor, NEED_CV } from "./coverage.ts";
import type { Matrix, MatrixCell, Row, Signal } from "./model.ts";
import { printed, type Range, rangeOf } from "./range.ts";
import { need, offer, pool, type Scale, wordOn } from "./scales.ts";
import { type Supply, supplyOf } from "./supply.ts";

/** Level of the needs, and that of job-seekers and trainings: no table leads from one to the other but the declared one. */
const NEEDS = "fap2021-228";
const FAMILIES = "fap2009-225";
/** Share of an occupation that a match must hold to stand for it. */
const ENOUGH = 0.5;

const noMatch =
	"Aucun passage ne mène de ce métier (FAP 2021) à une famille de la nomenclature FAP 2009, où se comptent demandeurs d’emploi et formations.";

/** Code under which an occupation is known in the older nomenclature; undefined when it is scattered, or leads nowhere. */
export function matchOf(occupation: OccupationCard): Row["match"] {
	return occupation.matches
		.filter(({ level }) => level === FAMILIES)
		.toSorted((a, b) => b.weight - a.weight)
		.find(({ weight }) => weight >= ENOUGH);
}

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
	const codes = occupations.map(({ code }) => ({ level: NEEDS, code }) as const);
	const families = occupations.flatMap((occupation) => matchOf(occupation) ?? []);
	const supply = await supplyOf(figures, region);
	const here = [{ type: "region", code: region }] as const;
	const none = refs.length === 0 || codes.length === 0;
	const read = async (
		indicator: string,
		territories: typeof refs | typeof here,
		about: typeof codes | typeof families,
	) =>
		none || about.length === 0
			? undefined
			: await ask(figures, { indicator, territories, about: { codes: about } });
	const answers = {
		projects: await read("projets-recrutement", refs, codes),
		ratio: await read("offres-pour-100-demandeurs", refs, families),
		seekers: await read("demandeurs-emploi-rome", refs, families),
		total: await read("projets-recrutement", here, codes),
		seasonal: await read("part-projets-saisonniers", here, codes),
	};
	const looked = {
		projects: lookup(answers.projects),
		ratio: lookup(answers.ratio),
		seekers: lookup(answers.seekers),
		total: lookup(answers.total),
		seasonal: lookup(answers.seasonal),
	};
	const departements = new Map(places.map((place) => [place.code, departementsOf(figures, place)]));
	const rows = occupations.map((occupation): Row & { readonly size: number } => {
		const match = matchOf(occupation);
		const total = looked.total?.at(here[0], occupation.code);
		return {
			occupation,
			...(match ? { match } : {}),
			coverage: coverageFor(
				match ? suppliedTo(supply, match.code) : { reason: noMatch },
				nonSeasonal(total, looked.seasonal?.at(here[0], occupation.code)),
				{ supply: match ? supply.cvOf(match.code) : 0, need: NEED_CV },
			),
			cells: places.map(
				(place): MatrixCell => ({
					place,
					need: signalOf("besoin", need, looked.projects, looked.projects?.at(place, occupation.code)),
					pool: poolOf(match, looked.ratio, looked.seekers, place),
					offer: offerOf(match, supply, departements.get(place.code) ?? []),
				}),
			),
			size: sizeOf(total),
		};
	});
	return {
		places,
		rows: rows.toSorted((a, b) => b.size - a.size).map(({ size: _size, ...row }) => row),
		answers: [...Object.values(answers).filter((answer) => answer !== undefined), ...supply.answers],
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

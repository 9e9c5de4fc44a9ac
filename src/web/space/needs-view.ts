import type { FigureCell, Figures, OccupationCard, TerritoryCard } from "../../figures/model.ts";
import { departementsOf, levelsOf, rangeOf } from "../../foresight/index.ts";
import { DefError } from "../../platform/errors.ts";
import { compareFrench } from "../../platform/french.ts";
import { type About, campaignAt } from "../../proposals/index.ts";
import { withQuery } from "../address.ts";
import { campaignIn } from "./campaign.ts";
import type { SignedInContext } from "./route.ts";

export const needsPath = "/espace/besoins";
export const proposalsPath = `${needsPath}/propositions`;
export const needsCrumbs = [
	{ label: "Mon espace", path: "/espace" },
	{ label: "Besoins et achats", path: needsPath },
] as const;

/** Needs are published by these families; their first letter is the domain. */
const NEEDS = "fap2021-228";
const DOMAINS = "fap2021-22";
/** Every bassin of the region. */
export const everywhere = "tous";

export interface NeedsState {
	readonly domain: string;
	readonly departement: string;
	readonly bassin: string;
	/** Level of the trainings that lead to the occupations kept; empty: all of them. */
	readonly level: string;
	/** Year of purchase, beside which the one before is told. */
	readonly campaign: number;
}

/** What the address asks for, filled with an answer by default: the domain and the département with the most projects. */
export interface NeedsView {
	readonly state: NeedsState;
	readonly domains: readonly { readonly code: string; readonly label: string }[];
	readonly departements: readonly TerritoryCard[];
	/** Those of the département. */
	readonly bassins: readonly TerritoryCard[];
	/** Levels of the trainings that lead to an occupation of the domain. */
	readonly levels: readonly number[];
	readonly occupations: readonly OccupationCard[];
	/** Every occupation whose need is published. */
	readonly all: readonly OccupationCard[];
	readonly places: readonly TerritoryCard[];
}

export async function needsViewOf({ access, figures, region, query }: SignedInContext): Promise<NeedsView> {
	const shown = figures();
	const all = shown.occupations(NEEDS);
	const domains = shown
		.codes(DOMAINS)
		.filter(({ code }) => all.some((one) => one.code.startsWith(code)))
		.toSorted((a, b) => compareFrench(a.label, b.label));
	const departements = shown
		.territories("departement", region.code)
		.toSorted((a, b) => compareFrench(a.label, b.label));
	const bassinsOf = new Map(
		shown
			.territories("bassin", region.code)
			.map((bassin) => [bassin, departementsOf(shown, bassin).map(({ code }) => code)]),
	);
	const domain =
		domains.find(({ code }) => code === query.domaine)?.code ??
		(await greatest(shown, [{ type: "region", code: region.code }], DOMAINS))?.about?.code ??
		domains[0]?.code ??
		"";
	const departement =
		query.departement === everywhere || departements.some(({ code }) => code === query.departement)
			? (query.departement ?? "")
			: ((await greatest(shown, departements))?.territory.code ?? everywhere);
	const bassins = [...bassinsOf]
		.filter(([, own]) => departement === everywhere || own.includes(departement))
		.map(([bassin]) => bassin);
	const ofDomain = all.filter(({ code }) => code.startsWith(domain));
	const leading = await levelsOf(shown, region.code, ofDomain);
	const levels = [...new Set([...leading.values()].flatMap((own) => [...own]))].toSorted((a, b) => a - b);
	const level = levels.find((one) => String(one) === query.niveau);
	const bassin = bassins.find(({ code }) => code === query.bassin);
	return {
		state: {
			domain,
			departement,
			bassin: bassin?.code ?? "",
			level: String(level ?? ""),
			campaign: campaignIn(query.campagne) ?? campaignAt(access.now()),
		},
		domains,
		departements,
		bassins,
		levels,
		occupations:
			level === undefined ? ofDomain : ofDomain.filter(({ code }) => leading.get(code)?.has(level)),
		all,
		places: bassin ? [bassin] : bassins,
	};
}

/** Where the most projects are published, among places or among codes. */
async function greatest(
	figures: Figures,
	places: readonly Pick<TerritoryCard, "type" | "code">[],
	level?: typeof DOMAINS,
): Promise<FigureCell | undefined> {
	const indicator = "projets-recrutement";
	const [first] = places;
	const { territories, about } = figures.coverage(indicator);
	if (!first || !territories.includes(first.type) || (level && !about.includes(level))) return undefined;
	const { cells } = await figures.query({
		indicator,
		territories: places.map(({ type, code }) => ({ type, code })),
		...(level ? { about: { level } } : {}),
	});
	const size = (cell: FigureCell): number => {
		const range = rangeOf(cell);
		return "reason" in range ? -1 : range.low;
	};
	return cells.filter((cell) => size(cell) >= 0).toSorted((a, b) => size(b) - size(a))[0];
}

export function addressOf(state: NeedsState, path = needsPath): string {
	const { domain, departement, bassin, level, campaign } = state;
	return withQuery(path, { domaine: domain, departement, bassin, niveau: level, campagne: String(campaign) });
}

export const cellPath = (
	occupation: Pick<OccupationCard, "code">,
	place: { readonly code: string },
): string => `${needsPath}/${occupation.code}/${place.code}`;

/** The occupation and the bassin of an address. Throws `metier-inconnu`, `territoire-inconnu`. */
export function subjectOf(
	{ figures, region, params }: SignedInContext,
	codes: { readonly occupation?: string | undefined; readonly place?: string | undefined } = {
		occupation: params.occupation,
		place: params.bassin,
	},
): { readonly occupation: OccupationCard; readonly place: TerritoryCard } {
	const occupation = figures().occupation("fap2021", codes.occupation ?? "");
	if (!occupation || occupation.level !== NEEDS)
		throw new DefError("metier-inconnu", { occupation: codes.occupation ?? "" });
	const place = figures().territory("bassin", codes.place ?? "");
	if (!place?.regions.includes(region.code))
		throw new DefError("territoire-inconnu", { territory: `bassin ${codes.place ?? ""}` });
	return { occupation, place };
}

/** Of a proposal: rights on a département or on the region hold for its bassins. */
export function aboutOf(
	{ figures, region }: SignedInContext,
	occupation: OccupationCard,
	place: TerritoryCard,
): About {
	const departements = departementsOf(figures(), place).map(({ type, code }) => `${type}:${code}`);
	return {
		occupation: { scheme: occupation.scheme, code: occupation.code, label: occupation.label },
		place: { type: place.type, code: place.code, label: place.label },
		territories: [`${place.type}:${place.code}`, ...departements, `region:${region.code}`],
	};
}

/** Number under which the release being read was published. */
export function versionOf({ diffusions, figures }: SignedInContext): string {
	const { id } = figures().release;
	return diffusions.list().find(({ release }) => release === id)?.version ?? "";
}

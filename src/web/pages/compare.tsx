import type { VNode } from "preact";
import type { Indicator, Region, TerritoryType } from "../../../catalogue/model.ts";
import type { Figures, TerritoryRef } from "../../figures/index.ts";
import { counted, enumerate } from "../../platform/french.ts";
import {
	evolutionOf,
	leadIndicators,
	lowerFirst,
	sameTerritory,
	standsAlone,
	zoningsOf,
} from "../../reading/index.ts";
import { withQuery } from "../address.ts";
import { compareAddress, readCompare } from "../compare/address.ts";
import { comparisonBlock } from "../compare/block.tsx";
import { CompareForm, type Typed } from "../compare/form.tsx";
import { type Comparison, compare, type NotCompared } from "../compare/gather.ts";
import { ComparisonMatrix } from "../compare/matrix.tsx";
import {
	type CompareAsked,
	comparePath,
	mostIndicators,
	mostZones,
	type View,
	views,
} from "../compare/model.ts";
import { seriesOfPlaces } from "../compare/series.tsx";
import { Absent } from "../components/absent.tsx";
import { LeftOut } from "../components/left-out.tsx";
import { UnreadNotice } from "../components/unread-notice.tsx";
import { indicatorById, indicators, isTerritoryType, territoryKind } from "../declared.ts";
import { type Outcome, type PageContext, page, redirect } from "../page.ts";
import { type PlacesToday, placesToday } from "../places-today.ts";
import { readShortPlace } from "../short-place.ts";
import { readPlaces, type TypedPlaces } from "../typed-places.ts";

const viewNames: Readonly<Record<View, string>> = {
	valeur: "Valeur",
	ecart: "Écart aux repères",
	evolution: "Évolution",
};

/** `/comparer?zones=…&ref=…&ind=…&per=…`: who is like whom, who drops behind. */
export async function comparePage(context: PageContext): Promise<Outcome> {
	const { figures, region } = context;
	const { asked, left, typed, places, tooMany, read } = understood(context);
	if (read !== undefined) return redirect(read);
	const chosen =
		asked.indicators.length > 0
			? asked.indicators.flatMap((id) => indicatorById.get(id) ?? [])
			: defaultIndicator(figures, asked.zones);
	const result = asked.zones.length > 0 ? await resultOf(context, asked, chosen) : undefined;
	const names = asked.zones.map(({ type, code }) => figures.territory(type, code)?.label ?? code);
	const title = names.length > 0 ? `Comparer ${enumerate(names)}` : "Comparer des territoires";
	return page({
		title: chosen.length === 1 && names.length > 0 ? `${title} : ${chosen[0]?.short}` : title,
		description:
			"Jusqu’à cinq territoires côte à côte, avec la région et la France : valeur, écart, évolution, rang.",
		section: "territoires",
		sample: result?.sample ?? false,
		crumbs: [{ label: "Territoires", path: "/territoires" }, { label: "Comparer" }],
		body: (
			<>
				<header class="page-head">
					<h1>{title}</h1>
					<p class="lead">
						{names.length > 0
							? "Du plus haut au plus bas, à une même période, avec le rang de chacun dans son découpage."
							: "Choisissez jusqu’à cinq territoires : la page les range, dit leur rang et leur écart à la région et à la France."}
					</p>
				</header>
				<LeftOut {...left} />
				{/* Above the comparison: below it, in the form, nobody would see why a place is not there. */}
				<UnreadNotice
					{...places}
					what="territoire"
					to={(ajout) => withQuery(comparePath, { ...context.query, ajout })}
				/>
				{tooMany ? (
					<p class="notice" role="alert">
						{mostZones} territoires au plus : les premiers sont gardés. Retirez-en pour en ajouter d’autres.
					</p>
				) : null}
				{asked.zones.length > 0 ? <Chosen context={context} asked={asked} /> : null}
				{result?.body}
				<section class={result ? "part unprinted" : undefined} aria-labelledby="choix">
					<h2 id="choix">{result ? "Changer la comparaison" : "Choisir"}</h2>
					<CompareForm
						figures={figures}
						region={region}
						asked={asked}
						typed={typed}
						periods={chosen.flatMap(({ id }) => figures.coverage(id).periods)}
					/>
				</section>
				{asked.zones.length === 0 ? <Examples context={context} /> : null}
			</>
		),
	});
}

interface Understood {
	readonly asked: CompareAsked;
	readonly left: Pick<PlacesToday, "merged" | "unknown">;
	readonly typed: Typed;
	/** How the words of the reader were read. */
	readonly places: TypedPlaces;
	readonly tooMany: boolean;
	/** What the form sends, all of it read: the address that says so. */
	readonly read: string | undefined;
}

/** The address, and what the form adds to it in the words of the reader. */
function understood({ figures, region, query }: PageContext): Understood {
	const address = readCompare(query, region.code);
	const { ajout = "", decoupage = "" } = query;
	const typed = readLike(
		figures,
		ajout,
		isTerritoryType(decoupage) ? decoupage : undefined,
		address.zones,
		region,
	);
	const picked = (query.ajouter ?? "").split(",").flatMap((text) => readShortPlace(text) ?? []);
	const written = [...address.zones, ...picked, ...typed.places].filter(
		(ref, index, list) => list.findIndex((other) => sameTerritory(other, ref)) === index,
	);
	const { places, merged, unknown } = placesToday(figures, written);
	const references = address.references.filter(
		({ type, code }) => figures.territory(type, code) !== undefined,
	);
	const sent = query.ok !== undefined || query.ajouter !== undefined || query.ajout !== undefined;
	const tooMany = places.length > mostZones;
	return {
		asked: {
			...address,
			zones: places.slice(0, mostZones).map(({ type, code }) => ({ type, code })),
			references,
		},
		left: {
			merged,
			unknown: [
				...unread(query.zones, (text) => readShortPlace(text) !== undefined),
				...unknown,
				...unread(query.ind, (id) => indicatorById.has(id)),
			],
		},
		typed: { text: typed.unread.length > 0 ? ajout : "", kind: decoupage },
		places: typed,
		tooMany,
		read:
			sent && typed.unread.length === 0 && !tooMany
				? compareAddress({ ...address, zones: written, references }, region.code)
				: undefined,
	};
}

const unread = (list: string | undefined, isRead: (text: string) => boolean): readonly string[] =>
	(list ?? "").split(",").filter((text) => text !== "" && !isRead(text));

/** Zonings that several names are tried in when nothing says which: those that a comparison is most often made of first. */
const usual: readonly TerritoryType[] = ["departement", "zone-emploi", "bassin", "epci", "region", "commune"];

/**
 * Names as they are typed: of the zoning that is said, else of the one that all the places already there have (« Flers » beside
 * a zone d'emploi is one), else of any; « Lisieux, Flers », which several zonings have, is read in the first that has them all. The page
 * says which beside each name. Codes are not guessed.
 */
function readLike(
	figures: Figures,
	text: string,
	said: TerritoryType | undefined,
	zones: readonly TerritoryRef[],
	region: Region,
): TypedPlaces {
	const [only, ...others] = new Set(zones.map(({ type }) => type));
	const like = others.length === 0 ? only : undefined;
	const read = (list: string, type?: TerritoryType): TypedPlaces =>
		readPlaces(figures, list, { type, region: region.code, usual });
	if (said || !like) return read(text, said);
	const first = read(text, like);
	if (first.unread.length === 0) return first;
	const rest = read(first.unread.map((piece) => piece.text).join("\n"));
	return { ...first, places: [...first.places, ...rest.places], unread: rest.unread };
}

/** The first indicator, in the order of « L'essentiel », that all the places have; else that one of them has. */
function defaultIndicator(figures: Figures, zones: readonly TerritoryRef[]): readonly Indicator[] {
	const offered = leadIndicators.flatMap((id) => {
		const indicator = indicatorById.get(id);
		return indicator && standsAlone(figures, indicator) ? [indicator] : [];
	});
	const has = (indicator: Indicator, { type }: TerritoryRef): boolean =>
		zoningsOf(figures, indicator).has(type);
	const found =
		offered.find((indicator) => zones.every((zone) => has(indicator, zone))) ??
		offered.find((indicator) => zones.some((zone) => has(indicator, zone))) ??
		indicators.find((indicator) => standsAlone(figures, indicator));
	return found ? [found] : [];
}

const isComparison = (made: Comparison | NotCompared): made is Comparison => "places" in made;

async function resultOf(
	{ figures, region }: PageContext,
	asked: CompareAsked,
	chosen: readonly Indicator[],
): Promise<{ readonly body: VNode; readonly sample: boolean }> {
	const blocks: VNode[] = [];
	const made: Comparison[] = [];
	const refused: NotCompared[] = [];
	for (const indicator of chosen.slice(0, mostIndicators)) {
		const change = asked.view === "evolution" ? evolutionOf(indicator) : undefined;
		const one = await compare(figures, region, change ?? indicator, asked);
		if (isComparison(one)) made.push(one);
		else refused.push(one);
		if (isComparison(one) && (asked.view !== "evolution" || change))
			blocks.push(await comparisonBlock(figures, region, one, asked));
		if (asked.view !== "evolution") continue;
		const series = await seriesOfPlaces(figures, indicator, asked);
		if (series) blocks.push(series);
		else if (!change)
			blocks.push(
				<Absent key={indicator.id}>
					{indicator.label} : trop peu de périodes publiées pour montrer une évolution.
				</Absent>,
			);
	}
	return {
		sample: made.some(({ answer }) => answer.sample),
		body: (
			<section class="part" aria-labelledby="comparaison">
				<h2 id="comparaison">La comparaison</h2>
				<nav class="layout-buttons" aria-label="Ce qui est comparé" data-live>
					<ul>
						{views.map((view) => (
							<li key={view}>
								<a
									class="button plain"
									href={compareAddress({ ...asked, view }, region.code)}
									aria-current={view === asked.view ? "true" : undefined}
									rel="nofollow"
								>
									{viewNames[view]}
								</a>
							</li>
						))}
					</ul>
				</nav>
				{made.length > 1 && asked.view === "valeur" ? (
					<ComparisonMatrix figures={figures} asked={asked} made={made} />
				) : null}
				{blocks}
				{refused.map(({ indicator, why }) => (
					<Absent key={indicator.id}>
						{indicator.label} : {lowerFirst(why)}
					</Absent>
				))}
				{chosen.length === 0 ? (
					<Absent>Aucun indicateur de cette diffusion n’est publié pour ces territoires.</Absent>
				) : null}
			</section>
		),
	};
}

/** The places of the comparison, each with its page and the way out of it. */
function Chosen(props: { readonly context: PageContext; readonly asked: CompareAsked }): VNode {
	const { context, asked } = props;
	return (
		<ul class="chosen" aria-label="Territoires comparés">
			{asked.zones.map((zone) => {
				const card = context.figures.territory(zone.type, zone.code);
				const others = asked.zones.filter((other) => !sameTerritory(other, zone));
				return card ? (
					<li key={card.path}>
						<a href={card.path}>{card.label}</a> <small>{lowerFirst(territoryKind(card.type).label)}</small>{" "}
						<a
							class="remove"
							data-live
							href={compareAddress({ ...asked, zones: others }, context.region.code)}
							rel="nofollow"
						>
							Retirer<span class="visually-hidden"> {card.label}</span>
						</a>
					</li>
				) : null;
			})}
		</ul>
	);
}

/** Comparisons to start from: the first places of each zoning of the region. */
function Examples({ context }: { readonly context: PageContext }): VNode | null {
	const { figures, region } = context;
	const examples = (["departement", "zone-emploi", "bassin", "comite-local"] as const).flatMap((type) => {
		const zones = figures.territories(type, region.code).slice(0, mostZones);
		return zones.length < 2 ? [] : [{ type, zones }];
	});
	if (examples.length === 0) return null;
	return (
		<section class="part" aria-labelledby="exemples">
			<h2 id="exemples">Par exemple</h2>
			<ul>
				{examples.map(({ type, zones }) => (
					<li key={type}>
						<a
							href={compareAddress(
								{ ...readCompare({}, region.code), zones: zones.map(({ code }) => ({ type, code })) },
								region.code,
							)}
						>
							{counted(
								zones.length,
								lowerFirst(territoryKind(type).label),
								lowerFirst(territoryKind(type).plural),
							)}
						</a>{" "}
						: {enumerate(zones.map(({ label }) => label))}
					</li>
				))}
			</ul>
		</section>
	);
}

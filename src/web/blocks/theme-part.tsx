import type { VNode } from "preact";
import type { Indicator, LevelId, Region, TerritoryType } from "../../../catalogue/model.ts";
import type { Figures, TerritoryCard } from "../../figures/model.ts";
import { enumerate, formatPeriod } from "../../platform/french.ts";
import { carries, isChange, lowerFirst, type Narrowing, widening } from "../../reading/index.ts";
import { indicatorPath } from "../address.ts";
import { Absent } from "../components/absent.tsx";
import { territoryKind } from "../declared.ts";
import { thePlace } from "../region-name.ts";
import { commonIndicatorsOf, type ThemeEntry } from "../themes.ts";
import { breakdownBlock } from "./breakdown-block.tsx";
import { latestBlock } from "./latest-block.tsx";
import { occupationsBlock } from "./occupations-block.tsx";
import { seriesBlock } from "./series-block.tsx";

/** Levels of occupations for rankings, finest first among those a reader knows. */
const rankedLevels: readonly LevelId[] = [
	"fap2021-228",
	"fap2009-225",
	"fap2021-86",
	"fap2009-87",
	"rome4",
	"rome3",
];

export interface ThemePart {
	readonly node: VNode;
	/** Nothing of the theme is published at this level: only where it is. */
	readonly bare: boolean;
	/** What has a figure in it. */
	readonly told: ReadonlySet<Indicator>;
}

/**
 * A theme of a territory: what is known as series, as rankings of occupations, as last values; then what is not
 * published at this level and where it is. Built from the declarations: a new indicator appears here by itself.
 */
export async function themePart(
	figures: Figures,
	region: Region,
	territory: TerritoryCard,
	theme: ThemeEntry,
	/** Page of the theme, when this is not it. */
	more?: string,
	narrowing: Narrowing = {},
): Promise<ThemePart | undefined> {
	const all = commonIndicatorsOf(theme.id);
	const covered = all.filter((indicator) =>
		figures.coverage(indicator.id).territories.includes(territory.type),
	);
	const { category, about, period } = narrowing;
	const here = covered.filter((indicator) => carries(indicator, category));
	const told = new Set<Indicator>();
	const blocks: VNode[] = [];
	const rest: Indicator[] = [];
	for (const indicator of here) {
		const whole = indicator.breakdown === undefined || indicator.breakdown === category?.axis;
		const series =
			whole && !isChange(indicator)
				? await seriesBlock(figures, region, indicator, territory, narrowing)
				: undefined;
		const detail = whole
			? undefined
			: await breakdownBlock({
					figures,
					indicator,
					territory,
					subject: territory.label,
					narrowing: { about, period },
				});
		if (series ?? detail) told.add(indicator);
		if (series) blocks.push(series);
		else if (detail) blocks.push(detail);
		// A quotient compares an occupation with all of them: the total of all has none.
		else if (indicator.formula.kind !== "location-quotient") rest.push(indicator);
	}
	const latest = await latestBlock({
		figures,
		region,
		id: `derniers-${theme.id}`,
		caption: `${theme.title} : ${period === undefined ? "derniers chiffres connus" : formatPeriod(period)}`,
		subtitle: [about && figures.label(about.level, about.code), category?.value, territory.label]
			.filter((word) => word !== undefined)
			.join(", "),
		indicators: rest,
		territory,
		narrowing,
	});
	for (const indicator of rest) if (!latest.missing.includes(indicator)) told.add(indicator);
	const details = category
		? new Map<Indicator, VNode>()
		: await detailBlocks(figures, territory, latest.missing, { about, period });
	for (const indicator of details.keys()) told.add(indicator);
	const rankings = category ? [] : await rankingsOf(figures, territory, here, { about, period });
	for (const { of } of rankings) for (const indicator of of) told.add(indicator);
	const absent = all.filter(
		(indicator) =>
			!here.includes(indicator) ||
			(latest.missing.includes(indicator) && !details.has(indicator) && !ranked(figures, indicator)),
	);
	const shown = [...blocks, latest.block, ...details.values(), ...rankings.map(({ block }) => block)].filter(
		(block) => block !== undefined,
	);
	const bare = shown.length === 0;
	const narrow = category ?? about ?? period;
	if (bare && (absent.length === 0 || narrow)) return undefined;
	// What a filter leaves out is told with it: it is published here.
	const absences = narrow ? null : (
		<AbsentIndicators figures={figures} region={region} territory={territory} absent={absent} alone={bare} />
	);
	if (bare && more !== undefined)
		return {
			bare,
			told,
			node: (
				<div key={theme.id}>
					<h3 id={theme.id}>{theme.title}</h3>
					{absences}
				</div>
			),
		};
	return {
		bare,
		told,
		node: (
			<section key={theme.id} class="part" aria-labelledby={theme.id}>
				<h2 id={theme.id}>{theme.title}</h2>
				{shown}
				{absences}
				{more !== undefined ? (
					<p>
						<a href={more}>
							{theme.title} : filtres, rangs et définitions
							<span class="visually-hidden">, {territory.label}</span>
						</a>
					</p>
				) : null}
			</section>
		),
	};
}

/** Figures published only by category (training centre by training centre) have no total to show. */
async function detailBlocks(
	figures: Figures,
	territory: TerritoryCard,
	indicators: readonly Indicator[],
	narrowing: Narrowing,
): Promise<ReadonlyMap<Indicator, VNode>> {
	const details = new Map<Indicator, VNode>();
	for (const indicator of indicators) {
		const block = await breakdownBlock({
			figures,
			indicator,
			territory,
			subject: territory.label,
			narrowing,
		});
		if (block) details.set(indicator, block);
	}
	return details;
}

function ranked(figures: Figures, indicator: Indicator): boolean {
	return rankingLevel(figures, indicator) !== undefined;
}

function rankingLevel(figures: Figures, indicator: Indicator): LevelId | undefined {
	const about = figures.coverage(indicator.id).about;
	return rankedLevels.find((level) => about.includes(level));
}

/** One ranking per cube: its count leads, its rates stand beside; a scale of levels leads when there is no count. */
async function rankingsOf(
	figures: Figures,
	territory: TerritoryCard,
	here: readonly Indicator[],
	narrowing: Narrowing,
): Promise<readonly { readonly block: VNode; readonly of: readonly Indicator[] }[]> {
	const byCube = Map.groupBy(
		here.filter((indicator) => indicator.breakdown === undefined && ranked(figures, indicator)),
		(indicator) => indicator.cube,
	);
	const blocks: { readonly block: VNode; readonly of: readonly Indicator[] }[] = [];
	for (const group of byCube.values()) {
		const lead =
			group.find((indicator) => indicator.formula.kind === "sum") ??
			group.find((indicator) => indicator.classes !== undefined) ??
			group.find((indicator) => indicator.formula.kind === "location-quotient");
		const level = lead && rankingLevel(figures, lead);
		if (!lead || level === undefined) continue;
		const beside = group
			.filter(
				(indicator) => indicator !== lead && !indicator.classes && indicator.formula.kind !== "weighted-mean",
			)
			.slice(0, 2);
		const block = await occupationsBlock({
			figures,
			territory,
			indicator: lead,
			beside,
			level,
			narrowing,
			...(lead.classes
				? { sortBy: group.find((other) => other.formula.kind === "published" && !other.classes) }
				: {}),
		});
		if (block) blocks.push({ block, of: [lead, ...beside] });
	}
	return blocks;
}

/** « Non publiés à ce niveau », each with the nearest territory where the figure exists. */
function AbsentIndicators(props: {
	readonly figures: Figures;
	readonly region: Region;
	readonly territory: TerritoryCard;
	readonly absent: readonly Indicator[];
	readonly alone: boolean;
}): VNode | null {
	const { figures, territory, absent } = props;
	if (absent.length === 0) return null;
	const whyOf = (indicator: Indicator): string | undefined =>
		figures.coverage(indicator.id).withheld.find((level) => level.territory === territory.type)?.reason;
	const groups = Map.groupBy(absent, (indicator) => {
		const covered = shownAt(figures, indicator);
		return `${whyOf(indicator) ?? ""} ${covered.filter((type) => type !== territory.type).join(" ")}`;
	});
	return (
		<>
			{props.alone ? null : <h3>Ce qui n’est pas disponible pour {thePlace(territory)}</h3>}
			{[...groups.values()].map((group) => {
				const covered = group[0] ? shownAt(figures, group[0]) : [];
				const why = group[0] && whyOf(group[0]);
				const elsewhere = nearest(props, covered);
				return (
					<Absent key={group[0]?.id}>
						<IndicatorNames indicators={group} /> : donnée non disponible (nd){" "}
						{covered.includes(territory.type) ? "pour ce territoire" : "à cette maille"}.{" "}
						{why ? `${why} ` : null}
						{covered.length === 0 && why !== undefined ? null : covered.length === 0 ? (
							"Aucune source de cette diffusion ne l’apporte."
						) : elsewhere.length > 0 ? (
							<>
								Voir{" "}
								{elsewhere.map((place, index) => (
									<span key={place.path}>
										{index > 0 ? " ou " : ""}
										<a href={place.path}>{place.label}</a>
									</span>
								))}
								.
							</>
						) : (
							`Publiée pour : ${enumerate(covered.map((type) => lowerFirst(territoryKind(type).label)))}.`
						)}
					</Absent>
				);
			})}
		</>
	);
}

/** Levels at which a reader of this page finds the figure. */
function shownAt(figures: Figures, indicator: Indicator): readonly TerritoryType[] {
	const { territories, withheld } = figures.coverage(indicator.id);
	const kept = new Set(withheld.map((level) => level.territory));
	return territories.filter((type) => !kept.has(type));
}

function IndicatorNames(props: { readonly indicators: readonly Indicator[] }): VNode {
	return (
		<>
			{props.indicators.map((indicator, index) => (
				<span key={indicator.id}>
					{index > 0 ? ", " : ""}
					<a href={indicatorPath(indicator.id)}>{indicator.short}</a>
				</span>
			))}
		</>
	);
}

/** Where to look: a territory that holds this one, or the list of a finer zoning; two ways out at most. */
function nearest(
	props: { readonly figures: Figures; readonly territory: TerritoryCard; readonly region: Region },
	covered: readonly TerritoryType[],
): readonly { readonly path: string; readonly label: string }[] {
	const { figures, territory, region } = props;
	const related = figures.related(territory);
	const depth = territoryKind(territory.type).depth;
	return widening
		.filter((type) => type !== territory.type && covered.includes(type))
		.flatMap((type) => {
			const kind = territoryKind(type);
			if (kind.depth > depth) {
				const any = figures.territories(type, region.code).length > 0;
				return any ? [{ path: `/territoires/${type}`, label: `les ${lowerFirst(kind.plural)}` }] : [];
			}
			const card =
				related.find((other) => other.type === type) ??
				(type === "region" ? figures.territory("region", region.code) : undefined) ??
				(type === "france" ? figures.territory("france", "FR") : undefined);
			if (!card) return [];
			return [
				{
					path: card.path,
					label: type === "france" ? "la France" : `${card.label} (${lowerFirst(kind.label)})`,
				},
			];
		})
		.slice(0, 2);
}

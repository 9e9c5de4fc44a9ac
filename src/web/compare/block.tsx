import type { ComponentChildren, VNode } from "preact";
import type { Indicator, Region } from "../../../catalogue/model.ts";
import { type FigureCell, type Figures, readingSentence } from "../../figures/index.ts";
import type { BlockFigure } from "../../kits/index.ts";
import { enumerate, formatNumber, formatPeriod } from "../../platform/french.ts";
import {
	cellText,
	columnHeader,
	doorsOf,
	gapText,
	inUnit,
	isComparable,
	lowerFirst,
	titleAmount,
	upperFirst,
	yearChange,
} from "../../reading/index.ts";
import { indicatorPath } from "../address.ts";
import { BarChart } from "../charts/bar-chart.tsx";
import { DotPlot } from "../charts/dot-plot.tsx";
import { FigureBlock } from "../components/figure-block.tsx";
import { Table } from "../components/table.tsx";
import { Value } from "../components/value.tsx";
import { territoryKind } from "../declared.ts";
import { thePlace } from "../region-name.ts";
import { shortPlace } from "../short-place.ts";
import { TableFiles } from "../table/files.tsx";
import { inkOf } from "../themes.ts";
import { compareAddress } from "./address.ts";
import type { ComparedPlace, Comparison } from "./gather.ts";
import type { CompareAsked } from "./model.ts";
import { against, againstHeader, holds, rankText } from "./words.ts";

/** One indicator over the places compared: drawing, sentence, table in the same order, ranks, files. */
export async function comparisonBlock(
	figures: Figures,
	region: Region,
	made: Comparison,
	asked: CompareAsked,
): Promise<VNode> {
	const { indicator, period, places, references, answer } = made;
	const id = `comparaison-${indicator.id}`;
	const [type, ...others] = new Set(places.map(({ cell }) => cell.territory.type));
	const mixed = others.length > 0;
	// A kit holds a zoning whole: the places compared are read among the others.
	const kit: BlockFigure | undefined =
		type && type !== "region" && type !== "france" && !mixed
			? { shape: "places", indicator: indicator.id, type }
			: undefined;
	const shown = [...places.map(({ cell }) => cell), ...references];
	const known = references.filter(({ value }) => value !== null);
	const own = ownPlace(made, asked);
	const change = own && (await yearChange(figures, indicator, own.cell));
	const [reference] = known;
	return (
		<FigureBlock
			key={id}
			id={id}
			title={titleOf(made, asked)}
			subtitle={
				<>
					<a href={indicatorPath(indicator.id)}>{indicator.label}</a>
					{inUnit(indicator)}. {indicator.universe} {upperFirst(formatPeriod(period))}.
				</>
			}
			drawing={drawingOf(figures, made, asked)}
			sentence={
				own &&
				readingSentence({
					indicator,
					cell: own.cell,
					...(reference && (indicator.formula.kind !== "sum" || holdsIt(figures, reference, own.cell))
						? { reference }
						: {}),
					...(own.rank ? { rank: own.rank } : {}),
					...(change ? { change } : {}),
				})
			}
			table={
				<>
					<Table
						id={`${id}-tableau`}
						caption={indicator.label}
						detail={`${upperFirst(formatPeriod(period))}, du plus haut au plus bas.`}
						columns={[
							{ header: "Territoire" },
							{ header: columnHeader(indicator), number: true },
							{ header: "Rang" },
							...known.map((ref) => ({
								header: againstHeader(indicator, thePlace(ref.territory)),
								number: true,
							})),
						]}
						rows={[
							...places.map((place) => rowOf(figures, indicator, place, known, mixed)),
							...references.map((cell) => ({
								key: `reference-${cell.territory.type}-${cell.territory.code}`,
								header: <PlaceName figures={figures} cell={cell} kind={false} />,
								reference: true,
								cells: [
									<Value key="valeur" indicator={indicator} cell={cell} />,
									"référence",
									...known.map(() => "sans objet"),
								],
							})),
						]}
					/>
					<Unranked places={[...places.map(({ cell }) => cell), ...references]} />
					<Elsewhere region={region} made={made} asked={asked} />
					<RankNote made={made} />
				</>
			}
			answers={[answer]}
			shown={shown}
			doors={
				await doorsOf(
					figures,
					places.map(({ cell }) => ({ indicator, cell })),
				)
			}
			notes={indicator.notes}
			origin={own?.cell}
			release={figures.release}
			{...(kit ? { kit } : {})}
			open
			ownFiles
			after={<Files made={made} />}
		/>
	);
}

/** The first place that was chosen and has a value: the one that sentences are about. */
function ownPlace({ places }: Comparison, { zones }: CompareAsked): ComparedPlace | undefined {
	const [first] = zones;
	const known = places.filter(({ cell }) => cell.value !== null);
	return (
		known.find(({ cell }) => cell.territory.type === first?.type && cell.territory.code === first.code) ??
		known[0]
	);
}

function titleOf(made: Comparison, asked: CompareAsked): string {
	const { indicator, places, references } = made;
	const known = places.flatMap(({ cell }) => (cell.value === null ? [] : [{ cell, value: cell.value }]));
	const [first] = known;
	if (!first) return `${indicator.short} : aucune valeur publiée pour ces territoires`;
	const own = ownPlace(made, asked);
	const [reference] = references;
	if (own && reference && (asked.view === "ecart" || known.length === 1)) {
		const gap = gapText(indicator, own.cell, reference, thePlace(reference.territory));
		if (gap) return `${indicator.short} : ${own.cell.territory.label}, ${gap}`;
	}
	const amount = titleAmount(indicator, first.value);
	// As it is printed: what the reader sees as equal is said so.
	const top = known.filter(({ value }) => titleAmount(indicator, value) === amount);
	if (top.length > 1)
		return `${indicator.short} : ${enumerate(top.map(({ cell }) => cell.territory.label))} à égalité, ${amount}`;
	return known.length === 1
		? `${indicator.short} : ${first.cell.territory.label}, ${amount}`
		: `${indicator.short} : ${first.cell.territory.label} au plus haut, ${amount}`;
}

function drawingOf(
	figures: Figures,
	{ indicator, period, places, references }: Comparison,
	{ view }: CompareAsked,
): ComponentChildren {
	// A scale of words has no distances to draw.
	if (indicator.classes) return undefined;
	const theme = inkOf(indicator.theme);
	const format = (value: number, decimals: number): string =>
		formatNumber(value, { decimals, signed: view === "ecart" });
	const title = `${indicator.label}, ${formatPeriod(period)}. Les valeurs sont dans le tableau qui suit.`;
	const [reference] = references.filter(({ value }) => value !== null);
	if (view === "ecart") {
		if (!reference) return undefined;
		const name = thePlace(reference.territory);
		const items = places.map(({ cell }) => {
			const gap = against(indicator, cell, reference, holdsIt(figures, reference, cell));
			return {
				label: cell.territory.label,
				mark: shortPlace(cell.territory),
				value: gap?.value ?? null,
				text: gap?.text ?? cellText(indicator, { ...cell, value: null }),
			};
		});
		if (items.every(({ value }) => value === null)) return undefined;
		return isComparable(indicator) ? (
			<>
				<p class="small">Le trait plein est {name}.</p>
				<DotPlot title={title} items={items} references={[]} theme={theme} zero format={format} />
			</>
		) : (
			<BarChart title={title} items={items} theme={theme} />
		);
	}
	const items = places.map(({ cell }) => ({
		label: cell.territory.label,
		mark: shortPlace(cell.territory),
		value: cell.value,
		text: cellText(indicator, cell),
		low: cell.low,
		high: cell.high,
	}));
	if (items.every(({ value }) => value === null)) return undefined;
	// Counts of places of such different sizes do not share a scale with the region: bars from zero, without it.
	if (!isComparable(indicator)) return <BarChart title={title} items={items} theme={theme} />;
	return (
		<DotPlot
			title={title}
			items={items}
			references={references.flatMap((cell) =>
				cell.value === null
					? []
					: [
							{
								label: cell.territory.label,
								value: cell.value,
								text: cellText(indicator, cell),
								ink: cell.territory.type === "france" ? ("france" as const) : ("region" as const),
							},
						],
			)}
			theme={theme}
			zero={indicator.formula.kind === "evolution"}
			format={format}
		/>
	);
}

function holdsIt(figures: Figures, reference: FigureCell, { territory }: FigureCell): boolean {
	return holds(reference.territory, figures.territory(territory.type, territory.code)?.regions ?? []);
}

function rowOf(
	figures: Figures,
	indicator: Indicator,
	{ cell, rank }: ComparedPlace,
	known: readonly FigureCell[],
	mixed: boolean,
): Parameters<typeof Table>[0]["rows"][number] {
	return {
		key: shortPlace(cell.territory),
		mark: shortPlace(cell.territory),
		header: <PlaceName figures={figures} cell={cell} kind={mixed} />,
		cells: [
			<Value key="valeur" indicator={indicator} cell={cell} />,
			rank ? rankText(rank) : cell.value === null ? "non classé" : "sans rang",
			...known.map(
				(reference) =>
					against(indicator, cell, reference, holdsIt(figures, reference, cell))?.text ?? "non calculé",
			),
		],
	};
}

function PlaceName(props: {
	readonly figures: Figures;
	readonly cell: FigureCell;
	readonly kind: boolean;
}): VNode {
	const { type, code, label } = props.cell.territory;
	const card = props.figures.territory(type, code);
	return (
		<>
			{card ? <a href={card.path}>{label}</a> : label}
			{props.kind ? <small> {lowerFirst(territoryKind(type).label)}</small> : null}
		</>
	);
}

/** Why some have no value, hence no rank: each reason once, with the places that share it. */
function Unranked({ places }: { readonly places: readonly FigureCell[] }): VNode | null {
	const blank = places.filter(({ value, reason }) => value === null && reason !== undefined);
	if (blank.length === 0) return null;
	const byReason = Map.groupBy(blank, ({ reason }) => reason);
	return (
		<ul class="legend">
			{[...byReason].map(([reason, cells]) => (
				<li key={reason}>
					{enumerate(cells.map(({ territory }) => territory.label))} : {lowerFirst(reason ?? "")}
				</li>
			))}
		</ul>
	);
}

/** The period at which a place that has nothing here has a figure: one click away. */
function Elsewhere(props: {
	readonly region: Region;
	readonly made: Comparison;
	readonly asked: CompareAsked;
}): VNode | null {
	const { made, asked, region } = props;
	if (made.elsewhere.length === 0) return null;
	return (
		<ul class="legend">
			{made.elsewhere.map(({ label, period }) => (
				<li key={label}>
					{label} a ce chiffre à une autre période :{" "}
					<a href={compareAddress({ ...asked, period }, region.code)} rel="nofollow">
						comparer à la période {formatPeriod(period)}
					</a>
				</li>
			))}
		</ul>
	);
}

/** How places are ranked, and among how many. */
function RankNote({ made }: { readonly made: Comparison }): VNode | null {
	const groups = made.groups.filter(({ known }) => known > 0);
	if (groups.length === 0) return null;
	return (
		<p class="small muted">
			Rang, du plus haut au plus bas, parmi les{" "}
			{enumerate(
				groups.map(
					({ among, known, all }) =>
						`${among} (${formatNumber(known)} sur ${formatNumber(all)} ont une valeur publiée)`,
				),
			)}
			. À égalité quand les valeurs affichées sont les mêmes : même rang, et le suivant est sauté. Sans valeur
			publiée, pas de rang.
		</p>
	);
}

/** The same figures as a file, and as a table that can be changed. */
function Files({ made }: { readonly made: Comparison }): VNode {
	const { indicator, period, places, references } = made;
	const table = {
		indicators: [indicator.id],
		levels: [],
		places: [...places.map(({ cell }) => cell), ...references].map(({ territory }) => territory),
		periods: [period],
		totals: [],
		rows: ["territoire", "sur"],
		columns: ["ventilation", "indicateur", "periode"],
		built: true,
	} as const;
	return (
		<p class="sources unprinted">
			Télécharger : <TableFiles asked={table} subject={indicator.short} />
		</p>
	);
}

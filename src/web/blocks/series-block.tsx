import type { VNode } from "preact";
import type { Indicator, Region } from "../../../catalogue/model.ts";
import type { FigureAnswer, FigureCell, Figures, TerritoryRef } from "../../figures/model.ts";
import { formatNumber, formatPeriod } from "../../platform/french.ts";
import {
	cellsOf,
	doorsOf,
	france,
	inUnit,
	isComparable,
	latestCell,
	type Narrowing,
	narrowedTitle,
	openCategory,
	readAt,
	sameTerritory,
	scopeOf,
	sentenceFor,
	seriesMessage,
	trendOf,
	withReferences,
	yearBefore,
} from "../../reading/index.ts";
import { indicatorPath } from "../address.ts";
import { type Ink, LineChart } from "../charts/line-chart.tsx";
import { FigureBlock } from "../components/figure-block.tsx";
import { Table } from "../components/table.tsx";
import { NoValue, Value } from "../components/value.tsx";
import { regionBeside } from "../region-name.ts";

/** From this number of periods a line says more than bars. */
const enough = 5;

interface Line {
	readonly territory: TerritoryRef;
	readonly label: string;
	readonly ink: Ink;
	readonly cells: ReadonlyMap<string, FigureCell>;
}

/**
 * One indicator over time: the territory, and the region and France beside it when the figure is a rate (counts of such
 * different sizes on one axis would flatten the smallest). Undefined under five periods. Asked for a period, it ends there; a figure without
 * value then has no series to end.
 */
export async function seriesBlock(
	figures: Figures,
	region: Region,
	indicator: Indicator,
	territory: TerritoryRef & { readonly label: string },
	narrowing: Narrowing = {},
): Promise<VNode | undefined> {
	const references: readonly TerritoryRef[] = isComparable(indicator)
		? [{ type: "region", code: region.code }, france]
		: [];
	const { about, category, period: asked } = narrowing;
	const whole = await withReferences(figures, indicator, territory, references, scopeOf(narrowing));
	const answer = readAt(whole, territory, asked, true);
	if (!answer || openCategory(answer) !== undefined) return undefined;
	const own = linesOf(
		answer,
		territory,
		references.filter((ref) => !sameTerritory(ref, territory)),
	);
	const main = own[0];
	const periods = main ? [...main.cells.keys()].sort() : [];
	const known = main ? [...main.cells.values()].filter((cell) => cell.value !== null) : [];
	const now = latestCell(answer, territory);
	if (!main || !now || known.length < enough) return undefined;
	if (asked !== undefined && now.period !== periods.at(-1)) return undefined;
	const id = `serie-${indicator.id}`;
	const earlier = yearBefore(now.period);
	const trend = trendOf(indicator, now, earlier === undefined ? undefined : main.cells.get(earlier));
	const shown = own.flatMap((line) =>
		[...line.cells.values()].filter((cell) => periods.includes(cell.period)),
	);
	const doors = await doorsOf(
		figures,
		shown.map((cell) => ({ indicator, cell })),
	);
	const subtitle = `${indicator.universe} ${about ? `${now.about?.label ?? about.code}, ` : ""}${category ? `${category.value}, ` : ""}${territory.label}, ${formatPeriod(periods[0] ?? "")} – ${formatPeriod(periods.at(-1) ?? "")}`;
	return (
		<FigureBlock
			key={id}
			id={id}
			title={narrowedTitle(seriesMessage(indicator, now, trend?.text), {
				category,
				period: asked && now.period,
			})}
			subtitle={
				<>
					<a href={indicatorPath(indicator.id)}>{indicator.label}</a>
					{inUnit(indicator)}. {subtitle}.
				</>
			}
			drawing={
				<LineChart
					id={id}
					title={`${indicator.label}, ${subtitle}. Les valeurs sont dans le tableau qui suit.`}
					periods={periods.map(axisPeriod)}
					marks={periods}
					series={own.map((line) => ({
						label: line.label,
						ink: line.ink,
						values: periods.map((period) => line.cells.get(period)?.value ?? null),
					}))}
					format={(value, decimals) => formatNumber(value, { decimals })}
				/>
			}
			sentence={await sentenceFor(figures, answer, territory, about)}
			table={
				<Table
					id={`${id}-tableau`}
					caption={`${indicator.label}, par période`}
					detail={indicator.unit ? `Unité : ${indicator.unit}` : undefined}
					columns={[{ header: "Période" }, ...own.map((line) => ({ header: line.label, number: true }))]}
					rows={periods.toReversed().map((period) => ({
						key: period,
						mark: period,
						header: formatPeriod(period),
						cells: own.map((line) => {
							const cell = line.cells.get(period);
							return cell ? (
								<Value key={line.label} indicator={indicator} cell={cell} />
							) : (
								<NoValue key={line.label} />
							);
						}),
					}))}
				/>
			}
			answers={[answer]}
			shown={shown}
			doors={doors}
			extraStatuses={own.some((line) => periods.some((period) => !line.cells.has(period))) ? ["nd"] : []}
			notes={indicator.notes}
			kit={
				category || asked
					? undefined
					: { shape: "series", indicator: indicator.id, ...(about ? { about } : {}) }
			}
			origin={now}
			release={figures.release}
		/>
	);
}

function linesOf(
	answer: FigureAnswer,
	territory: TerritoryRef & { readonly label: string },
	references: readonly TerritoryRef[],
): readonly Line[] {
	const own = new Set(cellsOf(answer, territory).map((cell) => cell.period));
	return [territory, ...references].flatMap((ref, index): Line[] => {
		const cells = cellsOf(answer, ref).filter((cell) => cell.period !== "");
		const [first] = cells;
		const comparable = cells.some((cell) => cell.value !== null && own.has(cell.period));
		if (!first || (index > 0 && !comparable)) return [];
		const ink: Ink = index === 0 ? "series-1" : ref.type === "france" ? "france" : "region";
		return [
			{
				territory: ref,
				label: index > 0 ? regionBeside(first.territory.label, territory) : first.territory.label,
				ink,
				cells: new Map(cells.map((cell) => [cell.period, cell])),
			},
		];
	});
}

function axisPeriod(period: string): string {
	return formatPeriod(period)
		.replace(/^moyenne\s/u, "")
		.replace(/^rentrée\s/u, "");
}

import type { ComponentChildren, VNode } from "preact";
import type { CodeRef, Indicator, Region, TerritoryType } from "../../../catalogue/model.ts";
import type { FigureAnswer, FigureCell, Figures } from "../../figures/model.ts";
import { compareFrench, formatPeriod } from "../../platform/french.ts";
import {
	cellText,
	columnHeader,
	doorsOf,
	france,
	highestMessage,
	inUnit,
	isComparable,
	lowerFirst,
	openCategory,
	sameTerritory,
} from "../../reading/index.ts";
import { indicatorPath } from "../address.ts";
import { BarChart } from "../charts/bar-chart.tsx";
import { classesOf } from "../charts/classes.ts";
import { MapDrawing } from "../charts/map-drawing.tsx";
import { classSheet } from "../charts/map-sheet.ts";
import { drawingOf } from "../charts/zoning-drawing.ts";
import { FigureBlock } from "../components/figure-block.tsx";
import { Table } from "../components/table.tsx";
import { NoValue, Value } from "../components/value.tsx";
import { territoryKind } from "../declared.ts";
import { shortPlace } from "../short-place.ts";
import { inkOf } from "../themes.ts";

/** Bars are readable up to this number of territories; beyond, the table alone. */
const barsAtMost = 30;

/**
 * One indicator over all territories of a type in the region, with other indicators beside in the table. A rate is mapped
 * when the outlines are there; a count is never coloured by area, it is shown as bars.
 */
export async function byTerritoryBlock(options: {
	readonly figures: Figures;
	readonly region: Region;
	readonly indicator: Indicator;
	readonly beside?: readonly Indicator[];
	readonly type: TerritoryType;
	readonly about?: CodeRef;
	readonly categories?: Readonly<Record<string, string>>;
	readonly subject?: string;
	readonly id: string;
}): Promise<VNode | undefined> {
	const { figures, region, indicator, type, about, id } = options;
	const ask = (asked: Indicator): Promise<FigureAnswer> =>
		figures.query({
			indicator: asked.id,
			territories: { type, region: region.code },
			...(about ? { about } : {}),
			...(options.categories ? { categories: options.categories } : {}),
		});
	const answer = await ask(indicator);
	if (openCategory(answer) !== undefined) return undefined;
	const period = answer.cells
		.map((cell) => cell.period)
		.sort()
		.at(-1);
	const cells = inOrder(answer.cells.filter((cell) => cell.period === period || cell.period === ""));
	const known = cells.filter((cell) => cell.value !== null);
	const [first] = known;
	if (!first || period === undefined) return undefined;
	const beside = options.beside ?? [];
	const extras = await Promise.all(
		beside.map(async (extra) => {
			const own = await ask(extra);
			return { ...own, cells: [...own.cells, ...(await referenceCells(options, extra, period))] };
		}),
	);
	const reference = await referenceCells(options, indicator, period);
	const kind = territoryKind(type);
	const subject = options.subject ? `${options.subject}. ` : "";
	const title = highestMessage(indicator, first, known.length);
	const twinTitle = `${indicator.label}, ${lowerFirst(kind.plural)} ${region.ofName}`;
	const drawing =
		isComparable(indicator) || indicator.classes ? drawingOf(figures, type, region.code) : undefined;
	const cellIn = (extra: FigureAnswer, cell: FigureCell): FigureCell | undefined =>
		extra.cells.find(
			(other) => sameTerritory(other.territory, cell.territory) && other.period === cell.period,
		);
	const rows = [...cells, ...reference];
	const doors = await doorsOf(figures, [
		...rows.map((cell) => ({ indicator, cell })),
		...extras.flatMap((extra) =>
			rows.flatMap((cell) => {
				const other = cellIn(extra, cell);
				return other ? [{ indicator: extra.indicator, cell: other }] : [];
			}),
		),
	]);
	const table = (
		<Table
			id={`${id}-tableau`}
			caption={twinTitle}
			detail={`${subject}${formatPeriod(period)}, du plus haut au plus bas.`}
			columns={[
				{ header: kind.label },
				{ header: columnHeader(indicator), number: true },
				...beside.map((extra) => ({ header: columnHeader(extra), number: true })),
			]}
			rows={rows.map((cell) => ({
				key: shortPlace(cell.territory),
				mark: shortPlace(cell.territory),
				header: <TerritoryLink figures={figures} cell={cell} />,
				reference: cell.territory.type !== type,
				cells: [
					<Value key="valeur" indicator={indicator} cell={cell} />,
					...extras.map((extra) => {
						const other = cellIn(extra, cell);
						return other ? (
							<Value key={extra.indicator.id} indicator={extra.indicator} cell={other} />
						) : (
							<NoValue key={extra.indicator.id} />
						);
					}),
				],
			}))}
		/>
	);
	const picture: ComponentChildren = drawing ? (
		<div class="columns wide">
			<div>
				<MapDrawing
					id={id}
					title={`Carte : ${twinTitle}, ${formatPeriod(period)}. La liste à côté donne les mêmes valeurs.`}
					sheet={classSheet(
						indicator,
						cells,
						drawing,
						classesOf(
							known.flatMap(({ value }) => value ?? []),
							indicator.decimals,
							indicator.classes !== undefined,
						),
					)}
					ink={inkOf(indicator.theme)}
					at={(code) => ({ mark: shortPlace({ type, code }), path: figures.territory(type, code)?.path })}
				/>
				<p class="small muted">{drawing.credit}</p>
			</div>
			<div>{table}</div>
		</div>
	) : known.length > 1 && known.length <= barsAtMost && !indicator.classes ? (
		<BarChart
			title={`${twinTitle}, ${formatPeriod(period)}. Les valeurs sont dans le tableau qui suit.`}
			theme={inkOf(indicator.theme)}
			items={rows
				.filter((cell) => cell.territory.type === type || isComparable(indicator))
				.map((cell) => ({
					label: cell.territory.label,
					mark: shortPlace(cell.territory),
					value: cell.value,
					text: cellText(indicator, cell),
					reference: cell.territory.type !== type,
				}))}
		/>
	) : undefined;
	return (
		<FigureBlock
			key={id}
			id={id}
			title={title}
			subtitle={
				<>
					{subject}
					<a href={indicatorPath(indicator.id)}>{indicator.label}</a>
					{inUnit(indicator)}. {indicator.universe} {kind.plural} {region.ofName} ({kind.vintage}),{" "}
					{formatPeriod(period)}.
				</>
			}
			drawing={picture}
			table={drawing ? null : table}
			answers={[answer, ...extras]}
			shown={[...rows, ...extras.flatMap((extra) => rows.flatMap((cell) => cellIn(extra, cell) ?? []))]}
			extraStatuses={extras.some((extra) => rows.some((cell) => !cellIn(extra, cell))) ? ["nd"] : []}
			notes={indicator.notes}
			doors={doors}
			kit={{ shape: "places", indicator: indicator.id, type, ...(about ? { about } : {}) }}
			origin={first}
			release={figures.release}
			open={drawing !== undefined}
		/>
	);
}

/** Known values from high to low, then the others in French order: a hidden value has no rank. */
function inOrder(cells: readonly FigureCell[]): readonly FigureCell[] {
	return [...cells].sort((a, b) => {
		if (a.value === null || b.value === null) {
			if (a.value === b.value) return compareFrench(a.territory.label, b.territory.label);
			return a.value === null ? 1 : -1;
		}
		return b.value - a.value || compareFrench(a.territory.label, b.territory.label);
	});
}

/** The region and France at the same period, where they exist. */
async function referenceCells(
	options: {
		readonly figures: Figures;
		readonly region: Region;
		readonly type: TerritoryType;
		readonly about?: CodeRef;
		readonly categories?: Readonly<Record<string, string>>;
	},
	indicator: Indicator,
	period: string,
): Promise<readonly FigureCell[]> {
	const answer = await options.figures.query({
		indicator: indicator.id,
		territories: [{ type: "region", code: options.region.code }, france],
		periods: [period],
		...(options.about ? { about: options.about } : {}),
		...(options.categories ? { categories: options.categories } : {}),
	});
	return answer.cells.filter(
		(cell) => cell.value !== null && cell.period === period && cell.territory.type !== options.type,
	);
}

function TerritoryLink(props: { readonly figures: Figures; readonly cell: FigureCell }): VNode {
	const { type, code, label } = props.cell.territory;
	const card = props.figures.territory(type, code);
	return card ? <a href={card.path}>{label}</a> : <span>{label}</span>;
}

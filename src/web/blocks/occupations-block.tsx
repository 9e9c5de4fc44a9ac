import type { VNode } from "preact";
import type { Indicator, LevelId } from "../../../catalogue/model.ts";
import type { FigureAnswer, FigureCell, Figures, TerritoryRef } from "../../figures/model.ts";
import { counted, formatPeriod } from "../../platform/french.ts";
import {
	cellText,
	classWord,
	columnHeader,
	doorsOf,
	inUnit,
	leaderMessage,
	lowerFirst,
	type Narrowing,
	narrowedTitle,
	openCategory,
	readAt,
} from "../../reading/index.ts";
import { indicatorPath } from "../address.ts";
import { BarChart } from "../charts/bar-chart.tsx";
import { LevelSteps } from "../charts/level-steps.tsx";
import { FigureBlock } from "../components/figure-block.tsx";
import { Table } from "../components/table.tsx";
import { NoValue, Value } from "../components/value.tsx";
import { holds, levels } from "../declared.ts";
import { inkOf } from "../themes.ts";

const topCount = 10;

/**
 * The occupations that come first for an indicator in a territory, with other indicators of the same occupations beside
 * (share difficult, share seasonal). The list is sorted by value, then by French order.
 */
export async function occupationsBlock(options: {
	readonly figures: Figures;
	readonly territory: TerritoryRef & { readonly label: string };
	readonly indicator: Indicator;
	readonly beside: readonly Indicator[];
	readonly level: LevelId;
	/** Orders occupations of the same level on a scale. */
	readonly sortBy?: Indicator | undefined;
	/** Family of which they are, and the period. */
	readonly narrowing?: Omit<Narrowing, "category">;
}): Promise<VNode | undefined> {
	const { figures, territory, indicator, level } = options;
	const { about: family, period } = options.narrowing ?? {};
	const ask = async (asked: Indicator): Promise<FigureAnswer> => {
		const request = { indicator: asked.id, territories: [territory], about: { level } };
		if (!period && !family) return await figures.query(request);
		const whole = await figures.query({ ...request, ...(period ? { periods: "all" } : {}) });
		const cells = readAt(whole, territory, period, false)?.cells ?? [];
		return {
			...whole,
			cells: family ? cells.filter(({ about }) => about && holds(family, about)) : cells,
		};
	};
	const answer = await ask(indicator);
	if (openCategory(answer) !== undefined) return undefined;
	const extras = await Promise.all(options.beside.map(ask));
	const weights = options.sortBy ? valuesByCode(await ask(options.sortBy)) : new Map<string, number>();
	const ranked = answer.cells
		.filter((cell) => cell.value !== null && cell.about !== undefined)
		.sort(
			(a, b) =>
				(b.value ?? 0) - (a.value ?? 0) ||
				(weights.get(b.about?.code ?? "") ?? 0) - (weights.get(a.about?.code ?? "") ?? 0) ||
				(a.about?.label ?? "").localeCompare(b.about?.label ?? "", "fr"),
		);
	const top = ranked.slice(0, topCount);
	const [first] = top;
	if (!first) return undefined;
	const id = `metiers-${indicator.id}`;
	const hidden = answer.cells.filter((cell) => cell.status === "s").length;
	const cellOf = (extra: FigureAnswer, cell: FigureCell): FigureCell | undefined =>
		extra.cells.find((other) => other.about?.code === cell.about?.code);
	const doors = await doorsOf(
		figures,
		extras.flatMap((extra) =>
			top.flatMap((cell) => {
				const other = cellOf(extra, cell);
				return other ? [{ indicator: extra.indicator, cell: other }] : [];
			}),
		),
	);
	const shown = [...top, ...extras.flatMap((extra) => top.flatMap((cell) => cellOf(extra, cell) ?? []))];
	const scale = indicator.classes !== undefined;
	return (
		<FigureBlock
			key={id}
			id={id}
			title={narrowedTitle(leaderMessage(indicator, first), { period: period && first.period })}
			subtitle={
				<>
					<a href={indicatorPath(indicator.id)}>{indicator.label}</a>
					{inUnit(indicator)}. {territory.label}, {formatPeriod(first.period)}. {levels[level].label}
					{family ? `, ${lowerFirst(figures.label(family.level, family.code) ?? family.code)}` : ""} :{" "}
					{top.length} premiers sur {counted(ranked.length, "métier")}
					{scale && options.sortBy ? `, à niveau égal, par ${lowerFirst(options.sortBy.short)}` : ""}.
				</>
			}
			drawing={
				scale ? undefined : (
					<BarChart
						title={`${indicator.label} par métier, ${territory.label}. Les valeurs sont dans le tableau qui suit.`}
						theme={inkOf(indicator.theme)}
						items={top.map((cell) => ({
							label: cell.about?.label ?? "",
							mark: cell.about?.code,
							value: cell.value,
							text: cellText(indicator, cell),
						}))}
					/>
				)
			}
			table={
				<Table
					id={`${id}-tableau`}
					caption={`${indicator.label} : ${top.length} premiers métiers`}
					columns={[
						{ header: "Métier" },
						{ header: columnHeader(indicator), number: !scale },
						...options.beside.map((extra) => ({ header: columnHeader(extra), number: true })),
					]}
					rows={top.map((cell) => ({
						key: cell.about?.code ?? "",
						mark: scale ? undefined : cell.about?.code,
						header: <OccupationLink figures={figures} cell={cell} />,
						cells: [
							<>
								{classWord(indicator, cell.value ?? 0) ? (
									<LevelSteps level={Math.round(cell.value ?? 0)} />
								) : null}{" "}
								<Value indicator={indicator} cell={cell} />
							</>,
							...extras.map((extra) => {
								const other = cellOf(extra, cell);
								return other ? (
									<Value key={extra.indicator.id} indicator={extra.indicator} cell={other} />
								) : (
									<NoValue key={extra.indicator.id} />
								);
							}),
						],
					}))}
				/>
			}
			answers={[answer, ...extras]}
			shown={shown}
			doors={doors}
			extraStatuses={extras.some((extra) => top.some((cell) => !cellOf(extra, cell))) ? ["nd"] : []}
			notes={
				hidden > 0
					? [`${counted(hidden, "métier n’est pas classé", "métiers ne sont pas classés")} : valeur masquée.`]
					: []
			}
			kit={
				family || period
					? undefined
					: {
							shape: "occupations",
							indicator: indicator.id,
							beside: options.beside.map(({ id }) => id).slice(0, 4),
							level,
						}
			}
			origin={first}
			release={figures.release}
		/>
	);
}

function valuesByCode(answer: FigureAnswer): ReadonlyMap<string, number> {
	return new Map(answer.cells.map((cell) => [cell.about?.code ?? "", cell.value ?? cell.low ?? 0]));
}

export function OccupationLink(props: { readonly figures: Figures; readonly cell: FigureCell }): VNode {
	const about = props.cell.about;
	const scheme = about ? levels[about.level].urlScheme : undefined;
	const card = about && scheme ? props.figures.occupation(scheme, about.code) : undefined;
	return card ? <a href={card.path}>{card.label}</a> : <span>{about?.label ?? ""}</span>;
}

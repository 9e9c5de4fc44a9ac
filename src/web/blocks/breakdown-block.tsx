import type { VNode } from "preact";
import type { Indicator } from "../../../catalogue/model.ts";
import type { Figures, TerritoryRef } from "../../figures/model.ts";
import { formatPeriod } from "../../platform/french.ts";
import {
	byCategory,
	cellText,
	columnHeader,
	doorsOf,
	inUnit,
	type Narrowing,
	narrowedTitle,
	openCategory,
	readAt,
	sameTerritory,
	splitMessage,
	upperFirst,
} from "../../reading/index.ts";
import { indicatorPath } from "../address.ts";
import { BarChart } from "../charts/bar-chart.tsx";
import { FigureBlock } from "../components/figure-block.tsx";
import { Table } from "../components/table.tsx";
import { Value } from "../components/value.tsx";
import { categoryName } from "../declared.ts";
import { inkOf } from "../themes.ts";

/** Beyond, bars would rank what must not be ranked (training centres) and fill the page. */
const drawnAtMost = 20;

/** An indicator split by its categories (age bands, diplomas, contracts…), latest period, in the order of the source. */
export async function breakdownBlock(options: {
	readonly figures: Figures;
	readonly indicator: Indicator;
	readonly territory: TerritoryRef & { readonly label: string };
	readonly narrowing?: Omit<Narrowing, "category">;
	readonly subject: string;
}): Promise<VNode | undefined> {
	const { figures, indicator, territory } = options;
	const { about, period: asked } = options.narrowing ?? {};
	const whole = await figures.query({
		indicator: indicator.id,
		territories: [territory],
		...(indicator.breakdown === undefined ? {} : { categories: { [indicator.breakdown]: "*" } }),
		...(about ? { about } : {}),
		...(asked === undefined ? {} : { periods: "all" as const }),
	});
	const answer = readAt(whole, territory, asked, false);
	if (!answer) return undefined;
	const breakdown = indicator.breakdown ?? openCategory(answer);
	if (breakdown === undefined) return undefined;
	const own = answer.cells.filter(
		(cell) => sameTerritory(cell.territory, territory) && cell.period !== "" && cell.categories[breakdown],
	);
	const period = own
		.map((cell) => cell.period)
		.sort()
		.at(-1);
	const cells = own.filter((cell) => cell.period === period).sort((a, b) => byCategory(a, b, breakdown));
	const [first] = cells;
	if (!first || period === undefined || cells.every((cell) => cell.value === null)) return undefined;
	const doors = await doorsOf(
		figures,
		cells.map((cell) => ({ indicator, cell })),
	);
	const id = `detail-${indicator.id}`;
	const many = cells.length > drawnAtMost;
	const top = cells.reduce((best, cell) => ((cell.value ?? 0) > (best.value ?? 0) ? cell : best), first);
	return (
		<FigureBlock
			key={id}
			id={id}
			title={narrowedTitle(splitMessage(indicator, cells, many ? undefined : breakdown), {
				period: asked && period,
			})}
			subtitle={
				<>
					<a href={indicatorPath(indicator.id)}>{indicator.label}</a>
					{inUnit(indicator)}. {indicator.universe} {options.subject}, {formatPeriod(period)}.
				</>
			}
			folded={many}
			drawing={
				many ? undefined : (
					<BarChart
						title={`${indicator.label}, ${options.subject}. Les valeurs sont dans le tableau qui suit.`}
						theme={inkOf(indicator.theme)}
						items={cells.map((cell) => ({
							label: upperFirst(cell.categories[breakdown] ?? ""),
							mark: cell.categories[breakdown],
							value: cell.value,
							text: cellText(indicator, cell),
						}))}
					/>
				)
			}
			table={
				<Table
					id={`${id}-tableau`}
					caption={`${indicator.label}, ${options.subject}`}
					columns={[
						{ header: categoryName(breakdown) },
						{
							header: columnHeader(indicator),
							number: true,
						},
					]}
					rows={cells.map((cell) => ({
						key: cell.categories[breakdown] ?? "",
						mark: many ? undefined : cell.categories[breakdown],
						header: upperFirst(cell.categories[breakdown] ?? ""),
						cells: [<Value key="valeur" indicator={indicator} cell={cell} />],
					}))}
				/>
			}
			answers={[answer]}
			shown={cells}
			doors={doors}
			notes={indicator.notes}
			kit={asked ? undefined : { shape: "split", indicator: indicator.id, ...(about ? { about } : {}) }}
			origin={top}
			release={figures.release}
		/>
	);
}

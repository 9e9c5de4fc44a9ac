import type { VNode } from "preact";
import type { Indicator } from "../../../catalogue/model.ts";
import type { FigureCell, Figures } from "../../figures/index.ts";
import { formatNumber, formatPeriod } from "../../platform/french.ts";
import { doorsOf, inUnit, isComparable, openCategory, sameTerritory } from "../../reading/index.ts";
import { indicatorPath } from "../address.ts";
import { LineChart, type LineSeries } from "../charts/line-chart.tsx";
import { FigureBlock } from "../components/figure-block.tsx";
import { Table } from "../components/table.tsx";
import { NoValue, Value } from "../components/value.tsx";
import type { CompareAsked } from "./model.ts";

/** Under this number of periods there is no course to draw. */
const enough = 3;

/**
 * The course of one indicator, place by place: small drawings on the same scale, each with the references when the figure
 * compares, and one table. Undefined when there are too few periods.
 */
export async function seriesOfPlaces(
	figures: Figures,
	indicator: Indicator,
	{ zones, references }: CompareAsked,
): Promise<VNode | undefined> {
	const beside = isComparable(indicator) ? references : [];
	const refs = [...zones, ...beside.filter((ref) => !zones.some((zone) => sameTerritory(zone, ref)))];
	const answer = await figures.query({ indicator: indicator.id, territories: refs, periods: "all" });
	if (openCategory(answer) !== undefined) return undefined;
	const lines = refs.flatMap((ref) => {
		const cells = answer.cells.filter((cell) => cell.period !== "" && sameTerritory(cell.territory, ref));
		const [first] = cells;
		return first
			? [{ ref, label: first.territory.label, cells: new Map(cells.map((c) => [c.period, c])) }]
			: [];
	});
	const own = lines.filter(({ ref }) => zones.some((zone) => sameTerritory(zone, ref)));
	const periods = [...new Set(own.flatMap(({ cells }) => [...cells.keys()]))].sort();
	if (periods.length < enough) return undefined;
	const inside = lines.filter(
		(line) => own.includes(line) || periods.some((period) => line.cells.get(period)?.value != null),
	);
	const known = inside.flatMap(({ cells }) => periods.flatMap((period) => cells.get(period)?.value ?? []));
	if (known.length === 0) return undefined;
	const range = [Math.min(...known), Math.max(...known)] as const;
	const valuesOf = (cells: ReadonlyMap<string, FigureCell>): LineSeries["values"] =>
		periods.map((period) => cells.get(period)?.value ?? null);
	const others = inside
		.filter((line) => !own.includes(line))
		.map(
			({ ref, label, cells }): LineSeries => ({
				label,
				ink: ref.type === "france" ? "france" : "region",
				values: valuesOf(cells),
			}),
		);
	const id = `evolution-${indicator.id}`;
	const span = `${formatPeriod(periods[0] ?? "")} – ${formatPeriod(periods.at(-1) ?? "")}`;
	const shown = inside.flatMap(({ cells }) => periods.flatMap((period) => cells.get(period) ?? []));
	return (
		<FigureBlock
			key={id}
			id={id}
			title={`${indicator.short} : le cours des dernières années`}
			subtitle={
				<>
					<a href={indicatorPath(indicator.id)}>{indicator.label}</a>
					{inUnit(indicator)}. {indicator.universe} {span}. Même échelle pour tous.
				</>
			}
			drawing={
				<div class="multiples">
					{own.map(({ ref, label, cells }) => (
						<div key={`${ref.type}-${ref.code}`}>
							<h4>{label}</h4>
							<LineChart
								id={`${id}-${ref.type}-${ref.code}`}
								title={`${indicator.label}, ${label}, ${span}. Les valeurs sont dans le tableau qui suit.`}
								periods={periods.map((period) => formatPeriod(period))}
								marks={periods}
								series={[
									{ label, ink: "series-1", values: valuesOf(cells) },
									...others.filter((other) => other.label !== label),
								]}
								format={(value, decimals) => formatNumber(value, { decimals })}
								range={range}
							/>
						</div>
					))}
				</div>
			}
			table={
				<Table
					id={`${id}-tableau`}
					caption={`${indicator.label}, par période`}
					detail={indicator.unit ? `Unité : ${indicator.unit}` : undefined}
					columns={[{ header: "Période" }, ...inside.map(({ label }) => ({ header: label, number: true }))]}
					rows={periods.toReversed().map((period) => ({
						key: period,
						mark: period,
						header: formatPeriod(period),
						cells: inside.map(({ label, cells }) => {
							const cell = cells.get(period);
							return cell ? <Value key={label} indicator={indicator} cell={cell} /> : <NoValue key={label} />;
						}),
					}))}
				/>
			}
			answers={[answer]}
			shown={shown}
			extraStatuses={inside.some(({ cells }) => periods.some((period) => !cells.has(period))) ? ["nd"] : []}
			doors={
				await doorsOf(
					figures,
					shown.map((cell) => ({ indicator, cell })),
				)
			}
			notes={indicator.notes}
			kit={{ shape: "series", indicator: indicator.id }}
			release={figures.release}
		/>
	);
}

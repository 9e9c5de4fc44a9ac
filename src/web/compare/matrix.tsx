import type { VNode } from "preact";
import type { FigureCell, Figures } from "../../figures/index.ts";
import { counted, formatPeriod } from "../../platform/french.ts";
import { columnHeader, sameTerritory } from "../../reading/index.ts";
import { FigureBlock } from "../components/figure-block.tsx";
import { Table } from "../components/table.tsx";
import { NoValue, Value } from "../components/value.tsx";
import type { Comparison } from "./gather.ts";
import type { CompareAsked } from "./model.ts";

/** Places by indicators, in the order in which they were chosen: the whole comparison at a glance. */
export function ComparisonMatrix(props: {
	readonly figures: Figures;
	readonly asked: CompareAsked;
	readonly made: readonly Comparison[];
}): VNode {
	const { figures, asked, made } = props;
	const rows = [
		...asked.zones.map((ref) => ({ ref, reference: false })),
		...asked.references
			.filter((ref) => !asked.zones.some((zone) => sameTerritory(zone, ref)))
			.map((ref) => ({ ref, reference: true })),
	];
	const cellFor = (
		{ places, references }: Comparison,
		ref: (typeof rows)[number]["ref"],
	): FigureCell | undefined =>
		[...places.map(({ cell }) => cell), ...references].find(({ territory }) => sameTerritory(territory, ref));
	const shown = rows.flatMap(({ ref }) => made.flatMap((one) => cellFor(one, ref) ?? []));
	return (
		<FigureBlock
			id="matrice"
			title={`${counted(made.length, "indicateur")} pour ${counted(asked.zones.length, "territoire")}`}
			subtitle="Les mêmes valeurs que ci-dessous, côte à côte."
			table={
				<Table
					id="matrice-tableau"
					caption="Territoires et indicateurs"
					columns={[
						{ header: "Territoire" },
						...made.map(({ indicator, period }) => ({
							header: (
								<>
									{columnHeader(indicator)} <small>{formatPeriod(period)}</small>
								</>
							),
							number: true,
						})),
					]}
					rows={rows.map(({ ref, reference }) => ({
						key: `${ref.type}-${ref.code}`,
						header: figures.territory(ref.type, ref.code)?.label ?? ref.code,
						reference,
						cells: made.map((one) => {
							const cell = cellFor(one, ref);
							return cell ? (
								<Value key={one.indicator.id} indicator={one.indicator} cell={cell} />
							) : (
								<NoValue key={one.indicator.id} />
							);
						}),
					}))}
				/>
			}
			answers={made.map(({ answer }) => answer)}
			shown={shown}
			extraStatuses={
				rows.some(({ ref }) => made.some((one) => cellFor(one, ref) === undefined)) ? ["nd"] : []
			}
			release={figures.release}
		/>
	);
}

import type { VNode } from "preact";
import type { Region } from "../../../catalogue/model.ts";
import type { FigureCell, Figures } from "../../figures/model.ts";
import { compareFrench, counted, formatNumber, formatPeriod } from "../../platform/french.ts";
import { amountWithUnit, cellText } from "../../reading/index.ts";
import { indicatorPath } from "../address.ts";
import { DotPlot } from "../charts/dot-plot.tsx";
import { FigureBlock } from "../components/figure-block.tsx";
import { Margin } from "../components/margin.tsx";
import { Table } from "../components/table.tsx";
import { Value } from "../components/value.tsx";
import { indicatorById } from "../declared.ts";
import { inNameOf } from "../region-name.ts";
import type { OutcomeSubject } from "./outcomes-block.tsx";

/**
 * What became of those who followed the very same course, region by region, each rate with its interval. Never two diplomas together:
 * their publics differ. Undefined unless the region has a rate and some other one too.
 */
export async function sameCourseBlock(
	figures: Figures,
	region: Region,
	{ route, about, label }: OutcomeSubject,
): Promise<VNode | undefined> {
	const indicator = indicatorById.get("taux-emploi-6-mois");
	if (!indicator || !figures.coverage(indicator.id).territories.includes("region")) return undefined;
	const answer = await figures.query({
		indicator: indicator.id,
		territories: { type: "region" },
		about,
		categories: { voie: route.id },
	});
	const own = answer.cells.find(({ territory }) => territory.code === region.code);
	if (!own || own.value === null) return undefined;
	const cells = answer.cells
		.filter(({ period }) => period === own.period)
		.toSorted(
			(a, b) => (b.value ?? -1) - (a.value ?? -1) || compareFrench(a.territory.label, b.territory.label),
		);
	const others = cells.filter((cell) => cell !== own && cell.value !== null);
	if (others.length === 0) return undefined;
	const unsure = others.filter((cell) => overlap(cell, own)).length;
	const id = `ailleurs-${route.id}-${about.code}`;
	return (
		<FigureBlock
			key={id}
			id={id}
			title={`${region.name} : ${amountWithUnit(indicator, own.value)} ${route.by} ; ${counted(others.length, "autre région", "autres régions")} à côté`}
			subtitle={
				<>
					<a href={indicatorPath(indicator.id)}>{indicator.label}</a>, en %. {label},{" "}
					{route.label.toLowerCase()}, {formatPeriod(own.period)}.
				</>
			}
			drawing={
				<DotPlot
					title={`${indicator.label} par région, avec intervalle à 95 %. Les valeurs sont dans le tableau.`}
					items={cells.map((cell) => ({
						label: cell.territory.label,
						value: cell.value,
						text: cellText(indicator, cell),
						low: cell.margin?.low,
						high: cell.margin?.high,
						mark: cell.territory.code,
					}))}
					references={[
						{ label: region.name, value: own.value, text: cellText(indicator, own), ink: "region" },
					]}
					theme="formation"
					format={(value, decimals) => formatNumber(value, { decimals })}
				/>
			}
			sentence={
				unsure === 0
					? undefined
					: `L’intervalle de ${counted(unsure, "région")} sur ${others.length} recoupe celui ${region.ofName} : l’écart avec elles n’est pas sûr.`
			}
			table={
				<Table
					id={`${id}-tableau`}
					caption={`${indicator.label} : ${label}, ${route.label.toLowerCase()}, par région`}
					detail="À côté de chaque taux, son intervalle de confiance à 95 %. La source ne publie pas de total pour la France."
					columns={[{ header: "Région" }, { header: "Taux (%)", number: true }]}
					rows={cells.map((cell) => ({
						key: cell.territory.code,
						mark: cell.territory.code,
						reference: cell === own,
						header: cell.territory.label,
						cells: [
							<span key="taux">
								<Value indicator={indicator} cell={cell} />
								<Margin indicator={indicator} cell={cell} />
							</span>,
						],
					}))}
				/>
			}
			answers={[answer]}
			shown={cells}
			notes={[
				`Le même diplôme et la même voie seulement : comparer des diplômes, ou des niveaux, ne dirait rien d’une formation ${inNameOf(region)}.`,
				...indicator.notes,
			]}
			origin={own}
			release={figures.release}
		/>
	);
}

/** Two rates that chance alone may set apart. */
function overlap(a: FigureCell, b: FigureCell): boolean {
	return (
		a.margin !== undefined &&
		b.margin !== undefined &&
		a.margin.low <= b.margin.high &&
		b.margin.low <= a.margin.high
	);
}

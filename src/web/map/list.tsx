import type { VNode } from "preact";
import type { Indicator } from "../../../catalogue/model.ts";
import type { FigureCell, Figures } from "../../figures/index.ts";
import { compareFrench, formatNumber, formatPeriod, ordinal, round } from "../../platform/french.ts";
import { columnHeader, lowerFirst, upperFirst } from "../../reading/index.ts";
import { Table } from "../components/table.tsx";
import { NoValue, Value } from "../components/value.tsx";
import { territoryKind } from "../declared.ts";
import { shortPlace } from "../short-place.ts";
import type { DatedMap, MapMade } from "./gather.ts";
import type { MapAsked } from "./model.ts";

/** The map as a list, always beside it: every place with its value and its rank. The keyboard's way, and the paper's. */
export function MapList(props: {
	readonly figures: Figures;
	readonly made: MapMade;
	readonly asked: MapAsked;
}): VNode {
	const { figures, made, asked } = props;
	const { indicator, dates } = made;
	const last = dates.at(-1);
	const several = dates.length > 1;
	const at = (date: DatedMap, code: string): number =>
		date.cells.findIndex(({ territory }) => territory.code === code);
	return (
		<Table
			id="carte-liste"
			caption={`${indicator.label}, ${lowerFirst(territoryKind(made.zoning).plural)}`}
			detail={`${dates.map(({ period }) => upperFirst(formatPeriod(period))).join(" et ")}, ${asked.order === "nom" ? "par ordre alphabétique" : "du plus haut au plus bas"}.`}
			columns={[
				{ header: territoryKind(made.zoning).label },
				...dates.flatMap(({ period, ranks }) => [
					{
						header: several ? `${columnHeader(indicator)}, ${formatPeriod(period)}` : columnHeader(indicator),
						number: true,
					},
					{ header: rankHeader(ranks, several ? period : undefined) },
				]),
			]}
			rows={rowsOf(indicator, last, asked.order).map((cell) => {
				const { type, code, label } = cell.territory;
				const card = figures.territory(type, code);
				return {
					key: code,
					mark: shortPlace(cell.territory),
					header: card ? <a href={card.path}>{label}</a> : label,
					cells: dates.flatMap((date) => {
						const found = date.cells[at(date, code)];
						const rank = date.ranks[at(date, code)];
						return [
							found ? (
								<Value key={`valeur-${date.period}`} indicator={indicator} cell={found} />
							) : (
								<NoValue key={`valeur-${date.period}`} />
							),
							rank ? `${ordinal(rank.position)}${rank.tied ? ", à égalité" : ""}` : "non classé",
						];
					}),
				};
			})}
		/>
	);
}

/** « Rang sur 24 », « Rang sur 24, T3 2023 »: said once, in the head of the column. */
function rankHeader(ranks: DatedMap["ranks"], period: string | undefined): string {
	const total = ranks.find((rank) => rank !== undefined)?.total;
	return [
		total === undefined ? "Rang" : `Rang sur ${formatNumber(total)}`,
		...(period === undefined ? [] : [formatPeriod(period)]),
	].join(", ");
}

/** From high to low at the last date, what has no value at the end; or in French order. */
function rowsOf(
	{ decimals }: Indicator,
	last: DatedMap | undefined,
	order: MapAsked["order"],
): readonly FigureCell[] {
	const byName = (a: FigureCell, b: FigureCell): number =>
		compareFrench(a.territory.label, b.territory.label);
	return (last?.cells ?? []).toSorted((a, b) => {
		if (order === "nom") return byName(a, b);
		if ((a.value === null) !== (b.value === null)) return a.value === null ? 1 : -1;
		const gap = round(b.value ?? 0, decimals) - round(a.value ?? 0, decimals);
		return gap !== 0 ? gap : byName(a, b);
	});
}

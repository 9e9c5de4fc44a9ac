import type { VNode } from "preact";
import type { Figures, TerritoryCard } from "../../figures/index.ts";
import { formatPeriod } from "../../platform/french.ts";
import { lowerFirst, upperFirst } from "../../reading/index.ts";
import { indicatorPath } from "../address.ts";
import { rankText } from "../compare/words.ts";
import { FigureBlock } from "../components/figure-block.tsx";
import { Table } from "../components/table.tsx";
import { Value } from "../components/value.tsx";
import { territoryKind } from "../declared.ts";
import { mappedZonings } from "../map/model.ts";
import { shortPlace } from "../short-place.ts";
import type { Standing } from "../standings.ts";

/** Ranks of a territory, each with the comparison and the map that it comes from. */
export function StandingsBlock(props: {
	readonly figures: Figures;
	readonly card: TerritoryCard;
	readonly standings: readonly Standing[];
}): VNode | null {
	const { figures, card, standings } = props;
	const [first] = standings;
	if (!first) return null;
	const mapped = mappedZonings.includes(card.type);
	return (
		<FigureBlock
			id="rangs"
			title={`${card.label} parmi les ${lowerFirst(territoryKind(card.type).plural)}`}
			subtitle={`Du plus haut au plus bas, parmi les ${first.rank.among} dont la valeur est publiée à la même période.`}
			table={
				<Table
					id="rangs-tableau"
					caption={`Rangs : ${card.label}`}
					columns={[
						{ header: "Indicateur" },
						{ header: "Valeur", number: true },
						{ header: "Période" },
						{ header: "Rang" },
						{ header: "Voir aussi" },
					]}
					rows={standings.map(({ indicator, cell, rank }) => ({
						key: indicator.id,
						header: <a href={indicatorPath(indicator.id)}>{indicator.short}</a>,
						cells: [
							<Value key="valeur" indicator={indicator} cell={cell} unit />,
							upperFirst(formatPeriod(cell.period)),
							rankText(rank),
							<span key="aussi">
								<a href={`/comparer?ind=${indicator.id}&zones=${shortPlace(card)}`}>
									comparer<span class="visually-hidden"> : {indicator.short}</span>
								</a>
								{mapped ? (
									<>
										,{" "}
										<a href={`/carte?ind=${indicator.id}&maille=${card.type}`}>
											carte<span class="visually-hidden"> : {indicator.short}</span>
										</a>
									</>
								) : null}
							</span>,
						],
					}))}
				/>
			}
			answers={standings.map(({ answer }) => answer)}
			shown={standings.map(({ cell }) => cell)}
			notes={[
				"À égalité quand les valeurs affichées sont les mêmes : même rang, et le suivant est sauté. Une valeur masquée n’a pas de rang.",
			]}
			origin={first.cell}
			release={figures.release}
		/>
	);
}

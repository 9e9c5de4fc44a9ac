import type { VNode } from "preact";
import type { Region } from "../../../catalogue/model.ts";
import type { Figures, TerritoryCard } from "../../figures/index.ts";
import { formatNumber, formatPeriod } from "../../platform/french.ts";
import { isComparable, lowerFirst, titleAmount, upperFirst } from "../../reading/index.ts";
import { indicatorPath } from "../address.ts";
import { rankText } from "../compare/words.ts";
import { Absent } from "../components/absent.tsx";
import { FigureBlock } from "../components/figure-block.tsx";
import { Table } from "../components/table.tsx";
import { Value } from "../components/value.tsx";
import { indicators, territoryKind } from "../declared.ts";
import { type Standing, standingsOf } from "../standings.ts";

/** Most lines of the block, and the distance to the mean from which a figure sets a place apart. */
const mostLines = 5;
const apart = 1;

/**
 * « Ce qui distingue ce territoire »: the rates that lie farthest from the mean of the places of its kind. Undefined where
 * there is nothing to compare with; a sentence where nothing stands out.
 */
export async function distinctiveBlock(
	figures: Figures,
	region: Region,
	card: TerritoryCard,
): Promise<VNode | undefined> {
	const standings = await standingsOf(figures, region, card, indicators.filter(isComparable));
	const scored = standings.flatMap((standing) =>
		standing.score === null ? [] : [{ ...standing, score: standing.score }],
	);
	const kept = scored
		.filter(({ score }) => Math.abs(score) >= apart)
		.toSorted((a, b) => Math.abs(b.score) - Math.abs(a.score))
		.slice(0, mostLines);
	const [first] = kept;
	if (scored.length === 0) return undefined;
	const kind = territoryKind(card.type);
	const plural = lowerFirst(kind.plural);
	return (
		<section class="part" aria-labelledby="singularites">
			<h2 id="singularites">Ce qui distingue {kind.this}</h2>
			{first ? (
				<FigureBlock
					id="distingue"
					title={titleOf(first)}
					subtitle={`Les taux et les rapports qui s’écartent le plus de la moyenne des ${first.rank.among}. Les effectifs, qui suivent la taille, n’y sont pas.`}
					table={
						<Table
							id="distingue-tableau"
							caption={`${card.label} parmi les ${plural}`}
							columns={[
								{ header: "Indicateur" },
								{ header: "Valeur", number: true },
								{ header: "Période" },
								{ header: "Rang" },
								{ header: "Par rapport à la moyenne" },
							]}
							rows={kept.map(({ indicator, cell, rank, score }) => ({
								key: indicator.id,
								header: <a href={indicatorPath(indicator.id)}>{indicator.short}</a>,
								cells: [
									<Value key="valeur" indicator={indicator} cell={cell} unit />,
									upperFirst(formatPeriod(cell.period)),
									rankText(rank),
									scoreText(score),
								],
							}))}
						/>
					}
					answers={kept.map(({ answer }) => answer)}
					shown={kept.map(({ cell }) => cell)}
					notes={[
						`S’écarte de la moyenne ce qui en est à un écart-type au moins, parmi les territoires dont la valeur est publiée à la même période ; très nettement, à deux écarts-types. Moyenne simple, sans pondération. ${formatNumber(scored.length)} indicateurs comparés.`,
					]}
					origin={first.cell}
					release={figures.release}
				/>
			) : (
				<Absent>
					Rien ne met {card.label} à part : sur {formatNumber(scored.length)} indicateurs comparés, tous sont
					proches de la moyenne des {plural}.
				</Absent>
			)}
		</section>
	);
}

function titleOf({ indicator, cell, rank }: Standing): string {
	const amount = cell.value === null ? "" : `, ${titleAmount(indicator, cell.value)}`;
	return `${indicator.short} : ${rankText(rank)}${amount}`;
}

/** « nettement au-dessus », « très nettement au-dessous ». */
function scoreText(score: number): string {
	return `${Math.abs(score) >= 2 ? "très nettement" : "nettement"} ${score > 0 ? "au-dessus" : "au-dessous"}`;
}

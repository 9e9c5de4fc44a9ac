import type { VNode } from "preact";
import type { Region } from "../../../catalogue/model.ts";
import type { FigureCell, Figures, TerritoryCard } from "../../figures/model.ts";
import { counted, formatPeriod } from "../../platform/french.ts";
import { essentialCount, latestMessage, lowerFirst } from "../../reading/index.ts";
import { indicatorPath } from "../address.ts";
import { Absent } from "../components/absent.tsx";
import { FigureBlock } from "../components/figure-block.tsx";
import { KeyFigureCard } from "../components/key-figure.tsx";
import { NoFigures } from "../components/no-figures.tsx";
import { Table } from "../components/table.tsx";
import { NoValue, Value } from "../components/value.tsx";
import { territoryKind } from "../declared.ts";
import { essentialsOf, type KeyFigure, nearestOf } from "../essentials.ts";
import { regionBeside, thePlace } from "../region-name.ts";
import { PlainBlock } from "./plain-block.tsx";

/** « L'essentiel » of a territory: its cards, why there are fewer than six and what is published nearby, the same as one table. */
export async function essentialsBlock(
	figures: Figures,
	region: Region,
	card: TerritoryCard,
): Promise<{ readonly node: VNode; readonly sample: boolean }> {
	const found = await essentialsOf(figures, card, region.code);
	const near = await nearestOf(figures, card, region.code, found);
	return {
		sample: found.some(({ answer }) => answer.sample),
		node: (
			<section aria-labelledby="essentiel">
				<h2 id="essentiel">L’essentiel</h2>
				{found.length > 0 ? (
					<ul class="key-figures">
						{found.map((figure) => (
							<KeyFigureCard
								key={figure.indicator.id}
								figure={figure}
								region={region}
								release={figures.release}
							/>
						))}
					</ul>
				) : null}
				<PlainBlock found={found} />
				{found.length < essentialCount ? (
					<Fewer figures={figures} card={card} found={found} near={near} />
				) : null}
				{found.length > 0 ? (
					<EssentialsTable figures={figures} region={region} card={card} found={found} />
				) : null}
			</section>
		),
	};
}

/** Why fewer than six, and the figures of the places around that are the nearest to an answer. */
function Fewer(props: {
	readonly figures: Figures;
	readonly card: TerritoryCard;
	readonly found: readonly KeyFigure[];
	readonly near: readonly KeyFigure[];
}): VNode {
	const { figures, card, found, near } = props;
	if (card.type === "region" && found.length === 0 && near.length === 0)
		return <NoFigures region={{ code: card.code, name: card.label }} release={figures.release} />;
	const kind = lowerFirst(territoryKind(card.type).label);
	const mesh = card.type === "france" ? "pour la France entière" : `à la maille « ${kind} »`;
	const why =
		found.length === 0
			? `Cette diffusion n’a aucun des chiffres essentiels pour ${thePlace(card)}.`
			: `${counted(found.length, "chiffre")} seulement : les producteurs ne publient pas les autres ${mesh}.`;
	if (near.length === 0)
		return (
			<Absent>
				{why} Voir plus bas les <a href="#autour">territoires autour</a>.
			</Absent>
		);
	return (
		<>
			<Absent>{why} Au plus près, sur d’autres contours :</Absent>
			<ul class="links">
				{near.map(({ indicator, cell }) => {
					const place = props.figures.territory(cell.territory.type, cell.territory.code);
					return (
						<li key={indicator.id}>
							<a href={indicatorPath(indicator.id)}>{indicator.label}</a> :{" "}
							<strong>
								<Value indicator={indicator} cell={cell} unit />
							</strong>{" "}
							<small>
								{place ? <a href={place.path}>{place.label}</a> : cell.territory.label} (
								{lowerFirst(territoryKind(cell.territory.type).label)}), {formatPeriod(cell.period)}
							</small>
						</li>
					);
				})}
			</ul>
		</>
	);
}

function EssentialsTable(props: {
	readonly figures: Figures;
	readonly region: Region;
	readonly card: TerritoryCard;
	readonly found: readonly KeyFigure[];
}): VNode {
	const { figures, region, card, found } = props;
	const references = (
		[
			{ header: regionBeside(region.name, card), of: (figure: KeyFigure) => figure.region },
			{ header: "France", of: (figure: KeyFigure) => figure.france },
		] as const
	).filter(({ of }) => found.some((figure) => of(figure) !== undefined));
	const shown: readonly FigureCell[] = found.flatMap((figure) => [
		figure.cell,
		...references.flatMap(({ of }) => of(figure) ?? []),
	]);
	const gaps = found.some((figure) => references.some(({ of }) => of(figure) === undefined));
	return (
		<FigureBlock
			id="essentiel-tableau"
			title={latestMessage(found)}
			subtitle={`L’essentiel en un tableau : ${card.label}.`}
			table={
				<Table
					id="essentiel-valeurs"
					caption={`L’essentiel : ${card.label}`}
					detail={references.length > 0 ? "Les autres territoires sont à la même période." : undefined}
					columns={[
						{ header: "Indicateur" },
						{ header: "Période" },
						{ header: card.label, number: true },
						...references.map(({ header }) => ({ header, number: true })),
						{ header: "Évolution en un an" },
					]}
					rows={found.map((figure) => ({
						key: figure.indicator.id,
						header: <a href={indicatorPath(figure.indicator.id)}>{figure.indicator.label}</a>,
						cells: [
							formatPeriod(figure.cell.period),
							<Value key="ici" indicator={figure.indicator} cell={figure.cell} unit />,
							...references.map(({ header, of }) => {
								const cell = of(figure);
								return cell ? (
									<Value key={header} indicator={figure.indicator} cell={cell} unit />
								) : (
									<NoValue key={header} />
								);
							}),
							figure.trend?.text ?? "sans objet",
						],
					}))}
				/>
			}
			folded
			answers={found.map(({ answer }) => answer)}
			shown={shown}
			extraStatuses={gaps ? ["nd"] : []}
			kit={{ shape: "essentials" }}
			release={figures.release}
		/>
	);
}

import type { VNode } from "preact";
import type { Region, TerritoryType } from "../../../catalogue/model.ts";
import { type FigureCell, type Figures, readingSentence } from "../../figures/index.ts";
import { formatPeriod } from "../../platform/french.ts";
import { doorsOf, highestMessage, inUnit, lowerFirst, upperFirst } from "../../reading/index.ts";
import { indicatorPath, withQuery } from "../address.ts";
import { MapDrawing } from "../charts/map-drawing.tsx";
import { Absent } from "../components/absent.tsx";
import { FigureBlock } from "../components/figure-block.tsx";
import { LeftOut, unmet } from "../components/left-out.tsx";
import { indicators, territoryKind } from "../declared.ts";
import { mapAddress, readMap } from "../map/address.ts";
import { MapForm } from "../map/form.tsx";
import { type MapMade, mapFor, mappable, type NoMap } from "../map/gather.ts";
import { MapList } from "../map/list.tsx";
import type { MapAsked } from "../map/model.ts";
import { type Outcome, type PageContext, page, redirect } from "../page.ts";
import { inNameOf } from "../region-name.ts";
import { shortPlace } from "../short-place.ts";
import { inkOf } from "../themes.ts";

/** `/carte?ind=…&maille=…&per=…&avec=…`: where it is high, where it is low, and since when. */
export async function mapPage({ figures, region, query }: PageContext): Promise<Outcome> {
	const asked = readMap(query);
	// A form says everything; the address, only what is not what the page would choose.
	if (query.ok) return redirect(mapAddress(settled(figures, region, asked)));
	const made = await mapFor(figures, region, asked);
	const { indicator, zoning } = made;
	const kind = zoning && territoryKind(zoning);
	const title = indicator && kind ? `Carte : ${indicator.short}, ${lowerFirst(kind.plural)}` : "Carte";
	return page({
		title,
		description: `${indicator?.label ?? "Un indicateur"} sur une carte, avec la liste rangée et le rang de chaque territoire.`,
		section: "territoires",
		sample: "dates" in made && made.dates.some(({ answer }) => answer.sample),
		crumbs: [{ label: "Territoires", path: "/territoires" }, { label: "Carte" }],
		body: (
			<>
				<header class="page-head">
					<h1>{title}</h1>
					<p class="lead">
						{zoning === "region" ? "Les régions de France" : kind ? `${kind.plural} ${region.ofName}` : ""} :
						la carte, et la liste avec le rang de chacun.
					</p>
				</header>
				<LeftOut
					unknown={unmet([query.ind, query.ind === indicator?.id], [query.maille, query.maille === zoning])}
				/>
				<h2 class="visually-hidden">La carte et la liste</h2>
				{"dates" in made ? (
					<MapBlock
						figures={figures}
						region={region}
						made={made}
						asked={asked}
						doors={await doors(figures, made)}
					/>
				) : (
					<Nothing figures={figures} region={region} made={made} asked={asked} />
				)}
				<section class="part unprinted" aria-labelledby="choix">
					<h2 id="choix">Changer la carte</h2>
					<MapForm
						figures={figures}
						region={region}
						asked={asked}
						indicator={indicator?.id}
						zoning={zoning}
						periods={made.periods}
					/>
				</section>
			</>
		),
	});
}

/** A zoning or a date that the indicator does not have is left to the page: changing one thing leads to no dead end. */
function settled(figures: Figures, region: Region, asked: MapAsked): MapAsked {
	const { zoning, period, versus, ...kept } = asked;
	if (kept.indicator === undefined) return asked;
	const { periods } = figures.coverage(kept.indicator);
	const indicator = indicators.find(({ id }) => id === kept.indicator);
	return {
		...kept,
		...(zoning && indicator && mappable(figures, region, indicator).includes(zoning) ? { zoning } : {}),
		...(period && periods.includes(period) ? { period } : {}),
		...(versus && periods.includes(versus) ? { versus } : {}),
	};
}

const doors = (figures: Figures, made: MapMade): ReturnType<typeof doorsOf> =>
	doorsOf(
		figures,
		made.dates.flatMap(({ cells }) => cells.map((cell) => ({ indicator: made.indicator, cell }))),
	);

function MapBlock(props: {
	readonly figures: Figures;
	readonly region: Region;
	readonly made: MapMade;
	readonly asked: MapAsked;
	readonly doors: Awaited<ReturnType<typeof doorsOf>>;
}): VNode {
	const { figures, region, made, asked } = props;
	const { indicator, zoning, dates } = made;
	const kind = territoryKind(zoning);
	const where = zoning === "region" ? "France" : region.ofName;
	const ink = inkOf(indicator.theme);
	const drawn = dates.flatMap(({ period, sheet }) =>
		sheet && sheet.shapes.length > 0 ? [{ period, sheet }] : [],
	);
	const maps = drawn.map(({ period, sheet }) => (
		<div key={period} class={asked.large ? "map-large" : dates.length > 1 ? undefined : "map-side"}>
			{dates.length > 1 ? <h4>{upperFirst(formatPeriod(period))}</h4> : null}
			<MapDrawing
				id={`carte-${period}`}
				title={`Carte : ${indicator.label}, ${lowerFirst(kind.plural)} ${where}, ${formatPeriod(period)}. La liste donne les mêmes valeurs.`}
				sheet={sheet}
				ink={ink}
				at={(code) => ({
					mark: shortPlace({ type: zoning, code }),
					path: figures.territory(zoning, code)?.path,
				})}
			/>
		</div>
	));
	const list = (
		<div>
			<nav class="layout-buttons" aria-label="Ordre de la liste et taille de la carte" data-live>
				<ul>
					{(["valeur", "nom"] as const).map((order) => (
						<li key={order}>
							<a
								class="button plain"
								href={mapAddress({ ...asked, order })}
								aria-current={order === asked.order ? "true" : undefined}
								rel="nofollow"
							>
								{order === "valeur" ? "Ranger par valeur" : "Ranger par nom"}
							</a>
						</li>
					))}
					{maps.length > 0 ? (
						<li>
							<a class="button plain" href={mapAddress({ ...asked, large: !asked.large })} rel="nofollow">
								{asked.large ? "Réduire la carte" : "Agrandir la carte"}
							</a>
						</li>
					) : null}
				</ul>
			</nav>
			<MapList figures={figures} made={made} asked={asked} />
		</div>
	);
	return (
		<FigureBlock
			id="carte"
			title={titleOf(made)}
			subtitle={
				<>
					<a href={indicatorPath(indicator.id)}>{indicator.label}</a>
					{inUnit(indicator)}. {indicator.universe} {kind.plural} {where} ({kind.vintage}),{" "}
					{dates.map(({ period }) => formatPeriod(period)).join(" et ")}.
				</>
			}
			drawing={
				<>
					{made.undrawn ? <Absent>{made.undrawn}</Absent> : null}
					<div class={maps.length > 0 && !asked.large ? "columns wide" : undefined}>
						{maps}
						{maps.length > 1 ? null : list}
					</div>
					{maps.length > 1 ? list : null}
					{maps.length > 0 ? (
						<p class="small muted">
							{made.credit} {indicator.formula.kind === "sum" ? "Même échelle de cercles" : "Mêmes classes"} à
							toutes les dates : deux cartes se comparent.
						</p>
					) : null}
				</>
			}
			sentence={sentenceOf(made, region)}
			table={
				<p class="small muted">
					Rang, du plus haut au plus bas, parmi les territoires qui ont une valeur publiée. À égalité quand
					les valeurs affichées sont les mêmes : même rang, et le suivant est sauté.
				</p>
			}
			answers={dates.map(({ answer }) => answer)}
			shown={dates.flatMap(({ cells }) => cells)}
			doors={props.doors}
			notes={indicator.notes}
			origin={highest(made)?.cell}
			release={figures.release}
			open
			drawn={drawn.length > 0}
			{...(zoning === "region" ? {} : { kit: { shape: "places", indicator: indicator.id, type: zoning } })}
			ownFiles
			after={<Files region={region} made={made} asked={asked} />}
		/>
	);
}

function highest({ dates }: MapMade): { readonly cell: FigureCell; readonly value: number } | undefined {
	const last = dates.at(-1);
	const at = last?.ranks.findIndex((rank) => rank?.position === 1) ?? -1;
	const cell = last?.cells[at];
	return cell && cell.value !== null ? { cell, value: cell.value } : undefined;
}

function titleOf(made: MapMade): string {
	const top = highest(made);
	const { indicator } = made;
	if (!top) return `${indicator.short} : aucune valeur publiée à cette date`;
	const known = made.dates.at(-1)?.ranks.filter((rank) => rank !== undefined).length ?? 0;
	return highestMessage(indicator, top.cell, known);
}

function sentenceOf(made: MapMade, region: Region): string | undefined {
	const top = highest(made);
	const last = made.dates.at(-1);
	const rank = last?.ranks.find((one) => one?.position === 1);
	if (!top || !rank) return undefined;
	const plural = lowerFirst(territoryKind(made.zoning).plural);
	return readingSentence({
		indicator: made.indicator,
		cell: top.cell,
		rank: { ...rank, among: made.zoning === "region" ? plural : `${plural} ${region.ofName}` },
	});
}

/** The figures of the map as files. */
function Files(props: { readonly region: Region; readonly made: MapMade; readonly asked: MapAsked }): VNode {
	const { region, made, asked } = props;
	const { indicator, zoning, dates } = made;
	const shown: MapAsked = { ...asked, indicator: indicator.id, zoning, order: "valeur" };
	const api = (extension: string): string =>
		withQuery(`/api/v1/query.${extension}`, {
			indicators: indicator.id,
			periods: dates.map(({ period }) => period).join(","),
			territories: zoning === "region" ? zoning : `${zoning}@${region.code}`,
			pageSize: "10000",
		});
	return (
		<p class="sources unprinted">
			Télécharger :{" "}
			<a href={api("xlsx")} rel="nofollow">
				classeur Excel
			</a>
			,{" "}
			<a href={api("geojson")} rel="nofollow">
				GeoJSON
			</a>
			,{" "}
			<a href={api("csv")} rel="nofollow">
				CSV ouvert
			</a>
			. <a href={mapAddress(shown)}>Adresse complète de cette carte</a>
		</p>
	);
}

/** Why there is no map, and where there is one. */
function Nothing(props: {
	readonly figures: Figures;
	readonly region: Region;
	readonly made: NoMap;
	readonly asked: MapAsked;
}): VNode {
	const { figures, region, made, asked } = props;
	const zonings: readonly TerritoryType[] = made.indicator ? mappable(figures, region, made.indicator) : [];
	const others = zonings.filter((type) => type !== made.zoning);
	return (
		<>
			<Absent>{made.why}</Absent>
			{others.length > 0 ? (
				<ul>
					{others.map((type) => (
						<li key={type}>
							<a href={mapAddress({ ...asked, zoning: type })}>
								{made.indicator?.label} : {lowerFirst(territoryKind(type).plural)}
							</a>
						</li>
					))}
				</ul>
			) : null}
			<p>
				Une carte qui existe : <a href="/carte">celle que propose cette page</a>
				{region.name === "" ? "" : `, ${inNameOf(region)}`}.
			</p>
		</>
	);
}

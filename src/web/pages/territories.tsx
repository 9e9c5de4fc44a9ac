import type { VNode } from "preact";
import type { TerritoryType } from "../../../catalogue/model.ts";
import type { Figures, TerritoryCard } from "../../figures/model.ts";
import { DefError } from "../../platform/errors.ts";
import { compareFrench, counted, foldText, formatNumber } from "../../platform/french.ts";
import { isTerritoryType, type TerritoryKind, territoryKind, territoryTypes } from "../declared.ts";
import { type Outcome, type PageContext, page } from "../page.ts";

/** Above this, the index page gives the way to the list instead of the list. */
const shownAtOnce = 120;

/** `/territoires` */
export function territoriesPage({ figures, region }: PageContext): Outcome {
	return page({
		title: "Territoires",
		section: "territoires",
		crumbs: [{ label: "Territoires" }],
		description: `Tous les territoires ${region.ofName}, par découpage.`,
		body: (
			<>
				<header class="page-head">
					<h1>Territoires {region.ofName}</h1>
					<p class="lead">
						Chaque découpage a ses propres chiffres : deux territoires de même nom peuvent avoir des contours
						différents.
					</p>
					<p>
						<a href="/territoires/perimetre">Composer un périmètre</a> : une liste de communes ou
						d’intercommunalités, et ses chiffres.
					</p>
					<p>
						<a href="/comparer">Comparer des territoires</a> : jusqu’à cinq, avec la région et la France.{" "}
						<a href="/carte">Voir une carte</a> : un indicateur sur tout un découpage.
					</p>
				</header>
				{territoryTypes.map((zoning) => (
					<ZoningPart key={zoning.id} zoning={zoning} territories={listed(figures, zoning.id, region.code)} />
				))}
			</>
		),
	});
}

/** `/territoires/{type}` */
export function zoningPage({ figures, region, params }: PageContext): Outcome {
	const type = params.type ?? "";
	if (!isTerritoryType(type)) throw new DefError("territoire-inconnu", { territory: type });
	const zoning = territoryKind(type);
	const territories = listed(figures, type, region.code);
	if (territories.length === 0) throw new DefError("territoire-inconnu", { territory: zoning.plural });
	// The country is not one of the region.
	const title = type === "france" ? zoning.plural : `${zoning.plural} ${region.ofName}`;
	return page({
		title,
		section: "territoires",
		crumbs: [{ label: "Territoires", path: "/territoires" }, { label: zoning.plural }],
		body: (
			<>
				<header class="page-head">
					<h1>{title}</h1>
					<p class="lead">
						{zoning.definition} {counted(territories.length, "territoire")}
						{territories[0] ? ` (${territories[0].vintage})` : ""}.
					</p>
				</header>
				{territories.length > shownAtOnce ? (
					<ByLetter territories={territories} />
				) : (
					<TerritoryLinks territories={territories} region={region.code} />
				)}
			</>
		),
	});
}

function listed(figures: Figures, type: TerritoryType, region: string): readonly TerritoryCard[] {
	return type === "france" ? figures.territories(type) : figures.territories(type, region);
}

function ZoningPart(props: {
	readonly zoning: TerritoryKind;
	readonly territories: readonly TerritoryCard[];
}): VNode | null {
	const { zoning, territories } = props;
	const [only] = territories;
	if (!only) return null;
	return (
		<section class="part" aria-labelledby={`decoupage-${zoning.id}`}>
			<h2 id={`decoupage-${zoning.id}`}>{zoning.plural}</h2>
			<p class="muted">
				{zoning.definition} {territories.length > 1 ? `${counted(territories.length, "territoire")}, ` : ""}
				{only.vintage}.
			</p>
			{territories.length > shownAtOnce ? (
				<p>
					<a href={`/territoires/${zoning.id}`}>
						Voir les {formatNumber(territories.length)} {zoning.plural.toLowerCase()}
					</a>{" "}
					ou utilisez la recherche.
				</p>
			) : (
				<TerritoryLinks territories={territories} />
			)}
		</section>
	);
}

export function TerritoryLinks(props: {
	readonly territories: readonly TerritoryCard[];
	/** When given, a territory that leaves this region says so. */
	readonly region?: string;
}): VNode {
	return (
		<ul class={props.territories.length > 8 ? "links flow" : "links"}>
			{props.territories.map((territory) => (
				<li key={territory.path}>
					<a href={territory.path}>{territory.label}</a> <small class="code">{territory.code}</small>
					{props.region && territory.type !== "france" && territory.regions.length > 1 ? (
						<small> dépasse la région</small>
					) : null}
				</li>
			))}
		</ul>
	);
}

function ByLetter(props: { readonly territories: readonly TerritoryCard[] }): VNode {
	const letters = Map.groupBy(props.territories, (territory) =>
		(foldText(territory.label)[0] ?? "#").toUpperCase(),
	);
	const sorted = [...letters].sort(([a], [b]) => compareFrench(a, b));
	return (
		<>
			<nav class="toc" aria-label="Par première lettre">
				<ul>
					{sorted.map(([letter]) => (
						<li key={letter}>
							<a href={`#lettre-${letter}`}>{letter}</a>
						</li>
					))}
				</ul>
			</nav>
			{sorted.map(([letter, territories]) => (
				<section key={letter} class="part" aria-labelledby={`lettre-${letter}`}>
					<h2 id={`lettre-${letter}`}>{letter}</h2>
					<TerritoryLinks territories={territories} />
				</section>
			))}
		</>
	);
}

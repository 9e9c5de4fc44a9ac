import { Fragment, type VNode } from "preact";
import type { Indicator, Region, TerritoryType } from "../../../catalogue/model.ts";
import type { Figures } from "../../figures/model.ts";
import { DefError } from "../../platform/errors.ts";
import { enumerate, formatNumber, formatPeriod } from "../../platform/french.ts";
import { lowerFirst } from "../../reading/index.ts";
import { breakdownBlock } from "../blocks/breakdown-block.tsx";
import { byTerritoryBlock } from "../blocks/by-territory-block.tsx";
import { Differences, WhereShown } from "../blocks/indicator-neighbours.tsx";
import { occupationsBlock } from "../blocks/occupations-block.tsx";
import { seriesBlock } from "../blocks/series-block.tsx";
import { seriesFiles } from "../blocks/series-files.tsx";
import { mostZones } from "../compare/model.ts";
import { Absent } from "../components/absent.tsx";
import { Sources } from "../components/sources.tsx";
import {
	categoryName,
	definitionOf,
	indicatorById,
	levels,
	territoryKind,
	territoryTypes,
} from "../declared.ts";
import { mappable, scopeOf } from "../map/gather.ts";
import { methodPagesOf, methodPath } from "../methods.ts";
import { type Outcome, type PageContext, page } from "../page.ts";
import { theNameOf } from "../region-name.ts";
import { shortPlace } from "../short-place.ts";
import { themes } from "../themes.ts";

/** `/indicateurs/{slug}` */
export async function indicatorPage({ figures, region, params }: PageContext): Promise<Outcome> {
	const indicator = indicatorById.get(params.indicator ?? "");
	if (!indicator) throw new DefError("indicateur-inconnu", { indicator: params.indicator ?? "" });
	const coverage = figures.coverage(indicator.id);
	const withheld = [...new Set(coverage.withheld.map((level) => level.reason))];
	const blocks = coverage.cells > 0 ? await blocksOf(figures, region, indicator) : [];
	const theme = themes.find((entry) => entry.id === indicator.theme);
	const files = await seriesFiles(figures, region, indicator);
	return page({
		title: indicator.label,
		description: indicator.definition,
		section: "indicateurs",
		sample: coverage.sources.some((source) => source.sample),
		crumbs: [{ label: "Indicateurs", path: "/indicateurs" }, { label: indicator.short }],
		body: (
			<>
				<header class="page-head">
					<p class="kind">Indicateur · {theme?.title ?? indicator.theme}</p>
					<h1>{indicator.label}</h1>
					<p class="lead">{indicator.definition}</p>
				</header>
				<section aria-labelledby="definition">
					<h2 id="definition">Définition</h2>
					<dl class="facts">
						{definitionOf(indicator)
							.filter((line) => line.id !== "definition")
							.map(({ id, term, text }) => (
								<Fragment key={id}>
									<dt>{term}</dt>
									<dd>{text}</dd>
								</Fragment>
							))}
					</dl>
					<p>
						Comment c’est fait :{" "}
						{methodPagesOf(indicator).map(({ id, title }, index) => (
							<Fragment key={id}>
								{index > 0 ? ", " : ""}
								<a href={methodPath(id)}>{lowerFirst(title)}</a>
							</Fragment>
						))}
						.
					</p>
					{indicator.notes.length > 0 ? (
						<>
							<h3>Limites et précautions</h3>
							<ul>
								{indicator.notes.map((note) => (
									<li key={note}>{note}</li>
								))}
							</ul>
						</>
					) : null}
				</section>
				<Differences indicator={indicator} />
				<Coverage figures={figures} indicator={indicator} />
				<section class="part" aria-labelledby="chiffres">
					<h2 id="chiffres">Les chiffres {region.ofName}</h2>
					<OtherViews figures={figures} region={region} indicator={indicator} />
					{files}
					{blocks.length > 0 ? (
						blocks
					) : (
						<Absent>
							{coverage.cells === 0 && withheld.length > 0
								? withheld.join(" ")
								: coverage.cells === 0
									? "Aucune source de cette diffusion n’apporte cet indicateur."
									: `Cet indicateur n’a pas de valeur pour ${theNameOf(region)} dans cette diffusion : les fiches des métiers ou des territoires en donnent là où il existe.`}
						</Absent>
					)}
				</section>
			</>
		),
	});
}

/** The same figure on a map, or side by side: only where it can be. */
function OtherViews(props: {
	readonly figures: Figures;
	readonly region: Region;
	readonly indicator: Indicator;
}): VNode | null {
	const { figures, region, indicator } = props;
	const [zoning] = mappable(figures, region, indicator);
	if (zoning === undefined) return null;
	const places = figures.territories(zoning, scopeOf(region, zoning)).slice(0, mostZones);
	return (
		<p>
			<a href={`/carte?ind=${indicator.id}`}>Voir la carte</a> ou{" "}
			<a href={`/comparer?ind=${indicator.id}&zones=${places.map(shortPlace).join(",")}`}>
				comparer des territoires
			</a>
			.
		</p>
	);
}

function Coverage(props: { readonly figures: Figures; readonly indicator: Indicator }): VNode {
	const coverage = props.figures.coverage(props.indicator.id);
	const occupations = coverage.about.filter((level) => level !== "all");
	const [first] = coverage.periods;
	const last = coverage.periods.at(-1);
	return (
		<section class="part" aria-labelledby="couverture">
			<h2 id="couverture">Couverture</h2>
			{coverage.cells === 0 && coverage.withheld.length > 0 ? (
				<>
					<Absent>Les chiffres de cet indicateur sont masqués : donnée non disponible (nd).</Absent>
					<Withheld levels={coverage.withheld} />
				</>
			) : coverage.cells === 0 ? (
				<Absent>
					Aucune source de cette diffusion n’apporte cet indicateur : donnée non disponible (nd).
				</Absent>
			) : (
				<>
					<dl class="facts">
						<dt>Territoires</dt>
						<dd>
							{territoryTypes
								.filter((kind) => coverage.territories.includes(kind.id))
								.map((kind) => kind.label)
								.join(", ")}
						</dd>
						<dt>Détail</dt>
						<dd>
							{occupations.length > 0 ? occupations.map((level) => levels[level].label).join(", ") : "aucun"}
							{props.indicator.breakdown
								? ` ; par ${lowerFirst(categoryName(props.indicator.breakdown))}`
								: ""}
						</dd>
						<dt>Périodes</dt>
						<dd>
							{first === undefined || last === undefined
								? "aucune"
								: first === last
									? formatPeriod(first, "long")
									: `${formatPeriod(first, "long")} – ${formatPeriod(last, "long")} (${formatNumber(coverage.periods.length)} périodes)`}
						</dd>
						<dt>Cases</dt>
						<dd>{formatNumber(coverage.cells)} dans cette diffusion, toutes régions comprises</dd>
					</dl>
					<Withheld levels={coverage.withheld} />
					<Sources sources={coverage.sources} release={props.figures.release} />
					<WhereShown figures={props.figures} indicator={props.indicator} />
				</>
			)}
		</section>
	);
}

/** Levels that a charter keeps, each with its reason: said once for the levels that share it. */
function Withheld(props: { readonly levels: ReturnType<Figures["coverage"]>["withheld"] }): VNode | null {
	if (props.levels.length === 0) return null;
	const byReason = Map.groupBy(props.levels, (level) => level.reason);
	return (
		<ul>
			{[...byReason].map(([reason, levels]) => (
				<li key={reason}>
					{enumerate(levels.map(({ territory }) => territoryKind(territory).plural))} : nd. {reason}
				</li>
			))}
		</ul>
	);
}

const mapped: readonly TerritoryType[] = [
	"zone-emploi",
	"bassin",
	"departement",
	"arrondissement",
	"comite-local",
];

async function blocksOf(figures: Figures, region: Region, indicator: Indicator): Promise<readonly VNode[]> {
	const { territories: all, about, withheld } = figures.coverage(indicator.id);
	const kept = new Set(withheld.map((level) => level.territory));
	const territories = all.filter((type) => !kept.has(type));
	const regionRef = { type: "region", code: region.code, label: region.name } as const;
	const nation = { type: "france", code: "FR", label: "France" } as const;
	const blocks: (VNode | undefined)[] = [];
	const hasTotal = about.includes("all") || about.length === 0;
	if (indicator.breakdown !== undefined) {
		for (const place of [regionRef, nation]) {
			if (!territories.includes(place.type)) continue;
			blocks.push(await breakdownBlock({ figures, indicator, territory: place, subject: place.label }));
			break;
		}
	} else if (hasTotal) {
		for (const type of mapped.filter((candidate) => territories.includes(candidate)).slice(0, 2)) {
			blocks.push(await byTerritoryBlock({ figures, region, indicator, type, id: `par-${type}` }));
		}
		for (const place of [regionRef, nation]) {
			if (!territories.includes(place.type)) continue;
			const series = await seriesBlock(figures, region, indicator, place);
			blocks.push(series);
			if (series) break;
		}
	}
	if (indicator.breakdown === undefined) {
		const level = (["fap2021-228", "fap2009-225", "fap2009-87", "rome4", "rome3"] as const).find((id) =>
			about.includes(id),
		);
		const place = [regionRef, nation].find((candidate) => territories.includes(candidate.type));
		if (level && place) {
			blocks.push(await occupationsBlock({ figures, territory: place, indicator, beside: [], level }));
		}
	}
	return blocks.filter((block) => block !== undefined);
}

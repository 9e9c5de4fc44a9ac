import type { VNode } from "preact";
import type { Indicator, Region, TerritoryType } from "../../../catalogue/model.ts";
import type { Figures, TerritoryRef } from "../../figures/index.ts";
import { formatPeriod } from "../../platform/french.ts";
import { france, sameTerritory, standsAlone, zoningsOf } from "../../reading/index.ts";
import { IndicatorChoice, Tick } from "../components/indicator-choice.tsx";
import { ZoningChoice } from "../components/zoning-choice.tsx";
import { indicatorById, territoryTypes } from "../declared.ts";
import { shortPlace } from "../short-place.ts";
import { type CompareAsked, comparePath, mostIndicators, mostZones } from "./model.ts";

/** Zonings of which every place is in the list: the others are too many, and are typed. */
const listed: readonly TerritoryType[] = [
	"departement",
	"zone-emploi",
	"bassin",
	"arrondissement",
	"comite-local",
	"epci",
];

/** What was typed and could not be read, put back as it was. */
export interface Typed {
	readonly text: string;
	readonly kind: string;
}

/** A figure that one of the places has; without places, that some zoning has. */
function offeredFor(figures: Figures, zones: readonly TerritoryRef[], indicator: Indicator): boolean {
	if (!standsAlone(figures, indicator)) return false;
	const zonings = zoningsOf(figures, indicator);
	return zones.length > 0
		? zones.some(({ type }) => zonings.has(type))
		: [...zonings].some((type) => type !== "france");
}

/** The whole choice in one form: a comparison is an address, and nothing needs a script. */
export function CompareForm(props: {
	readonly figures: Figures;
	readonly region: Region;
	readonly asked: CompareAsked;
	readonly typed: Typed;
	/** Periods of the indicators shown. */
	readonly periods: readonly string[];
}): VNode {
	const { figures, region, asked, typed } = props;
	const full = asked.zones.length >= mostZones;
	return (
		<form method="get" action={comparePath} class="table-form">
			<input type="hidden" name="zones" value={asked.zones.map(shortPlace).join(",")} />
			<fieldset id="etape-territoires" data-wait>
				<legend>1. Les territoires</legend>
				{full ? (
					<p>Vous comparez {mostZones} territoires, le maximum : retirez-en un pour en ajouter un autre.</p>
				) : (
					<>
						<div class="field">
							<label for="ajouter">Ajouter un territoire {region.ofName}</label>
							<select id="ajouter" name="ajouter">
								<option value="">Choisir dans la liste</option>
								{territoryTypes
									.filter(({ id }) => listed.includes(id))
									.map(({ id, plural }) => {
										const places = figures
											.territories(id, region.code)
											.filter((card) => !asked.zones.some((zone) => sameTerritory(zone, card)));
										return places.length === 0 ? null : (
											<optgroup key={id} label={plural}>
												{places.map((card) => (
													<option key={card.code} value={shortPlace(card)}>
														{card.label}
													</option>
												))}
											</optgroup>
										);
									})}
							</select>
						</div>
						<div class="field">
							<label for="ajout">Ou écrire des noms ou des codes, de toute la France</label>
							<input
								id="ajout"
								name="ajout"
								maxLength={400}
								value={typed.text}
								aria-describedby="ajout-aide"
								spellcheck={false}
							/>
						</div>
						<p id="ajout-aide" class="small muted">
							Séparés par des virgules, par exemple <span class="code">Lisieux, Flers</span> ou{" "}
							<span class="code">departement:35</span> ; {mostZones} territoires au plus en tout.
						</p>
						<ZoningChoice label="Leur découpage" chosen={typed.kind} />
					</>
				)}
			</fieldset>
			<fieldset id="etape-indicateurs">
				<legend>2. Les indicateurs</legend>
				<p>
					{asked.indicators.map((id) => indicatorById.get(id)?.label ?? id).join(" ; ") ||
						"Sans choix, un seul : celui que ces territoires ont en commun."}
				</p>
				<p class="small muted">{mostIndicators} au plus.</p>
				<IndicatorChoice
					name="ind"
					offered={(indicator) => offeredFor(figures, asked.zones, indicator)}
					chosen={asked.indicators}
					folded={asked.indicators.length > 0}
				/>
			</fieldset>
			<fieldset id="etape-reperes">
				<legend>3. Les repères</legend>
				<ul class="ticks">
					{(
						[
							{ type: "region", code: region.code, label: region.name },
							{ ...france, label: "France" },
						] as const
					).map(({ label, ...ref }) => (
						<Tick
							key={label}
							name="ref"
							value={shortPlace(ref)}
							label={label}
							ticked={asked.references.some((other) => sameTerritory(other, ref))}
						/>
					))}
				</ul>
				<div class="field">
					<label for="per">Période</label>
					<select id="per" name="per">
						<option value="">La plus récente</option>
						{[...new Set([...props.periods, ...(asked.period ? [asked.period] : [])])]
							.toSorted()
							.toReversed()
							.map((period) => (
								<option key={period} value={period} selected={asked.period === period}>
									{formatPeriod(period)}
								</option>
							))}
					</select>
				</div>
			</fieldset>
			<input type="hidden" name="vue" value={asked.view} />
			<p class="actions">
				<button type="submit" class="button" name="ok" value="1" data-live>
					Comparer
				</button>
			</p>
		</form>
	);
}

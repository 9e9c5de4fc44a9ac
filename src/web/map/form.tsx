import type { VNode } from "preact";
import type { Region, TerritoryType } from "../../../catalogue/model.ts";
import type { Figures } from "../../figures/index.ts";
import { formatPeriod } from "../../platform/french.ts";
import { IndicatorChoice } from "../components/indicator-choice.tsx";
import { indicatorById, territoryKind } from "../declared.ts";
import { mappable } from "./gather.ts";
import { type MapAsked, mapPath } from "./model.ts";

/** Indicator, zoning, one or two dates: a map is an address, and nothing needs a script. */
export function MapForm(props: {
	readonly figures: Figures;
	readonly region: Region;
	readonly asked: MapAsked;
	/** What is shown: the choices that the page made are ticked. */
	readonly indicator: string | undefined;
	readonly zoning: TerritoryType | undefined;
	readonly periods: readonly string[];
}): VNode {
	const { figures, region, asked } = props;
	const indicator = props.indicator === undefined ? undefined : indicatorById.get(props.indicator);
	const zonings = indicator ? mappable(figures, region, indicator) : [];
	const dates = props.periods.toReversed();
	return (
		<form method="get" action={mapPath} class="table-form">
			<fieldset id="etape-decoupage">
				<legend>1. Le découpage et la date</legend>
				<div class="field">
					<label for="maille">Découpage</label>
					<select id="maille" name="maille">
						{zonings.map((type) => (
							<option key={type} value={type} selected={type === props.zoning}>
								{territoryKind(type).plural}
							</option>
						))}
						{zonings.length === 0 ? <option value="">Celui de l’indicateur choisi</option> : null}
					</select>
				</div>
				<div class="field">
					<label for="per">Date</label>
					<select id="per" name="per">
						<option value="">La plus récente</option>
						{dates.map((period) => (
							<option key={period} value={period} selected={asked.period === period}>
								{formatPeriod(period)}
							</option>
						))}
					</select>
				</div>
				<div class="field">
					<label for="avec">Comparer à une autre date (une seconde carte)</label>
					<select id="avec" name="avec">
						<option value="">Aucune</option>
						{dates.map((period) => (
							<option key={period} value={period} selected={asked.versus === period}>
								{formatPeriod(period)}
							</option>
						))}
					</select>
				</div>
			</fieldset>
			<fieldset id="etape-indicateur">
				<legend>2. L’indicateur</legend>
				{indicator ? <p>{indicator.label}</p> : null}
				<IndicatorChoice
					name="ind"
					offered={(one) => mappable(figures, region, one).length > 0}
					chosen={indicator ? [indicator.id] : []}
					folded
					alone
				/>
			</fieldset>
			<p class="actions">
				<button type="submit" class="button" name="ok" value="1" data-live>
					Voir la carte
				</button>
			</p>
		</form>
	);
}

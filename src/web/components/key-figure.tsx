import type { VNode } from "preact";
import type { Region } from "../../../catalogue/model.ts";
import { statuses } from "../../exports/index.ts";
import type { ReleaseCard } from "../../figures/model.ts";
import { formatPeriod } from "../../platform/french.ts";
import { amountText, classWord, gapText, intervalText, shareText, unitText } from "../../reading/index.ts";
import { indicatorPath } from "../address.ts";
import type { KeyFigure } from "../essentials.ts";
import { theNameOf } from "../region-name.ts";
import { Sources } from "./sources.tsx";

/** Card of « L'essentiel »: value, unit, period, trend in words, gaps to the region and to France, source, origin. */
export function KeyFigureCard(props: {
	readonly figure: KeyFigure;
	readonly region: Region;
	readonly release: ReleaseCard;
}): VNode {
	const { figure, region } = props;
	const { indicator, cell } = figure;
	const word = cell.value === null ? undefined : classWord(indicator, cell.value);
	const interval = intervalText(indicator, cell);
	const share = figure.inside ? shareText(indicator, cell, figure.region, region.ofName) : undefined;
	const gaps = [
		gapText(indicator, cell, figure.region, theNameOf(region)),
		share,
		gapText(indicator, cell, figure.france, "la France"),
	].filter((text) => text !== undefined);
	return (
		<li class="key-figure">
			<h3>
				<a href={indicatorPath(indicator.id)}>{indicator.label}</a>
			</h3>
			<p class={word ? "amount word" : "amount"}>
				{cell.value === null
					? statuses[cell.status === "ok" ? "nd" : cell.status].name
					: (word ?? amountText(indicator, cell.value))}
				{cell.value !== null && cell.status !== "ok" ? (
					<>
						<sup class="status" aria-hidden="true">
							{statuses[cell.status].sign}
						</sup>
						<span class="visually-hidden"> ({statuses[cell.status].name})</span>
					</>
				) : null}
				{cell.value !== null && !word && indicator.unit !== "" ? (
					<span class="unit"> {unitText(indicator, cell.value)}</span>
				) : null}
			</p>
			<p class="small">
				{formatPeriod(cell.period, "long")}
				{interval ? `, ${interval}` : ""}
			</p>
			{figure.trend ? (
				<p class="small">
					<span aria-hidden="true">{figure.trend.sign}</span> {figure.trend.text}
				</p>
			) : null}
			{gaps.length > 0 ? (
				<ul class="gaps">
					{gaps.map((gap) => (
						<li key={gap}>{gap}</li>
					))}
				</ul>
			) : null}
			<footer>
				{cell.reason ? <p>{cell.reason}</p> : null}
				<Sources sources={figure.answer.sources} release={props.release} />
				<p>
					<a href={cell.permalink} aria-label={`D’où vient ce chiffre ? ${indicator.short}`}>
						D’où vient ce chiffre ?
					</a>
				</p>
			</footer>
		</li>
	);
}

import type { VNode } from "preact";
import type { Indicator } from "../../../catalogue/model.ts";
import type { Figures, OccupationCard } from "../../figures/model.ts";
import { formatNumber } from "../../platform/french.ts";
import { scatteredOver } from "../../reading/index.ts";
import { indicatorPath } from "../address.ts";
import { levels } from "../declared.ts";
import { Absent } from "./absent.tsx";

/** Figures that exist only under several other codes: named, with the way to each code, and no figure borrowed. */
export function Scattered(props: {
	readonly figures: Figures;
	readonly card: OccupationCard;
	readonly indicators: readonly Indicator[];
}): VNode {
	const { figures, card, indicators } = props;
	const covered = new Set(indicators.flatMap((indicator) => figures.coverage(indicator.id).about));
	const shown = scatteredOver(card).filter((level) => covered.has(level));
	return (
		<Absent>
			{indicators.map((indicator, index) => (
				<span key={indicator.id}>
					{index > 0 ? ", " : ""}
					<a href={indicatorPath(indicator.id)}>{indicator.short}</a>
				</span>
			))}{" "}
			: donnée non disponible (nd) pour ce métier dans son ensemble, qui se répartit sur plusieurs codes.{" "}
			{shown.map((level) => (
				<span key={level}>
					{levels[level].scheme} :{" "}
					{card.matches
						.filter((match) => match.level === level)
						.sort((a, b) => b.weight - a.weight)
						.slice(0, 8)
						.map((match, index) => {
							const scheme = levels[level].urlScheme;
							const target = scheme ? figures.occupation(scheme, match.code) : undefined;
							return (
								<span key={match.code}>
									{index > 0 ? ", " : ""}
									{target ? <a href={target.path}>{match.label}</a> : match.label} (
									{formatNumber(100 * match.weight)} %)
								</span>
							);
						})}
					.{" "}
				</span>
			))}
		</Absent>
	);
}

import type { VNode } from "preact";
import type { Region, TerritoryType } from "../../../catalogue/model.ts";
import type { Figures } from "../../figures/model.ts";
import { pathIn } from "../chosen-place.ts";
import { territoryKind } from "../declared.ts";

/** The same page for each place of the region, zoning by zoning. */
export function PlaceLinks(props: {
	readonly figures: Figures;
	readonly region: Region;
	readonly types: readonly TerritoryType[];
	/** Address of the page without a place. */
	readonly subject: string;
}): VNode {
	const { figures, region, types, subject } = props;
	return (
		<>
			{types.map((type) => {
				const territories = figures.territories(type, region.code);
				return territories.length === 0 ? null : (
					<div key={type}>
						<h3>{territoryKind(type).plural}</h3>
						<ul class="links flow">
							{territories.map((territory) => (
								<li key={territory.path}>
									<a href={pathIn(subject, territory)}>{territory.label}</a>
								</li>
							))}
						</ul>
					</div>
				);
			})}
		</>
	);
}

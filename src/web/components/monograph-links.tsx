import type { VNode } from "preact";
import type { Region } from "../../../catalogue/model.ts";
import type { Figures } from "../../figures/model.ts";
import { monographYears } from "../../monograph/index.ts";

/** Monographs of which the region has data of its own. */
export function MonographLinks(props: { readonly region: Region; readonly figures: Figures }): VNode | null {
	const years = monographYears(props.region.code, props.figures);
	if (years.length === 0) return null;
	return (
		<p>
			Monographie régionale :{" "}
			{years.map((year, at) => (
				<span key={year}>
					{at > 0 ? ", " : ""}
					<a href={`/monographies/${year}`}>{year}</a>
				</span>
			))}
		</p>
	);
}

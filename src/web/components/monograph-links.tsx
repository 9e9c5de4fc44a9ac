import type { VNode } from "preact";
import type { Region } from "../../../catalogue/model.ts";
import { monographs } from "../../../catalogue/monographs/index.ts";

/** Monographs of which the region has data of its own. */
export function MonographLinks({ region }: { readonly region: Region }): VNode | null {
	const years = monographs.filter((one) => one.region === region.code).map(({ year }) => year);
	if (years.length === 0) return null;
	return (
		<p>
			Monographie régionale :{" "}
			{years.map((year) => (
				<a key={String(year)} href={`/monographies/${year}`}>
					{year}
				</a>
			))}
		</p>
	);
}

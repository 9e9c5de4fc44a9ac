import type { Figures } from "../../figures/model.ts";
import { indicatorById } from "../declared.ts";
import { type PlacesToday, placesToday } from "../places-today.ts";
import type { TableAsked } from "./model.ts";
import { mostCodes } from "./size.ts";

export interface KnownTable {
	readonly asked: TableAsked;
	/** What the address names and the table cannot hold, to be told. */
	readonly left: Pick<PlacesToday, "merged" | "unknown">;
}

/** Periods that no chosen indicator has: their cells would only be blank. */
function unheld(figures: Pick<Figures, "coverage">, { indicators, periods }: TableAsked): readonly string[] {
	if (typeof periods === "string" || indicators.length === 0) return [];
	const held = new Set(indicators.flatMap((id) => figures.coverage(id).periods));
	return periods.filter((period) => !held.has(period));
}

/** A link may be older than a code: what this release does not know is left out of the table, and told. `indicators`: as the address writes them. */
export function knownIn(
	figures: Pick<Figures, "coverage" | "label" | "merged" | "territory">,
	asked: TableAsked,
	indicators = "",
): KnownTable {
	const { about, ...others } = asked;
	const { places, merged, unknown } = placesToday(figures, asked.places);
	const codes = about?.codes?.filter((code) => figures.label(about.level, code) !== undefined);
	return {
		asked: {
			...others,
			places: places.slice(0, mostCodes).map(({ type, code }) => ({ type, code })),
			...(about
				? { about: codes && codes.length > 0 ? { level: about.level, codes } : { level: about.level } }
				: {}),
		},
		left: {
			merged,
			unknown: [
				...indicators.split(",").filter((id) => id !== "" && !indicatorById.has(id)),
				...unknown,
				...unheld(figures, asked),
				...(about?.codes?.filter((code) => !codes?.includes(code)).map((code) => `${about.level}:${code}`) ??
					[]),
			],
		},
	};
}

import type { CodeRef, Indicator, TerritoryType } from "../../catalogue/model.ts";
import type { CubeTable } from "../release/index.ts";
import type { FigureCell, FigureRequest, PeriodCode } from "./model.ts";
import { permalinkOf } from "./permalink.ts";
import { chosenOf, soleAboutOf } from "./request.ts";

/** What is known of a cell without reading it. */
export interface Places {
	readonly territoryLabel: (type: TerritoryType, code: string) => string | undefined;
	readonly label: (level: CodeRef["level"], code: string) => string | undefined;
}

/**
 * Cells that a charter refuses: one for each territory and period asked, whether the table has a row there or not. They are
 * made without reading the table, so that neither a value nor its mere existence can come out.
 */
export function withheldCells(
	places: Places,
	indicator: Indicator,
	request: FigureRequest,
	table: Pick<CubeTable, "territory" | "categories">,
	codes: readonly string[],
	held: readonly PeriodCode[],
	why: string,
): readonly FigureCell[] {
	const about = soleAboutOf(request);
	const categories = Object.fromEntries(
		Object.entries(chosenOf(indicator, request)).flatMap(([id, values]) =>
			table.categories.includes(id) ? [[id, values.join(" + ")]] : [],
		),
	);
	const periods = periodsOf(request, held);
	return codes.flatMap((code) =>
		(periods.length > 0 ? periods : [""]).map((period): FigureCell => {
			const territory = { type: table.territory, code };
			return {
				territory: { ...territory, label: places.territoryLabel(table.territory, code) ?? code },
				...(about ? { about: { ...about, label: places.label(about.level, about.code) ?? about.code } } : {}),
				categories,
				period,
				value: null,
				status: "nd",
				reason: why,
				permalink:
					period === ""
						? `/indicateurs/${indicator.id}`
						: permalinkOf({
								indicator: indicator.id,
								territory,
								...(about ? { about } : {}),
								categories,
								period,
							}),
			};
		}),
	);
}

function periodsOf(request: FigureRequest, held: readonly PeriodCode[]): readonly PeriodCode[] {
	const { periods = "latest" } = request;
	if (periods === "all") return held;
	if (periods === "latest") return held.slice(-1);
	return held.filter((period) => periods.includes(period));
}

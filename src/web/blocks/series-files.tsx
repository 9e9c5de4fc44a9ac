import type { VNode } from "preact";
import type { Indicator, Region } from "../../../catalogue/model.ts";
import type { Figures } from "../../figures/model.ts";
import { territoryKind } from "../declared.ts";
import { TableFiles } from "../table/files.tsx";
import type { TableAsked } from "../table/model.ts";
import { mostCells, sizeOf } from "../table/size.ts";

/** Every published period of an indicator, zoning by zoning, as files. Nothing when no zoning has it without an occupation. */
export async function seriesFiles(
	figures: Figures,
	region: Region,
	indicator: Indicator,
): Promise<VNode | null> {
	const lines: { readonly label: string; readonly asked: TableAsked; readonly cells: number }[] = [];
	const { territories, about } = figures.coverage(indicator.id);
	if (!about.includes("all")) return null;
	for (const level of territories) {
		const asked: TableAsked = {
			indicators: [indicator.id],
			levels: [level],
			places: [],
			periods: "all",
			totals: [],
			rows: ["territoire"],
			columns: ["ventilation", "indicateur", "periode"],
			built: true,
		};
		const { cells } = await sizeOf(figures, asked, region.code);
		if (cells > 0) lines.push({ label: territoryKind(level).plural, asked, cells });
	}
	if (lines.length === 0) return null;
	return (
		<>
			<h3>Toutes les périodes, maille par maille</h3>
			<ul class="links">
				{lines.map(({ label, asked, cells }) => (
					<li key={label}>
						{label} :{" "}
						{cells > mostCells ? (
							<>
								plus de cases qu’un tableau n’en tient ; elles sont dans <a href="/api">l’API</a>.
							</>
						) : (
							<TableFiles asked={asked} subject={`${indicator.short}, ${label}`} />
						)}
					</li>
				))}
			</ul>
		</>
	);
}

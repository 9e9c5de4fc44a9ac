import { type Extract, harmless, statuses } from "../../exports/index.ts";
import type { Figures } from "../../figures/model.ts";
import { round } from "../../platform/french.ts";
import { indicatorById, levels, territoryKind } from "../declared.ts";
import type { Gathered } from "./gather.ts";
import type { Layout } from "./layout.ts";
import type { TableAsked } from "./model.ts";
import { indicatorsOf } from "./size.ts";

/** What leaves: the cells that are seen, in the order in which they are read, line by line. */
export function extractOf(
	figures: Figures,
	asked: TableAsked,
	gathered: Gathered,
	layout: Layout,
	site: { readonly url: string; readonly version: string; readonly address: string },
): Extract {
	const { id, published, sample } = figures.release;
	const cells = layout.rows.flatMap((row) => row.cells);
	const indicators = indicatorsOf(asked);
	const lines = gathered.answers.flatMap(({ sources }) => sources);
	return {
		title: `Tableau : ${indicators.map(({ label }) => label).join(" ; ")}`,
		subject: indicators.length === 1 ? (indicators[0]?.id ?? "tableau") : "tableau",
		release: { id, published, sample, version: site.version },
		indicators,
		sources: [...new Map(lines.map((line) => [line.source, line])).values()],
		cells,
		paging: { page: 1, pageSize: Math.max(1, cells.length), total: cells.length, pages: 1 },
		site: site.url,
		asked: [
			`Indicateurs : ${indicators.map(({ label }) => label).join(", ")}`,
			`Territoires : ${[
				...asked.levels.map((type) => `${territoryKind(type).plural} (tous)`),
				...asked.places.map(({ type, code }) => `${type} ${code}`),
			].join(", ")}`,
			...(asked.about
				? [`${levels[asked.about.level].label} : ${asked.about.codes?.join(", ") ?? "tous les codes"}`]
				: []),
			`Périodes : ${typeof asked.periods === "string" ? (asked.periods === "all" ? "toutes" : "la plus récente") : asked.periods.join(", ")}`,
			...gathered.refused.map((why) => `Ensemble non calculé. ${why}`),
			`Adresse du tableau : ${site.url}${site.address}`,
		],
		contours: figures.contours,
	};
}

/** The table as it is seen, to paste into a sheet: tabs, decimal comma, no blank inside numbers, the sign of a missing value. */
export function pasteText({ corner, columns, rows }: Layout): string {
	const line = (texts: readonly string[]): string =>
		texts.map((text) => harmless(text.replaceAll(/[\t\r\n]+/g, " "))).join("\t");
	return [
		line([corner, ...columns]),
		...rows.map(({ label, cells }) =>
			[
				line([label]),
				...cells.map(({ value, status, indicator }) => {
					if (value === null) return statuses[status === "ok" ? "nd" : status].sign;
					return String(round(value, indicatorById.get(indicator)?.decimals ?? 0)).replace(".", ",");
				}),
			].join("\t"),
		),
	].join("\n");
}

import { formatDate, formatPeriod } from "../../platform/french.ts";
import { cellText } from "../../reading/index.ts";
import { indicatorById } from "../declared.ts";
import type { TwinFigure } from "../twin/twin.ts";
import type { Quoted } from "./quoted.ts";

/** « 6,8 %, 3e trimestre 2023 » */
export function figureText(figure: TwinFigure): string {
	const indicator = indicatorById.get(figure.indicator.id);
	const amount = indicator ? cellText(indicator, figure) : String(figure.value ?? figure.status);
	return `${amount}, ${formatPeriod(figure.period, "long")}`;
}

/** « Source : Insee, Taux de chômage localisés, 2023 ; … » */
export function sourceText({ sources }: Quoted): string {
	if (sources.length === 0) return "";
	const lines = sources.map(
		({ producer, title, vintage, sample }) =>
			`${producer}, ${title}, ${vintage}${sample ? " (données d’essai)" : ""}`,
	);
	return `${sources.length > 1 ? "Sources" : "Source"} : ${lines.join(" ; ")}.`;
}

/** A sentence to paste as it is: what, where from, which release, and the link when there is one. */
export function citation(quoted: Quoted, site: string, link?: string): string {
	const [figure] = quoted.figures;
	const what =
		quoted.tables.length === 0 && figure
			? `${quoted.title} : ${figureText(figure)}.`
			: `« ${(quoted.tables[0]?.caption || quoted.title).replace(/\.$/, "")} ».`;
	const origin = sourceText(quoted);
	const release = `${site}, diffusion du ${formatDate(quoted.release.published)}${link === undefined ? "" : `, ${link}`}.`;
	return [what, origin, release].filter((part) => part !== "").join(" ");
}

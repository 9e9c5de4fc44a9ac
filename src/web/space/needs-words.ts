import type { CellStatus } from "../../../catalogue/model.ts";
import type { Detail, Row, Signal } from "../../foresight/index.ts";
import { formatNumber } from "../../platform/french.ts";
import type { SeenLine } from "../../proposals/index.ts";
import { cellText, lowerFirst } from "../../reading/index.ts";

export const signalNames: Readonly<Record<Signal["kind"], string>> = {
	besoin: "Besoin",
	vivier: "Vivier",
	offre: "Offre",
};

export const unsaid = "on ne peut pas dire";

/** « fort (142 projets) », or why nothing is said. */
export function signalText({ word, amount, reason }: Signal): string {
	if (word === null) return reason === undefined ? unsaid : `${unsaid} : ${lowerFirst(reason)}`;
	return amount === undefined ? word : `${word} (${amount})`;
}

/** Sign to print when a signal has no word: that of the figure it was to be said from. */
export function statusOf({ evidence }: Signal): Exclude<CellStatus, "ok"> {
	const status = evidence.find(({ cell }) => cell.value === null)?.cell.status ?? "nd";
	return status === "ok" ? "nd" : status;
}

const per100 = (ratio: number): string => formatNumber(100 * ratio);

/** « fort déficit de l’offre connue : 19 sortants en emploi pour 100 projets, de 14 à 26 ». */
export function coverageText(coverage: Row["coverage"]): string {
	if (!("ratio" in coverage)) return `${unsaid} : ${lowerFirst(coverage.reason)}`;
	const { band, ratio, interval, sure } = coverage;
	const high = Number.isFinite(interval.high) ? `à ${per100(interval.high)}` : "ou davantage";
	const span = `${per100(ratio)} sortants en emploi pour 100 projets, de ${per100(interval.low)} ${high}`;
	return sure ? `${band} de l’offre connue : ${span}` : `on ne peut pas trancher : ${span}`;
}

/** Short form, for a row of the matrix. */
export function coverageWord(coverage: Row["coverage"]): string {
	if (!("ratio" in coverage)) return unsaid;
	return coverage.sure ? `${coverage.band} (${per100(coverage.ratio)} pour 100)` : "on ne peut pas trancher";
}

/** What a proposal is pinned to: what this page says, in its words. Only published, open figures. */
export function seenOf({ row, cell, beside, causes }: Detail): readonly SeenLine[] {
	return [
		...[cell.need, cell.pool, cell.offer].map((signal) => ({
			key: signal.kind,
			label: signalNames[signal.kind],
			text: signalText(signal),
		})),
		{ key: "couverture", label: "Offre connue en région", text: coverageText(row.coverage) },
		...[...beside, ...causes].map(({ indicator, cell: figure }) => ({
			key: indicator.id,
			label: indicator.label,
			text: cellText(indicator, figure),
		})),
	];
}

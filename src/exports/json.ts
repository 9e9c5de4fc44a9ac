import type { Indicator } from "../../catalogue/model.ts";
import { statusLegend, tellable } from "./legend.ts";
import type { Extract, ExtractCell } from "./model.ts";

/** What is said of an indicator beside its cells. */
export function indicatorHead(indicator: Indicator): Readonly<Record<string, string | number>> {
	const { id, label, unit, decimals, definition, universe, additivity, cube } = indicator;
	return { id, label, unit, decimals, definition, universe, additivity, dataSet: cube };
}

export function releaseHead({ release }: Extract): Readonly<Record<string, string | boolean>> {
	return { ...release };
}

export function cellView(cell: ExtractCell, site: string): Readonly<Record<string, unknown>> {
	const { indicator, territory, about, categories, period, status, reason, low, high, coverage } = cell;
	return {
		indicator,
		territory,
		...(about ? { about } : {}),
		categories,
		period,
		value: tellable(cell).value,
		status,
		...(reason === undefined ? {} : { reason }),
		...(low === undefined ? {} : { low }),
		...(high === undefined ? {} : { high }),
		...(coverage === undefined ? {} : { coverage }),
		permalink: `${site}${cell.permalink}`,
	};
}

/** All that a form says beside the cells. */
export function headOf(extract: Extract): Readonly<Record<string, unknown>> {
	return {
		title: extract.title,
		release: releaseHead(extract),
		indicators: extract.indicators.map(indicatorHead),
		sources: extract.sources,
		legend: statusLegend,
		paging: extract.paging,
	};
}

export async function writeJson(extract: Extract): Promise<Uint8Array> {
	const cells = extract.cells.map((cell) => cellView(cell, extract.site));
	return Buffer.from(JSON.stringify({ ...headOf(extract), cells }));
}

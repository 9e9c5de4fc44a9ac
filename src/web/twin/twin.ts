import type { FigureCell, ReleaseCard, SourceLine } from "../../figures/model.ts";
import { round } from "../../platform/french.ts";
import type { Page } from "../page.ts";
import { type OutlineSection, outlineOf } from "./outline.ts";
import type { Recorded, Recording } from "./recording.ts";

/** A figure as the page prints it: rounded as there, with all that goes with it. */
export interface TwinFigure
	extends Pick<
		FigureCell,
		"territory" | "about" | "categories" | "period" | "status" | "reason" | "coverage" | "permalink"
	> {
	readonly indicator: { readonly id: string; readonly label: string; readonly unit: string };
	readonly value: number | null;
	readonly low?: number;
	readonly high?: number;
	/** Interval of confidence at 95 %, rounded as the page prints it. */
	readonly margin?: { readonly low: number; readonly high: number };
	/** Ids of its sources. */
	readonly sources: readonly string[];
}

/** The machine form of a page: what it says, and the figures that it shows with their status, reason, source and address. */
export interface Twin {
	readonly address: string;
	readonly title: string;
	readonly description?: string;
	readonly release: Pick<ReleaseCard, "id" | "published" | "sample">;
	readonly sections: readonly OutlineSection[];
	readonly figures: readonly TwinFigure[];
	/** Sources of the figures, with their licence. */
	readonly sources: readonly SourceLine[];
}

/** Cut from the page itself: nothing can be here that is not there. */
export function twinOf(
	page: Pick<Page, "title" | "description">,
	address: string,
	html: string,
	recorded: Recording,
): Twin {
	const sections = outlineOf(html);
	const explained = recorded.explained();
	const shown = new Set([
		...(explained ? [explained.cell.permalink] : []),
		...sections.flatMap((section) => section.figures),
	]);
	const found = [...shown].flatMap((permalink) => recorded.cells.get(permalink) ?? []);
	const { id, published, sample } = recorded.figures.release;
	return {
		address,
		title: page.title,
		...(page.description === undefined ? {} : { description: page.description }),
		release: { id, published, sample },
		sections,
		figures: found.map(figureOf),
		sources: sourcesOf(found),
	};
}

export function sourcesOf(recorded: readonly Recorded[]): readonly SourceLine[] {
	const lines = recorded.flatMap(({ answer }) => answer.sources);
	return [...new Map(lines.map((line) => [line.source, line])).values()];
}

function figureOf({ answer, cell }: Recorded): TwinFigure {
	const { indicator } = answer;
	const rounded = (value: number): number => round(value, indicator.decimals);
	const { territory, about, categories, period, status, reason, coverage, permalink } = cell;
	return {
		indicator: { id: indicator.id, label: indicator.label, unit: indicator.unit },
		territory,
		...(about ? { about } : {}),
		categories,
		period,
		value: cell.value === null ? null : rounded(cell.value),
		status,
		...(reason === undefined ? {} : { reason }),
		...(cell.low === undefined ? {} : { low: rounded(cell.low) }),
		...(cell.high === undefined ? {} : { high: rounded(cell.high) }),
		...(cell.value === null || !cell.margin
			? {}
			: { margin: { low: rounded(cell.margin.low), high: rounded(cell.margin.high) } }),
		...(coverage === undefined ? {} : { coverage }),
		permalink,
		sources: answer.sources.map(({ source }) => source),
	};
}

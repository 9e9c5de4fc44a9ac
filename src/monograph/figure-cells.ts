import type { MonographSection } from "../../catalogue/monographs/index.ts";
import { decimalsOf, type PrintedFigure } from "../collection/index.ts";
import type { PrintedTable, TableCell } from "../kits/index.ts";
import { foldText, formatNumber, NBSP, round } from "../platform/index.ts";
import type { Marks } from "./marks.ts";

export type Layout = Extract<MonographSection["content"], { kind: "figures" }>["layout"];

export const unknown = "Non renseigné";
export const changeUnknown = { text: "–", spoken: "évolution non calculable" } as const;

const number = (header: string) => ({ header, number: true });
const words = (header: string) => ({ header, number: false });

/** Columns of a section of figures; `years` are those of the layout of that name. */
export function columnsOf(
	layout: Layout,
	regionName: string,
	years: readonly string[] = [],
): PrintedTable["columns"] {
	const own: Readonly<Record<Layout, PrintedTable["columns"]>> = {
		change: [
			number(`${regionName}, année N-1`),
			number(`${regionName}, année N`),
			number("Évolution"),
			number("France"),
			words("Périodes"),
		],
		now: [number(regionName), number("France"), words("Périodes")],
		region: [number(regionName), words("Périodes")],
		years: [...years.map(number), number("Évolution")],
	};
	return [words("Indicateur"), ...own[layout]];
}

/** A region's and France's figures of one id. */
export interface FigureRow {
	/** Every period that the document prints, in its order. */
	readonly region: readonly PrintedFigure[];
	readonly france: PrintedFigure | undefined;
}

/** Rows by id, in the order of the document. */
export function rowsOf(figures: readonly PrintedFigure[]): readonly FigureRow[] {
	const rows = new Map<string, PrintedFigure[]>();
	for (const figure of figures) rows.set(figure.id, [...(rows.get(figure.id) ?? []), figure]);
	const own = [...rows.values()].map((all) => ({
		region: all.filter(({ level }) => level === "region"),
		france: all.find(({ level }) => level === "france"),
	}));
	return own.flatMap((row, at) => {
		if (completes(own[at - 1], row)) return [];
		const next = own[at + 1];
		return [completes(row, next) ? { ...row, france: next?.france } : row];
	});
}

/** One figure under one label, but under two ids because its two columns are not of the same period. */
function completes(row: FigureRow | undefined, next: FigureRow | undefined): boolean {
	if (!row || !next || row.france || next.region.length > 0) return false;
	return row.region.at(-1)?.label === next.france?.label;
}

/** Columns of one row are in one unit: the printed one when they share it, else the base unit. */
export function factorOf({ region, france }: FigureRow): number {
	const factors = new Set([...region, ...(france ? [france] : [])].map(({ factor }) => factor));
	const [only = 1, ...others] = factors;
	return others.length === 0 ? only : 1;
}

/** « Population totale (habitants) ». A label that names a region is only that region's. */
export function headOf(row: FigureRow, regionName: string): string {
	const last = row.region.at(-1);
	const figure = row.france && (!last || last.label.includes(regionName)) ? row.france : last;
	if (!figure) return "";
	const label = figure.label.replace(/ \(infographie\)$/, "");
	const unit = unitText(figure.unit, factorOf(row));
	const said = /^\p{L}{3}/u.test(unit) && foldText(label).includes(foldText(unit));
	return said ? label : `${label} (${unit})`;
}

function unitText(unit: string, factor: number): string {
	const thousand = ["", "k", "M", "Md"][Math.round(Math.log10(factor) / 3)] ?? "";
	if (unit.startsWith("€")) return `${thousand}${unit}`;
	const words = ["", "milliers", "millions", "milliards"][Math.round(Math.log10(factor) / 3)] ?? "";
	if (words === "") return unit;
	return `${words} ${/^[aeiouyéèêh]/i.test(unit) ? "d'" : "de "}${unit}`;
}

export function valueCell(figure: PrintedFigure | undefined, factor: number, marks: Marks): TableCell {
	const calls = marks.on(figure, "value");
	if (figure?.value == null) return { text: withCalls(unknown, calls) };
	return numberCell(figure, figure.value, factor, calls);
}

export function previousCell(figure: PrintedFigure | undefined, factor: number, marks: Marks): TableCell {
	const calls = marks.on(figure, "previous");
	if (figure?.previous == null) return { text: withCalls(unknown, calls) };
	const { previous } = figure;
	const decimals = Math.max(figure.decimals, Math.min(2, decimalsOf(previous / figure.factor)));
	return numberCell({ ...figure, decimals, hedge: "" }, previous, factor, calls);
}

function numberCell(figure: PrintedFigure, value: number, factor: number, calls: string): TableCell {
	const decimals = factor === figure.factor ? figure.decimals : 0;
	const number = formatNumber(value / factor, { decimals });
	return {
		text: withCalls(figure.hedge === "" ? number : `${figure.hedge} ${number}`, calls),
		value: round(value / factor, decimals),
		decimals,
	};
}

export function changeCell(figure: PrintedFigure | undefined, marks: Marks): TableCell {
	const calls = marks.on(figure, "change");
	if (!figure?.change) return { ...changeUnknown, text: withCalls(changeUnknown.text, calls) };
	const { text, value, unit } = figure.change;
	return { text: withCalls(text, calls), value, decimals: unit === "%" ? 2 : 1, unit };
}

/** « 2017 puis 2019 ; France : janv. 2019 ». */
export function periodsCell({ region, france }: FigureRow, withPrevious: boolean): TableCell {
	const own = region.at(-1);
	const before = withPrevious && own?.previousPeriod ? `${own.previousPeriod} puis ` : "";
	const mine = own ? `${before}${own.period}` : "";
	const theirs = france && france.period !== own?.period ? `France : ${france.period}` : "";
	return { text: [mine, theirs].filter(Boolean).join(" ; ") };
}

function withCalls(text: string, calls: string): string {
	return calls === "" ? text : `${text}${NBSP}${calls.replaceAll(" ", NBSP)}`;
}

import type { Indicator } from "../../../catalogue/model.ts";
import { statuses } from "../../exports/index.ts";
import type { FigureCell } from "../../figures/model.ts";
import { counted, formatNumber, formatQuantity } from "../../platform/french.ts";
import { cellText } from "../../reading/index.ts";
import { centerOf } from "./center.ts";
import type { Classes } from "./classes.ts";
import type { Drawing } from "./outline.ts";
import { type Blank, blankOf } from "./patterns.tsx";

/** How a figure is shown on a map: a class of colour, a pattern where there is no value, or a circle on a plain shape. */
export type Mark =
	| { readonly kind: "class"; readonly number: number }
	| { readonly kind: "blank"; readonly blank: Blank }
	| { readonly kind: "plain" };

export interface MapShape {
	readonly code: string;
	readonly path: string;
	/** « Caen : 6,8 % », or the words of its status. */
	readonly text: string;
	readonly mark: Mark;
}

export interface MapCircle {
	readonly code: string;
	readonly x: number;
	readonly y: number;
	readonly radius: number;
	readonly text: string;
}

/** A map before it is drawn: the page and the file are made from the same one. */
export interface MapSheet {
	readonly width: number;
	readonly height: number;
	readonly shapes: readonly MapShape[];
	/** Largest first, so that none hides another. */
	readonly circles: readonly MapCircle[];
	/** Each mark, and how many territories bear it. */
	readonly legend: readonly { readonly mark: Mark; readonly label: string; readonly count: number }[];
	/** Circles of the legend, from small to large. */
	readonly sizes: readonly { readonly radius: number; readonly label: string }[];
	/** « Méthode : … », one sentence without its full stop. */
	readonly method: string;
}

/** Rates and levels: coloured by class, with how many places each class holds. */
export function classSheet(
	indicator: Indicator,
	cells: readonly FigureCell[],
	drawing: Drawing,
	classes: Classes,
): MapSheet {
	const shapes = shapesOf(indicator, cells, drawing, (value) => ({
		kind: "class",
		number: classes.of(value),
	}));
	const held = new Map<number, number>();
	for (const { value } of cells)
		if (value !== null) held.set(classes.of(value), (held.get(classes.of(value)) ?? 0) + 1);
	const labels = indicator.classes
		? indicator.classes.map((word, index) => `${index + 1} – ${word}`)
		: boundsText(classes.bounds, indicator.decimals);
	return {
		width: drawing.width,
		height: drawing.height,
		shapes,
		circles: [],
		legend: [
			...labels.map((label, index) => ({
				mark: { kind: "class", number: index + 1 } as const,
				label: `${label} : ${counted(held.get(index + 1) ?? 0, "territoire")}`,
				count: held.get(index + 1) ?? 0,
			})),
			...blankLegend(shapes),
		],
		sizes: [],
		method: `${classes.method}${indicator.classes ? "" : `, unité : ${indicator.unit || "sans unité"}`}`,
	};
}

/** Radius of the largest circle, in units of a 640-wide drawing. */
const largest = 34;

/** Counts: circles whose areas are in proportion, `most` being the largest value of all the maps that are compared. */
export function circleSheet(
	indicator: Indicator,
	cells: readonly FigureCell[],
	drawing: Drawing,
	most: number,
): MapSheet {
	const radiusOf = (value: number): number =>
		most > 0 ? Math.round(10 * largest * Math.sqrt(value / most)) / 10 : 0;
	const shapes = shapesOf(indicator, cells, drawing, () => ({ kind: "plain" }));
	const byCode = new Map(cells.map((cell) => [cell.territory.code, cell]));
	const circles = shapes.flatMap(({ code, path, text }): MapCircle[] => {
		const value = byCode.get(code)?.value ?? null;
		const center = value === null || value <= 0 ? undefined : centerOf(path);
		return value === null || !center ? [] : [{ code, ...center, radius: Math.max(2, radiusOf(value)), text }];
	});
	return {
		width: drawing.width,
		height: drawing.height,
		shapes,
		circles: circles.toSorted((a, b) => b.radius - a.radius),
		legend: blankLegend(shapes),
		sizes: roundSizes(most).map((value) => ({
			radius: radiusOf(value),
			label: formatQuantity(value, indicator.unit),
		})),
		method: "cercles dont la surface est proportionnelle au nombre",
	};
}

function shapesOf(
	indicator: Indicator,
	cells: readonly FigureCell[],
	drawing: Drawing,
	markOf: (value: number) => Mark,
): readonly MapShape[] {
	const byCode = new Map(cells.map((cell) => [cell.territory.code, cell]));
	return drawing.outlines.map(({ code, path }) => {
		const cell = byCode.get(code);
		const value = cell?.value ?? null;
		return {
			code,
			path,
			text: `${cell?.territory.label ?? code} : ${cellText(indicator, cell)}`,
			mark: value === null ? { kind: "blank", blank: blankOf(cell?.status) } : markOf(value),
		};
	});
}

function boundsText(bounds: readonly number[], decimals: number): readonly string[] {
	const print = (value: number): string => formatNumber(value, { decimals });
	return bounds.slice(0, -1).map((bound, index) => {
		const next = bounds[index + 1] ?? bound;
		return index === bounds.length - 2
			? `de ${print(bound)} à ${print(next)}`
			: `de ${print(bound)} à moins de ${print(next)}`;
	});
}

function blankLegend(shapes: readonly MapShape[]): MapSheet["legend"] {
	const blanks = Map.groupBy(
		shapes.flatMap(({ mark }) => (mark.kind === "blank" ? [mark.blank] : [])),
		(blank) => blank,
	);
	return [...blanks].map(([blank, { length }]) => ({
		mark: { kind: "blank", blank },
		label: `${statuses[blank].name} (${statuses[blank].sign}) : ${counted(length, "territoire")}`,
		count: length,
	}));
}

/** Three round values that the eye can use as a ruler: near the largest, a quarter and a twentieth of it. */
function roundSizes(most: number): readonly number[] {
	if (most < 1) return [];
	const round = (value: number): number => {
		const power = 10 ** Math.floor(Math.log10(value));
		return Math.max(1, Math.floor(value / power) * power);
	};
	return [...new Set([most / 20, most / 4, most].filter((value) => value >= 1).map(round))];
}

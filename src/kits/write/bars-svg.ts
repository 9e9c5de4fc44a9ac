import { position } from "../../platform/scale.ts";
import type { Chart } from "../document.ts";
import { element, textAt, wrapped } from "./svg.ts";
import { colours, type Palette } from "./theme.ts";

const size = 13;
const labels = 215;
const from = labels + 10;
/** Beyond this number of bars they are nearer to each other: the page also holds their table. */
const airy = 16;

/** Horizontal bars from zero, in the order given; a point without value has its word and no bar. */
export function barsSvg(
	chart: Chart,
	width: number,
	palette: Palette,
): { readonly body: string; readonly height: number } {
	const [series] = chart.series;
	const numbers = series?.values ?? [];
	const known = numbers.filter((value) => value !== null);
	const low = Math.min(0, ...known);
	const high = Math.max(0, ...known);
	const longest = Math.max(...(series?.texts ?? []).map((text) => text.length), 0);
	const to = width - 16 - longest * size * 0.53;
	const x = (value: number): number => position(value, low, high, from, to);
	const zero = x(0);
	const parts: string[] = [];
	let y = 4;
	const height = chart.labels.length > airy ? 11 : 16;
	chart.labels.forEach((label, at) => {
		const lines = wrapped(label, labels, size);
		const row = lines.length > 1 ? 34 : height + 9;
		const middle = y + row / 2;
		const value = numbers[at] ?? null;
		const reference = chart.references.includes(at);
		lines.forEach((line, index) => {
			parts.push(
				textAt(line, {
					x: labels,
					y: middle + 4.5 + (index - (lines.length - 1) / 2) * 14,
					"text-anchor": "end",
					"font-weight": reference ? 700 : undefined,
				}),
			);
		});
		if (value !== null) {
			const end = x(value);
			parts.push(
				element("rect", {
					x: Math.min(zero, end),
					y: middle - height / 2,
					width: Math.max(1, Math.abs(end - zero)),
					height,
					fill: reference ? "url(#hachures)" : palette.bar,
					stroke: reference ? colours.ink : undefined,
				}),
			);
		}
		parts.push(
			textAt(series?.texts[at] ?? "", {
				x: value === null ? zero + 6 : Math.max(zero, x(value)) + 6,
				y: middle + 4.5,
				"font-style": value === null ? "italic" : undefined,
				"font-weight": reference ? 700 : undefined,
				fill: value === null ? colours.muted : undefined,
			}),
		);
		y += row;
	});
	parts.push(element("line", { x1: zero, x2: zero, y1: 2, y2: y, stroke: colours.edge }));
	return { body: parts.join(""), height: y + 6 };
}

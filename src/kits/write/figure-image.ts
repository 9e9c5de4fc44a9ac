import { Resvg } from "@resvg/resvg-js";
import type { Chart, Section } from "../document.ts";
import { barsSvg } from "./bars-svg.ts";
import { fontFiles } from "./fonts.ts";
import { lineSvg } from "./line-svg.ts";
import { element, textAt, wrapped } from "./svg.ts";
import { colours, fontName, type Palette } from "./theme.ts";

const width = 660;
const margin = 24;

/** The drawing alone, for a page that prints the title and the source around it. */
export function chartSvg(chart: Chart, palette: Palette): string {
	const { body, height } = drawn(chart, width, palette);
	return sheet(width, height, [body]);
}

/** A drawing that travels alone: title, what is measured and source are inside. Undefined for a section without a drawing. */
export function figureSvg({ chart, title, subtitle, source }: Section, palette: Palette): string | undefined {
	if (!chart) return undefined;
	const outer = width + 2 * margin;
	let y = margin + 16;
	const lines: string[] = [];
	const write = (text: string, size: number, attributes: Readonly<Record<string, string | number>>): void => {
		for (const line of wrapped(text, width, size, 6)) {
			lines.push(textAt(line, { x: margin, y, "font-size": size, ...attributes }));
			y += size * 1.35;
		}
	};
	write(title, 19, { "font-weight": 700 });
	if (subtitle) write(subtitle, 13, { fill: colours.muted });
	const { body, height } = drawn(chart, width, palette);
	lines.push(element("g", { transform: `translate(${margin} ${y})` }, [body]));
	y += height + 20;
	if (source) write(source, 12, { fill: colours.muted });
	return sheet(outer, y + 8, lines, chart.alt);
}

/** Twice the size on screen. */
export function pngOf(svg: string): Uint8Array {
	return new Resvg(svg, {
		fitTo: { mode: "zoom", value: 2 },
		background: colours.surface,
		font: { fontFiles: [...fontFiles], loadSystemFonts: false, defaultFontFamily: fontName },
	})
		.render()
		.asPng();
}

function drawn(
	chart: Chart,
	inside: number,
	palette: Palette,
): { readonly body: string; readonly height: number } {
	return chart.kind === "line" ? lineSvg(chart, inside, palette) : barsSvg(chart, inside, palette);
}

function sheet(wide: number, high: number, content: readonly string[], title?: string): string {
	const height = Math.ceil(high);
	const hatching = element(
		"pattern",
		{
			id: "hachures",
			width: 6,
			height: 6,
			patternUnits: "userSpaceOnUse",
			patternTransform: "rotate(45)",
		},
		[
			element("rect", { width: 6, height: 6, fill: colours.surface }),
			element("line", { x1: 0, x2: 0, y1: 0, y2: 6, stroke: colours.ink, "stroke-width": 3 }),
		],
	);
	return element(
		"svg",
		{
			xmlns: "http://www.w3.org/2000/svg",
			viewBox: `0 0 ${wide} ${height}`,
			width: wide,
			height,
			"font-family": fontName,
			"font-size": 13,
			fill: colours.ink,
			role: title === undefined ? undefined : "img",
		},
		[
			...(title === undefined ? [] : [element("title", {}, [escapedTitle(title)])]),
			element("defs", {}, [hatching]),
			element("rect", { width: wide, height, fill: colours.surface }),
			...content,
		],
	);
}

const escapedTitle = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

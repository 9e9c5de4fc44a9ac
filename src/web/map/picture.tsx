import type { VNode } from "preact";
import { render } from "preact-render-to-string";
import { typeset } from "../../platform/french.ts";
import type { MapInk } from "../charts/map-drawing.tsx";
import type { MapSheet, Mark } from "../charts/map-sheet.ts";
import { colour } from "../charts/palette.ts";
import type { Blank } from "../charts/patterns.tsx";

/** A map that stands alone: what it shows, when, for whom, and where it comes from. */
export interface Picture {
	readonly title: string;
	readonly lines: readonly string[];
	readonly sheet: MapSheet;
	readonly ink: MapInk;
	/** Source, outlines, address: under the map. */
	readonly credits: readonly string[];
}

const margin = 20;
const line = 20;
/** Characters of the small text that fit on a line. */
const wide = 84;

/**
 * The drawing as a file for a slide or a report: colours written in it, light whatever the reader's screen, legend and source
 * inside. Every text is a text, so that it can be corrected and read aloud.
 */
export function pictureOf({ title, lines, sheet, ink, credits }: Picture): string {
	const heads = wrapped(title, 54);
	const subs = lines.flatMap((text) => wrapped(text, wide));
	const foot = [typeset(`Méthode : ${sheet.method}.`), ...credits].flatMap((text) => wrapped(text, wide));
	const mapTop = margin + heads.length * 26 + subs.length * line + 14;
	const tallest = Math.max(0, ...sheet.sizes.map(({ radius }) => radius));
	const sizesTop = mapTop + sheet.height + 14;
	const legendTop = sizesTop + (sheet.sizes.length > 0 ? 2 * tallest + 14 : 0);
	const footTop = legendTop + sheet.legend.length * 24 + 18;
	const width = Math.max(sheet.width, 640) + 2 * margin;
	const height = footTop + foot.length * 17 + margin;
	return `<?xml version="1.0" encoding="UTF-8"?>\n${render(
		<svg
			xmlns="http://www.w3.org/2000/svg"
			width={width}
			height={height}
			viewBox={`0 0 ${width} ${height}`}
			font-family="Arial, Liberation Sans, sans-serif"
			role="img"
			aria-labelledby="titre"
		>
			<title id="titre">{[title, ...lines].join(". ")}</title>
			<BlankPatterns />
			<rect width={width} height={height} fill="#ffffff" />
			<Lines texts={heads} top={margin + 18} step={26} size={20} fill={colour("ink")} bold />
			<Lines
				texts={subs}
				top={margin + heads.length * 26 + 14}
				step={line}
				size={14}
				fill={colour("muted")}
			/>
			<g transform={`translate(${margin} ${mapTop})`}>
				{sheet.shapes.map(({ code, path, text, mark }) => (
					<path key={code} d={path} fill={fillOf(ink, mark)} stroke={colour("outline")} stroke-width="1">
						<title>{text}</title>
					</path>
				))}
				{sheet.circles.map(({ code, x, y, radius, text }) => (
					<circle key={code} cx={x} cy={y} r={radius} {...circlePaint(ink)}>
						<title>{text}</title>
					</circle>
				))}
			</g>
			<Sizes sheet={sheet} ink={ink} top={sizesTop} tallest={tallest} />
			{sheet.legend.map(({ mark, label }, index) => (
				<g key={label} transform={`translate(${margin} ${legendTop + index * 24})`}>
					<rect width="26" height="17" fill={fillOf(ink, mark)} stroke={colour("outline")} />
					<text x="36" y="14" font-size="14" fill={colour("ink")}>
						{typeset(label)}
					</text>
				</g>
			))}
			<Lines texts={foot} top={footTop + 10} step={17} size={12} fill={colour("muted")} />
		</svg>,
	)}`;
}

function Lines(props: {
	readonly texts: readonly string[];
	readonly top: number;
	readonly step: number;
	readonly size: number;
	readonly fill: string;
	readonly bold?: boolean;
}): VNode {
	const { texts, top, step, size, fill, bold } = props;
	return (
		<>
			{texts.map((text, index) => (
				<text
					key={text}
					x={margin}
					y={top + index * step}
					font-size={size}
					font-weight={bold ? "bold" : undefined}
					fill={fill}
				>
					{text}
				</text>
			))}
		</>
	);
}

function Sizes(props: {
	readonly sheet: MapSheet;
	readonly ink: MapInk;
	readonly top: number;
	readonly tallest: number;
}): VNode {
	let right = margin;
	return (
		<>
			{props.sheet.sizes.map(({ radius, label }) => {
				const x = right + radius;
				right += 2 * radius + 14 + label.length * 8;
				return (
					<g key={label}>
						<circle
							cx={x}
							cy={props.top + 2 * props.tallest - radius}
							r={radius}
							{...circlePaint(props.ink)}
						/>
						<text
							x={x + radius + 6}
							y={props.top + 2 * props.tallest - 2}
							font-size="14"
							fill={colour("ink")}
						>
							{label}
						</text>
					</g>
				);
			})}
		</>
	);
}

function fillOf(ink: MapInk, mark: Mark): string {
	if (mark.kind === "class") return colour(`${ink}-${mark.number}`);
	return mark.kind === "blank" ? `url(#${mark.blank})` : "#ffffff";
}

const circlePaint = (ink: MapInk) => ({
	fill: colour(`${ink}-4`),
	"fill-opacity": "0.85",
	stroke: "#ffffff",
	"stroke-width": "1.5",
});

/** Dots, hatch, cross: as on the page, with their colours written in them. */
function BlankPatterns(): VNode {
	const outline = colour("outline");
	const tile = (id: Blank, size: number, mark: VNode, turn?: string): VNode => (
		<pattern id={id} width={size} height={size} patternUnits="userSpaceOnUse" patternTransform={turn}>
			<rect width={size} height={size} fill="#ffffff" />
			{mark}
		</pattern>
	);
	return (
		<defs>
			{tile("s", 7, <circle cx="3.5" cy="3.5" r="1.2" fill={outline} />)}
			{tile("nd", 7, <line x1="0" x2="0" y1="0" y2="7" stroke={outline} stroke-width="1.4" />, "rotate(45)")}
			{tile("ns", 10, <path d="M3 3L7 7M7 3L3 7" stroke={outline} stroke-width="1.4" />)}
		</defs>
	);
}

/** Words on lines of at most `length` characters. */
function wrapped(text: string, length: number): readonly string[] {
	const lines: string[] = [];
	let current = "";
	for (const word of text.split(" ")) {
		if (current !== "" && current.length + 1 + word.length > length) {
			lines.push(current);
			current = word;
		} else current = current === "" ? word : `${current} ${word}`;
	}
	return current === "" ? lines : [...lines, current];
}

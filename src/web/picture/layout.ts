import { colour } from "../charts/palette.ts";
import { drawn, escaped, sizeOf, tagOf } from "./drawing.ts";
import { classesOf, type Element, type Node, textOf } from "./tree.ts";

/** Something laid on the sheet, and the height that it took. */
export interface Laid {
	readonly svg: string;
	readonly height: number;
}

const nothing: Laid = { svg: "", height: 0 };
const gap = 16;

interface Type {
	readonly size: number;
	readonly fill: string;
	readonly bold?: boolean;
}

export const types = {
	title: { size: 20, fill: colour("ink"), bold: true },
	heading: { size: 15, fill: colour("ink"), bold: true },
	body: { size: 14, fill: colour("ink") },
	strong: { size: 14, fill: colour("ink"), bold: true },
	subtitle: { size: 14, fill: colour("muted") },
	note: { size: 12, fill: colour("muted") },
} as const satisfies Readonly<Record<string, Type>>;

/** Mean width of a letter of the sans serif faces of a drawing, in parts of its size: no file of a face is measured. */
const letter = 0.5;

function widthOf(text: string, { size, bold }: Type): number {
	return text.length * size * (bold ? letter * 1.06 : letter);
}

/** Words on lines that fit a width. */
function wrapped(text: string, wide: number, type: Type): readonly string[] {
	const lines: string[] = [];
	let current = "";
	for (const word of text.split(" ")) {
		const longer = current === "" ? word : `${current} ${word}`;
		if (current !== "" && widthOf(longer, type) > wide) {
			lines.push(current);
			current = word;
		} else current = longer;
	}
	return current === "" ? lines : [...lines, current];
}

function written(text: string, x: number, base: number, type: Type, anchor?: "end"): string {
	return tagOf(
		"text",
		[
			["x", x],
			["y", base],
			["font-size", type.size],
			["fill", type.fill],
			...(type.bold ? ([["font-weight", "bold"]] as const) : []),
			...(anchor ? ([["text-anchor", anchor]] as const) : []),
		],
		escaped(text),
	);
}

export function paragraph(text: string, x: number, y: number, wide: number, type: Type): Laid {
	const step = Math.round(type.size * 1.35);
	const lines = wrapped(text, wide, type);
	return {
		svg: lines.map((line, index) => written(line, x, y + type.size + index * step, type)).join(""),
		height: lines.length * step,
	};
}

/** One part under another. */
function stacked(parts: readonly ((y: number) => Laid)[], top: number): Laid {
	let svg = "";
	let y = top;
	for (const part of parts) {
		const laid = part(y);
		svg += laid.svg;
		y += laid.height;
	}
	return { svg, height: y - top };
}

const elementsOf = (element: Element): readonly Element[] =>
	element.children.filter((child) => typeof child !== "string");

/** Does a part of a block hold a drawing? */
export function holdsDrawing(node: Node): boolean {
	if (typeof node === "string") return false;
	const classes = classesOf(node);
	if (node.tag === "svg") return classes.includes("chart") || classes.includes("map");
	return !leftOut.test(node.tag) && node.children.some(holdsDrawing);
}

/** What is beside a drawing in a block, and is not part of it. */
const leftOut = /^(section|table|details|nav|form|header|footer|h3)$/;

/** A part of the drawing of a block, as the page lays it: legends, bars with their words, charts, maps, notes. */
export function laid(element: Element, x: number, y: number, wide: number): Laid {
	const { tag } = element;
	const classes = classesOf(element);
	if (leftOut.test(tag)) return nothing;
	if (tag === "svg") {
		if (!holdsDrawing(element)) return nothing;
		return { svg: drawn(element, x, y, wide), height: sizeOf(element, wide).height + 6 };
	}
	if (classes.includes("key")) return flow(elementsOf(element), x, y, wide);
	if (classes.includes("map-legend"))
		return stacked(
			elementsOf(element).map((item) => (top: number) => flow([item], x, top, wide)),
			y,
		);
	if (classes.includes("bar-row")) return barRow(element, x, y, wide);
	if (classes.includes("multiples")) return multiples(elementsOf(element), x, y, wide);
	if (tag === "h4") return paragraph(textOf(element), x, y, wide, types.heading);
	if (tag === "p") {
		const said = paragraph(textOf(element), x, y, wide, types.note);
		return { ...said, height: said.height + 4 };
	}
	if (tag !== "div") return nothing;
	const inside = elementsOf(element);
	return stacked(
		inside.map((child) => (top: number) => laid(child, x, top, wide)),
		y,
	);
}

/** Signs with their words, side by side while there is room. */
function flow(items: readonly Element[], x: number, y: number, wide: number): Laid {
	const step = 22;
	let left = x;
	let top = y;
	let svg = "";
	for (const item of items) {
		const words = textOf(item);
		const signs = elementsOf(item).filter(({ tag }) => tag === "svg");
		const sign = signs.reduce((sum, one) => sum + sizeOf(one, 28).width + 8, 0);
		const width = sign + widthOf(words, types.body);
		if (left > x && left + width > x + wide) {
			left = x;
			top += step;
		}
		let at = left;
		for (const one of signs) {
			const { width: own, height } = sizeOf(one, 28);
			svg += drawn(one, at, top + (step - height) / 2, own);
			at += own + 8;
		}
		svg += written(words, at, top + 16, types.body);
		left += width + gap;
	}
	return { svg, height: top + step - y + 4 };
}

/** The words above the bar: the name at the left, the value at the right, or under it when they meet. */
function barRow(row: Element, x: number, y: number, wide: number): Laid {
	const inside = elementsOf(row);
	const name = inside
		.filter(({ tag }) => tag === "span")
		.map(textOf)
		.join(" ");
	const value = inside
		.filter(({ tag }) => tag === "strong")
		.map(textOf)
		.join(" ");
	const chart = inside.find(({ tag }) => tag === "svg");
	const room = Math.max(wide / 3, wide - widthOf(value, types.strong) - gap);
	const said = paragraph(name, x, y, room, classesOf(row).includes("reference") ? types.strong : types.body);
	const bar = chart ? laid(chart, x, y + said.height + 2, wide) : nothing;
	return {
		svg: said.svg + written(value, x + wide, y + types.strong.size, types.strong, "end") + bar.svg,
		height: said.height + bar.height + 6,
	};
}

/** Small drawings on two columns. */
function multiples(items: readonly Element[], x: number, y: number, wide: number): Laid {
	const across = items.length > 1 ? 2 : 1;
	const each = (wide - (across - 1) * 2 * gap) / across;
	let svg = "";
	let top = y;
	for (let index = 0; index < items.length; index += across) {
		const row = items
			.slice(index, index + across)
			.map((item, column) => laid(item, x + column * (each + 2 * gap), top, each));
		svg += row.map((one) => one.svg).join("");
		top += Math.max(...row.map(({ height }) => height)) + gap;
	}
	return { svg, height: top - y };
}

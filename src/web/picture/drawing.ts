import { paintOf } from "./paint.ts";
import { classesOf, type Element, type Node } from "./tree.ts";

/** Attributes of geometry: those of the page that mean nothing in a file are left there. */
const kept = new Set([
	"cx",
	"cy",
	"d",
	"fill",
	"height",
	"id",
	"patternTransform",
	"patternUnits",
	"points",
	"r",
	"rx",
	"text-anchor",
	"transform",
	"width",
	"x",
	"x1",
	"x2",
	"y",
	"y1",
	"y2",
]);

export function escaped(text: string): string {
	return text
		.replaceAll("&", "&amp;")
		.replaceAll("<", "&lt;")
		.replaceAll(">", "&gt;")
		.replaceAll('"', "&quot;");
}

export function tagOf(
	name: string,
	attributes: Iterable<readonly [string, string | number]>,
	inner = "",
): string {
	const text = [...attributes].map(([key, value]) => ` ${key}="${escaped(String(value))}"`).join("");
	return inner === "" ? `<${name}${text}/>` : `<${name}${text}>${inner}</${name}>`;
}

export interface Size {
	readonly width: number;
	readonly height: number;
}

/** Width and height that a drawing of the page takes when it may be `wide`. */
export function sizeOf(svg: Element, wide: number): Size {
	const [, , width = 0, height = 0] = viewBoxOf(svg);
	if (classesOf(svg).includes("map") && width > 0) {
		const scale = Math.min(1, wide / width);
		return { width: width * scale, height: height * scale };
	}
	return {
		width: lengthOf(svg.attributes.get("width"), wide) ?? wide,
		height: lengthOf(svg.attributes.get("height"), wide) ?? height,
	};
}

/** A drawing of the page as it stands alone at a place: widths in pixels, colours written, the same shapes. */
export function drawn(svg: Element, x: number, y: number, wide: number): string {
	const { width } = sizeOf(svg, wide);
	const [, , own = 0] = viewBoxOf(svg);
	const scale = own > 0 ? width / own : 1;
	const place = `translate(${tenth(x)} ${tenth(y)})${scale === 1 ? "" : ` scale(${scale})`}`;
	const span = own > 0 ? own : width;
	const inner = svg.children.map((child) => written(child, [svg], span, 1)).join("");
	return tagOf("g", [["transform", place]], inner);
}

/** `stretch`: how far an inner drawing is pulled across, when the page stretches it to its width. */
function written(node: Node, around: readonly Element[], span: number, stretch: number): string {
	if (typeof node === "string") return escaped(node);
	const { tag } = node;
	const inside = [...around, node];
	// The title of the whole drawing is that of the file; those of its shapes say what they are.
	if (tag === "title" && around.length === 1) return "";
	if (tag === "svg") {
		const [, , width = span] = viewBoxOf(node);
		return node.children.map((child) => written(child, inside, span, span / width)).join("");
	}
	const inner = node.children.map((child) => written(child, inside, span, stretch)).join("");
	if (classesOf(node).includes("guide")) return "";
	const attributes = new Map([...node.attributes].filter(([name]) => kept.has(name)));
	for (const [name, value] of attributes) {
		const length = /%$/.test(value) ? lengthOf(value, span) : undefined;
		if (length !== undefined) attributes.set(name, String(tenth(length)));
	}
	const points = attributes.get("points");
	if (points !== undefined && stretch !== 1) attributes.set("points", stretched(points, stretch));
	const paint = new Map(paintOf(node, around));
	if (attributes.has("fill")) paint.delete("fill");
	// A link leads somewhere in the site: a file keeps what it holds.
	return tagOf(tag === "a" ? "g" : tag, [...attributes, ...paint], inner);
}

function stretched(points: string, stretch: number): string {
	return points
		.split(" ")
		.map((point) => {
			const [x = 0, y = 0] = point.split(",").map(Number);
			return `${tenth(x * stretch)},${tenth(y)}`;
		})
		.join(" ");
}

function viewBoxOf(svg: Element): readonly number[] {
	return svg.attributes.get("viewBox")?.split(" ").map(Number) ?? [];
}

function lengthOf(value: string | undefined, span: number): number | undefined {
	if (value === undefined) return undefined;
	const number = Number.parseFloat(value);
	if (Number.isNaN(number)) return undefined;
	return value.endsWith("%") ? (span * number) / 100 : number;
}

export const tenth = (value: number): number => Math.round(10 * value) / 10;

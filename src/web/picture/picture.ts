import { escaped, tagOf } from "./drawing.ts";
import { holdsDrawing, laid, paragraph, types } from "./layout.ts";
import { blockOf, classesOf, type Element, textOf } from "./tree.ts";

const margin = 24;
const wide = 720;

/** An A4 sheet on its side: what a map is printed on. */
export const landscape = 297 / 210;

/** The face of the file, then those that readers have. */
const faces = "Source Sans 3, Arial, Liberation Sans, sans-serif";

/** What is under the drawing of a block: sentence, table, source. */
function isAfter(part: Element): boolean {
	const classes = classesOf(part);
	return /^(details|section)$/.test(part.tag) || classes.includes("sentence") || classes.includes("sources");
}

/** « Le trait plein est la région », the outlines to credit: part of what is drawn. */
function isNote(part: Element): boolean {
	return part.tag === "p" && classesOf(part).includes("small");
}

/**
 * The drawing of a block of a page as a file for a slide or a report: its title, its subtitle, the drawing with its legend, its
 * source and its address. It is read from the page, so it can say nothing that the page does not; colours are written in it, light
 * whatever the reader's screen, and every text is a text. Undefined when the page has no such block, or the block no drawing. `ratio` of width to
 * height: the drawing stands in the middle of a sheet of that shape.
 */
export function pictureOf(
	html: string,
	block: string,
	signature: string,
	ratio?: number,
): string | undefined {
	const article = blockOf(html, block);
	const parts = article?.children.filter((child): child is Element => typeof child !== "string") ?? [];
	const end = parts.findIndex(isAfter);
	const drawings = parts.slice(0, end).filter((part) => isNote(part) || holdsDrawing(part));
	if (!drawings.some(holdsDrawing)) return undefined;
	const first = (fits: (part: Element) => boolean): string => {
		const found = parts.find(fits);
		return found ? textOf(found) : "";
	};
	const title = first(({ tag }) => tag === "h3");
	const subtitle = first((part) => classesOf(part).includes("subtitle"));
	const sources = parts.filter((part) => part.tag === "p" && /^Sources?\s: /u.test(textOf(part))).map(textOf);
	let y = margin;
	let inner = "";
	const put = ({ svg, height }: ReturnType<typeof laid>, after = 0): void => {
		inner += svg;
		y += height + after;
	};
	put(paragraph(title, margin, y, wide, types.title));
	put(paragraph(subtitle, margin, y, wide, types.subtitle), 14);
	for (const drawing of drawings) put(laid(drawing, margin, y, wide), 6);
	for (const text of [...sources, signature]) put(paragraph(text, margin, y, wide, types.note));
	const own = wide + 2 * margin;
	const least = Math.ceil(y + margin);
	const width = ratio === undefined ? own : Math.max(own, Math.ceil(least * ratio));
	const height = ratio === undefined ? least : Math.round(width / ratio);
	const left = Math.floor((own - width) / 2);
	return `<?xml version="1.0" encoding="UTF-8"?>\n${tagOf(
		"svg",
		[
			["xmlns", "http://www.w3.org/2000/svg"],
			["width", width],
			["height", height],
			["viewBox", `${left} 0 ${width} ${height}`],
			["font-family", faces],
			["role", "img"],
			["aria-labelledby", "titre"],
		],
		`<title id="titre">${escaped(`${title}. ${subtitle}`)}</title>${tagOf("rect", [
			["x", left],
			["width", width],
			["height", height],
			["fill", "#ffffff"],
		])}${inner}`,
	)}\n`;
}

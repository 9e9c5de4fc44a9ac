import { colour } from "../charts/palette.ts";
import { stylesheet } from "../stylesheet.ts";
import { classesOf, type Element } from "./tree.ts";

/** What a drawing takes from the stylesheet, and a file must hold itself. */
const properties = new Set([
	"fill",
	"fill-opacity",
	"font-size",
	"font-weight",
	"paint-order",
	"stroke",
	"stroke-dasharray",
	"stroke-linecap",
	"stroke-linejoin",
	"stroke-width",
]);

interface Part {
	readonly tag: string;
	readonly classes: readonly string[];
}

interface Rule {
	/** From the outermost element to the one that is painted. */
	readonly parts: readonly Part[];
	readonly weight: number;
	readonly paint: readonly (readonly [string, string])[];
}

/** A simple selector, possibly under another: all that drawings use. */
const simple = /^[a-z]*(?:\.[a-z0-9-]+)*(?:\s+[a-z]*(?:\.[a-z0-9-]+)*)*$/;

/** The rules of the page that paint drawings, the light ones: what leaves the site is always light. */
const rules: readonly Rule[] = [
	...withoutConditions(stylesheet.text).matchAll(/([^{}]+)\{([^{}]*)\}/g),
].flatMap(([, selectors = "", body = ""]) => {
	const paint = body.split(";").flatMap((line): (readonly [string, string])[] => {
		const [name = "", value = ""] = line.split(":").map((part) => part.trim());
		const known = properties.has(name) ? resolved(value) : undefined;
		return known === undefined ? [] : [[name, known]];
	});
	if (paint.length === 0) return [];
	return selectors.split(",").flatMap((selector): Rule[] => {
		const text = selector.trim();
		if (!simple.test(text) || !text.includes(".")) return [];
		const parts = text.split(/\s+/).map((part) => {
			const [tag = "", ...classes] = part.split(".");
			return { tag, classes };
		});
		const weight = parts.reduce((sum, { tag, classes }) => sum + 10 * classes.length + Number(tag !== ""), 0);
		return [{ parts, weight, paint }];
	});
});

/** What holds on paper or on a dark screen only is left out. */
function withoutConditions(css: string): string {
	return css.replaceAll(/@[a-z]+[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, "");
}

/** `var(--emploi-4)` becomes its colour; undefined for what only a page can work out. */
function resolved(value: string): string | undefined {
	const [, token] = /^var\(--([a-z0-9-]+)/.exec(value) ?? [];
	if (token !== undefined) return colour(token);
	return /^(?:none|[\d. ]+(?:px)?|[a-z]+|#[0-9a-f]{3,8})$/.test(value) ? value : undefined;
}

function fits(element: Element, { tag, classes }: Part): boolean {
	const own = classesOf(element);
	return (tag === "" || tag === element.tag) && classes.every((name) => own.includes(name));
}

/** The paint of an element of a drawing, as attributes; `around` from the outermost. Source: the cascade of CSS, weight then order. */
export function paintOf(element: Element, around: readonly Element[]): ReadonlyMap<string, string> {
	const own = rules.filter(({ parts }) => {
		const [outer, inner] = parts.length > 1 ? [parts[0], parts[1]] : [undefined, parts[0]];
		return (
			inner !== undefined &&
			fits(element, inner) &&
			(outer === undefined || around.some((one) => fits(one, outer)))
		);
	});
	return new Map(own.toSorted((a, b) => a.weight - b.weight).flatMap(({ paint }) => paint));
}

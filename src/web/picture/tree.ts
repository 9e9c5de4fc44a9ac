import { plain } from "../twin/markup.ts";

/** An element of a page that this server wrote. */
export interface Element {
	readonly tag: string;
	readonly attributes: ReadonlyMap<string, string>;
	readonly children: readonly Node[];
}

export type Node = Element | string;

const token = /<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s[^\s=>/]+(?:="[^"]*")?)*)\s*(\/?)>|<![^>]*>|([^<]+)/g;
const attribute = /\s([^\s=>/]+)(?:="([^"]*)")?/g;
const single = new Set(["br", "hr", "img", "input", "link", "meta"]);

type Open = { tag: string; attributes: ReadonlyMap<string, string>; children: Node[] };

/** The article of this name in a page: well formed, attributes between double quotes, for it was written here. */
export function blockOf(html: string, id: string): Element | undefined {
	const start = html.indexOf(`<article class="figure-block" id="${id}"`);
	if (start < 0) return undefined;
	const stack: Open[] = [];
	for (const [, slash, tag, attributes = "", closed, text] of html.slice(start).matchAll(token)) {
		const around = stack.at(-1);
		if (text !== undefined) around?.children.push(plain(text));
		else if (tag === undefined) continue;
		else if (slash === "/") {
			const done = stack.pop();
			if (done && stack.length === 0) return done;
		} else {
			const made = { tag, attributes: attributesIn(attributes), children: [] };
			around?.children.push(made);
			if (closed !== "/" && !single.has(tag)) stack.push(made);
		}
	}
	return undefined;
}

function attributesIn(text: string): ReadonlyMap<string, string> {
	return new Map([...text.matchAll(attribute)].map(([, name = "", value = ""]) => [name, plain(value)]));
}

export function classesOf(element: Element): readonly string[] {
	return element.attributes.get("class")?.split(" ") ?? [];
}

/** What is read of an element, on one line: neither its drawings nor what is only said to a screen reader. */
export function textOf(node: Node): string {
	return wordsOf(node)
		.replaceAll(/[ \t\n]+/g, " ")
		.trim();
}

function wordsOf(node: Node): string {
	if (typeof node === "string") return node;
	if (node.tag === "br") return " ";
	if (node.tag === "svg" || classesOf(node).includes("visually-hidden")) return "";
	return node.children.map(wordsOf).join("");
}

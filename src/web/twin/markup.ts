/** One piece of a page that this server wrote: well formed, attributes between double quotes. */
export type Piece =
	| { readonly kind: "text"; readonly text: string }
	| { readonly kind: "open"; readonly tag: string; readonly attributes: string }
	| { readonly kind: "close"; readonly tag: string };

const token = /<(\/?)([a-z][a-z0-9]*)((?:\s[^\s=>/]+(?:="[^"]*")?)*)\s*\/?>|<![^>]*>|([^<]+)/g;
/** Elements that never close, and those of a drawing, which are left out whole. */
const single = new Set(["br", "hr", "img", "input", "link", "meta"]);

/** Cuts the HTML of a page into pieces, in order. What is inside a drawing or a form is not text of the page. */
export function* piecesOf(html: string): Generator<Piece> {
	let left: string | undefined;
	let depth = 0;
	for (const [whole, slash, tag, attributes = "", text] of html.matchAll(token)) {
		if (tag !== undefined && (tag === left || (left === undefined && leftOut.has(tag)))) {
			if (left === undefined) left = tag;
			if (!whole.endsWith("/>")) depth += slash === "/" ? -1 : 1;
			if (depth === 0) left = undefined;
			continue;
		}
		if (left !== undefined) continue;
		if (text !== undefined) yield { kind: "text", text: plain(text) };
		else if (tag === undefined || single.has(tag)) {
			if (tag === "br") yield { kind: "text", text: " " };
		} else if (slash === "/") yield { kind: "close", tag };
		else {
			yield { kind: "open", tag, attributes };
			if (whole.endsWith("/>")) yield { kind: "close", tag };
		}
	}
}

const leftOut: ReadonlySet<string> = new Set(["svg", "form", "select", "textarea"]);

export function attribute(attributes: string, name: string): string | undefined {
	const [, value] = new RegExp(`\\s${name}="([^"]*)"`).exec(attributes) ?? [];
	return value === undefined ? undefined : plain(value);
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

/** Text as it was before it was written in a page. */
export function plain(text: string): string {
	return text.replaceAll(/&(amp|lt|gt|quot|#39);/g, (_whole, name: string) => entities[name] ?? "");
}

/** What a page has to say, without its head, its menu and its foot. */
export function mainOf(html: string): string {
	const start = html.indexOf("<main");
	const end = html.lastIndexOf("</main>");
	return start < 0 || end < 0 ? html : html.slice(start, end);
}

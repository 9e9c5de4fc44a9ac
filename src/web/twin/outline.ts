import { attribute, mainOf, type Piece, piecesOf } from "./markup.ts";

export interface OutlineCell {
	/** As printed. */
	readonly text: string;
	/** `/chiffres/…` of the figure printed there. */
	readonly figure?: string;
}

export interface OutlineTable {
	readonly id: string;
	readonly caption: string;
	readonly columns: readonly string[];
	readonly rows: readonly { readonly header: string; readonly cells: readonly OutlineCell[] }[];
}

/** What stands under one heading, in the order of the page. */
export interface OutlineSection {
	/** Of a figure block: the name under which it can be quoted. */
	readonly id?: string;
	readonly level: number;
	readonly title: string;
	readonly texts: readonly string[];
	readonly facts: readonly { readonly name: string; readonly value: string }[];
	readonly tables: readonly OutlineTable[];
	/** `/chiffres/…` of every figure that it shows. */
	readonly figures: readonly string[];
}

const blocks = /^(h[1-6]|p|li|dt|dd|th|td|caption|summary|figcaption)$/;
const isFigure = (href: string | undefined): href is string => href?.startsWith("/chiffres/") === true;

interface Block {
	readonly tag: string;
	readonly column: boolean;
	text: string;
	figure?: string;
}

type Draft<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer U)[] ? U[] : T[K] };

/**
 * What a page says, without its markup: headings, texts, facts and tables, as they are printed. Drawings are left out: they
 * are cut from the same answers as the table beside them. Only what is on the page can be here.
 */
export function outlineOf(html: string): readonly OutlineSection[] {
	const sections: Draft<OutlineSection>[] = [];
	const open: Block[] = [];
	const hidden: string[] = [];
	const articles: (string | undefined)[] = [];
	let named: string | undefined;
	let table: (Draft<OutlineTable> & { readonly started: true }) | undefined;
	let row: { header: string; cells: OutlineCell[] } | undefined;
	let fact = "";

	const section = (): Draft<OutlineSection> => {
		const last = sections.at(-1);
		if (last) return last;
		const first = { level: 0, title: "", texts: [], facts: [], tables: [], figures: [] };
		sections.push(first);
		return first;
	};
	const settle = (block: Block): void => {
		const text = block.text.replaceAll(/[ \t\n]+/g, " ").trim();
		block.text = "";
		if (text === "") {
			if (block.tag === "td" && row) row.cells.push({ text });
			else if (block.tag === "th" && block.column) table?.columns.push(text);
			return;
		}
		// Headings inside a figure block name its drawings: the block stays one section.
		const inside = articles.at(-1) !== undefined && named === undefined;
		if (/^h[1-6]$/.test(block.tag) && !inside) {
			const level = Number(block.tag.slice(1));
			sections.push({
				...(named === undefined ? {} : { id: named }),
				level,
				title: text,
				texts: [],
				facts: [],
				tables: [],
				figures: [],
			});
			named = undefined;
		} else if (block.tag === "caption" && table) table.caption = text;
		else if (block.tag === "th" && block.column) table?.columns.push(text);
		else if (block.tag === "th" && row) row.header = text;
		else if (block.tag === "td" && row)
			row.cells.push(block.figure === undefined ? { text } : { text, figure: block.figure });
		else if (block.tag === "dt") fact = text;
		else if (block.tag === "dd") section().facts.push({ name: fact, value: text });
		else section().texts.push(text);
	};

	const take = (piece: Piece): void => {
		if (piece.kind === "text") {
			const block = open.at(-1);
			if (block && hidden.length === 0) block.text += piece.text;
			return;
		}
		if (piece.kind === "open") {
			const { tag, attributes } = piece;
			if (hidden.length > 0 || attribute(attributes, "class") === "visually-hidden") hidden.push(tag);
			// The part of its page that is pointed at is no part of its name.
			const href = tag === "a" ? attribute(attributes, "href")?.replace(/#.*$/, "") : undefined;
			if (isFigure(href)) {
				if (!section().figures.includes(href)) section().figures.push(href);
				const block = open.at(-1);
				if (block) block.figure = href;
			}
			// Set apart by their size alone.
			if (tag === "sup" || tag === "small") {
				const block = open.at(-1);
				if (block) block.text += " ";
			}
			if (tag === "article") {
				named = attribute(attributes, "id");
				articles.push(named);
			}
			if (tag === "table") {
				const id = attribute(attributes, "id") ?? "";
				table = { id, caption: "", columns: [], rows: [], started: true };
			}
			if (tag === "tr") row = { header: "", cells: [] };
			if (blocks.test(tag)) {
				const around = open.at(-1);
				// A list item that holds paragraphs: what it said so far comes first.
				if (around && !/^(td|th)$/.test(around.tag)) settle(around);
				open.push({ tag, column: attribute(attributes, "scope") === "col", text: "" });
			}
			return;
		}
		const { tag } = piece;
		if (hidden.length > 0) hidden.pop();
		if (blocks.test(tag) && open.at(-1)?.tag === tag) {
			const block = open.pop();
			if (block) settle(block);
		}
		if (tag === "tr" && table && row) {
			if (row.cells.length > 0) table.rows.push(row);
			row = undefined;
		}
		if (tag === "table" && table) {
			const { started, ...made } = table;
			section().tables.push(made);
			table = undefined;
		}
		if (tag === "article" && articles.pop() !== undefined)
			// What follows a figure block is no longer part of it.
			sections.push({ level: 0, title: "", texts: [], facts: [], tables: [], figures: [] });
	};
	for (const piece of piecesOf(mainOf(html))) take(piece);
	return sections.filter(
		({ title, texts, facts, tables }) => title !== "" || texts.length + facts.length + tables.length > 0,
	);
}

import type { BlockContent, DefinitionContent, ListItem, Node, PhrasingContent, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { typeset } from "../platform/index.ts";
import type { RichBlock, RichRun, RichText } from "./document.ts";

type Style = Omit<RichRun, "text">;

/**
 * What a person typed in Markdown. Paragraphs, emphasis, strong, lists and http(s) links are understood; the rest (titles, HTML,
 * images, code…) stays the text that was typed. Nothing else can come out: there is no markup to clean afterwards.
 */
export function richText(markdown: string): RichText {
	return fromMarkdown(markdown).children.flatMap((node) => blocksOf(node, markdown));
}

/** The same without any style, for notes of slides and cells of spreadsheets. */
export function plainText(text: RichText): string {
	return text
		.map((block) =>
			block.kind === "paragraph"
				? block.runs.map((run) => (run.link ? `${run.text} (${run.link})` : run.text)).join("")
				: block.items
						.map((item, at) => `${block.ordered ? `${at + 1}.` : "•"} ${plainText(item)}`)
						.join("\n"),
		)
		.join("\n");
}

function blocksOf(
	node: RootContent | BlockContent | DefinitionContent,
	markdown: string,
): readonly RichBlock[] {
	switch (node.type) {
		case "paragraph":
			return [{ kind: "paragraph", runs: node.children.flatMap((child) => runsOf(child, {}, markdown)) }];
		case "list":
			return [
				{
					kind: "list",
					ordered: node.ordered === true,
					items: node.children.map((item: ListItem) =>
						item.children.flatMap((child) => blocksOf(child, markdown)),
					),
				},
			];
		default:
			return [{ kind: "paragraph", runs: [{ text: typedOf(node, markdown) }] }];
	}
}

function runsOf(node: PhrasingContent, style: Style, markdown: string): readonly RichRun[] {
	switch (node.type) {
		case "text":
			return [{ ...style, text: typeset(node.value.replaceAll("\n", " ")) }];
		case "break":
			return [{ ...style, text: " " }];
		case "strong":
			return node.children.flatMap((child) => runsOf(child, { ...style, strong: true }, markdown));
		case "emphasis":
			return node.children.flatMap((child) => runsOf(child, { ...style, emphasis: true }, markdown));
		case "link":
			return isWeb(node.url)
				? node.children.flatMap((child) => runsOf(child, { ...style, link: node.url }, markdown))
				: [{ ...style, text: typedOf(node, markdown) }];
		default:
			return [{ ...style, text: typedOf(node, markdown) }];
	}
}

function isWeb(address: string): boolean {
	return /^https?:\/\//i.test(address) && URL.canParse(address);
}

function typedOf({ position }: Node, markdown: string): string {
	return markdown.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);
}

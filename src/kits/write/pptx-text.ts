import type { RichBlock, RichText } from "../document.ts";
import type { TextProps } from "./pptx-library.ts";

/** Runs of a slide for a comment. */
export function runsOf(text: RichText, depth = 0): TextProps[] {
	return text.flatMap((block) => blockRuns(block, depth));
}

function blockRuns(block: RichBlock, depth: number): TextProps[] {
	if (block.kind === "list")
		return block.items.flatMap((item) =>
			// The first run opens the paragraph: a bullet on the next ones would open others.
			runsOf(item, depth + 1).map((run, at) =>
				at > 0
					? run
					: {
							...run,
							options: {
								...run.options,
								bullet: block.ordered ? { type: "number" } : true,
								indentLevel: depth,
							},
						},
			),
		);
	return block.runs.map((run, at) => ({
		text: run.text,
		options: {
			...(run.strong ? { bold: true } : {}),
			...(run.emphasis ? { italic: true } : {}),
			...(run.link ? { hyperlink: { url: run.link } } : {}),
			...(at === block.runs.length - 1 ? { breakLine: true } : {}),
		},
	}));
}

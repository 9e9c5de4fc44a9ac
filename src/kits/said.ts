import { typeset } from "../platform/index.ts";
import type { RichText } from "./document.ts";

/** One sentence or more, as a paragraph of a printed document. */
export function said(text: string, style: { readonly strong?: true } = {}): RichText {
	return [{ kind: "paragraph", runs: [{ text: typeset(text), ...style }] }];
}

/** The same, one under another. Nothing for no item. */
export function listed(items: readonly string[]): RichText {
	return items.length === 0 ? [] : [{ kind: "list", ordered: false, items: items.map((item) => said(item)) }];
}

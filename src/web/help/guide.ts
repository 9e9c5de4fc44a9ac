import type { Region } from "../../../catalogue/model.ts";
import type { PrintedDocument, RichText } from "../../kits/index.ts";
import { formatDate } from "../../platform/french.ts";
import { attribute, mainOf, piecesOf } from "../twin/markup.ts";
import { tasksUpdated } from "./tasks.tsx";

type RichBlock = RichText[number];
type RichRun = Extract<RichBlock, { readonly kind: "paragraph" }>["runs"][number];

/** The help as a document, cut from its page and from that of the tour: it says nothing that they do not say. */
export function guideOf(
	htmls: readonly string[],
	from: {
		readonly region: Region;
		/** Of the site, without final slash. */
		readonly url: string;
		readonly published: string;
	},
): PrintedDocument {
	const { region, url, published } = from;
	return {
		title: "Guide d’utilisation",
		subtitle: region.siteName,
		brand: { site: region.siteName, operator: region.operator },
		date: published,
		facts: [
			{ term: "Textes mis à jour le", text: formatDate(tasksUpdated) },
			{ term: "Exemples de la diffusion du", text: formatDate(published) },
		],
		sample: false,
		address: `${url}/aide`,
		summary: [],
		parts: htmls.flatMap((html) => partsOf(html, url)),
		sources: [],
		signs: [],
		glossary: [],
		layout: "guide",
	};
}

/** Each section of the page that has a title: its lists, its paragraphs, its definitions. Links lead to the site. */
function partsOf(html: string, url: string): PrintedDocument["parts"] {
	const parts: { title: string; intro: RichBlock[] }[] = [];
	const within: string[] = [];
	let runs: RichRun[] = [];
	let items: RichText[] | undefined;
	let link: string | undefined;
	let strong = false;
	const taken = (): readonly RichBlock[] => {
		const kept = trimmed(runs);
		runs = [];
		return kept.length === 0 ? [] : [{ kind: "paragraph", runs: kept }];
	};
	for (const piece of piecesOf(mainOf(html))) {
		if (piece.kind === "text") {
			const text = piece.text.replaceAll(/[ \t\n]+/g, " ");
			if (within.includes("section") && text !== "")
				runs.push({ text, ...(strong ? { strong: true } : {}), ...(link ? { link } : {}) });
			continue;
		}
		const { tag } = piece;
		const opens = piece.kind === "open";
		if (opens) within.push(tag);
		else within.splice(within.lastIndexOf(tag));
		const part = parts.at(-1);
		if (tag === "a") link = opens ? absolute(attribute(piece.attributes, "href"), url) : undefined;
		else if (tag === "strong") strong = opens;
		else if (tag === "h2" && opens) runs = [];
		else if (tag === "h2") {
			parts.push({
				title: trimmed(runs)
					.map(({ text }) => text)
					.join(""),
				intro: [],
			});
			runs = [];
		} else if (tag === "ol" && opens) items = [];
		else if (tag === "ol") {
			if (items && items.length > 0) part?.intro.push({ kind: "list", ordered: true, items });
			items = undefined;
		} else if (tag === "li" || (tag === "p" && !opens)) {
			if (tag === "p" && items) runs.push({ text: " " });
			else if (opens) runs = [];
			else if (items) items.push(taken());
			else part?.intro.push(...taken());
		} else if (tag === "p" && items && runs.length > 0) runs.push({ text: " : " });
		else if (tag === "p") runs = items ? runs : [];
		else if (tag === "dt" && !opens) runs.push({ text: " : " });
		else if (tag === "dd" && !opens) part?.intro.push(...taken());
	}
	return parts.filter(({ intro }) => intro.length > 0).map((part) => ({ ...part, sections: [] }));
}

function absolute(href: string | undefined, url: string): string | undefined {
	if (href === undefined || href.startsWith("#")) return undefined;
	return href.startsWith("/") ? url + href : href;
}

/** Without blanks at both ends. */
function trimmed(runs: readonly RichRun[]): readonly RichRun[] {
	const first = runs.findIndex(({ text }) => text.trim() !== "");
	const last = runs.findLastIndex(({ text }) => text.trim() !== "");
	return runs.slice(first < 0 ? runs.length : first, last + 1).map((run, at, kept) => ({
		...run,
		text: at === kept.length - 1 ? run.text.trimEnd() : at === 0 ? run.text.trimStart() : run.text,
	}));
}

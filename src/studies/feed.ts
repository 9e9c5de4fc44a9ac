import { Feed } from "feed";
import { studyPath } from "./document.ts";
import { editionText, type PublishedStudy, studyKindLabels } from "./model.ts";

const shown = 50;

/** The last studies as an Atom feed (RFC 4287): a new edition is the same entry, updated. A withdrawn one says so. */
export function studyFeed(
	site: { readonly name: string; readonly url: string },
	studies: readonly PublishedStudy[],
): string {
	const feed = new Feed({
		id: `${site.url}/publications`,
		title: `Publications – ${site.name}`,
		description: "Études, notes et bilans.",
		link: `${site.url}/publications`,
		feedLinks: { atom: `${site.url}/publications.xml` },
		language: "fr",
		generator: false,
		author: { name: site.name },
		updated: studies[0]?.editions[0].out.at ?? new Date(0),
	});
	for (const { address, withdrawn, editions } of studies.slice(0, shown)) {
		const [{ content, place, out }] = editions;
		const link = `${site.url}${studyPath(address)}`;
		feed.addItem({
			id: link,
			title: asHtml(content.title),
			link,
			date: withdrawn?.at ?? out.at,
			published: editions.at(-1)?.out.at ?? out.at,
			description: asHtml(
				withdrawn
					? `Retirée : ${withdrawn.reason}`
					: `${studyKindLabels[content.kind]}, ${place}, ${editionText(out.n)}.`,
			),
		});
	}
	return feed.atom1();
}

/** The library says that its texts are HTML: what people typed is none. */
function asHtml(text: string): string {
	return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

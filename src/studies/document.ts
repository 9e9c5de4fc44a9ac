import { themeTitle } from "../../catalogue/themes.ts";
import { type Definition, type PrintedDocument, richText, type Section } from "../kits/index.ts";
import { formatDate, typeset } from "../platform/index.ts";
import { changesSection } from "./changes.ts";
import { editionText, type StudyContent, studyKindLabels } from "./model.ts";

/** What stands around the texts: where it is read, which edition, who validated it. */
export interface StudyFrame {
	/** Public address of the site, without a final slash. */
	readonly site: string;
	/** ISO day of the publication: that of today in a preview. */
	readonly date: string;
	readonly n: number;
	/** Absent while nobody validated it. */
	readonly approver?: string;
	readonly issn?: string | undefined;
	/** The edition before, as it was published, when it may be read. */
	readonly before?: PrintedDocument;
	/** Last segment of its address; absent before the first publication. */
	readonly address?: string;
}

export const studyPath = (address: string): string => `/publications/${address}`;

/**
 * The whole study as one printed document: the figures and the comments of the frozen kit, numbered and set in the parts of its
 * author, then what changes, the method, the limits and the terms of reuse. Every form and the page are cut from it.
 */
export function studyDocument(
	kit: PrintedDocument,
	content: StudyContent,
	frame: StudyFrame,
): PrintedDocument {
	const sections = numbered(kit.parts.flatMap((part) => part.sections));
	const changes = frame.before ? changesSection(frame.before, sections) : undefined;
	return {
		title: typeset(content.title),
		subtitle: kit.subtitle,
		brand: kit.brand,
		date: frame.date,
		facts: factsOf(kit, content, frame),
		sample: kit.sample,
		address: `${frame.site}${frame.address === undefined ? "/publications" : studyPath(frame.address)}`,
		summary: content.sentences.map(typeset),
		parts: [
			...partsOf(sections, content),
			...(content.changes === "" && !changes
				? []
				: [
						{
							title: typeset("Ce qui change depuis l'édition précédente"),
							...(content.changes === "" ? {} : { intro: richText(content.changes) }),
							sections: changes ? [changes] : [],
						},
					]),
			...(
				[
					["Méthode", content.method],
					["Limites", content.limits],
					["Réutilisation", content.reuse],
				] as const
			)
				.filter(([, text]) => text !== "")
				.map(([title, text]) => ({ title: typeset(title), intro: richText(text), sections: [] })),
		],
		sources: kit.sources,
		signs: kit.signs,
		glossary: kit.glossary,
		layout: "article",
	};
}

/** « Figure 1 » is said before what it measures; a section without figure has no number. */
function numbered(sections: readonly Section[]): readonly Section[] {
	let count = 0;
	return sections.map((section) => {
		if (!section.chart && !section.table) return section;
		count++;
		return { ...section, subtitle: typeset(`Figure ${count}. ${section.subtitle ?? ""}`.trim()) };
	});
}

function partsOf(sections: readonly Section[], { parts }: StudyContent): PrintedDocument["parts"] {
	const starts = parts.some(({ at }) => at === 0)
		? parts
		: [{ at: 0, title: "Ce que disent les chiffres", text: "" }, ...parts];
	return starts.map(({ at, title, text }, rank) => ({
		title: typeset(title),
		...(text === "" ? {} : { intro: richText(text) }),
		sections: sections.slice(at, starts[rank + 1]?.at ?? sections.length),
	}));
}

function factsOf(kit: PrintedDocument, content: StudyContent, frame: StudyFrame): readonly Definition[] {
	const release = kit.facts.find(({ term }) => term === "Diffusion");
	return [
		{ term: "Nature", text: studyKindLabels[content.kind] },
		{ term: "Thème", text: themeTitle(content.theme) },
		{ term: "Territoire", text: kit.subtitle },
		...(content.question === "" ? [] : [{ term: "Question", text: typeset(content.question) }]),
		{ term: "Auteurs", text: content.authors },
		{
			term: "Édition",
			text: `${editionText(frame.n)}, ${formatDate(frame.date)}`,
		},
		{
			term: "Validation",
			text: frame.approver === undefined ? "à faire" : `${frame.approver}, le ${formatDate(frame.date)}`,
		},
		...(release ? [{ term: "Chiffres", text: typeset(`diffusion ${release.text}`) }] : []),
		...(frame.issn === undefined ? [] : [{ term: "ISSN", text: frame.issn }]),
	];
}

/** « Carif-Oref Normandie, « L'emploi à Caen », étude, 2e édition, 3 mars 2026. https://…?edition=2 »: ready to copy, and still of this edition after the next. */
export function citationOf(
	{ title, date, address }: PrintedDocument,
	{ authors, kind }: Pick<StudyContent, "authors" | "kind">,
	n: number,
): string {
	const said = [
		authors,
		`« ${title} »`,
		studyKindLabels[kind].toLowerCase(),
		editionText(n),
		formatDate(date),
	].join(", ");
	return `${typeset(said)}. ${address}?edition=${n}`;
}

const wordsAMinute = 200;

/** Minutes to read its texts, its tables left out. */
export function readingMinutes({ summary, parts }: PrintedDocument): number {
	const texts = parts.flatMap(({ title = "", intro = [], sections }) => [
		title,
		JSON.stringify(intro),
		...sections.map((one) => `${one.title} ${one.sentence ?? ""} ${JSON.stringify(one.comment ?? [])}`),
	]);
	const words = [...summary, ...texts].join(" ").match(/\p{L}{2,}/gu)?.length ?? 0;
	return Math.max(1, Math.round(words / wordsAMinute));
}

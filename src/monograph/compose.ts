import { terms } from "../../catalogue/glossary/index.ts";
import type { Region } from "../../catalogue/model.ts";
import { type MonographSection, monographOutline, monographs } from "../../catalogue/monographs/index.ts";
import { regionNames } from "../../catalogue/regions/index.ts";
import type { PrintedFigure } from "../collection/index.ts";
import type { Figures } from "../figures/model.ts";
import {
	type Definition,
	type PrintedDocument,
	type Section,
	signsOf,
	sourceDefinition,
	sourceText,
} from "../kits/index.ts";
import { compareFrench, counted, enumerate, formatDate, typeset } from "../platform/index.ts";
import { factsOf, type MonographFacts } from "./facts.ts";
import { unknown } from "./figure-cells.ts";
import { chosen, figuresTable } from "./figures-table.ts";
import { Marks } from "./marks.ts";
import { type Observed, observedTable, observedYears } from "./observed-table.ts";
import { labelsTable, wordsTable } from "./words-table.ts";

/**
 * The monograph of a region and a year: every section, « Non renseigné » where the house holds nothing. The figures are those of
 * the printed documents, corrected by the rules that find their errors, each correction under its own note. `site` is the address
 * of the site, without a slash at its end. Where no document prints the region's figures of that year, those of the release stand in
 * their place: `figures` is what the public reads, absent while nothing is published.
 */
export async function composeMonograph(
	region: Region,
	year: number,
	site: string,
	figures?: Figures,
): Promise<PrintedDocument> {
	const facts = factsOf(region, year);
	const composed = await Promise.all(
		monographOutline.map(async ({ title, sections }) => ({
			title,
			sections: await Promise.all(
				sections.map(
					async (section) =>
						(await observedSection(section, facts, region, year, figures)) ??
						composeSection(section, facts, region, year),
				),
			),
		})),
	);
	const sections = composed.flatMap((part) => part.sections);
	const documents = [...new Set(sections.flatMap((one) => one.documents))];
	const observed = sections.flatMap((one) => one.observed ?? []);
	const lines = new Map(
		observed
			.flatMap(({ answers }) => answers)
			.flatMap((one) => one.sources.map((line) => [line.source, line])),
	);
	const parts = composed.map(({ title, sections: own }) => ({
		title,
		sections: own.map(({ section }) => section),
	}));
	return {
		title: "Monographie régionale",
		subtitle: `${region.name}, ${year}`,
		brand: { site: region.siteName, operator: region.operator },
		date: `${year}-12-31`,
		facts: [
			{ term: "Territoire", text: region.name },
			{ term: "Année", text: String(year) },
			{
				term: "Données arrêtées",
				text: facts.own?.closed ?? (observed.length > 0 ? "à la date de la diffusion" : unknown),
			},
			...(figures && observed.length > 0
				? [{ term: "Diffusion", text: `du ${formatDate(figures.release.published)}` }]
				: []),
		],
		sample: [...lines.values()].some(({ sample }) => sample),
		address: `${site}/monographies/${year}`,
		summary: summaryOf(sections),
		parts,
		sources: [
			...documents.map((document) => ({ term: typeset(document), text: "" })),
			...[...lines.values()].map(sourceDefinition),
		],
		signs: [
			...(observed.length > 0 ? signsOf(observed.flatMap(({ shown }) => shown)) : []),
			{ term: "(1)", text: typeset("Renvoi à la note de même numéro, sous le tableau") },
			{
				term: unknown,
				text: typeset("L'observatoire n'a pas cette valeur pour ce territoire et cette année"),
			},
			{ term: "–", text: "Évolution qui ne peut pas être calculée, ou absence de la liste" },
		],
		// The acronyms of a table that has its own legend have their own meanings.
		glossary: glossaryOf(
			JSON.stringify(sections.filter(({ legend }) => !legend).map(({ section }) => section)),
		),
		layout: "flow",
	};
}

interface Composed {
	readonly section: Section;
	readonly documents: readonly string[];
	readonly errors: number;
	readonly doubts: number;
	/** It spells out its acronyms by itself. */
	readonly legend: boolean;
	/** What it reads in the release. */
	readonly observed?: Observed;
}

/** The section as the release gives it; undefined when a document prints the region's figures, or the release has none of that year. */
async function observedSection(
	{ id, title, content }: MonographSection,
	facts: MonographFacts,
	region: Region,
	year: number,
	figures: Figures | undefined,
): Promise<Composed | undefined> {
	if (!figures || content.kind !== "figures" || !content.observed) return undefined;
	if (chosen(content, facts.figures).some(({ level }) => level === "region")) return undefined;
	const caption = typeset(`${title}, ${region.name}, ${year}`);
	const observed = await observedTable(caption, content.layout, content.observed, year, region, figures);
	if (!observed) return undefined;
	const { table, answers, notes } = observed;
	const sources = new Map(answers.flatMap((one) => one.sources).map((one) => [one.source, one]));
	return {
		section: {
			id,
			title: typeset(title),
			definitions: [],
			table,
			notes: notes.map(typeset),
			source: typeset(
				`${sources.size > 1 ? "Sources" : "Source"} : ${[...sources.values()].map(sourceText).join(" ; ")}. Diffusion du ${formatDate(figures.release.published, "short")}.`,
			),
		},
		documents: [],
		errors: 0,
		doubts: 0,
		legend: false,
		observed,
	};
}

function composeSection(
	{ id, title, content }: MonographSection,
	facts: MonographFacts,
	region: Region,
	year: number,
): Composed {
	const marks = new Marks();
	const said = { id, title: typeset(title), definitions: [] };
	const done = (
		table: Section["table"],
		source: string,
		documents: readonly string[],
		...others: readonly (string | undefined)[]
	) => ({
		section: {
			...said,
			...(table ? { table } : {}),
			notes: [...marks.notes, ...others.flatMap((note) => (note === undefined ? [] : [typeset(note)]))],
			source: typeset(`Source : ${source}.`),
		},
		documents,
		errors: marks.errors,
		doubts: marks.notes.length - marks.errors,
		legend: content.kind === "words" && content.legend !== undefined,
	});
	const caption = `${said.title}, ${region.name}, ${year}`;
	if (content.kind === "words") {
		const table = facts.own?.words[content.table];
		return table
			? done(
					wordsTable(caption, table),
					table.source,
					[table.source.replace(/^.*d'après /, "")],
					table.note,
					legendOf(facts.figures.filter((one) => one.table === content.legend)),
				)
			: silent(said, region, year);
	}
	const figures =
		content.kind === "figures"
			? chosen(content, facts.figures)
			: facts.figures.filter(({ table }) => table === content.region || table === content.france);
	if (figures.length === 0) return silent(said, region, year);
	const at = (level: string) => figures.filter((one) => one.level === level);
	const table =
		content.kind === "figures"
			? figuresTable(caption, content.layout, figures, region.name, marks)
			: labelsTable(caption, at("region"), at("france"), region.name, marks);
	return done(table, sourceOf(figures, facts), [...new Set(figures.map(({ document }) => document))]);
}

function legendOf(acronyms: readonly PrintedFigure[]): string | undefined {
	if (acronyms.length === 0) return undefined;
	return `Sigles : ${acronyms.map(({ label, definition }) => `${label}, ${definition}`).join(" ; ")}.`;
}

function silent(said: Pick<Section, "id" | "title" | "definitions">, region: Region, year: number): Composed {
	const place = regionNames.find(({ code }) => code === region.code)?.inName ?? region.name;
	const absent = typeset(`${unknown}. L'observatoire ne détient rien sur ce sujet, ${place}, pour ${year}.`);
	return { section: { ...said, absent, notes: [] }, documents: [], errors: 0, doubts: 0, legend: false };
}

/** « Insee, d'après Centre Inffo : monographie régionale Normandie, mai 2020 ». */
function sourceOf(figures: readonly PrintedFigure[], { producers }: MonographFacts): string {
	const lines = new Map<string, Set<string>>();
	for (const { document, table, id } of figures) {
		const makers = lines.get(document) ?? new Set();
		const maker = producers[table] ?? producers[id];
		lines.set(document, maker === undefined ? makers : makers.add(maker));
	}
	return [...lines]
		.map(([document, makers]) =>
			makers.size === 0 ? document : `${enumerate([...makers])}, d'après ${document}`,
		)
		.join(" ; ");
}

function summaryOf(sections: readonly Composed[]): readonly string[] {
	const sum = (pick: (one: Composed) => number) => sections.reduce((all, one) => all + pick(one), 0);
	const errors = sum((one) => one.errors);
	const doubts = sum((one) => one.doubts);
	const missing = sections.filter(({ section }) => section.absent !== undefined).length;
	return [
		missing === sections.length
			? ""
			: "Les évolutions sont recalculées à partir des valeurs de l'année N-1 et de l'année N.",
		errors === 0
			? ""
			: `${counted(errors, "erreur")} des documents imprimés, trouvées par règle : une note donne la valeur imprimée, la valeur recalculée et la raison.`,
		doubts === 0
			? ""
			: `${counted(doubts, "réserve")} sur des chiffres qui se comparent mal ou qui restent à confirmer.`,
		missing === 0
			? ""
			: `${counted(missing, "section")} sur ${sections.length} sans aucune donnée : « ${unknown} ».`,
	]
		.filter((line) => line !== "")
		.map(typeset);
}

/** Acronyms of the document, in full. */
function glossaryOf(text: string): readonly Definition[] {
	return terms
		.filter(
			({ term }) =>
				/^[A-Z-]{3,}$/.test(term) && new RegExp(`(?<![\\p{L}])${term}(?![\\p{L}])`, "u").test(text),
		)
		.map(({ term, senses: [{ expansion, sentence }] }) => ({
			term,
			text: typeset(expansion === undefined ? sentence : `${expansion}. ${sentence}`),
		}))
		.sort((a, b) => compareFrench(a.term, b.term));
}

/** Years of which the region has a monograph: those of its documents, and the last ones of the release. */
export function monographYears(region: string, figures: Figures): readonly number[] {
	const [first] = monographOutline;
	const rows = first?.sections.flatMap(({ content }) =>
		content.kind === "figures" ? (content.observed ?? []) : [],
	);
	const declared = monographs.filter((one) => one.region === region).map(({ year }) => year);
	return [...new Set([...declared, ...observedYears(rows ?? [], figures)])].sort((a, b) => a - b);
}

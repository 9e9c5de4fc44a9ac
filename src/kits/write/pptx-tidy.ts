import { strFromU8, strToU8 } from "fflate";
import { writeXlsx } from "hucre/xlsx";
import type { Chart, PrintedDocument } from "../document.ts";
import { greySafe } from "./pptx-greys.ts";
import { type Entries, entriesOf, steadyZip } from "./steady-zip.ts";

/**
 * What the slide library leaves undone: empty points stay empty, the sheet behind each chart is a clean one, notes are paragraphs,
 * every table has an alternative text, the language is French, shapes have numbers of their own, and nothing tells the hour.
 */
export async function tidied(
	bytes: Uint8Array,
	document: PrintedDocument,
	charts: readonly Chart[],
): Promise<Uint8Array> {
	const entries = renumbered(entriesOf(bytes));
	const kept: Record<string, Uint8Array> = {};
	for (const [name, content] of Object.entries(entries)) {
		if (name.endsWith("/")) continue;
		if (!/\.(xml|rels)$/.test(name)) {
			kept[name] = content;
			continue;
		}
		kept[name] = strToU8(clean(name, strFromU8(content), document));
	}
	for (const [at, chart] of charts.entries()) {
		const name = `ppt/embeddings/Microsoft_Excel_Worksheet${at + 1}.xlsx`;
		if (!(name in kept)) throw new Error(`PptxGenJS wrote no ${name}`);
		kept[name] = await sheetOf(chart, document.date);
	}
	return steadyZip(kept, document.date);
}

/** The library counts its charts over the life of the process: here they count from one. */
function renumbered(entries: Entries): Entries {
	const numbers = Object.keys(entries)
		.flatMap((name) => /^ppt\/charts\/chart(\d+)\.xml$/.exec(name)?.[1] ?? [])
		.sort((a, b) => Number(a) - Number(b));
	const named = (text: string): string =>
		text.replace(
			/(\/chart|Microsoft_Excel_Worksheet)(\d+)\./g,
			(_, before: string, number: string) => `${before}${numbers.indexOf(number) + 1}.`,
		);
	return Object.fromEntries(
		Object.entries(entries).map(([name, content]) => [
			named(name),
			/\.(xml|rels)$/.test(name) ? strToU8(named(strFromU8(content))) : content,
		]),
	);
}

function clean(name: string, xml: string, document: PrintedDocument): string {
	const day = `${document.date.slice(0, 10)}T00:00:00Z`;
	if (name === "docProps/core.xml")
		return xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${day}`);
	const french = xml
		.replaceAll('lang="en-US"', 'lang="fr-FR"')
		.replaceAll('<c:lang val="en-US"/>', '<c:lang val="fr-FR"/>');
	if (name.startsWith("ppt/charts/chart"))
		return greySafe(french.replace(/<c:pt idx="\d+"><c:v>(?:NaN)?<\/c:v><\/c:pt>/g, ""));
	if (name.startsWith("ppt/notesSlides/"))
		return french.replace(/<a:p><a:r>(<a:rPr[^>]*\/>)<a:t>([^<]*)<\/a:t><\/a:r>/, paragraphs);
	if (name.startsWith("ppt/slides/slide")) return numbered(described(properRuns(french)));
	return french;
}

function paragraphs(_: string, style: string, text: string): string {
	const lines = text.split(/\r?\n/);
	return lines.map((line) => `<a:p><a:r>${style}<a:t>${line}</a:t></a:r>`).join("</a:p>");
}

/** The properties of a paragraph come once, before its runs: written again after a run, they make the file faulty. */
function properRuns(xml: string): string {
	return xml.replace(/<\/a:r><a:pPr\b[^>]*?(?:\/>|>.*?<\/a:pPr>)/g, "</a:r>");
}

/** The name of a table is what it shows: it is its alternative text too. */
function described(xml: string): string {
	return xml.replace(
		/(<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="\d+" name="([^"]*)")\/>/g,
		'$1 descr="$2"/>',
	);
}

/** Two shapes never share a number. */
function numbered(xml: string): string {
	let next = 1;
	return xml.replace(/<p:cNvPr id="\d+"/g, () => `<p:cNvPr id="${next++}"`);
}

/** The sheet that opens with « Modifier les données », where the chart looks for its points. */
async function sheetOf(chart: Chart, day: string): Promise<Uint8Array> {
	const made = new Date(`${day.slice(0, 10)}T00:00:00Z`);
	const book = await writeXlsx({
		sheets: [
			{
				name: "Sheet1",
				rows: [
					["", ...chart.series.map(({ label }) => label)],
					...chart.labels.map((label, at) => [
						label,
						...chart.series.map(({ values }) => values[at] ?? null),
					]),
				],
			},
		],
		properties: { created: made, modified: made },
	});
	return steadyZip(entriesOf(book), day);
}

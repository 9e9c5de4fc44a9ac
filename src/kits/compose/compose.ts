import { terms } from "../../../catalogue/glossary/index.ts";
import type { Region } from "../../../catalogue/model.ts";
import { territoryKind } from "../../../catalogue/nomenclatures/index.ts";
import { statuses } from "../../exports/index.ts";
import type { FigureCell, Figures, SourceLine } from "../../figures/model.ts";
import {
	compareFrench,
	DefError,
	formatDate,
	formatPeriod,
	stableJson,
	typeset,
} from "../../platform/index.ts";
import { lowerFirst } from "../../reading/index.ts";
import type { Definition, PrintedDocument, Section } from "../document.ts";
import type { BlockFigure, Kit, KitBlock, KitPlace } from "../model.ts";
import { type Composing, indicatorOf, type Read, type Reading } from "./context.ts";
import { readEssentials, readLatest } from "./latest.ts";
import { readListed } from "./listed.ts";
import { readOccupations } from "./occupations.ts";
import { memberNames, perimeterLabel } from "./perimeter.ts";
import { readPlaces } from "./places.ts";
import { sectionOf } from "./section.ts";
import { readSeries } from "./series.ts";
import { signsOf, sourceDefinition } from "./sources.ts";
import { readSplit } from "./split.ts";

/** From what a kit is composed. */
export interface KitSources {
	/** The current release, in the view of the reader that it is bound to: the public. */
	readonly figures: Figures;
	readonly region: Region;
	/** Public address of the site, without a final slash. */
	readonly site: string;
	/** Path of the accessible HTML version. */
	readonly path: string;
	/** Look of the organisation that it is made for. */
	readonly house?: PrintedDocument["brand"]["house"];
	/** Facts of the cover after those of the kit: its version. */
	readonly facts?: readonly Definition[];
	/** An older release that is still published; undefined once it is not. Without it, everything is read in the current one. */
	readonly at?: (release: string) => Promise<Figures | undefined>;
}

/** How a block stands against the current release. */
export type BlockState =
	| { readonly kind: "fresh" }
	/** The block keeps the figures of its release, and there are others. */
	| { readonly kind: "newer" }
	/** It had figures in its release, and none may be printed any more. */
	| { readonly kind: "hidden"; readonly reason: string };

export interface Composed {
	readonly document: PrintedDocument;
	/** One a block, in their order. */
	readonly states: readonly BlockState[];
	readonly sources: readonly SourceLine[];
	/** Types of the territories of its figures. */
	readonly levels: readonly string[];
}

/**
 * The document of a kit: every block is asked of the figures door once, and stays when it has no figure, with the reason. A block
 * that keeps an older release is read in it, unless the current one hides it. Same kit, same releases: same document.
 */
export async function composeKit(kit: Kit, from: KitSources): Promise<Composed> {
	const { figures, region, site } = from;
	const place = placeOf(figures, kit.place);
	const within = (one: Figures): Composing => ({
		figures: one,
		region,
		site,
		place: kit.place,
		placeLabel: place.label,
	});
	const blocks: (Standing & { readonly section: Section })[] = [];
	for (const [at, block] of kit.blocks.entries()) {
		const standing = await standingOf(block, within(figures), async (release) => {
			const old = await from.at?.(release);
			return old && within(old);
		});
		blocks.push({
			...standing,
			section: sectionOf(
				{ release: standing.context.figures.release, site },
				block,
				block.figure.shape === "essentials" ? "essentiel" : `bloc-${at + 1}`,
				standing.reading,
			),
		});
	}
	const read = blocks.flatMap(({ reading }) => ("absent" in reading ? [] : [reading]));
	const sources = new Map(
		read.flatMap(({ answers }) => answers.flatMap((one) => one.sources)).map((one) => [one.source, one]),
	);
	const shown = read.flatMap((one) => one.shown);
	return {
		states: blocks.map(({ state }) => state),
		sources: [...sources.values()],
		levels: [...new Set(shown.map(({ territory }) => territory.type))],
		document: {
			title: kit.title,
			subtitle: place.full,
			brand: {
				site: region.siteName,
				operator: region.operator,
				...(from.house ? { house: from.house } : {}),
			},
			date: kit.session,
			facts: [
				{ term: "Territoire", text: place.full },
				{ term: "Séance", text: formatDate(kit.session) },
				{ term: "Diffusion", text: `du ${formatDate(figures.release.published)}` },
				...(from.facts ?? []),
			],
			sample: [...sources.values()].some(({ sample }) => sample),
			address: `${site}${from.path}`,
			summary: blocks.flatMap(({ section, reading }, at) =>
				"absent" in reading || kit.blocks[at]?.figure.shape === "essentials" ? [] : [section.title],
			),
			parts: [{ sections: blocks.map(({ section }) => section) }],
			sources: [...sources.values()].map(sourceDefinition),
			signs: signsOf(shown),
			glossary: glossaryOf(read, kit.place),
			layout: kit.template === "page" ? "sheet" : "page",
		},
	};
}

interface Standing {
	readonly reading: Reading;
	readonly context: Composing;
	readonly state: BlockState;
}

async function standingOf(
	{ figure, release }: KitBlock,
	current: Composing,
	at: (release: string) => Promise<Composing | undefined>,
): Promise<Standing> {
	const now = { context: current, reading: await readingOf(current, figure) };
	const old = release === undefined || release === current.figures.release.id ? undefined : await at(release);
	if (!old) return { ...now, state: { kind: "fresh" } };
	const then = { context: old, reading: await readingOf(old, figure) };
	// What is hidden today was perhaps printed by mistake: it is not printed again.
	if ("absent" in now.reading)
		return {
			...now,
			state: "absent" in then.reading ? { kind: "fresh" } : { kind: "hidden", reason: now.reading.absent },
		};
	const masked = maskedSince(then.reading, now.reading);
	if (masked) return { ...now, state: { kind: "hidden", reason: masked } };
	return printedOf(then.reading) === printedOf(now.reading)
		? { ...now, state: { kind: "fresh" } }
		: { ...then, state: { kind: "newer" } };
}

/** Why a value that was printed is secret today, when one is: the older release would still print it. */
function maskedSince(then: Reading, now: Read): string | undefined {
	if ("absent" in then) return undefined;
	const printed = new Set(cellsOf(then).flatMap(({ key, cell }) => (cell.value === null ? [] : [key])));
	const masked = cellsOf(now).find(({ key, cell }) => cell.status === "s" && printed.has(key))?.cell;
	if (!masked) return undefined;
	return `${masked.territory.label}, ${formatPeriod(masked.period)} : ${masked.reason ?? statuses.s.meaning}`;
}

function cellsOf({ answers }: Read): readonly { readonly key: string; readonly cell: FigureCell }[] {
	return answers.flatMap(({ indicator, cells }) =>
		cells.map((cell) => {
			const { territory, about, categories, period } = cell;
			return {
				key: stableJson([indicator.id, territory.type, territory.code, about?.code, categories, period]),
				cell,
			};
		}),
	);
}

function printedOf(reading: Reading): string {
	return "absent" in reading
		? reading.absent
		: JSON.stringify([reading.title, reading.table.rows, reading.chart?.series]);
}

async function readingOf(context: Composing, figure: BlockFigure): Promise<Reading> {
	if (figure.shape === "essentials") return readEssentials(context);
	if (figure.shape === "latest")
		return refusable(figure.title, () => readLatest(context, figure.title, figure.indicators, figure.about));
	if (figure.shape === "listed") return readListed(context, figure);
	const indicator = indicatorOf(figure.indicator);
	if (!indicator)
		return { title: figure.indicator, absent: "Cet indicateur n'est plus au catalogue de l'observatoire." };
	return refusable(indicator.label, () => {
		switch (figure.shape) {
			case "series":
				return readSeries(context, indicator, figure.about);
			case "places":
				return readPlaces(context, indicator, figure.type, figure.about);
			case "occupations":
				return readOccupations(context, indicator, figure);
			case "split":
				return readSplit(context, indicator, figure.about);
		}
	});
}

/** A figure that the registry refuses is a block that says why. */
async function refusable(title: string, read: () => Promise<Reading>): Promise<Reading> {
	try {
		return await read();
	} catch (error) {
		if (error instanceof DefError) return { title, absent: error.message };
		throw error;
	}
}

/** Terms that help to read the indicators of the document, and the name of its zoning. */
function glossaryOf(read: readonly Read[], place: KitPlace): readonly Definition[] {
	const used = new Set(read.flatMap(({ answers }) => answers.map(({ indicator }) => indicator.id)));
	const zonings =
		"territory" in place ? [place.territory.type] : place.perimeter.members.map(({ type }) => type);
	const names = new Set(zonings.map((type) => territoryKind(type).label.toLowerCase()));
	return terms
		.filter(
			({ indicators = [], term, also = [] }) =>
				indicators.some((id) => used.has(id)) ||
				[term, ...also].some((name) => names.has(name.toLowerCase())),
		)
		.map(({ term, senses: [{ expansion, sentence }] }) => ({
			term: typeset(term),
			text: typeset(expansion === undefined ? sentence : `${expansion}. ${sentence}`),
		}))
		.sort((a, b) => compareFrench(a.term, b.term));
}

/** Members of a perimeter that a cover names. */
const namedMembers = 12;

/** « Caen », « Zone d'emploi de Caen (ZE 2020) ». Throws `territoire-inconnu`. */
function placeOf(figures: Figures, place: KitPlace): { readonly label: string; readonly full: string } {
	if ("perimeter" in place) {
		const names = memberNames(figures, place.perimeter);
		const own = perimeterLabel(figures, place.perimeter);
		const others = names.length > namedMembers ? ` et ${names.length - namedMembers} autres` : "";
		const all = `${names.slice(0, namedMembers).join(", ")}${others}`;
		return { label: own, full: own === names.join(" + ") ? own : `${own} (${all})` };
	}
	const { type, code } = place.territory;
	const card = figures.territory(type, code);
	if (!card) throw new DefError("territoire-inconnu", { territory: `${type} ${code}` });
	const kind = territoryKind(type);
	return {
		label: card.label,
		full: type === "france" ? card.label : `${card.label}, ${lowerFirst(kind.label)} (${card.vintage})`,
	};
}

import type { Geometry } from "geojson";
import type { CellStatus, CodeRef, Indicator, TerritoryType } from "../../catalogue/model.ts";
import type { Reader, Use } from "../charters/model.ts";
import type { FileLine } from "./file-line.ts";
import type { Plan } from "./plan-model.ts";
import type { CubeCard, FileCard, ReleaseCard } from "./release-model.ts";
import type { SearchAnswer } from "./search-model.ts";
import type { TieKind, Ties } from "./ties.ts";
import type { TrainingCard } from "./training-model.ts";

export type { FileLine } from "./file-line.ts";
export type {
	CharterCard,
	CrosswalkCard,
	CubeCard,
	DataSetCard,
	FileCard,
	ReleaseCard,
} from "./release-model.ts";
export type { SearchAnswer, SearchHit } from "./search-model.ts";
export type { TrainingCard } from "./training-model.ts";

export interface TerritoryRef {
	readonly type: TerritoryType;
	readonly code: string;
}

/** Period as a sortable code: `2024`, `2023-T3`, `2020-01`, `2017-2019` (mean), `rentree-2022`, `2019_2020` (two cohorts). */
export type PeriodCode = string;

/** Places seen as one: disjoint, whole, of any types that one published level covers exactly. */
export interface Perimeter {
	readonly label?: string;
	readonly members: readonly TerritoryRef[];
}

/** The one request of the house. Every page, table, map, export and API answer goes through it. */
export interface FigureRequest {
	readonly indicator: string;
	/** Other indicators added to it: accepted only when they count the same units in the same universe, without overlap. */
	readonly plus?: readonly string[];
	readonly territories:
		| readonly TerritoryRef[]
		| { readonly type: TerritoryType; readonly region?: string }
		| { readonly perimeter: Perimeter };
	/** Occupation, certification… the figure is about; absent = the total of that axis. */
	readonly about?: CodeRef | { readonly level: CodeRef["level"] } | { readonly codes: readonly CodeRef[] };
	/** Category values (`{ age: "15-24 ans" }`), one or several; `"*"` = every value of the breakdown. */
	readonly categories?: Readonly<Record<string, string | readonly string[]>>;
	/**
	 * Axes added up, so that one figure stands for all that is listed along them: `territory`, `about`, `period`, or the id of a
	 * category. Refused, with a code and a reason, wherever the registry says that the values do not add up.
	 */
	readonly together?: readonly string[];
	/** Default `latest`: for each territory, the most recent period that has a row. */
	readonly periods?: "latest" | "all" | readonly PeriodCode[];
}

/** What a figure is about, of which categories, and whether they are added up. */
export type Scope = Partial<Pick<FigureRequest, "about" | "categories" | "together">>;

export interface FigureCell {
	readonly territory: TerritoryRef & { readonly label: string };
	readonly about?: CodeRef & { readonly label: string };
	readonly categories: Readonly<Record<string, string>>;
	readonly period: PeriodCode;
	/** Null whenever the status is `s`, `nd`, `ns` or `so`. Full precision: rounding is display. */
	readonly value: number | null;
	readonly status: CellStatus;
	/** Why there is no ordinary value, or why it is estimated; French sentence. */
	readonly reason?: string;
	/** Bounds when part of the sum is hidden by the producer. */
	readonly low?: number;
	readonly high?: number;
	/** Share of the denominator on which both terms are known, or of the members that have data, when below 1. */
	readonly coverage?: number;
	/** Interval of confidence at 95 %, of a rate over a small group; never without a value. */
	readonly margin?: { readonly low: number; readonly high: number };
	/** What was added up, when the figure stands for several places, codes, categories or periods. */
	readonly group?: FigureGroup;
	/** `/chiffres/…`: « D'où vient ce chiffre ? » */
	readonly permalink: string;
}

export interface FigureGroup {
	/** Places as they were read: those asked for, or the wider ones that cover them exactly. */
	readonly territories?: readonly TerritoryRef[];
	readonly about?: readonly CodeRef[];
	readonly categories?: Readonly<Record<string, readonly string[]>>;
	readonly periods?: readonly PeriodCode[];
	/** Places asked for that have no data. */
	readonly without?: readonly (TerritoryRef & { readonly label: string })[];
}

export interface SourceLine {
	readonly source: string;
	readonly title: string;
	readonly producer: string;
	readonly vintage: string;
	readonly licence: string;
	readonly sample: boolean;
	/** How its codes were led to the levels of these figures. Absent when there is nothing to say of it. */
	readonly conversions?: readonly Conversion[];
}

/** Codes led from one nomenclature to another, with what was found: shown with the figure (methods §10). */
export interface Conversion {
	readonly from: string;
	readonly to: string;
	/** Share of the mass that found a code, of what goes to several, and the first codes that lead nowhere. None under secrecy. */
	readonly match?: number;
	readonly ambiguity?: number;
	readonly unknown?: readonly string[];
	/** The same in French, ready to print. */
	readonly text: string;
}

export interface FigureAnswer {
	readonly indicator: Indicator;
	readonly cells: readonly FigureCell[];
	/** Sources of the cells, in order of appearance. */
	readonly sources: readonly SourceLine[];
	readonly release: string;
	/** How the perimeter asked for was read. */
	readonly perimeter?: {
		readonly label: string;
		/** As asked for. */
		readonly members: readonly (TerritoryRef & { readonly label: string })[];
		/** Level of the published places that were read. */
		readonly level: TerritoryType;
		readonly read: readonly (TerritoryRef & { readonly label: string })[];
		/** The same in French: level, sum or published value, interregional zones. */
		readonly text: string;
	};
	/** True when any source is a sample: the page says « Données d'essai ». */
	readonly sample: boolean;
}

/** « D'où vient ce chiffre ? »: from the cell down to the lines of the file. */
export interface Provenance {
	readonly answer: FigureAnswer;
	readonly cell: FigureCell;
	/** How the figure is computed, step by step, in French. */
	readonly steps: readonly string[];
	/** The measures of the cube from which the formula was computed. */
	readonly cube: {
		readonly id: string;
		readonly table: string;
		readonly measures: readonly {
			readonly id: string;
			readonly label: string;
			readonly value: number | null;
			/** Rows of the file, and those hidden by the producer. Absent of a cube under secrecy: they would tell of its cells. */
			readonly hidden?: number;
			readonly rows?: number;
		}[];
	};
	readonly batches: readonly {
		readonly id: string;
		readonly source: SourceLine & { readonly address: string };
		readonly file: string;
		/** Absent of a file shared under a charter: see `DataSetCard`. */
		readonly sha256?: string;
		readonly bytes?: number;
		readonly sheet?: string;
		readonly headerLine: number;
		/** Lines of the file that contribute: total number, then the first ones with the cells as read. */
		readonly lineCount: number;
		/** Why no line is shown: the file is shared under a charter, or its figures are under secrecy. `lineCount` is then 0. */
		readonly withheld?: string;
		/** Deposit: label of the delivery, and the charter or the licence under which it came. */
		readonly label?: string;
		readonly basis?: string;
		readonly lines: readonly (FileLine & {
			/** Share of the line that goes to this figure, when a conversion splits it. */
			readonly part?: number;
		})[];
	}[];
	readonly release: { readonly id: string; readonly published: string };
}

export interface TerritoryCard {
	readonly type: TerritoryType;
	readonly code: string;
	readonly label: string;
	/** `COG 2025`, `ZE 2020`… */
	readonly vintage: string;
	/** `/territoires/zone-emploi/2804-caen` */
	readonly path: string;
	/** Codes of the regions it touches: two or more for an interregional zone. */
	readonly regions: readonly string[];
	readonly communes: number;
}

export interface OccupationCard {
	readonly level: CodeRef["level"];
	/** URL scheme: `fap2021`, `fap2009`, `rome3`, `rome4`. */
	readonly scheme: string;
	readonly code: string;
	readonly label: string;
	readonly path: string;
	readonly parent?: CodeRef & { readonly label: string };
	/** Codes of other schemes, with the weight and the method of the edge. */
	readonly matches: readonly (CodeRef & {
		readonly label: string;
		readonly weight: number;
		readonly method: string;
	})[];
}

/** Every code under which a cube holds a cell that the reader may be shown, axis by axis. */
export interface DimensionsCard {
	readonly territories: readonly { readonly level: TerritoryType; readonly codes: readonly string[] }[];
	readonly about: readonly { readonly level: CodeRef["level"]; readonly codes: readonly string[] }[];
	readonly categories: readonly { readonly id: string; readonly values: readonly string[] }[];
	readonly periods: readonly PeriodCode[];
	/** Levels that a charter keeps from this reader, with its reason. */
	readonly withheld: readonly { readonly territory: TerritoryType; readonly reason: string }[];
}

/** Outlines of one zoning, lon/lat WGS84, code → geometry. */
export interface Contours {
	readonly type: TerritoryType;
	readonly vintage: string;
	readonly shapes: ReadonlyMap<string, Geometry>;
}

/**
 * The one door to every published figure, bound to one release and seen by one reader for one use: the public, unless asked
 * otherwise with `for`. What a charter refuses has no value in any answer, from the instant it refuses it.
 */
export interface Figures {
	readonly release: ReleaseCard;
	/** Name of what is shown at this instant: changes with the release and with what the charters allow. */
	readonly edition: string;
	/** The same release for another reader or another use. Closing it does nothing. */
	for(reader: Reader, use: Use): Figures;
	query(request: FigureRequest): Promise<FigureAnswer>;
	/** How a request is computed, as plain data: `describePlan` says it in words. Same refusals as `query`. */
	plan(request: FigureRequest): Promise<readonly Plan[]>;
	/** From a `/chiffres/…` address, absolute or not. Throws `chiffre-inconnu`. */
	explain(permalink: string, page?: number): Promise<Provenance>;
	/** First lines of a file, as they are read; undefined of a file shared under a charter or whose figures are under secrecy. */
	firstLines(source: string, count: number): Promise<readonly FileLine[] | undefined>;
	/** Files that fed a data set up to this release, newest first, each compared with the one before; empty of an unknown one. */
	files(source: string): Promise<readonly FileCard[]>;
	territory(type: string, code: string): TerritoryCard | undefined;
	/** The commune of today that holds one which merged; undefined for any other code. No figure is published under the old code. */
	merged(commune: string): TerritoryCard | undefined;
	/** Territories of a type touching the region (all of them without `region`), French order. */
	territories(type: TerritoryType, region?: string): readonly TerritoryCard[];
	/** Zonings containing or sharing communes with this one, of another type. */
	related(territory: TerritoryRef): readonly TerritoryCard[];
	occupation(scheme: string, code: string): OccupationCard | undefined;
	occupations(level: CodeRef["level"]): readonly OccupationCard[];
	/** Levels at which an indicator has cells: which territories and which occupation levels. */
	coverage(indicator: string): {
		readonly territories: readonly TerritoryType[];
		readonly about: readonly CodeRef["level"][];
		readonly periods: readonly PeriodCode[];
		readonly sources: readonly SourceLine[];
		/** Cells of the levels that may be shown. */
		readonly cells: number;
		/** Levels that a charter keeps from this reader, with its reason; they stay among `territories`. */
		readonly withheld: readonly { readonly territory: TerritoryType; readonly reason: string }[];
	};
	/** Every cube of the release, in its order. */
	readonly dataCubes: readonly CubeCard[];
	/** Codes in use in one cube. Throws `jeu-inconnu`. */
	dimensions(cube: string): Promise<DimensionsCard>;
	training(scheme: string, code: string): TrainingCard | undefined;
	/** In French order. */
	trainings(level: CodeRef["level"]): readonly TrainingCard[];
	/** Every code of a nomenclature but the territories', with its label, by code. */
	codes(level: CodeRef["level"]): readonly { readonly code: string; readonly label: string }[];
	/** What a nomenclature ties to another without weight: knowledge of an occupation, OPCO of a branch… */
	ties(kind: TieKind): Ties;
	/** Label of a code of any nomenclature but the territories'. */
	label(level: CodeRef["level"], code: string): string | undefined;
	/**
	 * What the charters say at this instant of figures cut from these files under charter, published in whatever release, at
	 * these levels: allowed, or the first reason against.
	 */
	standing(
		sources: readonly { readonly source: string; readonly organisation?: string }[],
		territories: readonly TerritoryType[],
	): { readonly allowed: true } | { readonly allowed: false; readonly reason: string };
	search(query: string, limit?: number): SearchAnswer;
	contours(type: TerritoryType): Contours | undefined;
	close(): void;
}

import type { DimensionId, InnerStatus, LevelId, TerritoryType } from "./axes.ts";
import type { Connector } from "./connector.ts";
import type { LinkFrom, NomenclatureMapping, RowFilter } from "./nomenclature-mapping.ts";
import type { PublishedDocument } from "./published.ts";

export type FieldType = "text" | "code" | "integer" | "number";

export interface Field {
	/** Column name in the batch: lower case, ascii, snake case. */
	readonly name: string;
	/** Header as printed in the file; compared after trimming, case and inner blanks folded. Several = accepted variants. */
	readonly header: string | readonly string[];
	readonly type: FieldType;
	/** Key parts and codes that must be there. Default false: an empty cell is `NA`. */
	readonly required?: boolean;
	/** Nomenclature in which the code must exist (C-15). */
	readonly level?: LevelId;
	/** Values of the code field that are legitimate though absent from the nomenclature (totals, "unclassified"). */
	readonly outsiders?: readonly string[];
	/** Full-match pattern of a code (C-13). */
	readonly pattern?: string;
	/** The code ends with a key computed from the rest (C-13). */
	readonly controlKey?: "siret" | "uai" | "nir";
	/** Left-pad with zeros to this width: the file lost leading zeros, or stored a code as a number (C-03). */
	readonly pad?: number;
	/**
	 * The file writes the code another way: full-match pattern → replacement (`$1`…), after `pad`, before `pattern`; what does
	 * not match stays as it is. Two fields may read the same header, each with its own rewriting.
	 */
	readonly rewrite?: { readonly match: string; readonly to: string };
	/** The producer lost characters in this column (U+FFFD): tolerated and said, never shown as a label. */
	readonly lossy?: boolean;
	/** How many different codes the producer's file is known to hold: fewer means that units are missing (C-16). */
	readonly units?: number;
	/** Bounds of a number (C-10). */
	readonly min?: number;
	readonly max?: number;
	/** Limits past which a number is possible and worth a look (C-12): only said. */
	readonly plausible?: { readonly min?: number; readonly max?: number };
	/** Another field that this one may not exceed (C-10). */
	readonly atMost?: string;
	/** Least value that a hidden cell of this field may hold. Default 1: what is hidden exists. */
	readonly hiddenFrom?: number;
}

/** Wide file: each matching column becomes rows (id fields, name field, value field). */
export interface Unpivot {
	/** Full-match pattern on the header text of the columns to fold. */
	readonly columns: string;
	readonly nameField: string;
	/** What the header says, written as the house writes it (`p21_pop` → `2021`). */
	readonly rewrite?: NonNullable<Field["rewrite"]>;
	readonly value: Omit<Field, "header">;
	/** Nomenclature of the folded headers, when they are codes. */
	readonly nameLevel?: LevelId;
}

export type Encoding = "utf-8" | "windows-1252" | "iso-8859-1" | "iso-8859-15" | "utf-16le";

export interface CsvLayout {
	readonly format: "csv";
	/** Expected encoding; the real one is detected from the bytes and a difference is reported (C-02). */
	readonly encoding: Encoding;
	readonly delimiter: ";" | "," | "\t";
	readonly decimal: "." | ",";
}

export interface WorkbookLayout {
	readonly format: "xlsx" | "xls" | "ods";
	readonly sheet: string;
	/** 1-based row of the header as Excel shows it. Searched around if it moved. */
	readonly headerRow: number;
}

/** Outlines: each shape becomes a row (level, code, geometry as GeoJSON text). */
export interface GeoLayout {
	readonly format: "geojson" | "topojson";
	readonly shapes: readonly {
		readonly level: TerritoryType;
		/** Name of the object in a TopoJSON. */
		readonly object?: string;
		/** Property holding the code; absent: the feature's own id. */
		readonly codeProperty?: string;
		readonly vintage: string;
	}[];
}

/**
 * A list of records: JSON (an array, or an object that holds one), XML (an element that repeats) or Parquet. A header is a
 * field name; a nested one is `outer.inner`, an XML attribute `@name` or `outer@name`. Values of a list stand in one cell,
 * apart by « ; ».
 */
export interface RecordsLayout {
	readonly format: "json" | "xml" | "parquet";
	/** JSON: property that holds the array; XML: name of the element. Absent: the only one there, else the longest. */
	readonly records?: string;
}

export type Layout = CsvLayout | WorkbookLayout | GeoLayout | RecordsLayout;

/** A row-level control of the source's own arithmetic. Returns null when the row is coherent. */
export interface RowControl {
	readonly code: string;
	readonly severity: Severity;
	/** What the row should hold, after « Attendu : ». */
	readonly label: string;
	readonly fields: readonly string[];
	/** What is wrong, as a sentence. */
	readonly test: (row: Readonly<Record<string, string | number | null>>) => string | null;
}

export type Severity = "blocking" | "to-confirm" | "info";

/** Where the levels of a dimension come from in a row. */
export interface LevelExpr {
	readonly level: LevelId;
	/** Field of the batch holding the code, or… */
	readonly field?: string;
	/** …a constant code. */
	readonly value?: string;
	/** Keep only the first n characters (FAP 228 → 86 → 22). */
	readonly prefix?: number;
	/** Follow the link table from this level to `level` (commune → epci, dep3 → region, naf2 → naf2-21…). */
	readonly via?: LinkFrom;
	/**
	 * Follow the weighted edges of a crosswalk: a count is split between the codes of `to`, so that nothing is counted twice
	 * (methods §10). `level` is `to`, or a level of its scheme read from the first characters of its codes.
	 */
	readonly through?: { readonly from: LevelId; readonly to: LevelId };
}

export type PeriodKind = "year" | "quarter" | "month" | "month-fr" | "school-year" | "span" | "cohort";

export interface Measure {
	readonly id: string;
	readonly field: string;
	/**
	 * The file has one row for each unit and prints no number: a row counts for 1 where `field` holds one of these values (empty
	 * list: any value), for 0 elsewhere. Only for a `count`.
	 */
	readonly counts?: readonly string[];
	/**
	 * Measure of the same mapping of which this one is a part (women among trainees): what is left of the whole is a quantity
	 * too, which the reader of both can work out.
	 */
	readonly partOf?: string;
	/** `count` and `amount` are additive; the others exist only as published. */
	readonly kind: "count" | "amount" | "rate" | "index" | "class";
	readonly label: string;
	readonly unit: string;
	/** Multiplier to the declared unit (thousands → units, sum of 4 quarters → mean). */
	readonly factor?: number;
}

/** How the rows of a source become facts of a cube. */
export interface FactMapping {
	readonly cube: string;
	readonly rows?: readonly RowFilter[];
	/** For each dimension, the levels at which the cube is built from these rows. */
	readonly levels: Partial<Record<DimensionId, readonly LevelExpr[]>>;
	/** Categorical breakdowns kept as printed (age band, diploma…): dimension id → field. */
	readonly categories?: Readonly<Record<string, string>>;
	/** Categories that every row of this mapping bears without the file saying so: dimension id → value. */
	readonly constants?: Readonly<Record<string, string>>;
	/**
	 * Fields naming the thing observed (school and course), by which the facts of several files of one cube meet: a ratio
	 * whose terms come from two files is summed over the things that both know.
	 */
	readonly grain?: readonly string[];
	readonly period:
		| { readonly kind: PeriodKind; readonly field: string }
		| { readonly kind: PeriodKind; readonly value: string };
	readonly measures: readonly Measure[];
}

/** What a file shows of its own regularity, compared with nothing else (C-25, C-35, C-36, C-37). */
export interface Regularity {
	/** One series for each value of `by`. `values`: numbers whose sudden moves are pointed out. */
	readonly series?: {
		readonly period: string;
		readonly kind: "year" | "quarter" | "month";
		readonly by: readonly string[];
		readonly values: readonly string[];
	};
	/** Numbers compared between rows that share the values of `within`: far out of all the others is pointed out. */
	readonly siblings?: readonly { readonly value: string; readonly within: readonly string[] }[];
	/** Counts that are not rounded at the producer's: too many round ones, or the same everywhere, is pointed out. */
	readonly counted?: readonly string[];
}

/** What must hold between the rows of a file (C-06, C-22, C-27). */
export interface Coherence {
	/** Fields that name one thing (a trainee and a session): two rows of different keys that share them are one too many. */
	readonly once?: readonly string[];
	/** A rate of a whole stands between the least and the greatest of its parts, the other rows that share `within`. */
	readonly rates?: readonly {
		readonly rate: string;
		readonly whole: { readonly field: string; readonly value: string };
		readonly within: readonly string[];
	}[];
	/** Stock at the end of a period = stock before + entries − exits, within 1.5 %; one series for each value of `by`. */
	readonly stocks?: {
		readonly stock: string;
		readonly entries: string;
		readonly exits: string;
		readonly period: string;
		readonly kind: "year" | "quarter" | "month";
		readonly by: readonly string[];
	};
}

/**
 * The producer's own primary rule (methods §8.1), whatever a charter asks besides: the strictest of the two is applied. Every
 * threshold bears on the cells of the cubes that the source feeds.
 */
export interface SecrecyRule {
	/** A count of fewer units than this is secret; 0 is not, for it names nobody. */
	readonly minUnits?: number;
	/** So is a cell to which fewer contributors than this gave something (`contributor`: enterprises, training bodies). */
	readonly minContributors?: number;
	/** And one of which a contributor holds more than this share, in percent. */
	readonly maxShare?: number;
	/**
	 * p % rule, stronger than the share alone: what is left without the two largest contributors must reach p % of the largest,
	 * else the second one works the first one out.
	 */
	readonly pPercent?: number;
}

export interface Source {
	readonly id: string;
	readonly title: string;
	readonly producer: string;
	readonly licence: string;
	/** Period that the data describe, as the producer writes it. */
	readonly vintage: string;
	/** Official address where a person finds the file. */
	readonly address: string;
	readonly cadence: string;
	/** The producer publishes the file for programs: it can be fetched without a hand. */
	readonly connector?: Connector;
	/** Accepted file names in a mirror or a deposit (`*` wildcard, case and accents folded); `.gz` and `.zip` are understood. */
	readonly files: readonly string[];
	readonly layout: Layout;
	/**
	 * True facts that the package ships in `samples/faits` (nomenclatures in compact form, figures of published documents):
	 * used with or without a mirror, never called a sample. Other sources come from the mirror when there is one, else from
	 * `samples/donnees`; the two are never mixed in one release.
	 */
	readonly shipped?: boolean;
	/**
	 * `charter`: data that a partner shares under a charter. They enter by the import desk alone, never from a mirror nor from
	 * the samples, and every figure cut from them obeys the charter in force. Default `open`: an open licence.
	 */
	readonly sharing?: "open" | "charter";
	readonly fields: readonly Field[];
	readonly unpivot?: Unpivot;
	/** Tokens that stand for a missing value, and what they mean. Any other non-number in a number field is refused (C-11). */
	readonly statuses: Readonly<Record<string, InnerStatus>>;
	/** Upper bound of a value hidden as `CENS` (lower bound 1). */
	readonly censoredMax?: number;
	/** Fields whose values together name a row once (C-05). Empty: no key. */
	readonly key: readonly string[];
	/**
	 * Same key twice: refuse the file (default); keep the first exact duplicate and say so; or do that and hold every row of
	 * a key that carries two different values, because nothing tells which one is right.
	 */
	readonly duplicates?: "refuse" | "drop-exact" | "hold-conflicts";
	/** Rows expected, when the producer's file has a known size; outside [0.7, 1.4]× → to confirm (C-04). */
	readonly expectedRows?: number;
	readonly controls?: readonly RowControl[];
	/** The rows are cells of a printed document: what must hold between them (C-20 to C-36). */
	readonly published?: PublishedDocument;
	readonly regularity?: Regularity;
	readonly coherence?: Coherence;
	/**
	 * Field that names who contributes to a figure (`siret`): thresholds of secrecy count its different values. Default: every
	 * row is a contributor.
	 */
	readonly contributor?: string;
	/** What the producer holds secret in the figures cut from this source. Absent: only what a charter asks. */
	readonly secrecy?: SecrecyRule;
	/** Headers of columns about people that this source may hold; in any other file they stop the deposit (C-40). */
	readonly personal?: readonly string[];
	readonly facts?: readonly FactMapping[];
	readonly nomenclature?: NomenclatureMapping;
	/** Traps of the official file, in French, shown on the data set page. */
	readonly quirks: readonly string[];
}

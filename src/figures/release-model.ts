import type { CodeRef, TerritoryType } from "../../catalogue/model.ts";
import type { Use } from "../charters/model.ts";
import type { FileChanges } from "../release/index.ts";

/** What the charter of a data set allows the reader, at this instant. `until` is the first instant past the end. */
export type CharterCard =
	| {
			readonly allowed: true;
			readonly title: string;
			readonly use: Use;
			readonly finest: TerritoryType;
			readonly until: string;
			/** The clause in one sentence. */
			readonly clause: string;
	  }
	| { readonly allowed: false; readonly reason: string };

/** One data set of the release, for its page. */
export interface DataSetCard {
	readonly source: string;
	/** As declared, unless the file ends at another time; empty for a source that is declared no more. */
	readonly vintage: string;
	readonly sample: boolean;
	readonly file: string;
	/**
	 * Absent of a file shared under a charter: who knows all of it but one row could try that row against its hash, and its size
	 * and its rows count people that no table prints.
	 */
	readonly sha256?: string;
	readonly bytes?: number;
	readonly encoding?: string;
	readonly sheet?: string;
	/** Rows read and rows set aside. Absent of a file whose figures are under secrecy: a row is often one person. */
	readonly rows?: number;
	readonly held?: number;
	/** Deposit: label of the delivery, and the charter or the licence under which it came. */
	readonly label?: string;
	readonly basis?: string;
	/** Deposit: id of the organisation that it is from. */
	readonly organisation?: string;
	/** Shared under a charter. */
	readonly charter?: CharterCard;
	readonly findings: readonly {
		readonly rule: string;
		readonly severity: string;
		readonly message: string;
		/** Absent of a file shared under a charter. */
		readonly count?: number;
	}[];
}

/** A file that fed a data set in this release or in one published before. */
export interface FileCard {
	readonly file: string;
	/** First publication that brought it. Absent of a release that is not published. */
	readonly publication?: { readonly version: string; readonly title: string; readonly published: string };
	/** Deposit: label of the delivery. */
	readonly label?: string;
	/** What is not told of a file shared under a charter, or whose figures are under secrecy. */
	readonly open?: {
		readonly rows: number;
		readonly held: number;
		/** Periods of the figures cut from it, sorted; none for a nomenclature. */
		readonly periods: readonly string[];
		/** Since the file before. Absent of the first one. */
		readonly changes?: FileChanges;
	};
}

export interface CrosswalkCard {
	readonly from: CodeRef["level"];
	readonly to: CodeRef["level"];
	readonly method: string;
	/** Codes of `from` with at least one edge, over all codes of `from`. */
	readonly matched: number;
	readonly total: number;
	readonly orphans: readonly (CodeRef & { readonly label: string })[];
}

/** One cube of the release: what the open API calls a data set. */
export interface CubeCard {
	readonly id: string;
	/** Name of its content: two releases with the same key hold the same cells. */
	readonly key: string;
	/** Ids, in order of appearance. */
	readonly sources: readonly string[];
	readonly territories: readonly TerritoryType[];
	readonly about: readonly CodeRef["level"][];
	/** Ids of its breakdowns. */
	readonly categories: readonly string[];
}

export interface ReleaseCard {
	readonly id: string;
	/** ISO instant of publication. */
	readonly published: string;
	readonly sample: boolean;
	readonly dataSets: readonly DataSetCard[];
	readonly crosswalks: readonly CrosswalkCard[];
}

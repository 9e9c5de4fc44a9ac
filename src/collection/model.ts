import type { Encoding, Severity, TerritoryType } from "../../catalogue/model.ts";

/** The bytes as received, kept for ever under their SHA-256. */
export interface Delivery {
	readonly source: string;
	/** File name as received. */
	readonly name: string;
	readonly sha256: string;
	readonly bytes: number;
	/**
	 * `mirror` = operator's folder; `shipped` = true facts of the package; `samples` = made-up data of the package: every
	 * page cut from them says « Données d'essai »; `deposit` = accepted at the import desk.
	 */
	readonly origin: "mirror" | "shipped" | "samples" | "deposit";
	/** Absolute path of the stored copy. */
	readonly path: string;
	/** `deposit`: « 2026-11-opco-contrats-1 », the name under which people speak of it. */
	readonly label?: string;
	/** `deposit`: « Charte OPCO EP, version 2, clause 1 », or the open licence. */
	readonly basis?: string;
	/** `deposit`: id of the organisation it is from. What it shared is shown by its own charters, nobody else's. */
	readonly organisation?: string;
}

/** Where a defect stands, as the sender sees it in Excel. */
export interface Place {
	readonly sheet?: string;
	/**
	 * 1-based physical line of the file or row of the sheet; for records the line on which one begins, else its rank (Parquet,
	 * or several records on one line).
	 */
	readonly line?: number;
	/** Excel letters: `F`, `AB`. */
	readonly column?: string;
	/** Header of that column as printed. */
	readonly header?: string;
}

/** All defects of one rule, grouped and counted; `examples` holds the first ones, `count` is the truth. */
export interface Finding {
	/** Rule of methods annex C: `C-01`… */
	readonly rule: string;
	readonly severity: Severity;
	readonly message: string;
	/** Only the rows it counts are at stake: set aside, they let the others be used (partial acceptance). Absent: the whole file is. */
	readonly scope?: "rows";
	readonly count: number;
	readonly examples: readonly {
		readonly place: Place;
		readonly observed: string;
		readonly expected?: string;
		readonly suggestion?: string;
	}[];
}

/** One defect where it stands, with its own sentence: what the return file writes beside the cell. Only on demand. */
export interface Mark {
	readonly rule: string;
	readonly severity: Severity;
	/** Empty when the defect is that of the whole file. */
	readonly place: Place;
	readonly message: string;
}

/**
 * Accepted content of a delivery. The Parquet has one column per field, plus
 * `line` INTEGER (physical line or Excel row of the source, 1-based),
 * `source_column` VARCHAR (Excel letters of the folded column of a wide file, else null),
 * `held` VARCHAR (rule that quarantined the row, else null),
 * and for each number field `f`: `f` DOUBLE and `f__status` VARCHAR (an InnerStatus, null for an ordinary value).
 */
export interface Batch {
	readonly id: string;
	readonly source: string;
	readonly delivery: Delivery;
	readonly encoding?: Encoding;
	readonly sheet?: string;
	readonly headerLine: number;
	/** Field name → Excel letters of its column; name of the field in a JSON, an XML or a Parquet. */
	readonly columns: Readonly<Record<string, string>>;
	/** Every header as printed, those that are not read included. Absent of outlines, and of batches made before they were kept. */
	readonly headers?: readonly string[];
	readonly rows: number;
	readonly held: number;
	readonly findings: readonly Finding[];
	/** Absolute path of the Parquet. */
	readonly path: string;
}

/** Header of the file as printed → field of the declaration, or null: the column is left out. Remembered per partner. */
export type ColumnMapping = Readonly<Record<string, string | null>>;

/**
 * What was wrong, what it becomes. `value`: every cell of the field that reads `observed`; `cell`: the one of this line.
 * Proposed again on the partner's next delivery, where the key of the row (`rowKey`) or the value is found again.
 */
export interface Correction {
	readonly scope: "cell" | "value";
	readonly field: string;
	/** Text of the cell as read, trimmed. */
	readonly observed: string;
	readonly value: string;
	/** Physical line of the file, for `cell`. */
	readonly line?: number;
	/** Values of the key of that row, joined by « | », for `cell`. */
	readonly rowKey?: string;
}

/** What was decided of a delivery before it is read: it changes what the batch holds, hence its name. */
export interface Adjustments {
	readonly mapping?: ColumnMapping;
	readonly corrections?: readonly Correction[];
}

/**
 * What the build is handed, as plain data (`intake.json` of the data folder): the accepted delivery of each data set. The
 * records are the truth; this file is written again from them at each change and at each start.
 */
export interface Intake {
	readonly deliveries: readonly AcceptedDelivery[];
}

export interface AcceptedDelivery extends Adjustments {
	readonly delivery: string;
	/** « 2026-11-opco-contrats-2 » */
	readonly label: string;
	readonly source: string;
	readonly name: string;
	readonly sha256: string;
	readonly bytes: number;
	/** « Charte OPCO EP, version 2, clause 1 », or the open licence. */
	readonly basis: string;
	/** ISO: from this instant its charter no longer covers it, and no new release may hold it. Absent: an open licence. */
	readonly until?: string;
	/** Id of the organisation that it is from. */
	readonly organisation?: string;
	/** Blocking rows were set aside, with this written justification. */
	readonly justification?: string;
	/** Clauses in force on a source shared under a charter. Absent or empty: nothing of it may be printed. */
	readonly terms?: readonly SharingTerms[];
}

/** What one clause in force asks of the figures cut from a delivery, as plain data. */
export interface SharingTerms {
	/** « charte « Alternance », version 1, clause 3 » */
	readonly by: string;
	/** The clause in one French sentence. */
	readonly text: string;
	readonly use: string;
	readonly finest: TerritoryType;
	/** Every level at which the clause lets somebody read a figure. */
	readonly levels: readonly TerritoryType[];
	/** A count of fewer units than this is secret. 0: no threshold. */
	readonly minUnits: number;
	/** A cell of which one contributor holds more than this share (%) is secret. 100: no threshold. */
	readonly maxShare: number;
	/** ISO: first instant at which the clause no longer holds. */
	readonly until: string;
}

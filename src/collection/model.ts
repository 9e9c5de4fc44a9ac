import type { Encoding, Severity } from "../../catalogue/model.ts";

/** The bytes as received, kept for ever under their SHA-256. */
export interface Delivery {
	readonly source: string;
	/** File name as received. */
	readonly name: string;
	readonly sha256: string;
	readonly bytes: number;
	/**
	 * `mirror` = operator's folder; `shipped` = true facts of the package; `samples` = made-up data of the package: every
	 * page cut from them says « Données d'essai ».
	 */
	readonly origin: "mirror" | "shipped" | "samples";
	/** Absolute path of the stored copy. */
	readonly path: string;
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
	readonly rows: number;
	readonly held: number;
	readonly findings: readonly Finding[];
	/** Absolute path of the Parquet. */
	readonly path: string;
}

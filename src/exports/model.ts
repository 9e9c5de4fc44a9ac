import type { Indicator } from "../../catalogue/model.ts";
import type { Contours, FigureCell, SourceLine } from "../figures/model.ts";

/** A cell among those of several indicators. */
export interface ExtractCell extends FigureCell {
	readonly indicator: string;
}

/** What leaves the house: the cells of one answer with all that is needed to read and quote them. */
export interface Extract {
	/** « Enquête Besoins en main-d'œuvre 2024 » */
	readonly title: string;
	/** Subject in a file name: the id of the data set, or of the only indicator. */
	readonly subject: string;
	readonly release: {
		readonly id: string;
		readonly version: string;
		/** ISO instant. */
		readonly published: string;
		readonly sample: boolean;
	};
	readonly indicators: readonly Indicator[];
	readonly sources: readonly SourceLine[];
	readonly cells: readonly ExtractCell[];
	readonly paging: Paging;
	/** Public address of the site, without a final slash: permalinks are written whole. */
	readonly site: string;
	/** What was asked, in words: « Indicateurs : … », for « Lisez-moi ». */
	readonly asked: readonly string[];
	readonly contours: (type: FigureCell["territory"]["type"]) => Contours | undefined;
}

export interface Paging {
	/** From 1. */
	readonly page: number;
	readonly pageSize: number;
	/** Cells of all the pages. */
	readonly total: number;
	readonly pages: number;
}

export interface ExportFile {
	/** ASCII, without blanks. */
	readonly name: string;
	readonly type: string;
	readonly bytes: Uint8Array;
}

export interface Form {
	readonly id: FormId;
	/** Final part of the file name, with its dot. */
	readonly extension: string;
	readonly type: string;
	/** What it is, for a person. */
	readonly label: string;
	readonly write: (extract: Extract) => Promise<Uint8Array>;
}

export const formIds = ["json", "csv", "csv-excel", "xlsx", "parquet", "geojson"] as const;
export type FormId = (typeof formIds)[number];

import type { Layout, RecordsLayout } from "../../catalogue/model.ts";
import { BadArchive, TooBig } from "./archive.ts";
import type { Cell, GridRow } from "./table.ts";

/** Records read from a file that has no columns: each known field became one. */
export interface Records {
	readonly format: RecordsLayout["format"];
	readonly headers: readonly string[];
	readonly rows: readonly GridRow[];
}

/** Different field names past which the file is no table. */
const maxFields = 2_000;
/** Cells past which the records do not fit in memory. */
const maxCells = 20_000_000;
const megabyte = 1024 * 1024;

export function isRecords(layout: Layout): layout is RecordsLayout {
	return layout.format === "json" || layout.format === "xml" || layout.format === "parquet";
}

/** The records under a row made of their field names, as every other table has one. */
export function recordGrid(records: Records): GridRow[] {
	return [{ line: 1, cells: records.headers }, ...records.rows];
}

/** Gathers records whose fields are not known beforehand. */
export class RecordList {
	readonly #columns = new Map<string, number>();
	readonly #rows: { line: number; cells: Cell[] }[] = [];

	add(line: number, values: Iterable<readonly [name: string, value: Cell]>): void {
		const cells: Cell[] = [];
		for (const [name, value] of values) {
			let at = this.#columns.get(name);
			if (at === undefined) {
				at = this.#columns.size;
				if (at >= maxFields)
					throw new BadArchive(`ses enregistrements ont plus de ${maxFields} champs différents`);
				this.#columns.set(name, at);
			}
			while (cells.length < at) cells.push(null);
			cells[at] = value;
		}
		if (this.#rows.length * this.#columns.size > maxCells) throw new TooBig(128 * megabyte);
		this.#rows.push({ line, cells });
	}

	get size(): number {
		return this.#rows.length;
	}

	/** Where two records begin on one line (a JSON without line breaks), the line says nothing: their rank takes its place. */
	records(format: Records["format"]): Records {
		const apart = new Set(this.#rows.map((row) => row.line)).size === this.#rows.length;
		const rows = apart ? this.#rows : this.#rows.map((row, i) => ({ ...row, line: i + 1 }));
		return { format, headers: [...this.#columns.keys()], rows };
	}
}

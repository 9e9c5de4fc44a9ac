import { answeringLimits, columnsOf, type Inspection, inspect, recogniseFile } from "../collection/index.ts";
import type { ColumnMapping } from "../collection/model.ts";
import { DefError } from "../platform/errors.ts";
import type { Desk } from "./desk.ts";
import type { CheckReport } from "./model.ts";

export interface LoneFile {
	readonly path: string;
	/** File name as its sender knows it. */
	readonly name: string;
	/** What it is declared to be; absent, the file tells. */
	readonly source?: string;
	readonly mapping?: ColumnMapping;
}

/**
 * The verdict that a deposit of this file would get, keeping nothing: same reading, same rules, same codes. It is given by a
 * process that answers others: what is heavy to open is refused, and deposited instead.
 * Throws `source-inconnue`, `autre-source`, `fichier-absent`, `fichier-vide`, `fichier-illisible`, `fichier-trop-gros`.
 */
export async function checkFile(
	desk: Pick<Desk, "sources" | "knowledge">,
	file: LoneFile,
): Promise<CheckReport> {
	const declared = desk.sources.find((s) => s.id === file.source);
	const source =
		file.source === undefined
			? (await recogniseFile(file, desk.sources, answeringLimits)).best?.source
			: declared;
	if (!source) throw new DefError("source-inconnue", { file: file.name });
	const lookup = await desk.knowledge();
	const { mapping = {} } = file;
	const inspection = await inspect(source, file, lookup, {
		mapping,
		rivals: desk.sources,
		limits: answeringLimits,
	});
	return {
		...plainReport(inspection, source.id),
		columns: columnsOf(inspection.table, source, mapping, lookup),
	};
}

/** What a reading says by itself, compared with nothing. */
export function plainReport(inspection: Inspection, source: string): Omit<CheckReport, "columns"> {
	const { table, rows, findings, held, blocking } = inspection;
	return {
		source,
		...(table.encoding === undefined ? {} : { encoding: table.encoding }),
		...(table.sheet === undefined ? {} : { sheet: table.sheet }),
		headerLine: table.headerLine,
		rows: rows.count,
		held,
		blocking,
		findings,
		secrecy: [],
	};
}

import { join } from "node:path";
import { factColumn } from "../../catalogue/columns.ts";
import type { Indicator, Source } from "../../catalogue/model.ts";
import { DefError, ident, literal, type SqlRow, type SqlValue } from "../platform/index.ts";
import { type CubeTable, factsFrom, type OpenRelease } from "../release/index.ts";
import { baseOf, indicatorOf } from "./base.ts";
import { type StoredBatch, valuesOf } from "./file-line.ts";
import { measureCell, measuresOf } from "./inputs.ts";
import type { FigureCell, Provenance } from "./model.ts";
import { yearsBefore } from "./periods.ts";
import { parsePermalink } from "./permalink.ts";
import { categoryColumn } from "./plan.ts";
import type { Filter } from "./plan-model.ts";
import { describePlan } from "./plan-words.ts";
import { permitOf, plansOf, type QueryContext, query } from "./query.ts";
import { reason } from "./reasons.ts";
import { requestOf } from "./request.ts";
import { readRows } from "./sql.ts";

/** Lines shown at once on the provenance page. */
export const LINES_PER_PAGE = 50;

export interface ProvenanceContext extends QueryContext {
	readonly opened: OpenRelease;
	readonly dataDir: string;
	readonly source: (id: string) => Source | undefined;
	/** Shared under a charter: its lines are shown to nobody. */
	readonly governed: (id: string) => boolean;
}

/**
 * From a figure's address to the lines of the files: the facts of the cube whose levels, categories and period are those of
 * the cell, then the rows of the batch at those lines. An evolution shows the lines of both periods.
 */
export async function explain(context: ProvenanceContext, address: string, page = 1): Promise<Provenance> {
	const key = parsePermalink(address);
	const request = requestOf(key);
	const indicator = indicatorOf(key.indicator);
	const base = baseOf(indicator);
	const [plan] = await plansOf(context, request);
	const table = context.tables.find((t) => t.name === plan?.cells.table);
	const answer = await query(context, request);
	const cell = answer.cells.find((c) =>
		Object.entries(key.categories).every(
			([id, value]) => typeof value !== "string" || value === "*" || c.categories[id] === value,
		),
	);
	const places = key.members ?? (key.territory ? [key.territory] : []);
	if (
		!plan ||
		!table ||
		!cell ||
		places.some(({ type, code }) => context.territoryLabel(type, code) === undefined)
	)
		throw new DefError("chiffre-inconnu", { url: address });

	const closed = closedChain(context, indicator, table, cell);
	const steps = describePlan(plan);
	if (closed) return { ...closed, answer, cell, steps };

	const { formula } = indicator;
	const own = key.period.split("+");
	const periods =
		formula.kind === "evolution" ? [...own, ...own.map((period) => yearsBefore(period, formula.years))] : own;
	const filters: readonly Filter[] = [
		...plan.cells.filters.filter(({ column }) => column !== "period"),
		...Object.entries(cell.categories)
			.filter(([id]) => table.categories.includes(id) && !plan.cells.folded.includes(categoryColumn(id)))
			.map(([id, value]): Filter => ({ column: categoryColumn(id), among: [value] })),
		{ column: "period", among: periods },
	];
	const rows = await readRows(context.db, { ...plan.cells, filters });
	const source = table.sources.map(context.source).find((s) => s !== undefined);
	const declared = new Map(
		table.sources.flatMap((id) =>
			(context.source(id)?.facts ?? [])
				.filter((f) => f.cube === base.cube)
				.flatMap((f) => f.measures.map((m) => [m.id, m] as const)),
		),
	);
	const measures = rows.flatMap((row) =>
		measuresOf(base.formula).map((id) => {
			const found = measureCell(row, id);
			const label = declared.get(id)?.label ?? id;
			return {
				id,
				label: periods.length > 1 ? `${label} (${row.period})` : label,
				// A rate or an index is not added up: above its own level the cube holds none.
				value: found.knownRows === 0 || row[id] === null ? null : found.known,
				...(isProtected(context, table) ? {} : { hidden: found.censored, rows: found.rows }),
			};
		}),
	);
	return {
		answer,
		cell,
		steps,
		cube: { id: base.cube, table: table.name, measures },
		batches: isProtected(context, table)
			? filesOf(context, table.sources)
			: source
				? await batchesOf(context, table, filters, page)
				: [],
		release: { id: context.opened.manifest.id, published: context.opened.manifest.published },
	};
}

/**
 * A figure that a charter hides has a chain without numbers: neither measures nor lines, but the files, so that a reader
 * knows what was received and under which charter.
 */
function closedChain(
	context: ProvenanceContext,
	indicator: Indicator,
	table: CubeTable,
	cell: FigureCell,
): Pick<Provenance, "cube" | "batches" | "release"> | undefined {
	const permit = permitOf(context, indicator, table, cell.territory.type);
	if (permit.allowed && (!isProtected(context, table) || cell.value !== null)) return undefined;
	const { manifest } = context.opened;
	return {
		cube: { id: table.cube, table: table.name, measures: [] },
		batches: filesOf(context, permit.allowed ? table.sources : table.sources.filter(context.governed)),
		release: { id: manifest.id, published: manifest.published },
	};
}

/** Is the cube under secrecy? Then its release holds no facts: a chain tells the files, never their lines nor how many. */
function isProtected({ opened }: ProvenanceContext, { cube }: CubeTable): boolean {
	return opened.manifest.protection?.[cube] !== undefined;
}

/** Files without their lines. */
function filesOf(context: ProvenanceContext, sources: readonly string[]): Provenance["batches"] {
	return context.opened.manifest.batches
		.filter((batch) => sources.includes(batch.source))
		.flatMap((batch) => {
			const source = context.source(batch.source);
			if (!source) return [];
			const withheld = reason(context.governed(source.id) ? "charterLines" : "secretLines");
			return [{ ...fileOf(context, batch, source), withheld, lineCount: 0, lines: [] }];
		});
}

type FileFacts = Omit<Provenance["batches"][number], "lineCount" | "lines">;

function fileOf(context: ProvenanceContext, batch: StoredBatch, source: Source): FileFacts {
	const { label, basis, sha256, bytes } = batch.delivery;
	const governed = context.governed(source.id);
	return {
		// A hash of the file as well.
		id: governed ? source.id : batch.id,
		source: { ...context.sourceLine(source.id), address: source.address },
		file: batch.delivery.name,
		...(governed ? {} : { sha256, bytes }),
		...(label === undefined ? {} : { label }),
		...(basis === undefined ? {} : { basis }),
		...(governed ? { withheld: reason("charterLines") } : {}),
		...(batch.sheet === undefined ? {} : { sheet: batch.sheet }),
		headerLine: batch.headerLine,
	};
}

async function batchesOf(
	context: ProvenanceContext,
	table: CubeTable,
	filters: readonly Filter[],
	page: number,
): Promise<Provenance["batches"]> {
	const { dir, manifest } = context.opened;
	const cuts = manifest.cubes.find(({ cube }) => cube === table.cube)?.cuts;
	const facts = factsFrom(join(dir, "facts", `${table.cube}.parquet`), cuts);
	const params: SqlValue[] = [];
	const list = (values: readonly string[]): string =>
		values.map((value) => `$${params.push(value)}`).join(", ");
	const columnOf = ({ column }: Filter): string => {
		if (column === "territory") return factColumn.territory(table.territory);
		// A total reads the mappings that declare one, not every row of the territory.
		return column === "about" ? factColumn.about(table.about) : column;
	};
	const where = filters.flatMap((filter) => [
		...(filter.among ? [`${ident(columnOf(filter))} IN (${list(filter.among)})`] : []),
		...(filter.except?.length ? [`${ident(columnOf(filter))} NOT IN (${list(filter.except)})`] : []),
	]);
	// A line whose code was split gives each figure its part.
	const part = isSplit(context, table) ? "least(sum(weight), 1)" : "CAST(NULL AS DOUBLE)";
	const found = await context.db.rows(
		`WITH lines AS (SELECT batch, line, source_column, ${part} AS part FROM ${facts} WHERE ${where.join(" AND ")} GROUP BY ALL),
			ranked AS (SELECT *, row_number() OVER (PARTITION BY batch ORDER BY line, source_column) AS rank, count(*) OVER (PARTITION BY batch) AS total FROM lines)
		SELECT batch, line, source_column, part, total FROM ranked
		WHERE rank > ${(page - 1) * LINES_PER_PAGE} AND rank <= ${page * LINES_PER_PAGE} ORDER BY batch, rank`,
		params,
	);
	const byBatch = new Map<string, SqlRow[]>();
	for (const row of found) {
		const lines = byBatch.get(String(row.batch));
		if (lines) lines.push(row);
		else byBatch.set(String(row.batch), [row]);
	}
	const batches: Provenance["batches"][number][] = [];
	for (const [id, lines] of byBatch) {
		const batch = context.opened.manifest.batches.find((b) => b.id === id);
		const source = batch && context.source(batch.source);
		if (!batch || !source) continue;
		batches.push({
			...fileOf(context, batch, source),
			lineCount: Number(lines[0]?.total ?? 0),
			lines: context.governed(source.id) ? [] : await linesOf(context, batch, source, lines),
		});
	}
	return batches;
}

/** Do some facts of the cube bear a weight? */
function isSplit({ opened }: ProvenanceContext, { cube, territory, about }: CubeTable): boolean {
	const found = opened.manifest.cubes.find((one) => one.cube === cube)?.crossings ?? [];
	return found.some(({ weighted, level }) => weighted && (level === territory || level === about));
}

async function linesOf(
	context: ProvenanceContext,
	batch: StoredBatch,
	source: Source,
	lines: readonly SqlRow[],
): Promise<Provenance["batches"][number]["lines"]> {
	if (lines.length === 0) return [];
	const path = literal(join(context.dataDir, batch.path));
	const numbers = [...new Set(lines.map((l) => Number(l.line)))];
	const wanted = new Map(lines.map((l) => [`${l.line}/${l.source_column ?? ""}`, l]));
	const rows = await context.db.rows(
		`SELECT * FROM read_parquet(${path}) WHERE line IN (${numbers.join(", ")}) ORDER BY line, source_column`,
	);
	return rows
		.filter((row) => wanted.has(`${row.line}/${row.source_column ?? ""}`))
		.map((row) => ({
			line: Number(row.line),
			...partOf(wanted.get(`${row.line}/${row.source_column ?? ""}`)),
			values: valuesOf(row, batch, source),
		}));
}

const partOf = (line: SqlRow | undefined): { readonly part?: number } =>
	typeof line?.part === "number" && line.part < 1 ? { part: line.part } : {};

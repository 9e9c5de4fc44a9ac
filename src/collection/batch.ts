import { mkdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { Source } from "../../catalogue/model.ts";
import { commitDraft, DefError, discardDraft, draftOf, writeAtomic } from "../platform/index.ts";
import { batchId } from "./batch-id.ts";
import { BlockedFile } from "./blocked.ts";
import { type InspectOptions, inspect } from "./inspect.ts";
import type { Batch, Delivery } from "./model.ts";
import { writeParquet } from "./parquet.ts";
import { letters, type Table } from "./table.ts";
import type { Lookup } from "./typed.ts";

/** What was decided of the delivery, and how its reading is followed: `inspect` says more. */
export type BatchOptions = Omit<InspectOptions, "rivals" | "trace">;

/**
 * Delivery → `<outDir>/<id>.parquet` and its manifest `<id>.json`, or nothing at all. Already there: returned as it is.
 * `rivals` are the sources among which the file is told apart. With `partial`, rows whose own defect blocks are held and the
 * others make the batch; a defect of the whole file, or no row left, still refuses it.
 * Throws `BlockedFile` (`controle-bloquant`, with every finding), `autre-source`, and the errors of `open`.
 */
export async function makeBatch(
	source: Source,
	delivery: Delivery,
	lookup: Lookup,
	outDir: string,
	rivals: readonly Source[] = [],
	adjustments: BatchOptions = {},
): Promise<Batch> {
	const id = batchId(source, delivery, lookup, adjustments);
	const parquet = resolve(outDir, `${id}.parquet`);
	const manifest = join(outDir, `${id}.json`);
	const known = readManifest(manifest, parquet);
	// The data directory may have moved since: paths and name are those of today.
	if (known) return { ...known, delivery, path: parquet };

	const inspection = await inspect(source, delivery, lookup, { ...adjustments, rivals });
	const { table, findings, rows } = inspection;
	if (adjustments.partial ? inspection.refused : inspection.blocking)
		throw new BlockedFile(source, delivery.name, findings);

	mkdirSync(outDir, { recursive: true });
	const draft = draftOf(parquet);
	try {
		await writeParquet(rows, draft, async () => {
			await setImmediate();
			adjustments.signal?.throwIfAborted();
		});
		commitDraft(draft, parquet);
	} catch (cause) {
		discardDraft(draft);
		throw cause;
	}
	const batch: Batch = {
		id,
		source: source.id,
		delivery,
		...(table.encoding === undefined ? {} : { encoding: table.encoding }),
		...(table.sheet === undefined ? {} : { sheet: table.sheet }),
		headerLine: table.headerLine,
		columns: columnLetters(table),
		...(table.format === "geo" ? {} : { headers: table.headers }),
		rows: rows.count,
		held: inspection.held,
		findings,
		path: parquet,
	};
	// The manifest comes last: a batch exists when it has one.
	writeAtomic(manifest, `${JSON.stringify(batch, null, "\t")}\n`);
	return batch;
}

function columnLetters(table: Table): Record<string, string> {
	return Object.fromEntries(
		[...table.columns.fields].map(([name, index]) => [
			name,
			table.format === "records" ? (table.headers[index] ?? "") : letters(index),
		]),
	);
}

function readManifest(manifest: string, parquet: string): Batch | undefined {
	if (!statSync(parquet, { throwIfNoEntry: false })?.isFile()) return undefined;
	try {
		const parsed: Batch = JSON.parse(readFileSync(manifest, "utf8"));
		return parsed;
	} catch (cause) {
		// No manifest, or one cut by hand: the batch is made again under the same name.
		if (
			cause instanceof SyntaxError ||
			(cause instanceof Error && "code" in cause && cause.code === "ENOENT")
		) {
			return undefined;
		}
		throw new DefError(
			"fichier-illisible",
			{ file: basename(manifest), cause: "le manifeste ne peut pas être lu" },
			cause,
		);
	}
}

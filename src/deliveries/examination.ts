import { join } from "node:path";
import type { Source } from "../../catalogue/model.ts";
import { rulingOfDeposit } from "../charters/index.ts";
import {
	type BatchAdjustments,
	batchId,
	columnsOf,
	foundAgain,
	type Inspection,
	inspect,
	type Lookup,
	mergeFindings,
	secrecyPreview,
	strictest,
	type Thresholds,
} from "../collection/index.ts";
import { hashOf } from "../platform/index.ts";
import type { Query } from "../platform/records/records.ts";
import { rulesFor } from "./basis.ts";
import { compareWith, comparisonOf, findingProgress } from "./comparing.ts";
import { candidatesFor, correctionsIn } from "./corrections.ts";
import type { Desk } from "./desk.ts";
import { stillThere } from "./found-again.ts";
import { plainReport } from "./lone-file.ts";
import type { CheckReport, KeptCorrection, Progress } from "./model.ts";
import { type DeliveryRow, rowsWhere } from "./store.ts";

/** Told what is being done and how far, from 0 to 1. */
export type Told = (share: number, doing: string) => void;

export interface Examined {
	readonly report: CheckReport;
	/** What the report depends on. */
	readonly key: string;
	/** The file as it was read; absent when an earlier report was used again. */
	readonly inspection?: Inspection;
}

/** Everything that a check reads from the records, taken at its start. */
interface Context {
	readonly source: Source;
	readonly lookup: Lookup;
	readonly adjustments: BatchAdjustments;
	readonly candidates: readonly KeptCorrection[];
	readonly accepted: DeliveryRow | undefined;
	readonly acceptedAdjustments: BatchAdjustments;
	readonly earlier: DeliveryRow | undefined;
	readonly earlierAdjustments: BatchAdjustments;
	/** Thresholds of the charter in force; absent for an open source. */
	readonly thresholds: Thresholds | undefined;
	readonly key: string;
}

/**
 * Checks a delivery as the source it was declared to be: findings, columns, what changed since the accepted one and since
 * the partner's last attempt, what the charter will hide. When nothing it depends on has changed, the earlier report stands.
 * Throws `autre-source`, `fichier-*`; aborted, throws the signal's reason.
 */
export async function examineDelivery(
	desk: Desk,
	source: Source,
	row: DeliveryRow,
	told: Told,
	signal: AbortSignal,
): Promise<Examined> {
	const { query } = desk.access.records;
	told(0, "lecture des nomenclatures");
	const context = await contextOf(desk, source, row);
	const { lookup, adjustments, key } = context;
	const known = await reportUnder(query, key);
	if (known) return { report: { ...known, reused: true }, key };
	signal.throwIfAborted();
	told(0.05, "lecture et contrôle");
	const inspection = await inspect(source, { path: bytesOf(desk, row), name: row.name }, lookup, {
		...adjustments,
		rivals: desk.sources,
		signal,
		onProgress: (done, total) => told(0.05 + (0.75 * done) / Math.max(1, total), "lecture et contrôle"),
	});
	signal.throwIfAborted();
	told(0.8, "comparaison avec la livraison précédente");
	const against =
		context.accepted &&
		(await compareWith(
			source,
			stored(desk, context.accepted, context.acceptedAdjustments),
			inspection,
			lookup,
			signal,
		));
	signal.throwIfAborted();
	told(0.9, "comparaison avec le dernier envoi");
	const since = await progressSince(desk, context, inspection, signal);
	const { table, rows } = inspection;
	const links = context.thresholds && (await desk.links?.());
	const secrecy =
		context.thresholds && links ? secrecyPreview(source, inspection.rows, links, context.thresholds) : [];
	const proposals = stillThere(table, foundAgain(source, rows, context.candidates));
	const plain = plainReport(inspection, source.id);
	const report: CheckReport = {
		...plain,
		findings: mergeFindings(plain.findings, against?.findings ?? []),
		secrecy,
		columns: columnsOf(table, source, row.mapping, lookup),
		...(against ? { comparison: comparisonOf(against.comparison, against.totals) } : {}),
		...(since ? { since } : {}),
		...(proposals.length > 0
			? { proposals: proposals.map(({ id, line }) => ({ id, ...(line === undefined ? {} : { line }) })) }
			: {}),
	};
	return { report, key, inspection };
}

/** The stored bytes of a delivery. */
export function bytesOf(desk: Desk, row: Pick<DeliveryRow, "sha256">): string {
	return join(desk.access.dataDir, "deliveries", row.sha256);
}

/** Mapping and corrections of a delivery, as the reading takes them. */
export async function adjustmentsOf(query: Query, row: DeliveryRow): Promise<BatchAdjustments> {
	const corrections = await correctionsIn(query, row.id);
	return {
		...(Object.keys(row.mapping).length > 0 ? { mapping: row.mapping } : {}),
		...(corrections.length > 0 ? { corrections } : {}),
	};
}

async function contextOf(desk: Desk, source: Source, row: DeliveryRow): Promise<Context> {
	const { query } = desk.access.records;
	const lookup = await desk.knowledge();
	const adjustments = await adjustmentsOf(query, row);
	const candidates = await candidatesFor(query, row);
	// The report is read by who deposits: what another partner shares under its own charter is not told to them.
	const [accepted] = await rowsWhere(
		query,
		`d.source = $1 and d.state = 'acceptee' and d.removed_at is null and d.id <> $2
			and (d.basis_kind <> 'charte' or d.organisation_id = $3)`,
		[source.id, row.id, row.organisation_id],
	);
	// The partner's last attempt, unless one of theirs was accepted since; the same bytes again are no new attempt.
	const [last] = await rowsWhere(
		query,
		`d.source = $1 and d.organisation_id = $2 and d.id <> $3 and d.received_at < $4 and d.sha256 <> $5
			and d.report is not null and d.removed_at is null order by d.received_at desc limit 1`,
		[source.id, row.organisation_id, row.id, row.received_at, row.sha256],
	);
	const earlier = last && !["acceptee", "remplacee"].includes(last.state) ? last : undefined;
	const acceptedAdjustments = accepted ? await adjustmentsOf(query, accepted) : {};
	const rules = await rulesFor(desk, query);
	const ruling = rulingOfDeposit(rules, {
		source: source.id,
		organisation: row.organisation_id,
		at: desk.access.now(),
	});
	const thresholds = ruling.allowed ? strictest(ruling.rule.clause, source.secrecy) : undefined;
	const key = hashOf([
		batchId(source, row, lookup, adjustments),
		accepted ? batchId(source, accepted, lookup, acceptedAdjustments) : null,
		candidates.map((c) => c.id),
		earlier ? [earlier.id, earlier.report_key] : null,
		thresholds ?? null,
	]);
	return {
		source,
		lookup,
		adjustments,
		candidates,
		accepted,
		acceptedAdjustments,
		earlier,
		thresholds,
		earlierAdjustments: earlier ? await adjustmentsOf(query, earlier) : {},
		key,
	};
}

function stored(
	desk: Desk,
	row: DeliveryRow,
	adjustments: BatchAdjustments,
): Parameters<typeof compareWith>[1] {
	return { name: row.name, path: bytesOf(desk, row), adjustments };
}

async function progressSince(
	desk: Desk,
	{ source, earlier, earlierAdjustments, lookup }: Context,
	inspection: Inspection,
	signal: AbortSignal,
): Promise<Progress | undefined> {
	if (!earlier?.report) return undefined;
	const change = await compareWith(
		source,
		stored(desk, earlier, earlierAdjustments),
		inspection,
		lookup,
		signal,
	);
	return {
		label: earlier.label,
		...findingProgress(earlier.report.findings, inspection.findings),
		rows: {
			added: change?.comparison.added.length ?? 0,
			removed: change?.comparison.removed.length ?? 0,
			changed: change?.comparison.changed ?? 0,
		},
	};
}

async function reportUnder(query: Query, key: string): Promise<CheckReport | undefined> {
	const [found] = await query<{ report: CheckReport }>(
		"select report from delivery where report_key = $1 and report is not null and removed_at is null limit 1",
		[key],
	);
	return found?.report;
}

import { territoryTypes } from "../../catalogue/nomenclatures/index.ts";
import { type CharterRule, isFiner, rulingOfDeposit } from "../charters/index.ts";
import { readIntake, writeIntake } from "../collection/index.ts";
import type { AcceptedDelivery, SharingTerms } from "../collection/model.ts";
import type { Query } from "../platform/records/records.ts";
import { rulesFor } from "./basis.ts";
import { correctionsIn } from "./corrections.ts";
import type { Desk } from "./desk.ts";
import { type DeliveryRow, rowsWhere } from "./store.ts";
import { everything, works } from "./works.ts";

/** The accepted deliveries as the build is handed them, by source. One whose charter is not in force now is left out. */
async function acceptedOf(desk: Desk, query: Query): Promise<readonly AcceptedDelivery[]> {
	const rows = await rowsWhere(query, "d.state = 'acceptee' and d.removed_at is null order by d.source", []);
	const rules = rows.some((row) => row.basis_kind === "charte") ? await rulesFor(desk, query) : [];
	const at = desk.access.now();
	const accepted: AcceptedDelivery[] = [];
	for (const row of rows) {
		const asked = { source: row.source, organisation: row.organisation_id, at };
		const covering = rules.filter((rule) => rulingOfDeposit([rule], asked).allowed);
		// Several charters may cover it: it stays as long as the last of them.
		const until = covering
			.map((rule) => rule.until)
			.toSorted()
			.at(-1);
		if (row.basis_kind === "charte" && until === undefined) continue;
		const kept =
			row.basis_kind === "charte" && until !== undefined ? { until, terms: covering.map(termsOf) } : {};
		accepted.push({ ...(await handedOver(query, row)), ...kept });
	}
	return accepted;
}

/** A clause as the build applies it: which levels somebody may read, and under which thresholds. */
function termsOf({ charter, clause, text, until }: CharterRule): SharingTerms {
	const { use, finest, minUnits, maxShare } = clause;
	return {
		by: `charte « ${charter.title} », version ${charter.version}, clause ${clause.number}`,
		text,
		use,
		finest,
		levels: territoryTypes.map(({ id }) => id).filter((level) => !isFiner(level, finest)),
		minUnits,
		maxShare,
		until,
	};
}

async function handedOver(query: Query, row: DeliveryRow): Promise<AcceptedDelivery> {
	const { id, label, source, name, sha256, bytes, mapping } = row;
	const corrections = (await correctionsIn(query, id)).map(
		({ scope, field, observed, value, line, rowKey }) => ({
			scope,
			field,
			observed,
			value,
			...(line === undefined ? {} : { line }),
			...(rowKey === undefined ? {} : { rowKey }),
		}),
	);
	return {
		delivery: id,
		label,
		source,
		name,
		sha256,
		bytes,
		basis: row.basis_text,
		organisation: row.organisation_id,
		...(Object.keys(mapping).length === 0 ? {} : { mapping }),
		...(corrections.length === 0 ? {} : { corrections }),
		...(row.partial ? { justification: row.decision ?? "" } : {}),
	};
}

/**
 * Writes `intake.json` from the records: after each acceptance, at each start, after a removal, before each build. One writer
 * at a time, in any process: an older picture never covers a newer one. Other terms ask for another build: a release stands on
 * those of its day.
 */
export async function publishIntake(desk: Desk): Promise<void> {
	await desk.access.records.transaction(async (query) => {
		await query("select pg_advisory_xact_lock(7201432)");
		await write(desk, query);
	});
}

/**
 * The same, after the charters changed or time went by: what has no charter any more enters no new release, and what has one
 * again is built again.
 */
export async function governIntake(desk: Desk): Promise<void> {
	await desk.access.records.transaction(async (query) => {
		await query("select pg_advisory_xact_lock(7201432)");
		const before = new Set(readIntake(desk.access.dataDir).deliveries.map(({ delivery }) => delivery));
		const now = await write(desk, query);
		if (now.some(({ delivery }) => !before.has(delivery)))
			await desk.jobs.ask(query, works.construction, everything);
	});
}

async function write(desk: Desk, query: Query): Promise<readonly AcceptedDelivery[]> {
	const { dataDir } = desk.access;
	const textOf = ({ terms = [] }: AcceptedDelivery): string => JSON.stringify(terms);
	const before = new Map(readIntake(dataDir).deliveries.map((d) => [d.delivery, textOf(d)]));
	const deliveries = await acceptedOf(desk, query);
	writeIntake(dataDir, { deliveries });
	if (deliveries.some((d) => before.has(d.delivery) && before.get(d.delivery) !== textOf(d)))
		await desk.jobs.ask(query, works.construction, everything);
	return deliveries;
}

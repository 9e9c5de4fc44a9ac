import { type Access, record } from "../access/index.ts";
import type { Query } from "../platform/records/records.ts";
import { monthsLater } from "./days.ts";
import type { CharterRule } from "./model.ts";
import { endText, retentionText } from "./wording.ts";

/** A delivery as the import desk hands it over to be deleted. Plain data: it is kept as it is until the bytes are gone. */
export interface KeptDelivery {
	readonly id: string;
	readonly source: string;
	readonly organisation: { readonly id: string; readonly name: string };
	readonly name: string;
	readonly sha256: string;
	readonly bytes: number;
	/** ISO. */
	readonly receivedAt: string;
}

/** What the caller knows of files, which the charters do not. */
export interface Shelves {
	/** Deliveries of the source and of the partner of this rule whose bytes are still kept. */
	readonly deliveriesUnder: (rule: CharterRule) => Promise<readonly KeptDelivery[]>;
	/** Removes bytes and batches. Called again after a kill: what is already gone is no error. */
	readonly remove: (delivery: KeptDelivery) => Promise<void>;
}

interface Marked {
	readonly delivery: KeptDelivery;
	readonly rule: CharterRule;
	readonly text: string;
}

const system = { address: "", agent: "observatoire" } as const;

/** Instant from which the files kept under this rule must go. */
export function keptUntil(rule: CharterRule): Date {
	return monthsLater(new Date(rule.until), rule.clause.retentionMonths);
}

const keyOf = ({ organisation, clause }: CharterRule): string => `${organisation.id} ${clause.source}`;

async function isWhole({ deliveriesUnder }: Shelves, { delivery, rule }: Marked): Promise<boolean> {
	return (await deliveriesUnder(rule)).some(({ id }) => id === delivery.id);
}

/**
 * Of each source and partner, the rule that keeps the files longest, when even that one is over. While any clause still lets
 * the files be kept, for whatever use, they stay.
 */
export function overdueRules(rules: readonly CharterRule[], now: Date): readonly CharterRule[] {
	const longest = new Map<string, CharterRule>();
	for (const rule of rules) {
		const key = keyOf(rule);
		const known = longest.get(key);
		if (!known || keptUntil(rule) > keptUntil(known)) longest.set(key, rule);
	}
	return [...longest.values()].filter((rule) => keptUntil(rule) <= now);
}

/**
 * Deletes what must go, one file at a time: marked in the records, then the bytes, then the certificate. Killed at any point,
 * the next call takes up what was marked. Gives how many certificates were written.
 */
export async function applyRetention(
	access: Access,
	shelves: Shelves,
	rules: readonly CharterRule[],
	now: Date,
): Promise<number> {
	const { query } = access.records;
	const overdue = overdueRules(rules, now);
	for (const rule of overdue) {
		const text = `${retentionText(rule.clause.retentionMonths)} (${endText(rule.until)}).`;
		for (const delivery of await shelves.deliveriesUnder(rule)) {
			const facts: Marked = { delivery, rule, text: text.charAt(0).toUpperCase() + text.slice(1) };
			await query(
				"insert into charter_deletion (delivery, facts, marked_at) values ($1, $2, $3) on conflict do nothing",
				[delivery.id, JSON.stringify(facts), now],
			);
		}
	}
	const marked = await query<{ facts: Marked }>(
		`select facts from charter_deletion d
		where not exists (select 1 from charter_certificate c where c.delivery = d.delivery) order by marked_at, delivery`,
	);
	let written = 0;
	for (const { facts } of marked) {
		if (!overdue.some((rule) => keyOf(rule) === keyOf(facts.rule)) && (await isWhole(shelves, facts))) {
			// Killed before the bytes went, and a charter signed since lets them be kept.
			await query("delete from charter_deletion where delivery = $1", [facts.delivery.id]);
			continue;
		}
		await shelves.remove(facts.delivery);
		if (await access.records.transaction((inside) => certify(inside, facts, access.now()))) written++;
	}
	return written;
}

async function certify(query: Query, { delivery, rule, text }: Marked, now: Date): Promise<boolean> {
	const made = await query(
		`insert into charter_certificate (delivery, charter_id, partner_id, charter_title, version, clause, clause_text, rule,
			source, organisation, name, sha256, bytes, received_at, deleted_at)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) on conflict do nothing returning number`,
		[
			delivery.id,
			rule.charter.id,
			rule.organisation.id,
			rule.charter.title,
			rule.charter.version,
			rule.clause.number,
			rule.text,
			text,
			delivery.source,
			delivery.organisation.name,
			delivery.name,
			delivery.sha256,
			delivery.bytes,
			delivery.receivedAt,
			now,
		],
	);
	if (made.length === 0) return false;
	await record(query, {
		name: "L’observatoire",
		action: "charte",
		outcome: "fait",
		object: `fichier « ${delivery.name} » (${delivery.sha256}) supprimé au terme de sa conservation`,
		origin: system,
	});
	return true;
}

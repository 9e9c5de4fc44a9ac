import type { Source } from "../../catalogue/model.ts";
import type { BatchAdjustments, Finding } from "../collection/index.ts";
import {
	type Comparison,
	checkAgainst,
	compare,
	type Inspection,
	inspect,
	type Lookup,
	type Total,
	totalsOf,
} from "../collection/index.ts";
import { counted, DefError, formatNumber } from "../platform/index.ts";
import type { CheckReport, FindingCount } from "./model.ts";

/** A stored file and what was decided of it. */
export interface Stored {
	readonly name: string;
	readonly path: string;
	readonly adjustments: BatchAdjustments;
}

export interface Against {
	readonly comparison: Comparison;
	readonly totals: readonly Total[];
	/** What the file answers for against the other one: size, revisions, codes found less often. */
	readonly findings: readonly Finding[];
}

/** What changed from a stored file to the one that was just read; nothing when the stored one can no longer be read. */
export async function compareWith(
	source: Source,
	before: Stored,
	now: Inspection,
	lookup: Lookup,
	signal: AbortSignal,
): Promise<Against | undefined> {
	try {
		const old = await inspect(source, before, lookup, { ...before.adjustments, signal });
		return {
			comparison: compare(source, old.rows, now.rows),
			totals: totalsOf(source, old.rows, now.rows),
			findings: checkAgainst(source, old.rows, now.rows, lookup),
		};
	} catch (error) {
		if (error instanceof DefError) return undefined;
		throw error;
	}
}

const shownKeys = 5;

/** The comparison as sentences, the most telling first. */
export function comparisonOf(
	found: Comparison,
	totals: readonly Total[],
): NonNullable<CheckReport["comparison"]> {
	const { rows, added, removed, changed } = found;
	const lines = [
		`${counted(rows.before, "ligne")} avant, ${formatNumber(rows.after)} maintenant${found.oddSize ? " : taille inhabituelle, à confirmer (C-04)" : ""}.`,
		...totals.map(totalText),
		...listed("Ajoutées", added),
		...listed("Disparues", removed),
		...(found.hidden + found.revealed > 0
			? [
					`${counted(found.hidden, "valeur masquée ou retirée", "valeurs masquées ou retirées")}, ${counted(found.revealed, "apparue")}.`,
				]
			: []),
		...found.moves.map(moveText),
	];
	return { added: added.length, removed: removed.length, changed, lines };
}

/** « (+38,0 %) », nothing when the start is zero. */
function changeText(before: number, after: number): string {
	if (before === 0) return "";
	return ` (${formatNumber((100 * (after - before)) / before, { decimals: 1, signed: true })} %)`;
}

function totalText({ field, before, after }: Total): string {
	return `Total de « ${field} » : ${formatNumber(before)} → ${formatNumber(after)}${changeText(before, after)}.`;
}

function listed(what: string, keys: readonly string[]): string[] {
	if (keys.length === 0) return [];
	const rest = keys.length > shownKeys ? `, et ${counted(keys.length - shownKeys, "autre")}` : "";
	return [`${what} : ${keys.slice(0, shownKeys).join(" ; ")}${rest}.`];
}

function moveText({ key, field, before, after, line }: Comparison["moves"][number]): string {
	const text = (value: number): string => formatNumber(value, { decimals: Number.isInteger(value) ? 0 : 2 });
	return `Ligne ${line}, ${key}, « ${field} » : ${text(before)} → ${text(after)}${changeText(before, after)}.`;
}

/** Defects of two files of one partner, told apart by their rule and column: what was solved, what remains, what is new. */
export function findingProgress(
	before: readonly Finding[],
	now: readonly Finding[],
): { readonly solved: FindingCount[]; readonly remaining: FindingCount[]; readonly added: FindingCount[] } {
	const [old, fresh] = [counts(before), counts(now)];
	const result = {
		solved: [] as FindingCount[],
		remaining: [] as FindingCount[],
		added: [] as FindingCount[],
	};
	for (const [key, { finding, count }] of fresh) {
		const was = old.get(key)?.count ?? 0;
		const list = was > 0 ? result.remaining : result.added;
		list.push({
			rule: finding.rule,
			severity: finding.severity,
			message: finding.message,
			before: was,
			after: count,
		});
	}
	for (const [key, { finding, count }] of old) {
		if (fresh.has(key)) continue;
		const { rule, severity, message } = finding;
		result.solved.push({ rule, severity, message, before: count, after: 0 });
	}
	return result;
}

function counts(findings: readonly Finding[]): Map<string, { finding: Finding; count: number }> {
	const found = new Map<string, { finding: Finding; count: number }>();
	for (const finding of findings) {
		// Mere information is nothing to mend.
		if (finding.severity === "info") continue;
		const place = finding.examples[0]?.place;
		const key = `${finding.rule}|${place?.header ?? place?.column ?? finding.message}`;
		const known = found.get(key);
		if (known) known.count += finding.count;
		else found.set(key, { finding, count: finding.count });
	}
	return found;
}

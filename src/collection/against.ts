import type { Source } from "../../catalogue/model.ts";
import { counted, formatNumber } from "../platform/index.ts";
import { quote } from "./french.ts";
import { KeyIndex } from "./key-index.ts";
import { Ledger } from "./ledger.ts";
import type { Finding } from "./model.ts";
import { isNumber, type Lookup, type TypedRows } from "./typed.ts";

/** Relative change past which a value of a past period is said to be revised. */
const revision = 0.02;
/** Relative change past which a total is to be confirmed. */
const oddTotal = 0.3;
/** Points of matched codes that may be lost from one delivery to the next. */
const lostPoints = 5;

/**
 * Rules that a delivery answers for against the accepted one before it (annex C): its size (C-04), values of past periods that
 * were revised (C-26), codes that are found less often (C-46). Lines are those of the new file. Pure; none of them blocks.
 */
export function checkAgainst(
	source: Pick<Source, "key" | "facts">,
	previous: TypedRows,
	now: TypedRows,
	lookup: Lookup,
): Finding[] {
	const ledger = new Ledger();
	checkSize(previous, now, ledger);
	checkTotals(totalsOf(source, previous, now), ledger);
	checkMatching(previous, now, lookup, ledger);
	checkRevisions(source, previous, now, ledger);
	return ledger.findings();
}

function checkSize(previous: TypedRows, now: TypedRows, ledger: Ledger): void {
	if (previous.count === 0) return;
	const share = now.count / previous.count;
	if (share >= 0.7 && share <= 1.4) return;
	ledger.add({
		rule: "C-04",
		severity: "to-confirm",
		kind: "previous",
		what: `le fichier a ${counted(now.count, "ligne")} ; le précédent en avait ${formatNumber(previous.count)}.`,
		observed: String(now.count),
		expected: `entre ${formatNumber(Math.ceil(0.7 * previous.count))} et ${formatNumber(Math.floor(1.4 * previous.count))} lignes`,
	});
}

export interface Total {
	readonly field: string;
	readonly before: number;
	readonly after: number;
}

/** Totals of the additive measures over the rows that were not set aside; nothing for a rate or an index. */
export function totalsOf(source: Pick<Source, "facts">, previous: TypedRows, now: TypedRows): Total[] {
	const additive = (source.facts ?? []).flatMap((f) =>
		f.measures.filter(({ kind }) => kind === "count" || kind === "amount").map(({ field }) => field),
	);
	return [...new Set(additive)].flatMap((field) => {
		const [before, after] = [totalOf(previous, field), totalOf(now, field)];
		return before === undefined || after === undefined ? [] : [{ field, before, after }];
	});
}

function totalOf(rows: TypedRows, field: string): number | undefined {
	const column = rows.columns.get(field);
	if (!column) return undefined;
	let [total, known] = [0, false];
	for (let row = 0; row < rows.count; row++) {
		const value = column.at(row);
		if (typeof value !== "number" || rows.held[row]) continue;
		total += value;
		known = true;
	}
	return known ? total : undefined;
}

/** C-35 on the whole: a total that jumps is another perimeter or another unit more often than news. */
function checkTotals(totals: readonly Total[], ledger: Ledger): void {
	for (const { field, before, after } of totals) {
		if (before <= 0 || Math.abs(after - before) <= oddTotal * before) continue;
		const change = formatNumber((100 * (after - before)) / before, { decimals: 0, signed: true });
		ledger.add({
			rule: "C-35",
			severity: "to-confirm",
			kind: `total:${field}`,
			what: `le total de ${quote(field)} passe de ${formatNumber(before)} à ${formatNumber(after)} (${change} %).`,
			observed: formatNumber(after),
			expected: `de ${formatNumber(0.7 * before)} à ${formatNumber(1.3 * before)}`,
		});
	}
}

/** Share of the codes that the nomenclature knows, in percent; nothing when the field holds none. */
function matched(rows: TypedRows, field: string, codes: ReadonlySet<string>): number | undefined {
	const column = rows.columns.get(field);
	let [all, known] = [0, 0];
	for (let row = 0; row < rows.count; row++) {
		const code = column?.at(row);
		if (typeof code !== "string" || column?.field.outsiders?.includes(code)) continue;
		all++;
		if (codes.has(code)) known++;
	}
	return all === 0 ? undefined : (100 * known) / all;
}

function checkMatching(previous: TypedRows, now: TypedRows, lookup: Lookup, ledger: Ledger): void {
	for (const [name, { field }] of now.columns) {
		const codes = field.level === undefined ? undefined : lookup.get(field.level);
		if (!codes) continue;
		const [before, after] = [matched(previous, name, codes), matched(now, name, codes)];
		if (before === undefined || after === undefined || before - after <= lostPoints) continue;
		ledger.add({
			rule: "C-46",
			severity: "to-confirm",
			kind: `matching:${name}`,
			what: `${formatNumber(after, { decimals: 1 })} % des codes de ${quote(name)} sont connus, contre ${formatNumber(before, { decimals: 1 })} % dans la livraison précédente.`,
			observed: formatNumber(after, { decimals: 1 }),
			expected: `au moins ${formatNumber(before - lostPoints, { decimals: 1 })} %`,
		});
	}
}

/** C-26: the last period is young and moves; those before it were settled. */
function checkRevisions(
	source: Pick<Source, "key" | "facts">,
	previous: TypedRows,
	now: TypedRows,
	ledger: Ledger,
): void {
	const period = source.facts?.[0]?.period;
	const field = period && "field" in period ? period.field : undefined;
	const periods = field === undefined ? undefined : now.columns.get(field);
	const [old, keys] = [previous, now].map((rows) =>
		source.key.flatMap((name) => rows.columns.get(name) ?? []),
	);
	if (!periods || !old || !keys || keys.length === 0 || old.length !== keys.length) return;
	const index = new KeyIndex(old, previous.count);
	for (let row = 0; row < previous.count; row++) index.firstOf(row);
	let last = "";
	for (let row = 0; row < now.count; row++) {
		const text = String(periods.at(row) ?? "");
		if (text > last) last = text;
	}
	const numbers = [...now.columns].flatMap(([name, column]) => {
		const was = previous.columns.get(name);
		return was && isNumber(column.field) && !source.key.includes(name) ? [{ name, column, was }] : [];
	});
	for (let row = 0; row < now.count; row++) {
		if (String(periods.at(row) ?? "") >= last) continue;
		const before = index.find(keys, row);
		if (before < 0) continue;
		for (const { name, column, was } of numbers) {
			const [a, b] = [was.at(before), column.at(row)];
			if (typeof a !== "number" || typeof b !== "number") continue;
			if (Math.abs(b - a) <= revision * Math.abs(a)) continue;
			ledger.add({
				rule: "C-26",
				severity: "info",
				kind: `revision:${name}`,
				place: { line: now.line[row] ?? 0 },
				what: `${quote(name)} d'une période passée est révisé : ${a} devient ${b}.`,
				observed: String(b),
				expected: `${a}, à 2 % près`,
			});
		}
	}
}

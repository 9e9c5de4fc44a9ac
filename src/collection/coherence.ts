import type { Coherence, Source } from "../../catalogue/model.ts";
import { formatNumber } from "../platform/index.ts";
import { quote } from "./french.ts";
import { KeyIndex } from "./key-index.ts";
import type { Ledger } from "./ledger.ts";
import { periodRank } from "./regularity.ts";
import type { Draft, FieldSpec, PlaceOf } from "./typed.ts";
import type { TypedColumn } from "./typed-column.ts";

/** Share of the stock by which entries and exits may miss it. */
const stockTolerance = 0.015;

/** C-12: numbers that are possible and that nobody expects. Nothing is set aside. */
export function checkPlausible(
	fields: readonly FieldSpec[],
	draft: Draft,
	place: PlaceOf,
	ledger: Ledger,
): void {
	for (const { name, plausible } of fields) {
		const column = draft.columns.get(name);
		if (!plausible || !column) continue;
		const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = plausible;
		for (let row = 0; row < column.length; row++) {
			const value = column.at(row);
			if (typeof value !== "number" || (value >= min && value <= max)) continue;
			ledger.add({
				rule: "C-12",
				severity: "info",
				kind: `plausible:${name}`,
				place: place(row, name),
				what: `${quote(String(value))} est une valeur très inhabituelle.`,
				observed: String(value),
				expected: `entre ${formatNumber(min)} et ${formatNumber(max)}`,
			});
		}
	}
}

/** Rules between the rows of one file, where the source declares them. */
export function checkCoherence(source: Source, draft: Draft, place: PlaceOf, ledger: Ledger): void {
	const { once = [], rates = [], stocks } = source.coherence ?? {};
	if (once.length > 0) checkOnce(source, once, draft, place, ledger);
	for (const rate of rates) checkRates(rate, draft, place, ledger);
	if (stocks) checkStocks(stocks, draft, place, ledger);
}

/**
 * C-06: the same trainee in the same session under two keys. The later row is held: counted twice, it would double a person.
 * Rows of one key are the business of C-05.
 */
function checkOnce(
	source: Pick<Source, "key">,
	once: readonly string[],
	draft: Draft,
	place: PlaceOf,
	ledger: Ledger,
): void {
	const columns = once.flatMap((name) => draft.columns.get(name) ?? []);
	const keys = source.key.flatMap((name) => draft.columns.get(name) ?? []);
	const index = new KeyIndex(columns, draft.line.length);
	for (let row = 0; row < draft.line.length; row++) {
		if (columns.some((c) => (c.at(row) ?? "") === "")) continue;
		const first = index.firstOf(row);
		if (first === row || keys.every((c) => c.at(first) === c.at(row))) continue;
		draft.held[row] ??= "C-06";
		ledger.add({
			rule: "C-06",
			severity: "to-confirm",
			kind: "once",
			place: place(row, once[0]),
			what: `la ligne ressemble à la ligne ${draft.line[first] ?? 0} : ${once.map(quote).join(" et ")} sont les mêmes.`,
			observed: columns.map((c) => String(c.at(row) ?? "")).join(" ; "),
			expected: "une seule ligne pour une personne et une session",
		});
	}
}

type Rate = NonNullable<Coherence["rates"]>[number];

/** C-22: a mean cannot be past all that it is the mean of. Only where every part is known. */
function checkRates({ rate, whole, within }: Rate, draft: Draft, place: PlaceOf, ledger: Ledger): void {
	const [values, marks] = [draft.columns.get(rate), draft.columns.get(whole.field)];
	const keys = within.map((name) => draft.columns.get(name));
	const groups = new Map<string, { wholes: number[]; low: number; high: number; known: boolean }>();
	for (let row = 0; row < draft.line.length; row++) {
		const key = textsOf(keys, row);
		const group = groups.get(key) ?? {
			wholes: [],
			low: Number.POSITIVE_INFINITY,
			high: Number.NEGATIVE_INFINITY,
			known: true,
		};
		groups.set(key, group);
		const value = values?.at(row);
		if (String(marks?.at(row) ?? "") === whole.value) group.wholes.push(row);
		else if (typeof value === "number") {
			group.low = Math.min(group.low, value);
			group.high = Math.max(group.high, value);
		} else group.known = false;
	}
	for (const { wholes, low, high, known } of groups.values()) {
		if (!known || low > high) continue;
		for (const row of wholes) {
			const value = values?.at(row);
			if (typeof value !== "number" || (value >= low && value <= high)) continue;
			ledger.add({
				rule: "C-22",
				severity: "to-confirm",
				kind: `rate:${rate}`,
				place: place(row, rate),
				what: `le taux de l'ensemble, ${quote(String(value))}, est hors de ceux de ses parties.`,
				observed: String(value),
				expected: `entre ${formatNumber(low, { decimals: 2 })} et ${formatNumber(high, { decimals: 2 })}`,
			});
		}
	}
}

type Stocks = NonNullable<Coherence["stocks"]>;

/** C-27: what comes in and goes out explains how a stock moved. Only said. */
function checkStocks(stocks: Stocks, draft: Draft, place: PlaceOf, ledger: Ledger): void {
	const [stock, entries, exits, period] = [stocks.stock, stocks.entries, stocks.exits, stocks.period].map(
		(f) => draft.columns.get(f),
	);
	const keys = stocks.by.map((name) => draft.columns.get(name));
	const lines = new Map<string, { row: number; rank: number }[]>();
	for (let row = 0; row < draft.line.length; row++) {
		const rank = periodRank(String(period?.at(row) ?? ""), stocks.kind);
		if (rank === undefined || draft.held[row] !== null) continue;
		const key = textsOf(keys, row);
		const line = lines.get(key) ?? [];
		lines.set(key, line);
		line.push({ row, rank });
	}
	for (const line of lines.values()) {
		line.sort((a, b) => a.rank - b.rank);
		for (const [i, { row, rank }] of line.entries()) {
			const before = line[i - 1];
			if (!before || rank !== before.rank + 1) continue;
			const [was, into, out, now] = [stock?.at(before.row), entries?.at(row), exits?.at(row), stock?.at(row)];
			if (![was, into, out, now].every((n) => typeof n === "number")) continue;
			const due = Number(was) + Number(into) - Number(out);
			if (Math.abs(Number(now) - due) <= stockTolerance * Math.abs(Number(now))) continue;
			ledger.add({
				rule: "C-27",
				severity: "info",
				kind: `stock:${stocks.stock}`,
				place: place(row, stocks.stock),
				what: `le stock, ${quote(String(now))}, ne suit pas du précédent, des entrées et des sorties.`,
				observed: String(now),
				expected: `${formatNumber(due)}, à 1,5 % près`,
			});
		}
	}
}

function textsOf(columns: readonly (TypedColumn | undefined)[], row: number): string {
	return columns.map((c) => String(c?.at(row) ?? "")).join("\u001f");
}

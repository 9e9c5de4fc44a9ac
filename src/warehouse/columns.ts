import type { Measure } from "../../catalogue/model.ts";
import type { Pair } from "../../catalogue/pairs.ts";
import { ident } from "../platform/index.ts";
import { BROKEN, ESTIMATED } from "./crosswalk.ts";

/** Name of a column of a table, and what is computed in it. */
export type Column = readonly [name: string, sql: string];

export const named = ([name, sql]: Column): string => `${sql} AS ${ident(name)}`;
export const whole = (sql: string): string => `CAST(${sql} AS INTEGER)`;

export const additive = (m: Pick<Measure, "kind">): boolean => m.kind === "count" || m.kind === "amount";

const part = (id: string, suffix: string): string => ident(`${id}__${suffix}`);

/** A measure as a table holds it. */
export interface Measured extends Measure {
	/** Its producers hide values: their sum has bounds. Elsewhere the bounds are the value. */
	readonly hides: boolean;
	/** Every row has a value: as many are known as there are rows. */
	readonly complete: boolean;
	/** No row has a status. */
	readonly silent: boolean;
	/** Some of its rows are split between several codes of the level they are led to. */
	readonly split: boolean;
}

const unsaid = "CAST(NULL AS VARCHAR)";

/** What the base keeps of one measure for the rows that stand in one cell at every level. */
export function baseMeasure(m: Measured): readonly Column[] {
	const v = ident(m.id);
	const s = part(m.id, "s");
	return [
		[m.id, additive(m) ? `sumKahan(${v})` : `max(${v})`],
		...(m.complete ? [] : [[`${m.id}__known`, `count(${v})`] as const]),
		...(m.hides
			? ([
					[`${m.id}__censored`, `count(*) FILTER (WHERE ${s} = 'CENS')`],
					[`${m.id}__low`, `sumKahan(${part(m.id, "lo")})`],
					[`${m.id}__high`, `sumKahan(${part(m.id, "hi")})`],
				] as const)
			: []),
		...(m.silent
			? []
			: ([
					[`${m.id}__first`, `min(${s})`],
					[`${m.id}__last`, `max(${s})`],
					[`${m.id}__flag`, `min(${s}) FILTER (WHERE ${v} IS NOT NULL)`],
				] as const)),
	];
}

/** One measure of one cell of a table, from the base. `own`: the mappings that give it, when others of the table do not. */
export function tableMeasure(m: Measured, own: readonly number[] | undefined): readonly Column[] {
	const count = own ? `coalesce(sum(rows) FILTER (WHERE mapping IN (${own.join(", ")})), 0)` : "sum(rows)";
	const v = ident(m.id);
	const value = additive(m) ? `sumKahan(${v})` : `CASE WHEN ${count} = 1 THEN max(${v}) END`;
	const bound = (suffix: string): string => (m.hides ? `sumKahan(${part(m.id, suffix)})` : value);
	const known = m.complete ? "rows" : part(m.id, "known");
	const [first, last] = [part(m.id, "first"), part(m.id, "last")];
	return [
		[m.id, value],
		[`${m.id}__known`, whole(`sum(${known})`)],
		[`${m.id}__censored`, whole(m.hides ? `sum(${part(m.id, "censored")})` : "0")],
		[`${m.id}__low`, bound("low")],
		[`${m.id}__high`, bound("high")],
		// One status for the cell only when nothing is known and all rows agree; a flag (p, e, r) when a known value bears it.
		[
			`${m.id}__status`,
			m.silent
				? unsaid
				: `CASE WHEN sum(${known}) = 0 AND min(${first}) = max(${last}) THEN min(${first}) END`,
		],
		[`${m.id}__flag`, m.split ? splitFlag(m) : ownFlag(m)],
		...(own ? [[`${m.id}__rows`, whole(count)] as const] : []),
	];
}

const ownFlag = (m: Measured): string => (m.silent ? unsaid : `min(${part(m.id, "flag")})`);

/** A cell much of whose mass comes through split edges is an estimate; past one half the series is broken (methods §10). */
function splitFlag(m: Measured): string {
	const over = (share: number): string =>
		`sumKahan(${part(m.id, "split")}) > ${share} * sumKahan(${ident(m.id)})`;
	return `CASE WHEN ${over(BROKEN)} THEN 'CR' WHEN ${over(ESTIMATED)} THEN 'CV' ELSE ${ownFlag(m)} END`;
}

/** Mass of the base rows that comes through split edges. */
export const splitColumn = (id: string): Column => [
	`${id}__split`,
	`sumKahan(${ident(id)}) FILTER (WHERE weight < 1)`,
];

/** Terms of a ratio summed over the rows, or the things, of which every one is known. */
export function rowPair(pair: Pair): readonly Column[] {
	const den = ident(pair.den);
	const sum = pair.num.map(ident).join(" + ");
	const known = [...pair.num, pair.den].map((m) => `${ident(m)} IS NOT NULL`).join(" AND ");
	return [
		[`${pair.id}__num`, `sumKahan(${pair.weighted ? `(${sum}) * ${den}` : sum}) FILTER (WHERE ${known})`],
		[`${pair.id}__den`, `sumKahan(${den}) FILTER (WHERE ${known})`],
		[`${pair.id}__all`, `sumKahan(${den})`],
	];
}

/** The same, from the base. */
export function tablePair(pair: Pair): readonly Column[] {
	return ["num", "den", "all"].map(
		(suffix) => [`${pair.id}__${suffix}`, `sumKahan(${part(pair.id, suffix)})`] as const,
	);
}

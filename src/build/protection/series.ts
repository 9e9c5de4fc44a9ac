import type { FactMapping, Measure, Source } from "../../../catalogue/model.ts";
import type { Pair } from "../../../catalogue/pairs.ts";
import { DefError, hashOf, ident } from "../../platform/index.ts";
import type { Feed } from "../../warehouse/index.ts";

/** One quantity that adds up over the rows of a cube. */
export interface Series {
	/** Measure, numerator of a weighted pair, or what is left of a whole without its part. */
	readonly id: string;
	/** Expression over one row of the facts. */
	readonly sql: string;
	/** Whole numbers of units: thresholds on units bear on the value itself. */
	readonly count: boolean;
	/** Column of the tables that prints it; absent: it is printed nowhere, and may still be worked out. */
	readonly column?: string;
	/** `whole` = `part` + this one. */
	readonly restOf?: { readonly whole: string; readonly part: string };
}

const additive = ({ kind }: Measure): boolean => kind === "count" || kind === "amount";

/**
 * Everything that adds up in a cube. Throws `declaration-invalide` when two mappings of one source read the same measure from
 * two fields: the rows of one would not be those of the other, and nothing would tell how they are linked.
 */
export function seriesOf(feeds: readonly Feed[], pairs: readonly Pair[]): readonly Series[] {
	const found = new Map<string, Series>();
	for (const { source, mapping } of feeds) {
		refuseTwoReadings(source, mapping, feeds);
		for (const m of mapping.measures.filter(additive))
			found.set(m.id, { id: m.id, sql: ident(m.id), count: m.kind === "count", column: m.id });
	}
	const known = new Set(feeds.flatMap(({ mapping }) => mapping.measures.map((m) => m.id)));
	for (const { id, num, den, weighted } of pairs) {
		if (!weighted || ![...num, den].every((m) => known.has(m))) continue;
		const sql = `(${num.map(ident).join(" + ")}) * ${ident(den)}`;
		found.set(`${id}__num`, { id: `${id}__num`, sql, count: false, column: `${id}__num` });
	}
	for (const { whole, part } of feeds.flatMap(partsOf)) {
		const [one, other] = [found.get(whole), found.get(part)];
		if (!one || !other) continue;
		const id = `${whole}__sans__${part}`;
		// What is unknown counts for nothing on both sides, so that whole = part + rest in every sum.
		const sql = `coalesce(${ident(whole)}, 0) - coalesce(${ident(part)}, 0)`;
		found.set(id, { id, sql, count: one.count && other.count, restOf: { whole, part } });
	}
	return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Measures of a mapping of which one is part of another: said so, or read from a field bounded by that of the other. */
function partsOf({ source, mapping }: Feed): { whole: string; part: string }[] {
	const fields = [...source.fields, ...(source.unpivot ? [source.unpivot.value] : [])];
	return mapping.measures.filter(additive).flatMap((part) => {
		const ceiling = fields.find(({ name }) => name === part.field)?.atMost;
		const whole = mapping.measures.find((m) =>
			part.partOf === undefined
				? ceiling !== undefined && m.field === ceiling && !m.counts && m.factor === part.factor
				: m.id === part.partOf,
		);
		return whole && additive(whole) ? [{ whole: whole.id, part: part.id }] : [];
	});
}

function refuseTwoReadings(source: Source, mapping: FactMapping, feeds: readonly Feed[]): void {
	const reading = ({ field, counts, factor }: Measure): string =>
		hashOf([field, counts ?? null, factor ?? 1]);
	for (const other of feeds.filter((feed) => feed.source.id === source.id))
		for (const measure of mapping.measures) {
			const same = other.mapping.measures.find(({ id }) => id === measure.id);
			if (!same || reading(same) === reading(measure)) continue;
			const cause = `la mesure « ${measure.id} » du cube protégé « ${mapping.cube} » est lue de deux colonnes, rien ne dit comment elles s'additionnent`;
			throw new DefError("declaration-invalide", { source: source.id, cause });
		}
}

/** Series that no link joins, directly or not, are protected apart. */
export function groupsOf(series: readonly Series[]): readonly (readonly Series[])[] {
	const groups = new Map(series.map((s) => [s.id, new Set([s.id])]));
	for (const { id, restOf } of series) {
		if (!restOf) continue;
		const joined = new Set([id, restOf.whole, restOf.part].flatMap((name) => [...(groups.get(name) ?? [])]));
		for (const name of joined) groups.set(name, joined);
	}
	return [...new Set(groups.values())].map((ids) => series.filter(({ id }) => ids.has(id)));
}

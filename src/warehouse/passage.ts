/**
 * Passage of communes from one vintage of the official geographic code to another (methods §9.2). Pure: a table is a list of
 * edges whose ratios add up to 1 for each old code; only a split has a ratio under 1, the share of its population.
 */
import { DefError } from "../platform/index.ts";

export interface PassageEdge {
	readonly from: string;
	readonly to: string;
	readonly ratio: number;
}

export interface Passage {
	readonly from: string;
	readonly to: string;
	readonly edges: readonly PassageEdge[];
}

/** A count of one commune. `SP`: secret, without value. */
export interface CommuneCount {
	readonly value: number | null;
	readonly status?: "E" | "SP" | "NA";
}

export interface Converted {
	readonly counts: ReadonlyMap<string, CommuneCount>;
	/** Codes that the table does not know: held aside and said, never dropped. */
	readonly unknown: readonly string[];
}

const EXACT = 1e-9;

/** The table itself, once sure that every old code goes somewhere whole. Throws `table-de-passage`. */
export function checkedPassage(passage: Passage): Passage {
	const sums = new Map<string, number>();
	for (const { from, ratio } of passage.edges) {
		if (!(ratio > 0)) refuse(passage, `le code ${from} a un poids nul ou négatif`);
		sums.set(from, (sums.get(from) ?? 0) + ratio);
	}
	for (const [code, sum] of sums)
		if (Math.abs(sum - 1) > EXACT) refuse(passage, `les poids du code ${code} font ${sum}, pas 1`);
	return passage;
}

function refuse({ from, to }: Passage, cause: string): never {
	throw new DefError("table-de-passage", { from, to, cause });
}

/** y0 → y1 then y1 → y2: ratios multiply, several ways to one code add up. A code absent from the second table stays itself. */
export function composed(first: Passage, second: Passage): Passage {
	if (first.to !== second.from)
		refuse({ ...first, to: second.to }, `${first.to} et ${second.from} ne s'enchaînent pas`);
	const next = Map.groupBy(second.edges, (edge) => edge.from);
	const ratios = new Map<string, PassageEdge>();
	for (const edge of first.edges)
		for (const step of next.get(edge.to) ?? [{ from: edge.to, to: edge.to, ratio: 1 }]) {
			const key = `${edge.from}>${step.to}`;
			const ratio = (ratios.get(key)?.ratio ?? 0) + edge.ratio * step.ratio;
			ratios.set(key, { from: edge.from, to: step.to, ratio });
		}
	return checkedPassage({ from: first.from, to: second.to, edges: [...ratios.values()] });
}

/**
 * Counts of the old codes as counts of the new ones. What comes from a split is estimated; what merges with a secret part is
 * secret, because the rest would give it by difference. A rate is converted by its two terms, never itself.
 */
export function convertedCounts(passage: Passage, counts: ReadonlyMap<string, CommuneCount>): Converted {
	const edges = Map.groupBy(checkedPassage(passage).edges, (edge) => edge.from);
	const found = new Map<string, { sum: number; status: CommuneCount["status"] }>();
	const unknown: string[] = [];
	for (const [code, count] of counts) {
		const own = edges.get(code);
		if (!own) {
			unknown.push(code);
			continue;
		}
		for (const { to, ratio } of own) {
			const before = found.get(to) ?? { sum: 0, status: undefined };
			const status = count.value === null ? (count.status ?? "NA") : ratio < 1 ? "E" : count.status;
			found.set(to, { sum: before.sum + ratio * (count.value ?? 0), status: worst(before.status, status) });
		}
	}
	return {
		unknown,
		counts: new Map(
			[...found].map(([code, { sum, status }]) => [
				code,
				status === "SP" || status === "NA"
					? { value: null, status }
					: { value: sum, ...(status === undefined ? {} : { status }) },
			]),
		),
	};
}

const ranks = [undefined, "E", "NA", "SP"] as const;

function worst(a: CommuneCount["status"], b: CommuneCount["status"]): CommuneCount["status"] {
	return ranks[Math.max(ranks.indexOf(a), ranks.indexOf(b))];
}

/**
 * The way back, new → old, by the shares of a mass known for the old codes. Always an estimate: every ratio of a merger is
 * under 1, so that `convertedCounts` marks it.
 */
export function reversed(passage: Passage, mass: ReadonlyMap<string, number>): Passage {
	const parts = Map.groupBy(passage.edges, (edge) => edge.to);
	const edges = [...parts].flatMap(([to, group]) => {
		const total = group.reduce((sum, { from, ratio }) => sum + ratio * (mass.get(from) ?? 0), 0);
		return group.map(({ from, ratio }) => ({
			from: to,
			to: from,
			ratio: group.length === 1 ? 1 : (ratio * (mass.get(from) ?? 0)) / total,
		}));
	});
	return checkedPassage({ from: passage.to, to: passage.from, edges });
}

/** The vintage whose codes hold most of those of a file, the most recent of equals; what it lacks is a blocking defect. */
export function vintageOf(
	codes: readonly string[],
	vintages: ReadonlyMap<string, ReadonlySet<string>>,
): { readonly vintage: string; readonly share: number; readonly unmatched: readonly string[] } | undefined {
	const distinct = [...new Set(codes)];
	const ranked = [...vintages].map(([vintage, known]) => ({
		vintage,
		unmatched: distinct.filter((code) => !known.has(code)),
	}));
	ranked.sort((a, b) => a.unmatched.length - b.unmatched.length || (a.vintage < b.vintage ? 1 : -1));
	const [best] = ranked;
	return best && { ...best, share: distinct.length === 0 ? 1 : 1 - best.unmatched.length / distinct.length };
}

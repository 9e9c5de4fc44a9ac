/**
 * What a release keeps to show that its secrets hold (methods §8.2, §8.10): the system that an attacker knows, the pattern, the interval
 * left around each secret. Confidential, but for `publicSummary`. Plain JSON; numbers in the unit of the measure.
 */
import { DefError, sha256, stableJson } from "../platform/index.ts";
import type { Audit, Equation, Method, Pattern, PrimaryRule, Problem, Quantity } from "./model.ts";
import type { Secrecy } from "./primary.ts";

/** Infinity has no JSON: null stands for it. */
type Bound = number | null;

/** Letters of τ-Argus: secret by frequency, by dominance, hidden to protect another, valid. */
export type ArgusStatus = "A" | "B" | "D" | "V";

export interface ProvenQuantity extends Pick<Quantity, "id" | "value" | "printed" | "sole"> {
	readonly status: ArgusStatus;
	readonly rule?: PrimaryRule;
	/** Who asks for the rule. */
	readonly by?: string;
	readonly low: number;
	readonly high: Bound;
}

/** What the attacker can say of one quantity, and what must be possible. */
export interface ProvenInterval {
	readonly id: string;
	readonly low: number;
	readonly high: Bound;
	readonly needLow: number;
	readonly needHigh: Bound;
}

export interface Proof {
	readonly format: 1;
	/** Hash of what is published: equations, pattern, printed values. Says nothing of what is hidden. */
	readonly published: string;
	/** Hash of the whole system, hidden values included. Confidential: trying values against it would find them. */
	readonly system: string;
	readonly whole: boolean;
	readonly quantities: readonly ProvenQuantity[];
	readonly equations: readonly Equation[];
	readonly intervals: readonly ProvenInterval[];
	readonly summary: ProofSummary;
}

/** Confidential: each of these figures tells something of what is hidden. */
export interface ProofSummary {
	/** Printed quantities. */
	readonly cells: number;
	readonly primaries: Readonly<Partial<Record<PrimaryRule, number>>>;
	readonly secondaries: number;
	/** Percent of the printed value that is hidden. */
	readonly masked: number;
	/** Secondary for one primary (about 2 is usual, INSEE's guide); 0 without any primary. */
	readonly ratio: number;
	/** Least distance between what the attacker can say and what must be possible; null without any secret. */
	readonly minSlack: number | null;
	readonly method: Method;
	readonly programmes: number;
	readonly seconds: number;
}

/** What a page may say to anybody: what may be counted on the published tables themselves. */
export interface PublicSummary {
	readonly cells: number;
	readonly hidden: number;
	readonly method: Method;
	readonly published: string;
}

export interface Proven {
	readonly problem: Problem;
	readonly secrets: ReadonlyMap<string, Secrecy>;
	readonly pattern: Pattern;
	/** Exact intervals, one per quantity that is secret or hidden; all safe. */
	readonly audit: Audit;
	readonly seconds: number;
}

/**
 * Same proof whatever the order of the quantities and of the equations. Throws `secret-non-prouve` when the audit opens something: such
 * a pattern must not be published.
 */
export function proofOf({ problem, secrets, pattern, audit, seconds }: Proven): Proof {
	if (!audit.passes) {
		throw new DefError("secret-non-prouve", { count: audit.intervals.filter((i) => !i.safe).length });
	}
	const hidden = new Set(pattern.hidden);
	const quantities = sorted(
		problem.quantities.map((q): ProvenQuantity => {
			const by = secrets.get(q.id)?.by;
			return {
				id: q.id,
				value: q.value,
				printed: q.printed,
				status: argusStatus(q, hidden),
				...(q.primary && { rule: q.primary }),
				...(by !== undefined && { by }),
				...(q.sole !== undefined && { sole: q.sole }),
				low: q.low ?? 0,
				high: bound(q.high ?? Number.POSITIVE_INFINITY),
			};
		}),
		(q) => q.id,
	);
	const equations = sorted(
		problem.equations.map((e) => ({ total: e.total, parts: sorted([...e.parts], (id) => id) })),
		stableJson,
	);
	const system = { whole: problem.whole, equations, quantities };
	const intervals = audit.intervals.map(({ id, low, high, needLow, needHigh }) => ({
		id,
		low,
		high: bound(high),
		needLow,
		needHigh: bound(needHigh),
	}));
	return {
		format: 1,
		published: sha256(stableJson({ ...system, quantities: quantities.map((q) => asPrinted(q, hidden)) })),
		system: sha256(stableJson(system)),
		...system,
		intervals: sorted(intervals, (i) => i.id),
		summary: {
			cells: problem.quantities.filter((q) => q.printed).length,
			primaries: countRules(problem.quantities),
			...figures(problem.quantities, hidden),
			minSlack: minSlack(problem.quantities, audit),
			method: pattern.method,
			programmes: audit.programmes,
			seconds,
		},
	};
}

/** The only part of a proof that leaves the producer's house. */
export function publicSummary({ published, quantities, summary }: Proof): PublicSummary {
	const hidden = quantities.filter((q) => q.printed && q.status !== "V").length;
	return { cells: summary.cells, hidden, method: summary.method, published };
}

/** Confidential listing in the letters of τ-Argus, for those who check with its tools. */
export function argusStatus({ id, primary }: Quantity, hidden: ReadonlySet<string>): ArgusStatus {
	if (primary) return primary === "dominance" || primary === "p-percent" ? "B" : "A";
	return hidden.has(id) ? "D" : "V";
}

function asPrinted({ id, printed, value, low, high }: ProvenQuantity, hidden: ReadonlySet<string>) {
	return printed && !hidden.has(id) ? { id, printed, value } : { id, printed, low, high };
}

function countRules(quantities: readonly Quantity[]): ProofSummary["primaries"] {
	const counts: Partial<Record<PrimaryRule, number>> = {};
	for (const { primary, printed } of quantities) {
		if (primary && printed) counts[primary] = (counts[primary] ?? 0) + 1;
	}
	return counts;
}

function figures(quantities: readonly Quantity[], hidden: ReadonlySet<string>) {
	const printed = quantities.filter((q) => q.printed);
	const sum = (some: readonly Quantity[]) => some.reduce((total, q) => total + q.value, 0);
	const primaries = printed.filter((q) => q.primary).length;
	const secondaries = printed.filter((q) => hidden.has(q.id) && !q.primary).length;
	const all = sum(printed);
	return {
		secondaries,
		masked: all === 0 ? 0 : (100 * sum(printed.filter((q) => hidden.has(q.id)))) / all,
		ratio: primaries === 0 ? 0 : secondaries / primaries,
	};
}

/** For a primary, what is left beyond its levels on the closest side; for a secondary, the width of its interval. */
function minSlack(quantities: readonly Quantity[], { intervals }: Audit): number | null {
	const primary = new Set(quantities.flatMap((q) => (q.primary ? q.id : [])));
	const slacks = intervals.map((i) =>
		primary.has(i.id) ? Math.min(i.needLow - i.low, i.high - i.needHigh) : i.high - i.low,
	);
	return slacks.length === 0 ? null : bound(Math.min(...slacks));
}

function bound(value: number): Bound {
	return value === Number.POSITIVE_INFINITY ? null : value;
}

function sorted<T>(values: readonly T[], key: (value: T) => string): readonly T[] {
	return values
		.map((value) => ({ value, key: key(value) }))
		.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
		.map(({ value }) => value);
}

/** Rules of a crosswalk between two nomenclatures (methods §6.1, §10). Pure. */
import { DefError } from "../platform/index.ts";

export interface CrosswalkEdge {
	readonly from: string;
	readonly to: string;
	readonly weight: number;
	/** Codes gone through, for a chain. */
	readonly path?: readonly string[];
}

export interface Crosswalk {
	readonly from: string;
	readonly to: string;
	readonly edges: readonly CrosswalkEdge[];
}

/** Share of the mass that must find an edge. */
export const COVERED = 0.995;
/** Share of a target's mass that comes through split edges: past the first it is an estimate, past the second a break. */
export const ESTIMATED = 0.2;
export const BROKEN = 0.5;
const EXACT = 1e-9;

export interface Recoded {
	readonly counts: ReadonlyMap<
		string,
		{
			readonly value: number;
			/** Share of the value that came through edges of weight under 1. */
			readonly ambiguity: number;
			readonly status: "ok" | "e" | "break";
		}
	>;
	/** Share of the mass that found an edge: the match rate shown with the figure. */
	readonly match: number;
	/** Codes without an edge: held aside, never dropped silently. */
	readonly unknown: readonly string[];
}

/** Weights of one code add up to 1: a place or a job is counted once. Throws `table-de-passage`. */
export function checkedCrosswalk(crosswalk: Crosswalk): Crosswalk {
	for (const [code, edges] of Map.groupBy(crosswalk.edges, (edge) => edge.from)) {
		const sum = edges.reduce((total, { weight }) => total + weight, 0);
		if (edges.some(({ weight }) => !(weight > 0)) || Math.abs(sum - 1) > EXACT)
			refuse(crosswalk, `les poids du code ${code} font ${sum}, pas 1`);
	}
	return crosswalk;
}

function refuse({ from, to }: Crosswalk, cause: string): never {
	throw new DefError("table-de-passage", { from, to, cause });
}

/** `x' = Wᵀx`. Throws `table-de-passage` when less than 99.5 % of the mass has an edge. */
export function recoded(crosswalk: Crosswalk, counts: ReadonlyMap<string, number>): Recoded {
	const edges = Map.groupBy(checkedCrosswalk(crosswalk).edges, (edge) => edge.from);
	const unknown = [...counts.keys()].filter((code) => !edges.has(code));
	const total = [...counts.values()].reduce((sum, value) => sum + value, 0);
	const lost = unknown.reduce((sum, code) => sum + (counts.get(code) ?? 0), 0);
	const match = total === 0 ? 1 : 1 - lost / total;
	if (match < COVERED)
		refuse(
			crosswalk,
			`${unknown.length} code(s) sans correspondance portent ${(100 * (1 - match)).toFixed(1)} % de l'effectif (${unknown.slice(0, 3).join(", ")})`,
		);
	const targets = new Map<string, { value: number; split: number }>();
	for (const [code, count] of counts)
		for (const { to, weight } of edges.get(code) ?? []) {
			const before = targets.get(to) ?? { value: 0, split: 0 };
			const part = count * weight;
			targets.set(to, { value: before.value + part, split: before.split + (weight < 1 ? part : 0) });
		}
	return {
		unknown,
		match,
		counts: new Map(
			[...targets].map(([code, { value, split }]) => {
				const ambiguity = value === 0 ? 0 : split / value;
				const status = ambiguity > BROKEN ? "break" : ambiguity > ESTIMATED ? "e" : "ok";
				return [code, { value, ambiguity, status }];
			}),
		),
	};
}

/** a → b then b → c: weights multiply, and each edge keeps the codes it went through. */
export function chained(first: Crosswalk, second: Crosswalk): Crosswalk {
	if (first.to !== second.from)
		refuse({ ...first, to: second.to }, `${first.to} et ${second.from} ne s'enchaînent pas`);
	const next = Map.groupBy(second.edges, (edge) => edge.from);
	const edges = new Map<string, CrosswalkEdge & { readonly path: readonly string[] }>();
	for (const edge of first.edges) {
		const steps = next.get(edge.to);
		if (!steps) refuse({ ...first, to: second.to }, `le code intermédiaire ${edge.to} ne mène nulle part`);
		for (const step of steps) {
			const key = `${edge.from}>${step.to}`;
			const before = edges.get(key);
			edges.set(key, {
				from: edge.from,
				to: step.to,
				weight: (before?.weight ?? 0) + edge.weight * step.weight,
				path: [...(before?.path ?? []), edge.to],
			});
		}
	}
	return checkedCrosswalk({ from: first.from, to: second.to, edges: [...edges.values()] });
}

/** `H = −Σ w ln w` of each code: 0 when it has one heir. */
export function entropies(crosswalk: Crosswalk): ReadonlyMap<string, number> {
	const byCode = Map.groupBy(crosswalk.edges, (edge) => edge.from);
	return new Map(
		[...byCode].map(([code, edges]) => [
			code,
			edges.reduce((sum, { weight: w }) => sum - w * Math.log(w), 0),
		]),
	);
}

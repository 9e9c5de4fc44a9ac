/**
 * Cell-key perturbation of counts (methods §8.9), for tables that people compose freely. The same persons always give the same noise,
 * whatever the table; what is printed does not add up and must not be added. Pure. Keys and tables are secret.
 */
import { createHmac } from "node:crypto";
import { DefError } from "../platform/index.ts";

/** Chance of each noise for one count. */
export interface NoiseRow {
	readonly count: number;
	/** Ascending; the last `upTo` is 1. A step holds the keys above the previous one, up to its own included. */
	readonly steps: readonly { readonly noise: number; readonly upTo: number }[];
}

/** One row per count from 0; the last one serves all larger counts. */
export type NoiseTable = readonly NoiseRow[];

export interface NoiseRequest {
	/** Largest distance between a count and what is printed. */
	readonly largest: number;
	/** Of the noise, the same for every count but zero. */
	readonly variance: number;
	/** Positive counts below this are never printed (3: neither 1 nor 2). Default: all are. */
	readonly least?: number;
}

/** Keys are sums of integers: the order of the persons must not change the noise. */
const unit = 2 ** 40;

/** Key of a person in [0, 1): the same for ever under one seed (of the cube, secret), and without a file of keys to keep. */
export function recordKey(seed: string, person: string): number {
	const bytes = createHmac("sha256", seed).update(person).digest();
	return bytes.readUIntBE(0, 5) / unit;
}

/** Fractional part of the sum of the keys of the persons counted in a cell. */
export function cellKey(recordKeys: Iterable<number>): number {
	let sum = 0;
	for (const key of recordKeys) sum = (sum + Math.round(key * unit)) % unit;
	return sum / unit;
}

/** What is printed in place of a count. `key`: see `cellKey`. */
export function perturbed(count: number, key: number, table: NoiseTable): number {
	const row = table[Math.min(count, table.length - 1)];
	return count + (row?.steps.find((s) => key <= s.upTo)?.noise ?? 0);
}

/**
 * Table of the most even chances (maximum entropy) such that the noise is zero on average, has the variance asked, never exceeds `largest`
 * and never prints a negative or too small count. Zero stays zero. Throws `secret-bruit-impossible` when a count cannot have it.
 */
export function noiseTable(request: NoiseRequest): NoiseTable {
	const { largest, variance, least = 1 } = request;
	const rows: NoiseRow[] = [{ count: 0, steps: [{ noise: 0, upTo: 1 }] }];
	// From here on nothing that noise may print is forbidden any more: all larger counts have the same row.
	const last = largest + least;
	for (let count = 1; count <= last; count++) {
		const noises = Array.from({ length: 2 * largest + 1 }, (_, i) => i - largest).filter(
			(v) => count + v === 0 || count + v >= least,
		);
		const chances = mostEven(noises, variance);
		if (!chances) throw new DefError("secret-bruit-impossible", { count, variance, largest });
		let upTo = 0;
		const steps = noises.map((noise, i) => {
			upTo = i === noises.length - 1 ? 1 : upTo + (chances[i] ?? 0);
			return { noise, upTo };
		});
		rows.push({ count, steps });
	}
	return rows;
}

/**
 * Chances ∝ exp(a·v + b·v²): the form that maximum entropy gives under two moments. Newton's method on the convex dual, whose slope is
 * (mean, second moment − variance). Undefined when no chance has those moments.
 */
function mostEven(noises: readonly number[], variance: number): readonly number[] | undefined {
	const under = noises.filter((v) => v < 0);
	const over = noises.filter((v) => v > 0);
	const [lowest, highest] = [Math.min(...under), Math.max(...over)];
	const closest = noises.includes(0) ? 0 : -Math.max(...under) * Math.min(...over);
	// Of all chances with mean zero, the two closest noises have the least variance and the two farthest the most.
	if (under.length === 0 || over.length === 0) return undefined;
	if (variance <= closest || variance >= -lowest * highest) return undefined;
	let at: Dual = dual(noises, variance, 0, 0);
	for (let step = 0; step < 500; step++) {
		const [g1, g2] = at.slope;
		if (Math.hypot(g1, g2) < 1e-13 * (1 + variance)) break;
		const [h11, h12, h22] = at.curve;
		const determinant = h11 * h22 - h12 * h12;
		if (!(determinant > 0)) break;
		const [d1, d2] = [(h22 * g1 - h12 * g2) / determinant, (h11 * g2 - h12 * g1) / determinant];
		let next = dual(noises, variance, at.a - d1, at.b - d2);
		for (let t = 0.5; next.value > at.value && t > 1e-10; t /= 2) {
			next = dual(noises, variance, at.a - t * d1, at.b - t * d2);
		}
		at = next;
	}
	return Math.hypot(...at.slope) < 1e-9 * (1 + variance) ? at.chances : undefined;
}

interface Dual {
	readonly a: number;
	readonly b: number;
	readonly value: number;
	readonly chances: readonly number[];
	readonly slope: readonly [number, number];
	readonly curve: readonly [number, number, number];
}

function dual(noises: readonly number[], variance: number, a: number, b: number): Dual {
	const powers = noises.map((v) => a * v + b * (v * v - variance));
	const top = Math.max(...powers);
	const weights = powers.map((p) => Math.exp(p - top));
	const all = weights.reduce((s, w) => s + w, 0);
	const chances = weights.map((w) => w / all);
	const mean = (of: (v: number) => number) => noises.reduce((s, v, i) => s + (chances[i] ?? 0) * of(v), 0);
	const [m1, m2] = [mean((v) => v), mean((v) => v * v)];
	return {
		a,
		b,
		value: top + Math.log(all),
		chances,
		slope: [m1, m2 - variance],
		curve: [m2 - m1 * m1, mean((v) => v ** 3) - m1 * m2, mean((v) => v ** 4) - m2 * m2],
	};
}

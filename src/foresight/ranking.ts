import { normal } from "./coverage.ts";

/** What the score of an occupation is made of (methods §6.3). */
export interface Ranked {
	readonly key: string;
	/** P(R < 1). */
	readonly below: number;
	/** Its part of the shortages of all those ranked, 0 when the supply covers the need. */
	readonly shareOfGap: number;
	readonly tension: number;
	/** Product of the three. */
	readonly score: number;
	readonly rank: number;
	/** 5th and 95th percentiles of its ranks over the draws. */
	readonly between: { readonly low: number; readonly high: number };
	/** Its interval of ranks and that of the one before, or after, overlap by more than 80 %. */
	readonly tied: boolean;
}

export interface Contender {
	readonly key: string;
	readonly supply: number;
	/** Bounds of the need, equal when it is known. */
	readonly need: { readonly low: number; readonly high: number };
	readonly cv: { readonly supply: number; readonly need: number };
	/** Class of tension, 1 to 5. */
	readonly tension: number;
}

export const DRAWS = 2000;
const TIED = 0.8;

/**
 * `score_f = P(R_f<1) · G⁺_f/ΣG⁺ · (0.5+0.1·class_tension_f)`; ties go to the greater need (methods §6.3). The draws come from a
 * fixed seed: the same release gives the same ranks.
 */
export function ranked(contenders: readonly Contender[]): readonly Ranked[] {
	const given = scored(contenders.map((one) => ({ one, supply: one.supply, need: middle(one) })));
	const ranks = new Map(contenders.map(({ key }): [string, number[]] => [key, []]));
	const random = generator(20_261_126);
	for (let draw = 0; draw < DRAWS; draw++) {
		const drawn = contenders.map((one) => ({
			one,
			supply: one.supply * Math.exp(one.cv.supply * gaussian(random)),
			need:
				(one.need.low + random() * (one.need.high - one.need.low)) * Math.exp(one.cv.need * gaussian(random)),
		}));
		for (const [index, { one }] of scored(drawn).entries()) ranks.get(one.key)?.push(index + 1);
	}
	const intervals = given.map(({ one }) => betweenOf(ranks.get(one.key) ?? []));
	return given.map(({ one, below, shareOfGap, score }, index) => {
		const between = intervals[index] ?? { low: index + 1, high: index + 1 };
		return {
			key: one.key,
			below,
			shareOfGap,
			tension: one.tension,
			score,
			rank: index + 1,
			between,
			tied: [intervals[index - 1], intervals[index + 1]].some(
				(beside) => beside !== undefined && overlap(between, beside) > TIED,
			),
		};
	});
}

interface Sized {
	readonly one: Contender;
	readonly supply: number;
	readonly need: number;
}

function scored(sized: readonly Sized[]) {
	const gaps = sized.map(({ supply, need }) => Math.max(0, need - supply));
	const all = gaps.reduce((sum, gap) => sum + gap, 0);
	return sized
		.map(({ one, supply, need }, index) => {
			const sd = Math.hypot(one.cv.supply, one.cv.need);
			const below = supply > 0 ? normal(-Math.log(supply / need) / sd) : 1;
			const shareOfGap = all > 0 ? (gaps[index] ?? 0) / all : 0;
			return { one, need, below, shareOfGap, score: below * shareOfGap * (0.5 + 0.1 * one.tension) };
		})
		.toSorted((a, b) => b.score - a.score || b.need - a.need);
}

const middle = ({ need }: Contender): number => (need.low + need.high) / 2;

function betweenOf(ranks: readonly number[]): Ranked["between"] {
	const sorted = ranks.toSorted((a, b) => a - b);
	const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
	return { low: at(0.05), high: at(0.95) };
}

/** Ranks in both intervals over ranks in either, both ends counted. */
export function overlap(a: Ranked["between"], b: Ranked["between"]): number {
	const both = Math.min(a.high, b.high) - Math.max(a.low, b.low) + 1;
	return Math.max(0, both) / (Math.max(a.high, b.high) - Math.min(a.low, b.low) + 1);
}

/** Uniform on [0, 1[, by the 32-bit generator mulberry32. */
function generator(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** Normal law, by Box and Muller. */
function gaussian(random: () => number): number {
	return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/**
 * Seeded pseudo-random numbers (sfc32). Only integer operations and the four IEEE operations are used, so that every
 * machine and every engine draws the same numbers: no Math.random, no clock, no transcendental function.
 */
export interface Random {
	/** Uniform in [0, 1). */
	next(): number;
	/** Uniform in [low, high). */
	between(low: number, high: number): number;
	/** Whole number in [low, high], both included. */
	whole(low: number, high: number): number;
	chance(probability: number): boolean;
	/** Bell-shaped, mean 0, standard deviation 1, within ±6: a sum of twelve uniforms. */
	bell(): number;
	/** Positive, skewed to the right, median near 1: sizes of occupations, of firms, of classes. */
	skewed(): number;
	pick<T>(items: readonly T[]): T;
	shuffle<T>(items: readonly T[]): T[];
}

/** One independent stream per purpose: adding a file never moves the numbers of another one. */
export function randomOf(purpose: string): Random {
	let [a, b, c, d] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, hash(purpose)];
	const step = (): number => {
		const t = (((a + b) | 0) + d) | 0;
		d = (d + 1) | 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) | 0;
		c = (c << 21) | (c >>> 11);
		c = (c + t) | 0;
		return (t >>> 0) / 4294967296;
	};
	for (let i = 0; i < 20; i++) step();

	const random: Random = {
		next: step,
		between: (low, high) => low + step() * (high - low),
		whole: (low, high) => low + Math.floor(step() * (high - low + 1)),
		chance: (probability) => step() < probability,
		bell() {
			let sum = -6;
			for (let i = 0; i < 12; i++) sum += step();
			return sum;
		},
		skewed() {
			const u = step();
			const v = step();
			return 0.25 + u * 0.9 + u * u * u * v * 4;
		},
		pick(items) {
			const item = items[Math.floor(step() * items.length)];
			if (item === undefined) throw new RangeError("rien à tirer");
			return item;
		},
		shuffle(items) {
			const out = [...items];
			for (let i = out.length - 1; i > 0; i--) {
				const j = Math.floor(step() * (i + 1));
				const [x, y] = [out[i], out[j]];
				if (x !== undefined && y !== undefined) {
					out[i] = y;
					out[j] = x;
				}
			}
			return out;
		},
	};
	return random;
}

/** FNV-1a on the UTF-16 units. */
function hash(text: string): number {
	let h = 0x811c9dc5;
	for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
	return h | 0;
}

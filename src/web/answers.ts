import type { FigureAnswer, FigureRequest, Figures } from "../figures/model.ts";

/** Cells kept at most, some tens of megabytes: pages share what they say of the region and of France, and often ask twice for the same. */
const mostCells = 60_000;

interface Kept {
	readonly answer: Promise<FigureAnswer>;
	/** Nothing until it is there. */
	weight: number;
}

/**
 * Answers already given, for as long as the same is shown: a request under one edition has one answer. What was asked longest ago
 * leaves first.
 */
export class Answers {
	readonly #kept = new Map<string, Kept>();
	readonly #most: number;
	#weight = 0;

	constructor(most = mostCells) {
		this.#most = most;
	}

	async ask(figures: Pick<Figures, "edition" | "query">, request: FigureRequest): Promise<FigureAnswer> {
		const { edition } = figures;
		const key = `${edition} ${keyOf(request)}`;
		const known = this.#kept.get(key);
		if (known) {
			this.#kept.delete(key);
			this.#kept.set(key, known);
			return await known.answer;
		}
		const kept: Kept = { answer: figures.query(request), weight: 0 };
		this.#kept.set(key, kept);
		try {
			const answer = await kept.answer;
			// A charter may have started or ended meanwhile: such an answer is of no edition.
			if (figures.edition !== edition) this.#forget(key);
			else if (this.#kept.get(key) === kept) {
				kept.weight = answer.cells.length + 1;
				this.#weight += kept.weight;
				this.#lighten();
			}
			return answer;
		} catch (error) {
			this.#forget(key);
			throw error;
		}
	}

	get weight(): number {
		return this.#weight;
	}

	#lighten(): void {
		for (const key of this.#kept.keys()) {
			if (this.#weight <= this.#most) return;
			this.#forget(key);
		}
	}

	#forget(key: string): void {
		this.#weight -= this.#kept.get(key)?.weight ?? 0;
		this.#kept.delete(key);
	}
}

/** What a request asks, whatever else the cards of its territories hold. */
function keyOf(request: FigureRequest): string {
	const { territories } = request;
	const places =
		"length" in territories ? territories.map(({ type, code }) => `${type}:${code}`) : territories;
	return JSON.stringify({ ...request, territories: places });
}

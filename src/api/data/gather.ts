import type { Indicator } from "../../../catalogue/model.ts";
import type { ExtractCell } from "../../exports/index.ts";
import type { FigureRequest, Figures } from "../../figures/index.ts";
import { refusalOf } from "../problem.ts";
import { mostCells } from "./asked-flaws.ts";
import { cellName } from "./order.ts";
import type { FiguresAsked } from "./shapes.ts";

/** Where cells of one indicator are read: the seam of whatever can cut figures from a request (lists, zonings, perimeters). */
type Places = FigureRequest["territories"];

/**
 * All the cells of a question, before its criteria. Asks `figures` once for each indicator, each place and each other axis; a cell that two of them name is kept once. Refuses
 * (`trop-de-cellules`) past what one question may gather.
 */
export async function gather(
	view: (indicator: Indicator) => Figures,
	indicators: readonly Indicator[],
	asked: FiguresAsked,
): Promise<readonly ExtractCell[]> {
	const cells = new Map<string, ExtractCell>();
	for (const indicator of indicators)
		for (const territories of placesOf(asked))
			for (const about of asked.about ?? [undefined]) {
				const answer = await view(indicator).query({
					indicator: indicator.id,
					territories,
					...(about
						? {
								about:
									about.code === undefined
										? { level: about.level }
										: { level: about.level, code: about.code },
							}
						: {}),
					...(asked.categories ? { categories: asked.categories } : {}),
					periods: periodsOf(asked),
				});
				for (const cell of answer.cells) {
					const named = { ...cell, indicator: indicator.id };
					cells.set(cellName(named), named);
				}
				if (cells.size > mostCells) throw tooMany();
			}
	return [...cells.values()];
}

function placesOf({ territories = [], perimeter }: FiguresAsked): readonly Places[] {
	const named = territories.flatMap(({ type, code }) => (code === undefined ? [] : [{ type, code }]));
	const whole = territories.flatMap(({ type, code, region }): Places[] =>
		code === undefined ? [{ type, ...(region === undefined ? {} : { region }) }] : [],
	);
	const own: readonly Places[] = perimeter
		? [
				{
					perimeter: {
						members: perimeter.members,
						...(perimeter.label === undefined ? {} : { label: perimeter.label }),
					},
				},
			]
		: [];
	return [...(named.length > 0 ? [named] : []), ...whole, ...own];
}

function periodsOf({ periods = ["latest"] }: FiguresAsked): NonNullable<FigureRequest["periods"]> {
	const [only] = periods;
	if (periods.length === 1 && (only === "latest" || only === "all")) return only;
	return periods;
}

export function tooMany(): Error {
	return refusalOf([
		{
			code: "trop-de-cellules",
			path: "",
			message: `Cette question rassemble plus de ${mostCells} chiffres.`,
			remedy: "Demandez moins d’indicateurs, de territoires ou de périodes à la fois.",
		},
	]);
}

/** The answers of the last questions, so that turning the pages of one does not ask it again. */
export class GatheredCache {
	readonly #held = new Map<string, { readonly made: Promise<readonly ExtractCell[]>; size: number }>();
	readonly #most: number;

	/** `most`: cells held in all. */
	constructor(most = 200_000) {
		this.#most = most;
	}

	/** `stands`: asked once it is made. A charter may have ended or started meanwhile, and then it is kept for nobody. */
	async get(
		key: string,
		make: () => Promise<readonly ExtractCell[]>,
		stands: () => boolean = () => true,
	): Promise<readonly ExtractCell[]> {
		const held = this.#held.get(key);
		if (held) {
			this.#held.delete(key);
			this.#held.set(key, held);
			return await held.made;
		}
		const entry = { made: make(), size: 0 };
		this.#held.set(key, entry);
		try {
			const cells = await entry.made;
			entry.size = cells.length;
			if (stands()) this.#shrink();
			else if (this.#held.get(key) === entry) this.#held.delete(key);
			return cells;
		} catch (error) {
			this.#held.delete(key);
			throw error;
		}
	}

	#shrink(): void {
		let total = [...this.#held.values()].reduce((sum, entry) => sum + entry.size, 0);
		for (const [key, { size }] of this.#held) {
			if (total <= this.#most) return;
			this.#held.delete(key);
			total -= size;
		}
	}
}

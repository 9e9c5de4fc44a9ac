import type { FigureAnswer, FigureCell, Figures } from "../../figures/model.ts";

export interface Recorded {
	readonly answer: FigureAnswer;
	readonly cell: FigureCell;
}

/** The same door, that remembers what was answered. */
export interface Recording {
	readonly figures: Figures;
	/** By the address of the figure. */
	readonly cells: ReadonlyMap<string, Recorded>;
	/** The figure whose origin the page tells. */
	readonly explained: () => Recorded | undefined;
}

export function recording(figures: Figures): Recording {
	const cells = new Map<string, Recorded>();
	let explained: Recorded | undefined;
	const note = (answer: FigureAnswer): FigureAnswer => {
		for (const cell of answer.cells)
			if (!cells.has(cell.permalink)) cells.set(cell.permalink, { answer, cell });
		return answer;
	};
	return {
		cells,
		explained: () => explained,
		figures: {
			...figures,
			get release() {
				return figures.release;
			},
			get edition() {
				return figures.edition;
			},
			query: async (request) => note(await figures.query(request)),
			async explain(permalink, page) {
				const origin = await figures.explain(permalink, page);
				explained = { answer: origin.answer, cell: origin.cell };
				cells.set(origin.cell.permalink, explained);
				return origin;
			},
		},
	};
}

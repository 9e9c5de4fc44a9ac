import type { CellStatus } from "../../catalogue/model.ts";
import type { FigureAnswer, FigureCell, FigureRequest, Figures } from "../figures/model.ts";
import { Answers } from "./answers.ts";

const shown: ReadonlySet<CellStatus> = new Set<CellStatus>(["ok", "p", "r", "e"]);
const wrapped = new WeakMap<Figures, Figures>();

/**
 * The same door, behind which a cell that may not be shown has no value whatever came with it. The figures room promises
 * it already; a page is the last place where a slip can be stopped. One wrapper per release: caches hang on it.
 */
export function guarded(figures: Figures): Figures {
	const known = wrapped.get(figures);
	if (known) return known;
	const answers = new Answers();
	const asked = {
		get edition() {
			return figures.edition;
		},
		query: async (request: FigureRequest) => guardedAnswer(await figures.query(request)),
	};
	const made: Figures = {
		...figures,
		// Asked again each time: what a charter allows changes under a release that does not.
		get release() {
			return figures.release;
		},
		get edition() {
			return figures.edition;
		},
		for: (reader, use) => guarded(figures.for(reader, use)),
		query: (request) => answers.ask(asked, request),
		explain: async (permalink, page) => {
			const origin = await figures.explain(permalink, page);
			const cell = guardedCell(origin.cell);
			// The measures behind a secret are as secret as the figure made of them.
			const measures =
				cell.status === "s"
					? origin.cube.measures.map((measure) => ({ ...measure, value: null }))
					: origin.cube.measures;
			return { ...origin, answer: guardedAnswer(origin.answer), cell, cube: { ...origin.cube, measures } };
		},
	};
	wrapped.set(figures, made);
	return made;
}

function guardedAnswer(answer: FigureAnswer): FigureAnswer {
	return { ...answer, cells: answer.cells.map(guardedCell) };
}

function guardedCell(cell: FigureCell): FigureCell {
	if (shown.has(cell.status)) return cell;
	// A margin tells its middle.
	const { margin: _margin, ...blank } = cell;
	return { ...blank, value: null };
}

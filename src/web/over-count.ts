import type { CodeRef, Indicator } from "../../catalogue/model.ts";
import type { FigureAnswer, FigureCell, Figures } from "../figures/model.ts";
import { france } from "../reading/index.ts";
import { indicatorById } from "./declared.ts";

/** What either key counts, and the gap: the three figures of the table that holds both. */
const asked = ["salaries-cle-naf", "salaries-cle-idcc", "surcompte-naf"] as const;
type Asked = (typeof asked)[number];
const axis = "activite";

export interface Measured {
	readonly indicator: Indicator;
	/** Over all the activities of the branch. */
	readonly whole: FigureCell;
	readonly answer: FigureAnswer;
	/** Activity by activity. */
	readonly byActivity: FigureAnswer;
}

export type OverCount = Readonly<Record<Asked, Measured>>;

/** Undefined where the table gives the branch no activity: nothing is guessed from its name. */
export async function overCountOf(figures: Figures, branch: string): Promise<OverCount | undefined> {
	const about: CodeRef = { level: "idcc", code: branch };
	const found: Partial<Record<Asked, Measured>> = {};
	for (const id of asked) {
		const indicator = indicatorById.get(id);
		if (!indicator || !figures.coverage(id).about.includes("idcc")) return undefined;
		const request = {
			indicator: id,
			territories: [france],
			about,
			categories: { [axis]: "*" },
		} as const;
		const answer = await figures.query({ ...request, together: [axis] });
		const [whole] = answer.cells;
		if (!whole || whole.value === null) return undefined;
		found[id] = { indicator, whole, answer, byActivity: await figures.query(request) };
	}
	return found as OverCount;
}

/** Sub-classes of activity of the branch, those where it has the most employees first. */
export function activitiesOf(over: OverCount): readonly string[] {
	return over["salaries-cle-idcc"].byActivity.cells
		.toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0))
		.map((cell) => cell.categories[axis] ?? "");
}

export function cellOfActivity(measured: Measured, activity: string): FigureCell | undefined {
	return measured.byActivity.cells.find((cell) => cell.categories[axis] === activity);
}

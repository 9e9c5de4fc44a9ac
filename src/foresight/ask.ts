import type { CodeRef, Indicator, TerritoryType } from "../../catalogue/model.ts";
import type { FigureAnswer, FigureCell, FigureRequest, Figures, TerritoryRef } from "../figures/model.ts";

export type Asked = Pick<
	FigureRequest,
	"indicator" | "territories" | "categories" | "periods" | "together"
> & {
	readonly about: NonNullable<FigureRequest["about"]>;
};

/** The answer, or undefined where this release has no such figure at these levels. */
export async function ask(figures: Figures, asked: Asked): Promise<FigureAnswer | undefined> {
	const { territories, about } = figures.coverage(asked.indicator);
	const type = typeOf(asked.territories);
	const level = levelOf(asked.about);
	if (type === undefined || !territories.includes(type) || !about.some((one) => one === level))
		return undefined;
	return await figures.query(asked);
}

function typeOf(territories: FigureRequest["territories"]): TerritoryType | undefined {
	if ("type" in territories) return territories.type;
	return "perimeter" in territories ? undefined : territories[0]?.type;
}

function levelOf(about: NonNullable<FigureRequest["about"]>): CodeRef["level"] | undefined {
	return "level" in about ? about.level : about.codes[0]?.level;
}

/** Cells of an answer by place and code; the indicator goes with each. */
export interface Lookup {
	readonly indicator: Indicator;
	readonly at: (place: TerritoryRef, code: string | undefined) => FigureCell | undefined;
}

export function lookup(answer: FigureAnswer | undefined): Lookup | undefined {
	if (!answer) return undefined;
	const key = (type: string, place: string, code: string): string => `${type} ${place} ${code}`;
	const cells = new Map(
		answer.cells.map((cell) => [key(cell.territory.type, cell.territory.code, cell.about?.code ?? ""), cell]),
	);
	return {
		indicator: answer.indicator,
		at: (place, code) => (code === undefined ? undefined : cells.get(key(place.type, place.code, code))),
	};
}

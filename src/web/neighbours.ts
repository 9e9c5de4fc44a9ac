import { type Contours, type Figures, neighboursIn, type TerritoryCard } from "../figures/index.ts";

/** Found once for each set of outlines. */
const known = new WeakMap<Contours["shapes"], ReturnType<typeof neighboursIn>>();

/** Territories of the same kind that touch this one; none where the release has no outlines of its zoning. */
export function neighboursOf(figures: Figures, card: TerritoryCard): readonly TerritoryCard[] {
	// Thousands of outlines, for a list that nobody asked for.
	if (card.type === "commune") return [];
	const shapes = figures.contours(card.type)?.shapes;
	if (!shapes) return [];
	const found = known.get(shapes) ?? neighboursIn(shapes);
	known.set(shapes, found);
	return (found.get(card.code) ?? []).flatMap((code) => figures.territory(card.type, code) ?? []);
}

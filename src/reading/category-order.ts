import type { FigureCell } from "../figures/model.ts";
import { compareFrench } from "../platform/french.ts";

/** Bands read from low to high; other categories from the largest, with « Autres » at the end. */
export function byCategory(a: FigureCell, b: FigureCell, breakdown: string): number {
	const first = a.categories[breakdown] ?? "";
	const second = b.categories[breakdown] ?? "";
	const low = lowerBound(first);
	const other = lowerBound(second);
	if (low !== undefined && other !== undefined) return low - other || compareFrench(first, second);
	const rest = Number(/^autre/i.test(first)) - Number(/^autre/i.test(second));
	return rest || (b.value ?? -1) - (a.value ?? -1) || compareFrench(first, second);
}

/** « 25-29 ans » → 25, « Moins de 1250 € » → just under 1250, « 3000 € ou plus » → 3000; undefined without a number. */
function lowerBound(category: string): number | undefined {
	const [, under, number] = /^(?:de )?(moins de )?(\d+)(?=[\s-]|$)/i.exec(category) ?? [];
	if (number === undefined) return undefined;
	return under === undefined ? Number(number) : Number(number) - 0.5;
}

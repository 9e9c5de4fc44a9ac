import type { ExtractCell } from "../../exports/index.ts";
import { fieldOf } from "./criteria.ts";
import type { FiguresAsked } from "./shapes.ts";

type Told = string | number | null;

/** What names a cell among all those of an answer, in the order of codes. */
const nameOf = (cell: ExtractCell): readonly string[] => [
	cell.indicator,
	cell.territory.type,
	cell.territory.code,
	cell.about?.level ?? "",
	cell.about?.code ?? "",
	...Object.entries(cell.categories)
		.toSorted(([a], [b]) => (a < b ? -1 : 1))
		.flat(),
	cell.period,
];

export const cellName = (cell: ExtractCell): string => nameOf(cell).join("\u0000");

function compare(a: Told, b: Told): number {
	if (a === b) return 0;
	return a !== null && b !== null && a < b ? -1 : 1;
}

/**
 * The cells in an order that only their names and what they show decide. What is not shown comes last whichever way one sorts,
 * in the order of codes: its place says nothing of it.
 */
export function ordered(
	cells: readonly ExtractCell[],
	sort: FiguresAsked["sort"] = [],
): readonly ExtractCell[] {
	const keys = sort.flatMap(({ field, direction }) => {
		const read = fieldOf(field);
		return read ? [{ read, sign: direction === "desc" ? -1 : 1 }] : [];
	});
	return cells
		.map((cell) => ({ cell, told: keys.map(({ read }) => read(cell)), name: cellName(cell) }))
		.toSorted((a, b) => {
			for (const [i, { sign }] of keys.entries()) {
				const [x = null, y = null] = [a.told[i], b.told[i]];
				if (x === null || y === null) {
					if (x !== y) return x === null ? 1 : -1;
					continue;
				}
				const way = compare(x, y);
				if (way !== 0) return way * sign;
			}
			return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
		})
		.map(({ cell }) => cell);
}

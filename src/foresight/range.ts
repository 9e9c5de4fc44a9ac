import type { CellStatus } from "../../catalogue/model.ts";
import type { FigureCell } from "../figures/model.ts";

const shown: ReadonlySet<CellStatus> = new Set<CellStatus>(["ok", "p", "r", "e"]);

/** The value that may be used: null under any status that hides it, whatever came with it. */
export function printed(cell: FigureCell | undefined): number | null {
	return cell && cell.period !== "" && shown.has(cell.status) ? cell.value : null;
}

/** What a published figure lets one say of its value: exact, between bounds that the producer printed, or nothing and why. */
export type Range = { readonly low: number; readonly high: number } | { readonly reason: string };

const absent = "Le fichier n’a pas de ligne pour ce métier à cet endroit : une absence n’est pas un zéro.";

/** A hidden cell without published bounds gives its reason and nothing else. */
export function rangeOf(cell: FigureCell | undefined): Range {
	if (!cell || cell.period === "") return { reason: absent };
	const { low, high } = cell;
	const value = printed(cell);
	if (value !== null) return { low: low ?? value, high: high ?? value };
	if (low !== undefined && high !== undefined) return { low, high };
	return { reason: cell.reason ?? absent };
}

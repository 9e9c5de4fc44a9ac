import type { CellStatus } from "../../catalogue/model.ts";
import type { FigureCell } from "../figures/model.ts";

/** Statuses that are printed beside or instead of a value. */
export type Spoken = Exclude<CellStatus, "ok">;

/** What each status is called, what is printed, and what it means. Never a blank, never a dash, never a zero. */
export const statuses: Readonly<
	Record<Spoken, { readonly sign: string; readonly name: string; readonly meaning: string }>
> = {
	s: {
		sign: "s",
		name: "secret statistique",
		meaning: "secret statistique : trop peu d’unités pour publier ce chiffre sans identifier quelqu’un.",
	},
	nd: {
		sign: "nd",
		name: "non disponible",
		meaning: "donnée non disponible à cette maille ou à cette date.",
	},
	ns: {
		sign: "ns",
		name: "non significatif",
		meaning: "non significatif : effectif trop faible pour être fiable.",
	},
	so: { sign: "///", name: "sans objet", meaning: "sans objet par nature." },
	p: { sign: "p", name: "provisoire", meaning: "provisoire : publié avant consolidation." },
	r: { sign: "r", name: "révisé", meaning: "révisé depuis sa première publication." },
	e: {
		sign: "e",
		name: "estimé",
		meaning: "estimé : une partie de la valeur a été calculée faute de donnée publiée.",
	},
};

/** Code of a status in files and in the API, and its meaning. */
export const statusLegend: Readonly<Record<CellStatus, string>> = {
	ok: "valeur ordinaire.",
	s: statuses.s.meaning,
	nd: statuses.nd.meaning,
	ns: statuses.ns.meaning,
	so: statuses.so.meaning,
	p: statuses.p.meaning,
	r: statuses.r.meaning,
	e: statuses.e.meaning,
};

const valued: ReadonlySet<CellStatus> = new Set<CellStatus>(["ok", "p", "r", "e"]);

/**
 * The value that may leave: null under any other status, whatever came with it. The figures room promises it; a file is the
 * last place where a slip can be stopped.
 */
export function tellable<Cell extends FigureCell>(cell: Cell): Cell {
	if (valued.has(cell.status)) return cell;
	// The producer's own interval may be told of what it hides; what the secrecy of the house hides has none to tell.
	return cell.value === null ? cell : { ...cell, value: null };
}

import { round } from "../../platform/french.ts";

/** Bounds of a choropleth: `bounds[i]`–`bounds[i+1]` is class i+1. */
export interface Classes {
	readonly bounds: readonly number[];
	readonly method: string;
	/** Class of a value, from 1. */
	readonly of: (value: number) => number;
}

/**
 * Quantiles rounded to the indicator's decimals, K ≈ 1 + 3,3·log10(n) classes and never more than 5 (nor than distinct
 * values). A 1–5 scale keeps its own five classes. `ends`: the values of every period that the classes serve; they only move the two
 * ends, so the period that `values` are of is the one that reads best.
 */
export function classesOf(
	values: readonly number[],
	decimals: number,
	scale = false,
	ends: readonly number[] = values,
): Classes {
	if (scale) {
		return {
			bounds: [1, 2, 3, 4, 5],
			method: "niveaux de l’échelle publiée",
			of: (value) => Math.min(5, Math.max(1, Math.round(value))),
		};
	}
	const sorted = [...values].sort((a, b) => a - b);
	const distinct = new Set(sorted.map((value) => round(value, decimals))).size;
	const count = Math.max(
		1,
		Math.min(5, distinct, Math.floor(1 + 3.3 * Math.log10(Math.max(1, values.length)))),
	);
	const cuts: number[] = [];
	for (let index = 1; index < count; index++) {
		const cut = round(quantile(sorted, index / count), decimals);
		if (cut > (cuts.at(-1) ?? Number.NEGATIVE_INFINITY) && cut > (sorted[0] ?? 0)) cuts.push(cut);
	}
	const all = [...sorted, ...ends];
	const least = all.reduce((a, b) => Math.min(a, b), sorted[0] ?? 0);
	const most = all.reduce((a, b) => Math.max(a, b), sorted.at(-1) ?? 0);
	const bounds = [least, ...cuts, most];
	return {
		bounds,
		method: `classes d’effectifs voisins${ends === values ? "" : " à la dernière date"} (quantiles arrondis)`,
		// Compared after the same rounding as the printed bounds: the list and the map must agree.
		of: (value) => 1 + cuts.filter((cut) => round(value, decimals) >= cut).length,
	};
}

function quantile(sorted: readonly number[], share: number): number {
	const place = share * (sorted.length - 1);
	const below = sorted[Math.floor(place)] ?? 0;
	const above = sorted[Math.ceil(place)] ?? below;
	return below + (above - below) * (place - Math.floor(place));
}

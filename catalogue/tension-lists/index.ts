import type { PrintedList, PrintedOccupation } from "./model.ts";
import { monographie2020 } from "./monographie-2020.ts";

export type { Matching, PrintedList, PrintedOccupation } from "./model.ts";

const lists: readonly PrintedList[] = [monographie2020];

export function printedListOf(region: string): PrintedList | undefined {
	return lists.find((list) => list.region === region);
}

/** A national label with the regional ones that share a code with it, and whether they say it in the same words. */
export interface Concordance {
	readonly national: PrintedOccupation;
	readonly regional: readonly PrintedOccupation[];
	readonly sameWords: boolean;
}

/** Compared by codes, never by words: two labels of one occupation rarely agree on their words. */
export function concordanceOf(list: PrintedList): readonly Concordance[] {
	return list.national.map((national) => {
		const regional = list.regional.filter((other) => sharesCode(national, other));
		return {
			national,
			regional,
			sameWords: regional.some(({ label }) => plainWords(label) === plainWords(national.label)),
		};
	});
}

const sharesCode = (a: PrintedOccupation, b: PrintedOccupation): boolean =>
	a.codes.some(({ level, code }) => b.codes.some((other) => other.level === level && other.code === code));

/** Letters and figures only, without accents nor capitals: « Employés de libre-service » and « employes de libre service » are one. */
export function plainWords(label: string): string {
	return label
		.normalize("NFD")
		.replace(/\p{M}/gu, "")
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, " ")
		.trim();
}

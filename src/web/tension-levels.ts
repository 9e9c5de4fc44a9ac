import type { CodeRef } from "../../catalogue/model.ts";
import type { Figures } from "../figures/model.ts";
import { diplomaOf } from "./declared.ts";
import { waysTowards } from "./rome.ts";

/**
 * Levels, 2 to 8, of the open trainings that the registers lead to each occupation, by its code: those of its sheets of the ROME. An
 * occupation without a training, or whose trainings have no level, has none here.
 */
export function trainingLevels(
	figures: Figures,
	about: CodeRef["level"],
): ReadonlyMap<string, ReadonlySet<number>> {
	const found = new Map<string, Set<number>>();
	for (const { code: rome, matches } of figures.occupations("rome3")) {
		const occupations =
			about === "rome3" ? [rome] : matches.flatMap(({ level, code }) => (level === about ? [code] : []));
		if (occupations.length === 0) continue;
		const levels = waysTowards(figures, [rome]).flatMap(({ card: { diplomas } }) =>
			diplomas.flatMap((cfd) => diplomaOf(cfd).level ?? []),
		);
		for (const code of occupations) {
			const own = found.get(code) ?? new Set<number>();
			for (const level of levels) own.add(level);
			if (own.size > 0) found.set(code, own);
		}
	}
	return found;
}

import type { Figures, TerritoryRef } from "../figures/model.ts";
import { ask } from "./ask.ts";
import type { Cause, Row } from "./model.ts";
import { printed } from "./range.ts";

/** The six factors of the Dares, in the order in which they are read (methods §2.6). */
const factors = [
	"facteur-lien-formation-emploi",
	"facteur-inadequation-geographique",
	"facteur-intensite-embauches",
	"facteur-conditions-travail",
	"facteur-non-durabilite-emploi",
	"facteur-manque-main-oeuvre",
] as const;
export type Factor = (typeof factors)[number];

/** From this level on, a factor raises the tension. */
export const RAISES = 4;

/** The factors at the narrowest of the places for which the producer gives any level. */
export async function causesOf(
	figures: Figures,
	match: Row["match"],
	places: readonly TerritoryRef[],
): Promise<readonly Cause[]> {
	if (!match) return [];
	let last: readonly Cause[] = [];
	for (const place of places) {
		const found: Cause[] = [];
		for (const indicator of factors) {
			const answer = await ask(figures, {
				indicator,
				territories: [{ type: place.type, code: place.code }],
				about: { level: match.level, code: match.code },
			});
			const cell = answer?.cells.find(({ period }) => period !== "");
			if (answer && cell) found.push({ indicator: answer.indicator, cell, level: printed(cell) });
		}
		if (found.some(({ level }) => level !== null)) return found;
		if (last.length === 0) last = found;
	}
	return last;
}

export function levelOf(causes: readonly Cause[], factor: Factor): number | null {
	return causes.find(({ indicator }) => indicator.id === factor)?.level ?? null;
}

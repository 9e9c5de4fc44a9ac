import type { Figures, TerritoryRef } from "../figures/model.ts";
import { isTerritoryType } from "./declared.ts";

export interface ReadCodes {
	readonly members: readonly TerritoryRef[];
	/** What was typed and names no place. */
	readonly unknown: readonly string[];
}

/**
 * A pasted list of codes as places. A commune has five characters, an EPCI nine: a shorter code would be a département for one
 * and a zone for another, so its zoning must be said (`departement:14`).
 */
export function readCodes(figures: Pick<Figures, "territory">, text: string): ReadCodes {
	const members: TerritoryRef[] = [];
	const unknown: string[] = [];
	for (const word of text.split(/[\s,;]+/).filter((part) => part !== "")) {
		const ref = refOf(word);
		if (ref && figures.territory(ref.type, ref.code)) members.push(ref);
		else unknown.push(word);
	}
	return { members, unknown };
}

function refOf(word: string): TerritoryRef | undefined {
	const [type = "", code = ""] = word.split(":");
	if (isTerritoryType(type) && code !== "") return { type, code };
	if (/^\d{9}$/.test(word)) return { type: "epci", code: word };
	// A sheet drops the first zero of a code.
	if (/^\d[\dAB]\d{3}$/i.test(word)) return { type: "commune", code: word.toUpperCase() };
	return /^\d{4}$/.test(word) ? { type: "commune", code: `0${word}` } : undefined;
}

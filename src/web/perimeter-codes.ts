import type { Figures, TerritoryCard, TerritoryRef } from "../figures/model.ts";
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
export function readCodes(figures: Pick<Figures, "merged" | "territory">, text: string): ReadCodes {
	const members: TerritoryRef[] = [];
	const unknown: string[] = [];
	for (const word of text.split(/[\s,;]+/).filter((part) => part !== "")) {
		const ref = refOf(word);
		if (ref && placeOf(figures, ref)) members.push(ref);
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

function placeOf(
	figures: Pick<Figures, "merged" | "territory">,
	{ type, code }: TerritoryRef,
): TerritoryCard | undefined {
	return figures.territory(type, code) ?? (type === "commune" ? figures.merged(code) : undefined);
}

export interface Members {
	/** The places of today, each once. */
	readonly places: readonly TerritoryCard[];
	/** Communes of the list that merged: the one that holds each is counted, whole. */
	readonly merged: readonly { readonly code: string; readonly into: TerritoryCard }[];
}

/** A list of places as they stand today; undefined when one of them never was. */
export function membersToday(
	figures: Pick<Figures, "merged" | "territory">,
	refs: readonly TerritoryRef[],
): Members | undefined {
	const found = refs.map((ref) => ({ ref, card: placeOf(figures, ref) }));
	const places = new Map<string, TerritoryCard>();
	const merged: { code: string; into: TerritoryCard }[] = [];
	for (const { ref, card } of found) {
		if (!card) return undefined;
		places.set(`${card.type}:${card.code}`, card);
		if (card.code !== ref.code) merged.push({ code: ref.code, into: card });
	}
	return { places: [...places.values()], merged };
}

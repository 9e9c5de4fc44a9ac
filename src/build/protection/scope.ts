import type { Source, TerritoryType } from "../../../catalogue/model.ts";
import { territoryTypes } from "../../../catalogue/nomenclatures/index.ts";
import type { SharingTerms } from "../../collection/index.ts";
import { type PrimaryRules, strictest, type Threshold } from "../../secrecy/index.ts";
import type { Feed } from "../../warehouse/index.ts";

/** What may be printed of a protected cube, and how strictly it is protected. One pattern serves all its readers. */
export interface Scope {
	/** Levels that some clause in force lets somebody read, widest first. */
	readonly levels: readonly TerritoryType[];
	/** The strictest thresholds of every source of the cube, each with who asks for it. */
	readonly rules: PrimaryRules;
}

/** Does this source put its cubes under secrecy? */
function isProtected({ sharing, secrecy }: Source): boolean {
	return sharing === "charter" || secrecy !== undefined;
}

/**
 * `undefined` for an open cube. A source shared under a charter opens the levels of its clauses; an open one that declares a
 * producer's rule opens them all. A table stands on every source of its cube: what one of them closes is closed.
 */
export function scopeOf(
	feeds: readonly Feed[],
	termsOf: (source: string) => readonly SharingTerms[],
): Scope | undefined {
	const sources = [...new Map(feeds.map(({ source }) => [source.id, source])).values()];
	const under = sources.filter(isProtected);
	if (under.length === 0) return undefined;
	const chartered = under.filter(({ sharing }) => sharing === "charter");
	const open = (level: TerritoryType): boolean =>
		chartered.every(({ id }) => termsOf(id).some(({ levels }) => levels.includes(level)));
	return {
		levels: territoryTypes
			.toSorted((a, b) => a.depth - b.depth)
			.map(({ id }) => id)
			.filter(open),
		rules: strictest(
			under.flatMap((source) => [producerRules(source), ...termsOf(source.id).map(clauseRules)]),
		),
	};
}

function producerRules({ title, secrecy }: Source): PrimaryRules {
	if (!secrecy) return {};
	const by = `règle du producteur, « ${title} »`;
	return Object.fromEntries(
		Object.entries(secrecy).map(([name, value]): [string, Threshold] => [name, { value, by }]),
	);
}

function clauseRules({ by, minUnits, maxShare }: SharingTerms): PrimaryRules {
	return {
		...(minUnits > 0 ? { minUnits: { value: minUnits, by } } : {}),
		...(maxShare < 100 ? { maxShare: { value: maxShare, by } } : {}),
	};
}

import type { TerritoryType } from "../../catalogue/model.ts";
import { territoryTypes } from "../../catalogue/nomenclatures/index.ts";
import { type CharterRule, type Reader, type Ruling, ruling, type Use } from "../charters/index.ts";
import { hashOf } from "../platform/index.ts";
import type { CharterCard } from "./model.ts";
import { reason } from "./reasons.ts";

/** The charters as plain rules, and the clock they go by: both asked again at every reading. */
export interface Governance {
	readonly rules: () => readonly CharterRule[];
	readonly now: () => Date;
}

/** What a clause asks of a figure that it lets through. */
export interface Thresholds {
	readonly minUnits: number;
	/** Percent; 100 = no rule of dominance. */
	readonly maxShare: number;
	/** Why a figure under them is hidden: a sentence without any number of the figure. */
	readonly reason: string;
}

export type Permit =
	| { readonly allowed: true; readonly thresholds?: Thresholds }
	| { readonly allowed: false; readonly reason: string };

/** The charters seen by one reader for one use. */
export interface Gate {
	/** May a figure cut from these sources be shown at this level, now? Open sources ask for nothing. */
	readonly permit: (sources: readonly string[], level: TerritoryType) => Permit;
	/** What the page of a source says of its charter; undefined for an open source. */
	readonly card: (source: string) => CharterCard | undefined;
	/** Changes whenever an answer of the charters changes: what was rendered before is then out of date. */
	readonly digest: (sources: readonly string[]) => string;
}

/** Widest first. */
const levels: readonly TerritoryType[] = territoryTypes
	.toSorted((a, b) => a.depth - b.depth)
	.map((kind) => kind.id);

/**
 * `governed` tells the sources that obey a charter. Every answer is asked of the rules afresh: nothing is remembered. Where the
 * charters are not read at all, what is shared under one is shown to nobody. `depositor` tells whose file a source holds: the
 * charter of another partner for the same source says nothing of it.
 */
export function gateOf(
	governance: Governance | undefined,
	reader: Reader,
	use: Use,
	governed: (source: string) => boolean,
	depositor: (source: string) => string | undefined = () => undefined,
): Gate {
	const rulingOf = (source: string, level: TerritoryType): Ruling => {
		if (!governance) return { allowed: false, reason: reason("chartersUnread") };
		const from = depositor(source);
		const rules = governance
			.rules()
			.filter(({ organisation }) => from === undefined || organisation.id === from);
		return ruling(rules, { source, level, use, reader, at: governance.now() });
	};

	return {
		permit(sources, level) {
			let minUnits = 0;
			let maxShare = 100;
			let strictest: CharterRule | undefined;
			for (const source of sources.filter(governed)) {
				const asked = rulingOf(source, level);
				if (!asked.allowed) return { allowed: false, reason: asked.reason };
				const { clause } = asked.rule;
				if (clause.minUnits > minUnits || clause.maxShare < maxShare) strictest = asked.rule;
				minUnits = Math.max(minUnits, clause.minUnits);
				maxShare = Math.min(maxShare, clause.maxShare);
			}
			if (!strictest) return { allowed: true };
			const { charter, clause } = strictest;
			const why = reason("charterSecret", charter.title, charter.version, clause.number);
			return { allowed: true, thresholds: { minUnits, maxShare, reason: why } };
		},
		card(source) {
			if (!governed(source)) return undefined;
			for (const level of levels.toReversed()) {
				const asked = rulingOf(source, level);
				if (!asked.allowed) continue;
				const { charter, clause, text, until } = asked.rule;
				return { allowed: true, title: charter.title, finest: clause.finest, use, until, clause: text };
			}
			const widest = rulingOf(source, "france");
			return { allowed: false, reason: widest.allowed ? "" : widest.reason };
		},
		digest: (sources) =>
			hashOf(sources.filter(governed).map((id) => [id, levels.map((level) => rulingOf(id, level))])).slice(
				0,
				12,
			),
	};
}

import type { TerritoryType } from "../../catalogue/model.ts";
import { territoryTypes } from "../../catalogue/nomenclatures/index.ts";
import { type CharterRule, type Reader, type Ruling, ruling, type Use } from "../charters/index.ts";
import { hashOf } from "../platform/index.ts";
import type { Protection } from "../release/index.ts";
import type { CharterCard } from "./model.ts";
import { reason } from "./reasons.ts";

/** The charters as plain rules, and the clock they go by: both asked again at every reading. */
export interface Governance {
	readonly rules: () => readonly CharterRule[];
	readonly now: () => Date;
}

export type Permit =
	| {
			readonly allowed: true;
			/** Why a figure is hidden, when it is: who asks for secrecy, without any number of the figure. */
			readonly secret?: string;
	  }
	| { readonly allowed: false; readonly reason: string };

/** How the cubes of a release that hold a source were protected; `undefined` for one that was not. */
export type Protections = (source: string) => readonly (Protection | undefined)[];

/** The charters seen by one reader for one use. */
export interface Gate {
	/** May a figure cut from these sources be shown at this level, now? Open sources ask for nothing. */
	readonly permit: (sources: readonly string[], level: TerritoryType) => Permit;
	/** What the page of a source says of its charter; undefined for an open source. */
	readonly card: (source: string) => CharterCard | undefined;
	/** Changes whenever an answer of the charters changes: what was rendered before is then out of date. */
	readonly digest: (sources: readonly string[]) => string;
	/**
	 * What is made of the answers of the charters alone, kept under its name for as long as they answer the same: until the rules are
	 * other ones, or an instant at which one of them starts or ends.
	 */
	readonly steady: <T>(name: string, make: () => T) => T;
}

/** Widest first. */
const levels: readonly TerritoryType[] = territoryTypes
	.toSorted((a, b) => a.depth - b.depth)
	.map((kind) => kind.id);

/**
 * `governed` tells the sources that obey a charter. Every answer is asked of the rules afresh. Where the
 * charters are not read at all, what is shared under one is shown to nobody. `depositor` tells whose file a source holds: the
 * charter of another partner for the same source says nothing of it. `protections` tells how the release was protected: a
 * clause that asks for more since then waits for the next one, and a release made before secrecy shows nothing under a charter.
 */
export function gateOf(
	governance: Governance | undefined,
	reader: Reader,
	use: Use,
	governed: (source: string) => boolean,
	protections: Protections,
	depositor: (source: string) => string | undefined = () => undefined,
): Gate {
	const rulingOf = (source: string, level: TerritoryType): Ruling => {
		if (!governance) return { allowed: false, reason: reason("chartersUnread") };
		const from = depositor(source);
		const rules = governance
			.rules()
			.filter(({ organisation }) => from === undefined || organisation.id === from);
		const asked = ruling(rules, { source, level, use, reader, at: governance.now() });
		if (!asked.allowed) return asked;
		const why = weakness(asked.rule, protections(source));
		return why === undefined ? asked : { allowed: false, reason: why };
	};

	let period: Period | undefined;

	return {
		steady<T>(name: string, make: () => T): T {
			period = periodAt(period, governance?.rules() ?? unread, governance?.now().getTime() ?? 0);
			// One name has one maker, hence one type.
			if (!period.made.has(name)) period.made.set(name, make());
			return period.made.get(name) as T;
		},
		permit(sources, level) {
			for (const source of sources.filter(governed)) {
				const asked = rulingOf(source, level);
				if (!asked.allowed) return { allowed: false, reason: asked.reason };
			}
			const origins = [...new Set(sources.flatMap(protections).flatMap(originsOf))];
			return { allowed: true, ...(origins.length > 0 ? { secret: reason("secretOf", origins) } : {}) };
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

const unread: readonly CharterRule[] = [];

/** Instants between which the same rules give the same answers, and what was made of these. */
interface Period {
	readonly rules: readonly CharterRule[];
	readonly from: number;
	readonly until: number;
	readonly made: Map<string, unknown>;
}

function periodAt(known: Period | undefined, rules: readonly CharterRule[], at: number): Period {
	if (known?.rules === rules && known.from <= at && at < known.until) return known;
	const instants = rules.flatMap(({ from, until }) => [Date.parse(from), Date.parse(until)]);
	return {
		rules,
		from: Math.max(Number.NEGATIVE_INFINITY, ...instants.filter((instant) => instant <= at)),
		until: Math.min(Number.POSITIVE_INFINITY, ...instants.filter((instant) => instant > at)),
		made: new Map(),
	};
}

/** Why a release cannot be read under a clause: it was protected less than the clause asks, or not at all. */
function weakness(
	{ clause, text }: CharterRule,
	protections: readonly (Protection | undefined)[],
): string | undefined {
	for (const protection of protections) {
		if (!protection) return reason("unprotected");
		const { minUnits, maxShare } = protection.rules;
		if (clause.minUnits > (minUnits?.value ?? 0) || clause.maxShare < (maxShare?.value ?? 100))
			return reason("stricterTerms", text);
	}
	return undefined;
}

/** Who asks for the thresholds of a cube: charters, producers. */
function originsOf(protection: Protection | undefined): readonly string[] {
	return Object.values(protection?.rules ?? {}).flatMap(({ by }) => by.split(" ; "));
}

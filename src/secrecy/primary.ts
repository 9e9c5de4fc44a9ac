/**
 * What is secret by itself, and how far from the value an attacker must stay (methods §8.1). Pure; works on one quantity.
 */
import type { PrimaryRule, PrimaryRules, Threshold } from "./model.ts";

/**
 * What is known of one quantity. In a survey, `units` and `value` are weighted and the tops are not: the weights stay secret.
 * Absent: the source knows no such thing and the rule does not apply. `null`: it should be known and is not, so that the quantity is
 * secret as soon as a rule asks for it.
 */
export interface Facts {
	/** Figure to print, at least 0 for its levels to have a sense. */
	readonly value: number;
	/** Persons, establishments, offers… behind it. */
	readonly units?: number | null;
	/** Those who hold them: organisations, enterprises. */
	readonly contributors?: number | null;
	/** Part of `value` of the largest contributor, and of the second one. */
	readonly top1?: number | null;
	readonly top2?: number | null;
	/** Units of the whole of which `units` are a share, when the share is printed. */
	readonly whole?: number;
}

export interface Secrecy {
	readonly rule: PrimaryRule;
	/** Who asks for it (see `Threshold`). */
	readonly by: string;
}

/** What the attacker's interval must leave under and over the value, in its unit. */
export interface Protection {
	readonly lower: number;
	readonly upper: number;
}

export interface ProtectionWay {
	/** The value counts units: whole numbers. */
	readonly count: boolean;
	/** τ-Argus `MAN(10)`: that percent on each side whatever the rule, in place of the levels of methods §8.1. */
	readonly manual?: number;
}

/** Percent asked on each side by INSEE's practice, where no rule gives a level (methods §8.1). */
const margin = 10;

/**
 * First rule that makes the quantity secret, in the order units, contributors, dominance, p %, complement; undefined when none does.
 * Zero unit is not secret: it names nobody.
 */
export function primaryOf(facts: Facts, rules: PrimaryRules): Secrecy | undefined {
	const first = broken(facts, rules)[0];
	return first && { rule: first.rule, by: first.threshold.by };
}

/**
 * Levels of a secret quantity: the widest that one of the broken rules asks for on each side, zero when no rule is broken. The lower one
 * never exceeds the value: everybody knows that nothing is negative.
 */
export function protectionOf(facts: Facts, rules: PrimaryRules, way: ProtectionWay): Protection {
	const levels = broken(facts, rules).map((b) =>
		way.manual === undefined ? b.levels(way.count) : around(facts.value, (facts.value * way.manual) / 100),
	);
	return {
		lower: Math.max(0, ...levels.map((l) => l.lower)),
		upper: Math.max(0, ...levels.map((l) => l.upper)),
	};
}

/** For each threshold the strictest that one of the sources asks for; sources that ask for the same are all named. */
export function strictest(sources: readonly PrimaryRules[]): PrimaryRules {
	const found: { -readonly [K in keyof PrimaryRules]: PrimaryRules[K] } = {};
	for (const name of thresholds) {
		const asked = sources.flatMap((s) => s[name] ?? []);
		if (asked.length === 0) continue;
		const values = asked.map((t) => t.value);
		const value = name === "maxShare" || name === "maxPair" ? Math.min(...values) : Math.max(...values);
		const by = [...new Set(asked.filter((t) => t.value === value).map((t) => t.by))].join(" ; ");
		found[name] = { value, by };
	}
	return found;
}

const thresholds = [
	"minUnits",
	"minContributors",
	"maxShare",
	"maxPair",
	"pPercent",
	"minWhole",
] as const satisfies readonly (keyof PrimaryRules)[];

interface Broken {
	readonly rule: PrimaryRule;
	readonly threshold: Threshold;
	readonly levels: (count: boolean) => Protection;
}

function broken(facts: Facts, rules: PrimaryRules): readonly Broken[] {
	if (isEmpty(facts)) return group(facts, rules);
	return [
		...few(facts, rules),
		...dominated(facts, rules),
		...complement(facts, rules),
		...group(facts, rules),
	];
}

function isEmpty({ units, contributors, value }: Facts): boolean {
	return value === 0 && (units === 0 || (units === undefined && contributors === 0));
}

function few({ units, contributors, value }: Facts, { minUnits, minContributors }: PrimaryRules): Broken[] {
	const found: Broken[] = [];
	if (minUnits && units !== undefined && (units === null || units < minUnits.value)) {
		// A value over the threshold counts something else than the units: the attacker need not doubt that there is any.
		const levels = (count: boolean) =>
			count && value < minUnits.value ? reaching(value, minUnits.value) : share(value, count);
		found.push({ rule: "units", threshold: minUnits, levels });
	}
	if (
		minContributors &&
		contributors !== undefined &&
		(contributors === null || contributors < minContributors.value)
	) {
		const levels = (count: boolean) => share(value, count);
		found.push({ rule: "contributors", threshold: minContributors, levels });
	}
	return found;
}

/**
 * (n,k) and p % rules. Where the second contributor is not known it is taken as large as it may be. A negative value is dominated whatever
 * its contributors, as INSEE's programs have it.
 */
function dominated(facts: Facts, { maxShare, maxPair, pPercent }: PrimaryRules): Broken[] {
	const { value, top1 } = facts;
	if (top1 === undefined) return [];
	const found: Broken[] = [];
	const add = (rule: PrimaryRule, threshold: Threshold, level: number | undefined) => {
		const levels = (count: boolean) => (level === undefined ? share(value, count) : around(value, level));
		found.push({ rule, threshold, levels });
	};
	if (top1 === null) {
		if (maxShare) add("dominance", maxShare, undefined);
		if (maxPair) add("dominance", maxPair, undefined);
		if (pPercent) add("p-percent", pPercent, undefined);
		return found;
	}
	const top2 = facts.top2 ?? (facts.contributors === 1 ? 0 : Math.max(0, Math.min(top1, value - top1)));
	const over = (top: number, k: Threshold) => 100 * top > k.value * value;
	if (maxShare && over(top1, maxShare)) add("dominance", maxShare, (100 / maxShare.value) * top1 - value);
	if (maxPair && over(top1 + top2, maxPair)) {
		add("dominance", maxPair, (100 / maxPair.value) * (top1 + top2) - value);
	}
	if (pPercent) {
		const asked = (pPercent.value / 100) * top1;
		const others = value - top1 - top2;
		if (others < asked) add("p-percent", pPercent, asked - others);
	}
	return found;
}

/** Who prints a share and its whole prints the complement, which must not be small either. */
function complement({ units, whole, value }: Facts, { minUnits }: PrimaryRules): Broken[] {
	if (!minUnits || whole === undefined || units === undefined || units === null) return [];
	const others = whole - units;
	if (others <= 0 || others >= minUnits.value) return [];
	const levels = (count: boolean) => {
		if (!count) return share(value, count);
		const { lower, upper } = reaching(others, minUnits.value);
		return { lower: Math.min(value, upper), upper: lower };
	};
	return [{ rule: "complement", threshold: minUnits, levels }];
}

/** Nobody or everybody: something is told of each member of a small group. */
function group({ units, whole, value }: Facts, { minUnits, minWhole }: PrimaryRules): Broken[] {
	if (!minWhole || whole === undefined || whole === 0 || whole >= minWhole.value) return [];
	if (units !== 0 && units !== whole) return [];
	const level = Math.min(whole, minUnits?.value ?? 1);
	const levels = () =>
		units === 0 ? { lower: 0, upper: level } : { lower: Math.min(value, level), upper: 0 };
	return [{ rule: "complement", threshold: minWhole, levels }];
}

/** The attacker must be left with zero and with the threshold among what is possible (methods §8.1). */
function reaching(value: number, threshold: number): Protection {
	return { lower: value, upper: Math.max(threshold - value, Math.ceil((margin * value) / 100)) };
}

/** INSEE's margin, never nothing: a secret zero must not be told either. */
function share(value: number, count: boolean): Protection {
	const level = (margin * value) / 100;
	return around(value, (count ? Math.ceil(level) : level) || 1);
}

function around(value: number, level: number): Protection {
	return { lower: Math.max(0, Math.min(value, level)), upper: level };
}

import { domains, employedInFrance, employment, families, occupations, unclassified } from "./occupations.ts";
import type { Random } from "./random.ts";

/** A line of the « Portraits statistiques des métiers »: FAP 2009 at one of its three levels, or the whole. */
export interface Portrait {
	readonly code: string;
	readonly label: string;
	readonly domain: string;
	readonly domainLabel: string;
	/** `NA` in the files for a domain and for the whole. */
	readonly family: string | null;
	readonly familyLabel: string | null;
	readonly level: "domain" | "family" | "occupation";
	/** Persons in employment, mean of 2017–2019. */
	readonly persons: number;
}

/** T2Z was split into T2A and T2B: the files hold the old family beside its two parts, so the families add up to too much. */
const split = { family: "T2Z", occupation: "T2Z60", parts: ["T2A", "T2B"] } as const;

const domainLabels = new Map(domains.map((domain) => [domain.code, domain.label]));
const familyLabels = new Map(families.map((family) => [family.code, family.label]));

function persons(code: string): number {
	return employment.get(code) ?? 0;
}

function portrait(level: Portrait["level"], code: string, label: string, family: string | null): Portrait {
	const domain = code.slice(0, 1);
	return {
		code,
		label,
		domain,
		domainLabel: domainLabels.get(domain) ?? unclassified.label,
		family,
		familyLabel:
			family === null
				? null
				: (familyLabels.get(family) ?? (family === split.family ? family : unclassified.label)),
		level,
		persons: code.startsWith(split.family)
			? split.parts.reduce((sum, part) => sum + persons(part), 0)
			: persons(code),
	};
}

export const domainPortraits: readonly Portrait[] = [
	...domains.map(({ code, label }) => portrait("domain", code, label, null)),
	portrait("domain", unclassified.domain, unclassified.label, null),
];

export const familyPortraits: readonly Portrait[] = [
	...families.map(({ code, label }) => portrait("family", code, label, code)),
	portrait("family", split.family, split.family, split.family),
	portrait("family", unclassified.family, unclassified.label, unclassified.family),
].sort((a, b) => (a.code < b.code ? -1 : 1));

export const occupationPortraits: readonly Portrait[] = [
	...occupations.map(({ code, label, parent }) => portrait("occupation", code, label, parent)),
	// The files repeat the code where the label should be.
	portrait("occupation", split.occupation, split.occupation, split.family),
	portrait("occupation", unclassified.occupation, unclassified.occupation, unclassified.family),
].sort((a, b) => (a.code < b.code ? -1 : 1));

export const portraits: readonly Portrait[] = [
	...domainPortraits,
	...familyPortraits,
	...occupationPortraits,
];

/** Families that add up to the whole: the split one is left aside. */
export const summable: readonly Portrait[] = familyPortraits.filter((family) => family.code !== split.family);

/** The whole, under the name that the file gives it. */
export function everyone(code: string): Portrait {
	return {
		code,
		label: "Tous métiers",
		domain: "Y",
		domainLabel: "Tous métiers",
		family: null,
		familyLabel: null,
		level: "domain",
		persons: employedInFrance,
	};
}

/** Thousands with five decimals, as the surveys print them. */
export function thousands(count: number): number {
	return Math.round(count * 100) / 100_000;
}

/** Counts of a portrait over classes: usual shape of the class × leaning of the portrait. */
export function shares(random: Random, shape: readonly number[], lean: number, spread: number): number[] {
	const middle = (shape.length - 1) / 2;
	const raw = shape.map(
		(weight, i) =>
			weight * Math.max(0.03, 1 + (lean * (i - middle)) / middle) * random.between(1 - spread, 1 + spread),
	);
	const sum = raw.reduce((a, b) => a + b, 0);
	return raw.map((value) => value / sum);
}

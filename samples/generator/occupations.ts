import { apportion } from "./apportion.ts";
import { type Item, items } from "./facts.ts";
import { randomOf } from "./random.ts";
import { employed, published } from "./totals.ts";

/** Weight of the domains in the made-up employment (per thousand, about). Also used for FAP 2021, same letters. */
const domainWeights: Readonly<Record<string, number>> = {
	A: 32,
	B: 68,
	C: 8,
	D: 33,
	E: 28,
	F: 11,
	G: 33,
	H: 12,
	J: 79,
	K: 4,
	L: 93,
	M: 25,
	N: 15,
	P: 74,
	Q: 26,
	R: 109,
	S: 47,
	T: 115,
	U: 24,
	V: 112,
	W: 46,
	X: 2,
};

export function domainWeight(code: string): number {
	return domainWeights[code.slice(0, 1)] ?? 4;
}

/** Occupations known to be far larger or smaller than their neighbours, FAP 2009 or 2021 alike (the third character differs). */
const sizes: Readonly<Record<string, number>> = {
	A0_00: 3,
	B2_40: 2,
	E0_23: 0.5,
	J0_20: 3,
	J1_40: 3,
	J3_43: 3,
	J3_44: 0.4,
	L0_60: 3,
	L1_60: 2.5,
	M2_90: 2.5,
	P0_60: 0.6,
	R0_60: 2,
	R1_60: 1.6,
	S1_40: 2,
	S2_61: 2,
	T2_60: 4,
	T4_60: 4,
	V0_60: 3.5,
	V1_80: 4,
	V1_81: 0.5,
	W0_80: 3,
	W0_90: 4,
};

export function sizeHint(code: string): number {
	return sizes[`${code.slice(0, 2)}_${code.slice(3)}`] ?? 1;
}

export const domains: readonly Item[] = items("fap2009-22");
export const families: readonly Item[] = items("fap2009-87");
export const occupations: readonly Item[] = items("fap2009-225");

/** Persons in employment in France, 2018, unclassified included: 30 700 000 active less 8.5 %. */
export const employedInFrance = employed(
	published.activePopulationFrance.value,
	published.unemploymentFrance2019T2.value,
);

/** Answers to the survey that give no occupation: domain `Z`, family `ZZZ`, occupation `ZZZZZ`. */
export const unclassified = {
	domain: "Z",
	family: "ZZZ",
	occupation: "ZZZZZ",
	label: "Non renseigné ou autre",
} as const;

/** Persons by FAP 2009 at the three levels; a family is the sum of its occupations, a domain that of its families. */
export const employment: ReadonlyMap<string, number> = (() => {
	const random = randomOf("emploi-par-metier");
	const persons = new Map<string, number>();
	const unknown = 112_400;
	const perDomain = apportion(
		employedInFrance - unknown,
		domains.map((domain) => domainWeight(domain.code)),
	);
	for (const [d, domain] of domains.entries()) {
		const members = occupations.filter((occupation) => occupation.code.startsWith(domain.code));
		const parts = apportion(
			perDomain[d] ?? 0,
			members.map(({ code }) => sizeHint(code) * random.between(0.5, 1.7)),
		);
		for (const [i, occupation] of members.entries()) {
			const count = parts[i] ?? 0;
			persons.set(occupation.code, count);
			for (const parent of [occupation.parent, domain.code])
				persons.set(parent, (persons.get(parent) ?? 0) + count);
		}
	}
	for (const code of [unclassified.domain, unclassified.family, unclassified.occupation])
		persons.set(code, unknown);
	return persons;
})();

/**
 * FAP 2009 without a tension indicator (self-employed, public service, politics, clergy, crafts…), as in the file of Dares:
 * 186 occupations and 77 families are covered.
 */
const uncovered =
	/^(A[013]Z0\d|F3Z40|K0Z..|L6Z..|P[0-4]Z..|R1Z66|R3Z81|S3Z00|V2Z..|V5Z00|W0Z..|X0Z..)$|^(K0Z|L6Z|P[0-4]Z|V2Z|W0Z|X0Z)$/;

export function hasTension(code: string): boolean {
	return !uncovered.test(code);
}

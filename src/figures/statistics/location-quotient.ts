/** Specificity of an occupation in a territory against a reference (methods §1.6). */
export interface LocationCounts {
	/** Occupation in the territory, then all occupations of the territory. */
	readonly local: number;
	readonly localTotal: number;
	/** Occupation in the reference, then all occupations of the reference. */
	readonly reference: number;
	readonly referenceTotal: number;
}

export interface LocationQuotient {
	readonly quotient: number;
	/** Distance to « as in the reference » in standard deviations of a binomial draw. */
	readonly z: number;
}

/** Null when a term is zero: the quotient is not defined. */
export function locationQuotient(counts: LocationCounts): LocationQuotient | null {
	const { local, localTotal, reference, referenceTotal } = counts;
	if (localTotal <= 0 || reference <= 0 || referenceTotal <= 0) return null;
	const share = reference / referenceTotal;
	const spread = Math.sqrt(localTotal * share * (1 - share));
	return {
		quotient: local / localTotal / share,
		z: spread === 0 ? 0 : (local - localTotal * share) / spread,
	};
}

/** Publication rule: enough people, and a gap that chance does not explain at 5 %. */
export function isPublishable(local: number, z: number, minCount: number): boolean {
	return local >= minCount && Math.abs(z) > 1.96;
}

/** Localised unemployment (methods §1.2): the published series is consumed as it is; this recomputes it for control. */
export interface SexCounts {
	readonly nationalUnemployed: number;
	/** Category A, quarterly average. */
	readonly nationalSeekers: number;
	readonly localSeekers: number;
}

/** National unemployed shared pro rata of category A, sex by sex; employment at residence. Rate in %. */
export function localUnemploymentRate(
	sexes: readonly SexCounts[],
	employedAtResidence: number,
): number | null {
	let unemployed = 0;
	for (const sex of sexes) {
		if (sex.nationalSeekers <= 0) return null;
		unemployed += (sex.nationalUnemployed * sex.localSeekers) / sex.nationalSeekers;
	}
	const active = employedAtResidence + unemployed;
	return active > 0 ? (100 * unemployed) / active : null;
}

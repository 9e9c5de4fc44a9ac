/** The recruitment-tension indicator of Dares and France Travail (methods §2). */

/** The three components, in the order of the official note: offers per job-seeker, outflow of job-seekers, difficulties. */
export type Components = readonly [number, number, number];

/** Mean and spread of each component over the reference period. */
export interface Reference {
	readonly mean: Components;
	readonly spread: Components;
}

const weights: Components = [0.3, 0.2, 0.5];

/** Weighted sum of the standardised components; the composite is not standardised again. */
export function tensionComposite(values: Components, reference: Reference): number {
	return weights.reduce(
		(total, weight, i) =>
			total + (weight * ((values[i] ?? 0) - (reference.mean[i] ?? 0))) / (reference.spread[i] ?? 1),
		0,
	);
}

export interface WeightedTension {
	readonly employment: number | null;
	readonly tension: number | null;
}

/** Employment-weighted mean over the occupations where both terms are known (§2.4, pairwise §0.3). */
export function aggregateTension(parts: readonly WeightedTension[]): number | null {
	let sum = 0;
	let weight = 0;
	for (const part of parts) {
		if (part.employment === null || part.tension === null) continue;
		sum += part.employment * part.tension;
		weight += part.employment;
	}
	return weight > 0 ? sum / weight : null;
}

/** What could stand for a tension that Dares judged too thin to measure (§2.5): a wider family here, or the level above. */
export interface ImputationCandidates {
	/** Parent family (FAP87) on the same territory, with its class; absent for a FAP87 itself. */
	readonly parentHere?: { readonly tension: number | null; readonly published: boolean };
	/** Same occupation one territory up: region → nation, département → region. */
	readonly sameAbove?: number | null;
}

/** The family on the same territory if it is publishable there, else the same occupation above; null if neither exists. */
export function imputeTension(candidates: ImputationCandidates): number | null {
	const { parentHere, sameAbove } = candidates;
	if (parentHere?.published && parentHere.tension !== null) return parentHere.tension;
	return sameAbove ?? null;
}

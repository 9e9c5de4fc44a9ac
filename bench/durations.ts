/** Measured durations in milliseconds, and how many answers were not the expected ones. */
export interface Durations {
	readonly milliseconds: readonly number[];
	readonly errors: number;
	/** Time from the first question to the last answer, in seconds. */
	readonly seconds: number;
}

/** Smallest measured duration that at least `share` of the measures do not exceed (nearest rank). */
export function quantile(sorted: readonly number[], share: number): number {
	return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

const ms = (value: number): string =>
	Number.isNaN(value) ? "—" : `${value.toFixed(value < 10 ? 1 : 0).replace(".", ",")} ms`;

export function describeDurations(label: string, run: Durations): string {
	const sorted = [...run.milliseconds].sort((a, b) => a - b);
	const rate = sorted.length / run.seconds;
	return [
		label.padEnd(38),
		`p50 ${ms(quantile(sorted, 0.5)).padStart(8)}`,
		`p95 ${ms(quantile(sorted, 0.95)).padStart(8)}`,
		`p99 ${ms(quantile(sorted, 0.99)).padStart(8)}`,
		`max ${ms(sorted.at(-1) ?? Number.NaN).padStart(8)}`,
		`${rate.toFixed(0)} pages/s (${sorted.length} pages, ${run.errors} erreur(s))`,
	].join("   ");
}

/** What is read of a publication to say where a quoted release stands today: newest first. */
export interface Published {
	readonly n: number;
	readonly version: string;
	readonly release: string;
	/** ISO instant. */
	readonly published: string;
	/** What was wrong in an earlier one, and in which when it says so. */
	readonly erratum?: string;
	readonly corrects?: number;
	/** Number of the publication that this one withdraws, and why. */
	readonly withdraws?: number;
	readonly reason?: string;
}

export interface Standing {
	/** Corrections published since, oldest first. */
	readonly errata: readonly { readonly version: string; readonly published: string; readonly text: string }[];
	/** Why the release was withdrawn. */
	readonly withdrawn?: string;
}

/** A correction that names no publication bears on the one just before it. */
export function standingOf(history: readonly Published[], release: string): Standing {
	const own = new Set(history.filter((one) => one.release === release).map(({ n }) => n));
	const errata = history
		.filter(({ erratum, corrects, n }) => erratum !== undefined && own.has(corrects ?? n - 1))
		.toSorted((a, b) => a.n - b.n)
		.map(({ version, published, erratum = "" }) => ({ version, published, text: erratum }));
	const last = history.find((one) => one.release === release);
	const withdrawal = last && history.find((one) => one.withdraws === last.n);
	return { errata, ...(withdrawal ? { withdrawn: withdrawal.reason ?? "" } : {}) };
}

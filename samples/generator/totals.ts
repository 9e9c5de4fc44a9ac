/**
 * Published totals that the made-up data meet. `fact` is the identifier of the figure in `samples/faits/monographie-2020.csv`,
 * the shipped figures of the regional monograph; `previous` says that it is the value of the earlier period of that line.
 */
export interface Published {
	readonly fact: string;
	readonly place: "28" | "FR";
	readonly value: number;
	readonly previous?: true;
}

export const published = {
	population2019: { fact: "population-totale", place: "28", value: 3_319_067 },
	/** Higher than any census: kept because the document prints it. */
	population2017: { fact: "population-totale", place: "28", value: 3_420_995, previous: true },
	activePopulation: { fact: "population-active", place: "28", value: 1_515_616 },
	activePopulationFrance: { fact: "population-active", place: "FR", value: 30_700_000 },
	unemployment2019T2: { fact: "chomage", place: "28", value: 8.3 },
	unemployment2018T2: { fact: "chomage", place: "28", value: 9, previous: true },
	unemploymentFrance2019T2: { fact: "chomage", place: "FR", value: 8.5 },
	jobseekersJuly2019: { fact: "defm-abc", place: "28", value: 276_150 },
	jobseekersJuly2018: { fact: "defm-abc", place: "28", value: 284_750, previous: true },
	jobseekersUnder25: { fact: "defm-abc-moins25", place: "28", value: 42_340 },
	jobseekers25To49: { fact: "defm-abc-25-49", place: "28", value: 164_950 },
	jobseekers50AndOver: { fact: "defm-abc-50plus", place: "28", value: 68_860 },
	/** The table of the document misprints it; the infographic alone closes with the ages. */
	jobseekersFrance: { fact: "defm-abc-2019-07-infographie", place: "FR", value: 5_798_700 },
	apprentices: { fact: "apprentis-2018-2019-infographie", place: "28", value: 24_703 },
} as const satisfies Readonly<Record<string, Published>>;

/** Employed residents implied by the active population and the unemployment rate, to the hundred as Dares prints it. */
export function employed(active: number, rate: number): number {
	return Math.round((active * (1000 - Math.round(rate * 10))) / 1000 / 100) * 100;
}

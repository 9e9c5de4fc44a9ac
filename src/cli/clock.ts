/** What is done by itself, again and again, beside the pages. */
export interface Care {
	/** Told before what it did or what went wrong. */
	readonly name: string;
	/** Milliseconds between the end of one round and the next. */
	readonly every: number;
	/** Milliseconds before the first round. */
	readonly first: number;
	/** Gives a sentence when there is something to tell. */
	readonly round: () => Promise<string | undefined>;
}

export interface Clock {
	/** No other round begins; those under way have a moment to end. */
	readonly stop: () => Promise<void>;
}

const patience = 5_000;

/** A care never overlaps itself, never hinders another one, and a round that fails is told, once, and followed by the next. */
export function startClock(
	cares: readonly Care[],
	log: (line: string) => void = (line) => void process.stderr.write(`${line}\n`),
): Clock {
	let stopped = false;
	const timers = new Map<Care, NodeJS.Timeout>();
	const underWay = new Map<Care, Promise<void>>();
	const troubles = new Map<Care, string>();

	async function round(care: Care): Promise<void> {
		try {
			const said = await care.round();
			if (said !== undefined) log(`${care.name} : ${said}`);
			troubles.delete(care);
		} catch (error) {
			const trouble = error instanceof Error ? error.message : String(error);
			// The same trouble at each round would drown everything else; once stopped, cut rounds are no news.
			if (!stopped && troubles.get(care) !== trouble) log(`${care.name} : ${trouble}`);
			troubles.set(care, trouble);
		}
	}

	function plan(care: Care, wait: number): void {
		if (stopped) return;
		const timer = setTimeout(() => {
			const work = round(care).finally(() => {
				underWay.delete(care);
				plan(care, care.every);
			});
			underWay.set(care, work);
		}, wait);
		timers.set(care, timer);
	}

	for (const care of cares) plan(care, care.first);
	return {
		async stop() {
			stopped = true;
			for (const timer of timers.values()) clearTimeout(timer);
			let impatience: NodeJS.Timeout | undefined;
			await Promise.race([
				Promise.all(underWay.values()),
				new Promise<void>((done) => {
					impatience = setTimeout(done, patience);
				}),
			]);
			clearTimeout(impatience);
		},
	};
}

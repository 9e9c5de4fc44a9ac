import type { CharterRule } from "../charters/index.ts";

/** The rules of the charters kept in memory, so that reading a figure waits for no query. */
export interface RuleWatch {
	readonly rules: () => readonly CharterRule[];
	/** To call after a change of a charter: ends once the change is seen. */
	readonly refresh: () => Promise<void>;
	readonly stop: () => void;
}

/** A charter that another process changed is seen at the latest after this time. */
const everyMilliseconds = 5_000;

/**
 * Reads the rules now, then every five seconds. When they cannot be read the last ones stay: each carries its own end, which
 * the clock applies at every reading, so none outlives it. Before a first reading there are none, and nothing is shown.
 */
export async function watchRules(
	read: () => Promise<readonly CharterRule[]>,
	onTrouble: (error: unknown) => void,
	every = everyMilliseconds,
): Promise<RuleWatch> {
	let rules: readonly CharterRule[] = [];
	let troubled = false;
	const readOnce = async (): Promise<void> => {
		try {
			rules = await read();
			troubled = false;
		} catch (error) {
			// Told once, not every five seconds.
			if (!troubled) onTrouble(error);
			troubled = true;
		}
	};
	// One after the other: a slow reading never covers the one that was asked after it.
	let last = readOnce();
	let waiting = 1;
	const refresh = (): Promise<void> => {
		waiting++;
		last = last.then(readOnce).finally(() => {
			waiting--;
		});
		return last;
	};
	await last;
	waiting = 0;
	const timer = setInterval(() => {
		if (waiting === 0) void refresh();
	}, every);
	timer.unref();
	return { rules: () => rules, refresh, stop: () => clearInterval(timer) };
}

import type { Figures } from "../figures/index.ts";

/** Releases opened before they are published, for the few people who may read them. */
export interface Candidates {
	readonly open: (release: string) => Promise<Figures>;
	readonly close: () => Promise<void>;
}

const most = 2;
/** Requests under way still read one that makes room for another. */
const grace = 30_000;

export function openCandidates(openOne: (release: string) => Promise<Figures>): Candidates {
	/** Least recently used first. */
	const kept = new Map<string, Promise<Figures>>();
	const retire = (old: Promise<Figures>): void => {
		const timer = setTimeout(() => {
			old.then(
				(figures) => figures.close(),
				() => undefined,
			);
		}, grace);
		timer.unref();
	};
	return {
		async open(release) {
			const opening = kept.get(release) ?? openOne(release);
			kept.delete(release);
			kept.set(release, opening);
			for (const [other, old] of kept) {
				if (kept.size <= most) break;
				kept.delete(other);
				retire(old);
			}
			try {
				return await opening;
			} catch (error) {
				if (kept.get(release) === opening) kept.delete(release);
				throw error;
			}
		},
		async close() {
			for (const old of kept.values()) {
				const figures = await old.catch(() => undefined);
				figures?.close();
			}
			kept.clear();
		},
	};
}

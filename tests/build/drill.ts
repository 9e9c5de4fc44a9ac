import { setTimeout as wait } from "node:timers/promises";
import { start } from "../observatory/command.ts";
import { servedRelease } from "../observatory/release.ts";

export interface Cut {
	readonly afterMs: number;
	/** False when the build had ended by itself before the cut. */
	readonly reached: boolean;
	/** Last line printed before the cut. */
	readonly doing: string;
	/** What the pointer said just after. */
	readonly served: string | undefined;
}

/** Small repeatable generator: a failed drill is played again from its seed. */
export function randomFrom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** Starts a build and kills it and all that it started, without warning, at the given moment. */
export async function cutBuild(env: Readonly<Record<string, string>>, afterMs: number): Promise<Cut> {
	const running = start(["build"], env);
	const over = await Promise.race([running.ended.then(() => true), wait(afterMs, false)]);
	running.cut();
	await running.ended;
	return {
		afterMs,
		reached: !over,
		doing: running.output().trim().split("\n").at(-1) ?? "",
		served: servedRelease(env.DATA_DIR ?? ""),
	};
}

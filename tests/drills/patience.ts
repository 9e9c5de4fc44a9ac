import { setTimeout as wait } from "node:timers/promises";
import { DefError } from "../../src/platform/index.ts";

/** What starts may still be putting things right: only what stays broken counts. */
export async function lasting(look: () => Promise<readonly string[]>): Promise<readonly string[]> {
	const limit = performance.now() + 30_000;
	for (;;) {
		const faults = await look();
		if (faults.length === 0 || performance.now() > limit) return faults;
		await wait(200);
	}
}

/** A killed database takes a moment to be there again. */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
	const limit = performance.now() + 60_000;
	for (;;) {
		try {
			return await work();
		} catch (error) {
			const away = error instanceof DefError && error.code === "enregistrements-indisponibles";
			if (!away || performance.now() > limit) throw error;
			await wait(100);
		}
	}
}

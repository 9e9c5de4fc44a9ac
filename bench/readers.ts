import { Agent, get } from "node:http";
import type { Durations } from "./durations.ts";

function read(url: string, agent: Agent): Promise<{ readonly ok: boolean; readonly milliseconds: number }> {
	return new Promise((resolve) => {
		const start = performance.now();
		const done = (ok: boolean): void => resolve({ ok, milliseconds: performance.now() - start });
		get(url, { agent, headers: { accept: "text/html" } }, (answer) => {
			answer.on("error", () => done(false));
			answer.on("end", () => done(answer.statusCode === 200));
			answer.resume();
		}).on("error", () => done(false));
	});
}

/**
 * Readers side by side, each asking its next page as soon as it has the last one, on kept connections. Stops when `next`
 * has no page left.
 */
export async function readPages(readers: number, next: () => string | undefined): Promise<Durations> {
	const agent = new Agent({ keepAlive: true, maxSockets: readers });
	const milliseconds: number[] = [];
	let errors = 0;
	const start = performance.now();
	await Promise.all(
		Array.from({ length: readers }, async () => {
			for (let url = next(); url !== undefined; url = next()) {
				const answer = await read(url, agent);
				milliseconds.push(answer.milliseconds);
				if (!answer.ok) errors++;
			}
		}),
	);
	agent.destroy();
	return { milliseconds, errors, seconds: (performance.now() - start) / 1000 };
}

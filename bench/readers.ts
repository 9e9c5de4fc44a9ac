import { Agent, get } from "node:http";
import type { Durations } from "./durations.ts";

const headers = { accept: "text/html", "accept-encoding": "br" } as const;

function read(url: string, agent: Agent): Promise<{ readonly ok: boolean; readonly milliseconds: number }> {
	return new Promise((resolve) => {
		const start = performance.now();
		const done = (ok: boolean): void => resolve({ ok, milliseconds: performance.now() - start });
		get(url, { agent, headers }, (answer) => {
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

/**
 * So many readers each second whatever the answers: each page is asked at its instant and its duration counts from there, so a
 * server that falls behind is seen to. Stops when `next` has no page left, once all have answered.
 */
export async function readPagesAt(perSecond: number, next: () => string | undefined): Promise<Durations> {
	const agent = new Agent({ keepAlive: true, maxSockets: 256 });
	const milliseconds: number[] = [];
	let errors = 0;
	const start = performance.now();
	const waiting: Promise<void>[] = [];
	for (let url = next(), at = 0; url !== undefined; url = next(), at++) {
		const due = start + (1000 * at) / perSecond;
		const early = due - performance.now();
		if (early > 0) await new Promise((wake) => setTimeout(wake, early));
		waiting.push(
			read(url, agent).then(({ ok }) => {
				milliseconds.push(performance.now() - due);
				if (!ok) errors++;
			}),
		);
	}
	await Promise.all(waiting);
	agent.destroy();
	return { milliseconds, errors, seconds: (performance.now() - start) / 1000 };
}

import type { FastifyInstance } from "fastify";
import { territoryTypes } from "../../catalogue/nomenclatures/index.ts";
import type { Figures } from "../figures/index.ts";

export interface Warming {
	readonly stop: () => Promise<void>;
}

/** A service that has just started has better to do, and one that runs for a test, even on a busy machine, never comes to it. */
const afterMilliseconds = 900_000;
/** A release that takes the place of another is seen after this time. */
const everyMilliseconds = 30_000;
/** Readers come first: between two pages, three times what the last one took. */
const rest = 3;

/**
 * Writes the pages of the territories of the region before anybody asks for them, one at a time, once for each release: their first
 * reader finds them ready. Communes are too many, and cost little.
 */
export function startWarming(
	server: FastifyInstance,
	figures: () => Figures,
	region: string,
	after = afterMilliseconds,
): Warming {
	let stopped = false;
	let wake: (() => void) | undefined;
	const pause = (milliseconds: number): Promise<void> =>
		new Promise((done) => {
			if (stopped) return done();
			const timer = setTimeout(done, milliseconds);
			timer.unref();
			wake = () => {
				clearTimeout(timer);
				done();
			};
		});

	async function run(): Promise<void> {
		await pause(after);
		let warmed: string | undefined;
		while (!stopped) {
			const { edition } = figures();
			if (edition !== warmed) {
				for (const path of pathsOf(figures(), region)) {
					if (stopped || figures().edition !== edition) break;
					const start = performance.now();
					await server.inject({ url: path, headers: { "accept-encoding": "br" } });
					await pause(rest * (performance.now() - start));
				}
				warmed = edition;
			}
			await pause(everyMilliseconds);
		}
	}

	const running = run().catch(() => undefined);
	return {
		async stop() {
			stopped = true;
			wake?.();
			await running;
		},
	};
}

function pathsOf(figures: Figures, region: string): readonly string[] {
	const types = territoryTypes.map(({ id }) => id).filter((id) => id !== "commune" && id !== "france");
	return ["/", ...types.flatMap((type) => figures.territories(type, region).map(({ path }) => path))];
}

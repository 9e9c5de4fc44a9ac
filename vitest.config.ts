import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { compileCache } from "./tests/runner/command.ts";

/** Small files that last: the default order, by size, would leave them for the end, when the other cores have nothing left to do. */
const lasting = ["drills/desk", "drills/kits", "engine/conformance", "backup/backup", "build/replay"];

/** Journeys first, then what lasts, then the rest, each in the default order. */
class LongestFirst extends BaseSequencer {
	override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		const rank = ({ project, moduleId }: TestSpecification): number =>
			project.name === "parcours" ? 0 : lasting.some((name) => moduleId.endsWith(`${name}.test.ts`)) ? 1 : 2;
		return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
	}
}

/** Two projects: `unite` sits beside the code, `parcours` starts the real commands and a real browser. */
export default defineConfig({
	test: {
		pool: "forks",
		// Twice the cores of a small machine: many tests wait, for a clock, a letter, a browser, a server. With six, each loads the product anew and all end later.
		maxWorkers: 4,
		sequence: { sequencer: LongestFirst },
		// DuckDB works on libuv's pool: see bin/def.js.
		env: { UV_THREADPOOL_SIZE: "16", NODE_COMPILE_CACHE: compileCache },
		projects: [
			{
				extends: true,
				test: {
					name: "unite",
					include: [
						"{src,catalogue,samples,bench}/**/*.test.{ts,tsx}",
						"tests/{rules,runner,drills,exits}/**/*.test.ts",
					],
					globalSetup: "tests/observatory/unit-setup.ts",
					// Files share a process: loading the product again for each of them took a quarter of the time.
					isolate: false,
					testTimeout: 60_000,
					hookTimeout: 120_000,
				},
			},
			{
				extends: true,
				test: {
					name: "parcours",
					include: ["tests/{journeys,build}/**/*.test.ts"],
					globalSetup: "tests/observatory/setup.ts",
					testTimeout: 180_000,
					hookTimeout: 300_000,
				},
			},
		],
	},
});

import { defineConfig } from "vitest/config";

/** Two projects: `unite` sits beside the code, `parcours` starts the real commands and a real browser. */
export default defineConfig({
	test: {
		pool: "forks",
		// Twice the cores of a small machine: many tests wait, for a clock, a letter, a browser, a server.
		maxWorkers: 4,
		// DuckDB works on libuv's pool: see bin/def.js.
		env: { UV_THREADPOOL_SIZE: "16" },
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

import { indicators } from "../../catalogue/indicators/index.ts";
import { build } from "../../src/build/index.ts";
import { busyStatus } from "../../src/cli/builder.ts";
import { DefError } from "../../src/platform/index.ts";
import { few } from "../observatory/charter-release.ts";

/** `def build` over a few sources, for the drills. Argument: the data folder. */
try {
	await build({
		dataDir: process.argv[2] ?? "",
		sources: few,
		indicators,
		progress: (line) => process.stdout.write(`${line}\n`),
	});
} catch (error) {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = error instanceof DefError && error.code === "construction-en-cours" ? busyStatus : 1;
}

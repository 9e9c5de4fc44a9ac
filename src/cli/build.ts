import { indicators } from "../../catalogue/indicators/index.ts";
import { sources } from "../../catalogue/sources/index.ts";
import { BuildRefused, build } from "../build/index.ts";
import { DefError, readSettings } from "../platform/index.ts";
import { busyStatus } from "./builder.ts";
import { findingsOf, printFindings } from "./findings.ts";

export async function buildCommand(): Promise<number> {
	const { dataDir, mirror, warehouseUrl } = readSettings();
	try {
		await build({
			dataDir,
			...(mirror === undefined ? {} : { mirror }),
			...(warehouseUrl === undefined ? {} : { warehouseUrl }),
			sources,
			indicators,
			progress: (line) => process.stdout.write(`${line}\n`),
		});
		return 0;
	} catch (error) {
		if (error instanceof DefError && error.code === "construction-en-cours") {
			process.stderr.write(`${error.message}\n→ ${error.remedy}\n`);
			return busyStatus;
		}
		if (!(error instanceof BuildRefused)) throw error;
		for (const refusal of error.refusals) {
			process.stderr.write(
				`\n${refusal.source.title}\n${refusal.error.message}\n→ ${refusal.error.remedy}\n`,
			);
			process.stderr.write(printFindings(findingsOf(refusal.error)));
		}
		process.stderr.write(`\n${error.message}\n→ ${error.remedy}\n`);
		return 1;
	}
}

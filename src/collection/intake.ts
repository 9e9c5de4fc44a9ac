import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeAtomic } from "../platform/index.ts";
import type { Intake } from "./model.ts";

const file = (dataDir: string): string => join(dataDir, "intake.json");

/** What the import desk has accepted; nothing when it has never opened. */
export function readIntake(dataDir: string): Intake {
	const path = file(dataDir);
	if (!existsSync(path)) return { deliveries: [] };
	const intake: Intake = JSON.parse(readFileSync(path, "utf8"));
	return intake;
}

/** Written whole or not at all, and only when it changes. */
export function writeIntake(dataDir: string, intake: Intake): void {
	const text = `${JSON.stringify(intake, null, "\t")}\n`;
	const path = file(dataDir);
	if (existsSync(path) && readFileSync(path, "utf8") === text) return;
	writeAtomic(path, text);
}

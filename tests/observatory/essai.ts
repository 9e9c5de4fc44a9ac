import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { takeRecords } from "../../src/platform/records/ready.ts";
import { def, type Ended } from "./command.ts";

/** A demonstration in a data folder of its own, not served. */
export interface Essai {
	readonly env: Readonly<Record<string, string>>;
	readonly dataDir: string;
	/** What the command said. */
	readonly end: Ended;
	/** One-time link by address of the account (`redaction@essai.invalid`). */
	readonly links: ReadonlyMap<string, string>;
	readonly remove: () => void;
}

/**
 * `def essai --publier` on a copy of the observatory built from the samples: charters in force, four deliveries accepted, one build,
 * composed, approved by another account and published.
 */
export async function makeEssai(built: Readonly<Record<string, string>>): Promise<Essai> {
	const folder = mkdtempSync(join(tmpdir(), "essai-"));
	const dataDir = join(folder, "var");
	const from = built.DATA_DIR ?? "";
	for (const name of readdirSync(from))
		if (name !== "records" && !name.endsWith(".lock"))
			cpSync(join(from, name), join(dataDir, name), { recursive: true });
	takeRecords(dataDir);
	const env = { ...built, DATA_DIR: dataDir };
	const end = await def(["essai", "--publier"], env);
	const links = [...end.stdout.matchAll(/^ +(\S+@essai\.invalid)\n +(http\S+)$/gm)].map(
		([, email = "", link = ""]) => [email, link] as const,
	);
	return {
		env,
		dataDir,
		end,
		links: new Map(links),
		remove: () => rmSync(folder, { recursive: true, force: true }),
	};
}

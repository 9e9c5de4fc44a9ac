import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Protection } from "../../release/index.ts";
import type { Solved } from "./solve.ts";

/**
 * Two files beside the tables. `proof.json` is public: how many figures, under which rules, hash of the system, verdict.
 * `confidential.json` holds the problems themselves, so that another solver can attack them again: it tells what is hidden.
 */
export function writeProof(dir: string, cube: string, protection: Protection, solved: readonly Solved[]): void {
	const { rules, cells, hidden, hiddenShare, system, verdict } = protection;
	const programmes = solved.reduce((sum, { audit }) => sum + audit.programmes, 0);
	const open = { cube, rules, cells, hidden, hiddenShare, system, verdict, programmes };
	writeFileSync(join(dir, "proof.json"), `${JSON.stringify(open, null, "\t")}\n`);
	const problems = solved.map(({ name, problem, pattern, lost, system: own }) => ({
		name,
		system: own,
		problem,
		pattern,
		lost,
	}));
	const secret = join(dir, "confidential.json");
	writeFileSync(secret, `${JSON.stringify({ cube, problems }, infinite)}\n`, { mode: 0o600 });
	chmodSync(secret, 0o600);
}

/** JSON has no infinity: it is written as text, and read back by `readConfidential`. */
const infinite = (_key: string, value: unknown): unknown =>
	typeof value === "number" && !Number.isFinite(value) ? String(value) : value;

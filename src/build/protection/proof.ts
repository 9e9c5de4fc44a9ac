import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Protection } from "../../release/index.ts";
import { publicSummary } from "../../secrecy/index.ts";
import type { Solved } from "./solve.ts";

/**
 * Two files beside the tables. `proof.json` is public: how many figures, under which rules, hash of what is published, verdict.
 * `confidential.json` holds the proofs themselves, by which another solver attacks the tables again: they tell what is hidden.
 */
export function writeProof(
	dir: string,
	cube: string,
	protection: Protection,
	solved: readonly Solved[],
): void {
	const { rules, cells, hidden, system, verdict } = protection;
	const parts = solved.map(({ name, proof }) => ({ name, ...publicSummary(proof) }));
	const open = { cube, rules, cells, hidden, system, verdict, parts };
	writeFileSync(join(dir, "proof.json"), `${JSON.stringify(open, null, "\t")}\n`);
	const proofs = solved.map(({ name, proof, lost }) => ({ name, lost, proof }));
	const secret = join(dir, "confidential.json");
	writeFileSync(secret, `${JSON.stringify({ cube, proofs })}\n`, { mode: 0o600 });
	// The mode given at creation is narrowed by the process's mask, and forgotten by a file that was there.
	chmodSync(secret, 0o600);
}

import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { confidentialProof, openRelease } from "../../release/index.ts";
import { type Proof, programmesOf } from "../../secrecy/index.ts";

/** How another solver judged the proof of one protected cube. */
export interface Recheck {
	readonly cube: string;
	/** Undefined: the confidential proof is gone with the data. */
	readonly questions?: number;
	/** Answers that are not those of the proof. Undefined: no solver is installed. */
	readonly wrong?: number;
}

/**
 * Writes the proofs of a release as linear programmes in `folder` (readable by the operator alone: they tell what is hidden), and
 * has GLPK's `glpsol` answer them where it is installed: all of them, or one in `every` of each proof, spread over the whole of it.
 * Throws `diffusion-inconnue` or `diffusion-abimee`.
 */
export async function recheckProofs(
	dataDir: string,
	release: string,
	folder: string,
	every = 1,
): Promise<readonly Recheck[]> {
	const { dir, manifest } = openRelease(dataDir, release);
	const found: Recheck[] = [];
	for (const cube of Object.keys(manifest.protection ?? {}).sort()) {
		const secret = join(dir, confidentialProof(cube));
		if (!existsSync(secret)) {
			found.push({ cube });
			continue;
		}
		const { proofs } = JSON.parse(readFileSync(secret, "utf8")) as {
			readonly proofs: readonly { readonly proof: Proof }[];
		};
		let questions = 0;
		let wrong: number | undefined = 0;
		for (const [part, { proof }] of proofs.entries()) {
			const own = join(folder, cube, String(part + 1));
			mkdirSync(own, { recursive: true, mode: 0o700 });
			for (const file of programmesOf(proof).filter((_, rank) => rank % every === 0)) {
				const path = join(own, file.name);
				writeFileSync(path, file.text, { mode: 0o600 });
				questions += file.questions.length;
				const answers = await answersOf(path);
				if (answers === undefined) wrong = undefined;
				else if (wrong !== undefined)
					wrong += file.questions.filter(
						({ expected }, k) =>
							!(Math.abs((answers[k] ?? Number.NaN) - expected) < 1e-6 * Math.max(1, Math.abs(expected))),
					).length;
			}
		}
		found.push({ cube, questions, ...(wrong === undefined ? {} : { wrong }) });
	}
	return found;
}

/** Values of the columns, in their order; undefined without `glpsol`. */
async function answersOf(programme: string): Promise<readonly number[] | undefined> {
	const solution = `${programme}.sol`;
	writeFileSync(solution, "", { mode: 0o600 });
	try {
		// Either simplex gives the same optimum; from nothing, the dual one gets there in half the time.
		const args = ["--lp", programme, "--dual", "--std", "--norelax", "-w", solution];
		await promisify(execFile)("glpsol", args, { maxBuffer: 64e6 });
	} catch (error) {
		if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
		throw error;
	}
	return [...readFileSync(solution, "utf8").matchAll(/^j (\d+) \S (\S+)/gm)].map((m) => Number(m[2]));
}

import { join } from "node:path";
import { root } from "../runner/command.ts";
import { mirrorFolder } from "../runner/mirror.ts";
import { mutate, subjectsOf, type Tally } from "./mutants.ts";

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Spoils `times` files of the samples, then of the mirror when there is one. Returns the number of failures. */
export async function runMutants(times: number, seed: number): Promise<number> {
	const mirror = mirrorFolder();
	const folders: readonly (readonly [string, string])[] = [
		["données d'essai", join(root, "samples", "donnees")],
		...(mirror === undefined ? [] : ([["fichiers officiels", mirror]] as const)),
	];
	let failures = 0;
	for (const [label, folder] of folders) {
		const start = performance.now();
		const outcome = mutate(await subjectsOf(folder), times, seed);
		const seconds = ((performance.now() - start) / 1000).toFixed(1).replace(".", ",");
		say(
			`\n${label} : ${outcome.files} fichiers abîmés tirés de ${outcome.subjects} tables, graine ${seed}, ${seconds} s`,
		);
		say("défaut planté | attendu | essais | refusés | lignes mises de côté | signalés | lus à l'identique");
		for (const t of outcome.tallies) say(row(t));
		for (const failure of outcome.failures) say(`✗ ${failure}`);
		failures += outcome.failures.length;
	}
	return failures;
}

const owedNames: Readonly<Record<Tally["owed"], string>> = {
	refused: "refus",
	held: "mise de côté",
	reported: "signalement",
	same: "lecture identique",
	alive: "aucun plantage",
};

function row(t: Tally): string {
	return [t.kind, owedNames[t.owed], t.tried, t.refused, t.held, t.reported, t.same].join(" | ");
}

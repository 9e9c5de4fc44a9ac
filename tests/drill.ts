import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { killings } from "../src/platform/records/drill.ts";
import { openRecords } from "../src/platform/records/records.ts";
import { cutBuild, randomFrom } from "./build/drill.ts";
import { drillDesk } from "./drills/desk/drill.ts";
import { drillKits } from "./drills/kits/drill.ts";
import { runMutants } from "./drills/run-mutants.ts";
import { def } from "./observatory/command.ts";
import { releaseBytes, servedRelease } from "./observatory/release.ts";

/**
 * `npm run drill -- fichiers [N]`: spoils N files (1 000 by default) of the samples, then of the mirror, and checks that each
 * gets the verdict it is owed. `npm run drill [-- N]`: the same first, then cuts N builds (60 by default) without warning,
 * each in an empty folder then resumed, and compares the outcome with an untouched build; then kills the database N times
 * while it writes. `npm run drill -- bureau [N]`: kills N times (200 by default) the server, the worker, the database, the build
 * or all of them while files are deposited, checked, accepted and built, and asks whether everything that was acknowledged is
 * so. `npm run drill -- kits [N]`: the same (100 by default) while kits are made, cancelled and asked again: each is made once, whole. Longer than what `npm test` does of the same kind.
 */
const filesOnly = process.argv[2] === "fichiers";
const rounds = filesOnly ? 0 : Number(process.argv[2] ?? 60);
const seed = Number(process.env.DRILL_SEED ?? Date.now() % 1_000_000);
const spoilt = Number((filesOnly ? process.argv[3] : undefined) ?? 1000);
const random = randomFrom(seed);
const print = (line: string): void => void process.stdout.write(`${line}\n`);
if (process.argv[2] === "bureau") process.exit(await runDesk(Number(process.argv[3] ?? 200)));
if (process.argv[2] === "kits") process.exit(await runKits(Number(process.argv[3] ?? 100)));

async function runKits(times: number): Promise<number> {
	const done = await drillKits(times, random, print);
	print(
		`Graine ${seed}. Tués : ${struckOf(done.kills)}, dont ${done.amid} en pleine fabrication. ${done.asked} kits demandés, ${done.made} figés. Reprise la plus longue : ${(done.slowestMs / 1000).toFixed(1)} s.`,
	);
	print(`${times - done.faults.length} passed, ${done.faults.length} failed`);
	return done.faults.length === 0 ? 0 : 1;
}

function struckOf(kills: Readonly<Record<string, number>>): string {
	return Object.entries(kills)
		.map(([target, n]) => `${target} ${n}`)
		.join(", ");
}

async function runDesk(times: number): Promise<number> {
	const done = await drillDesk(times, random, print);
	print(
		`Graine ${seed}. Tués : ${struckOf(done.kills)}. ${done.deposits} dépôts confirmés, ${done.again} fois « déjà reçu », ${done.accepted} acceptations, ${done.refused} refus, ${done.errors} demandes sans réponse. Reprise la plus longue : ${(done.slowestMs / 1000).toFixed(1)} s.`,
	);
	print(`${times - done.faults.length} passed, ${done.faults.length} failed`);
	return done.faults.length === 0 ? 0 : 1;
}

const folder = mkdtempSync(join(tmpdir(), "coupures-"));
const mirror = process.env.SOURCES_MIRROR;
const envOf = (name: string): Record<string, string> => ({
	DATA_DIR: join(folder, name),
	...(mirror === undefined ? {} : { SOURCES_MIRROR: mirror }),
});

const wrongFiles = await runMutants(spoilt, seed);
if (filesOnly) process.exit(wrongFiles === 0 ? 0 : 1);
let failures = 0;
try {
	const whole = envOf("entiere");
	const reference = await def(["build"], whole);
	if (reference.status !== 0) throw new Error(reference.output);
	const id = servedRelease(whole.DATA_DIR ?? "") ?? "";
	const bytes = JSON.stringify(releaseBytes(whole.DATA_DIR ?? "", id));
	print(`Construction entière : ${reference.seconds.toFixed(1)} s, diffusion ${id}. Graine ${seed}.`);
	for (let i = 1; i <= rounds; i++) {
		const env = envOf(`essai-${i}`);
		const dataDir = env.DATA_DIR ?? "";
		const cut = await cutBuild(env, random() * reference.seconds * 1000);
		const end = await def(["build"], env);
		const same =
			end.status === 0 &&
			[undefined, id].includes(cut.served) &&
			servedRelease(dataDir) === id &&
			JSON.stringify(releaseBytes(dataDir, id)) === bytes;
		if (!same) failures++;
		print(`${same ? "✓" : "✗"} ${i}/${rounds} coupée à ${Math.round(cut.afterMs)} ms (${cut.doing.trim()})`);
		if (!same) print(end.output);
		rmSync(dataDir, { recursive: true, force: true });
	}
	const records = await openRecords({ dataDir: join(folder, "enregistrements"), migrations: [] });
	const { acknowledged, lost } = await killings(records, rounds, random);
	await records.close();
	if (lost > 0) failures++;
	print(
		`${lost === 0 ? "✓" : "✗"} base tuée ${rounds} fois : ${acknowledged} écritures confirmées, ${lost} perdue(s)`,
	);
} finally {
	rmSync(folder, { recursive: true, force: true });
}
print(`${rounds + 1 - failures} passed, ${failures + wrongFiles} failed`);
process.exitCode = failures + wrongFiles === 0 ? 0 : 1;

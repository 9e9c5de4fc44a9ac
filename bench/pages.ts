import { describeDurations } from "./durations.ts";
import { territoryPages, timeBuild, whileServed } from "./observatory.ts";
import { costOf } from "./process-cost.ts";
import { readPages, readPagesAt } from "./readers.ts";

const PER_SECOND = 100;
const SECONDS = 20;
/** A never-asked page among so many that were. */
const ONE_IN = 20;
const READERS = 20;

/**
 * The territory page at a hundred requests a second: pages never asked, one reader then several; pages asked before; and both
 * together. Processor time is that of the server alone, memory that of its largest process.
 */
export async function benchPages(env: NodeJS.ProcessEnv, say: (line: string) => void): Promise<number> {
	if ((await timeBuild(env)) === undefined) return 1;
	await whileServed(env, async ({ url, pid, started }) => {
		say(`${"Démarrage jusqu'à la première page".padEnd(38)}   ${french(started, 2)} s`);
		const { above, communes } = await territoryPages(url);
		const measured = async (label: string, run: () => ReturnType<typeof readPages>): Promise<void> => {
			const before = costOf(pid);
			const durations = await run();
			const after = costOf(pid);
			const each =
				before && after ? ((after.cpu - before.cpu) * 1000) / durations.milliseconds.length : Number.NaN;
			say(describeDurations(label, durations));
			say(
				`${" ".repeat(38)}   ${Number.isNaN(each) ? "processeur et mémoire : non mesurés ici" : `${french(each, 1)} ms de processeur par page ; mémoire ${french(after?.resident ?? 0, 0)} Mio (au plus ${french(after?.peak ?? 0, 0)})`}`,
			);
		};
		const half = Math.ceil(above.length / 2);
		say("");
		say(
			`Fiche de territoire (serveur et lecteurs partagent la machine), ${above.length} fiches hors communes`,
		);
		await measured("  jamais demandée, 1 lecteur", () => readPages(1, from(above.slice(0, half))));
		await measured(`  jamais demandée, ${READERS} lecteurs`, () =>
			readPages(READERS, from(above.slice(half))),
		);
		await measured(`  déjà demandée, ${PER_SECOND} requêtes/s`, () =>
			readPagesAt(PER_SECOND, from(cycle(above, PER_SECOND * SECONDS))),
		);
		const fresh = communes.slice(0, (PER_SECOND * SECONDS) / ONE_IN);
		if (fresh.length > 0)
			await measured(`  dont 1 sur ${ONE_IN} jamais demandée, ${PER_SECOND}/s`, () =>
				readPagesAt(
					PER_SECOND,
					from(
						cycle(above, fresh.length * ONE_IN).map((page, index) =>
							index % ONE_IN === 0 ? (fresh[index / ONE_IN] ?? page) : page,
						),
					),
				),
			);
	});
	return 0;
}

function from(pages: readonly string[]): () => string | undefined {
	let at = 0;
	return () => pages[at++];
}

function cycle(pages: readonly string[], count: number): readonly string[] {
	return Array.from({ length: count }, (_, index) => pages[index % pages.length] ?? "");
}

function french(value: number, decimals: number): string {
	return value.toFixed(decimals).replace(".", ",");
}

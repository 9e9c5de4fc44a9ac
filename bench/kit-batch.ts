import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type Access, openSeal, type Person } from "../src/access/index.ts";
import { openDesk } from "../src/cli/desk.ts";
import { migrations } from "../src/cli/migrations.ts";
import { askBatch, createKit, type Kit, type KitPlace, readBatch } from "../src/kits/index.ts";
import { openRecords, packageRoot } from "../src/platform/index.ts";

/** The same kit for each of these places, as the page asks for it: a worker of its own, records of its own, the releases of `dataDir`. */
export async function benchBatch(
	dataDir: string,
	kit: Kit,
	places: readonly KitPlace[],
	release: string,
): Promise<{ readonly made: number; readonly seconds: number; readonly peakMb: number | undefined }> {
	const own = mkdtempSync(join(tmpdir(), "bench-kits-"));
	for (const name of ["releases", "batches"]) symlinkSync(join(dataDir, name), join(own, name));
	const records = await openRecords({ dataDir: own, migrations });
	const access: Access = {
		records,
		seal: openSeal(own),
		dataDir: own,
		publicUrl: "http://localhost",
		now: () => new Date(),
	};
	const desk = await openDesk(access);
	const worker = spawn(process.execPath, [join(packageRoot, "src/cli/main.ts"), "work"], {
		stdio: ["ignore", "inherit", "inherit", "ipc"],
		env: { ...process.env, DATA_DIR: own },
	});
	const gone = new Promise((done) => worker.once("exit", done));
	try {
		const doer = { person: await somebody(access), origin: { address: "", agent: "bench" } };
		const start = performance.now();
		const id = await createKit(access, doer, kit);
		const batch = await askBatch(access, desk.jobs, doer, id, { type: "bassin", places, release });
		for (;;) {
			const { items } = await readBatch(records.query, id, batch);
			const left = items.filter(({ state }) => state === "waiting" || state === "making");
			if (left.length === 0 || worker.exitCode !== null)
				return {
					made: items.filter(({ state }) => state === "made").length,
					seconds: (performance.now() - start) / 1000,
					peakMb: peakOf(worker.pid),
				};
			await wait(200);
		}
	} finally {
		worker.kill("SIGTERM");
		await gone;
		await desk.jobs.close();
		await records.close();
		rmSync(own, { recursive: true, force: true });
	}
}

async function somebody({ records }: Access): Promise<Person> {
	const [row] = await records.query<{ id: string }>(
		"insert into person (email, name) values ('mesure@exemple.fr', 'Mesure') returning id",
	);
	return {
		id: row?.id ?? "",
		name: "Mesure",
		email: "mesure@exemple.fr",
		suspended: false,
		hasPassword: false,
		secondFactor: false,
		memberships: [],
	};
}

/** Most memory that a process held, from Linux's `/proc`; undefined elsewhere. */
function peakOf(pid: number | undefined): number | undefined {
	const path = `/proc/${pid}/status`;
	const kb = existsSync(path) ? /VmHWM:\s+(\d+)/.exec(readFileSync(path, "utf8"))?.[1] : undefined;
	return kb === undefined ? undefined : Number(kb) / 1024;
}

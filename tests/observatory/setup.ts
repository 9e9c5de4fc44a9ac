import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { readyRecords } from "../../src/platform/records/ready.ts";
import { mirrorFolder } from "../runner/mirror.ts";
import { def } from "./command.ts";
import { serveApart } from "./server.ts";

/** One observatory built once for all the tests. */
export interface Built {
	/** `essai` = samples of the package; `miroir` = real files. */
	readonly name: "essai" | "miroir";
	/** Settings under which it was built, and under which it is to be served. */
	readonly env: Readonly<Record<string, string>>;
	/** Where it is served to whoever reads and changes nothing: a page is made once for all of them. Who signs in has a service apart. */
	readonly url: string;
}

declare module "vitest" {
	interface ProvidedContext {
		observatories: readonly Built[];
	}
}

/**
 * Builds the samples, and the mirror when there is one, each in an empty data folder: also the proof that both build
 * from nothing. Tests that spoil a folder copy it first.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const folder = mkdtempSync(join(tmpdir(), "observatoire-"));
	const mirror = mirrorFolder();
	const built: Omit<Built, "url">[] = [
		{ name: "essai", env: { DATA_DIR: join(folder, "essai") } },
		...(mirror === undefined
			? []
			: [{ name: "miroir", env: { DATA_DIR: join(folder, "miroir"), SOURCES_MIRROR: mirror } } as const]),
	];
	const closeRecords = await readyRecords();
	const made = built.map(async ({ name, env }) => {
		const end = await def(["build"], env);
		if (end.status !== 0) throw new Error(`La construction « ${name} » échoue :\n${end.output}`);
		process.stdout.write(`Construction « ${name} » : ${end.seconds.toFixed(1).replace(".", ",")} s\n`);
		return { built: { name, env }, server: await serveApart(env) };
	});
	const close = async (): Promise<void> => {
		for (const end of await Promise.allSettled(made))
			if (end.status === "fulfilled") await end.value.server.stop();
		closeRecords();
		rmSync(folder, { recursive: true, force: true });
	};
	try {
		const ready = await Promise.all(made);
		project.provide(
			"observatories",
			ready.map(({ built, server }) => ({ ...built, url: server.url })),
		);
	} catch (error) {
		await close();
		throw error;
	}
	if (mirror === undefined) {
		process.stdout.write("Pas de miroir (SOURCES_MIRROR) : les tests sur fichiers réels sont ignorés.\n");
	}
	return close;
}

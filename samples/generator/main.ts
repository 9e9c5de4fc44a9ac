import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { packageRoot, writeAtomic } from "../../src/platform/index.ts";
import type { SampleFile } from "./file.ts";
import { partnerSamples, samples } from "./samples.ts";

/** `npm run samples`: writes the made-up data files again, byte for byte the same. */
function write(name: string, files: readonly SampleFile[]): void {
	const folder = join(packageRoot, "samples", name);
	mkdirSync(folder, { recursive: true });
	const names = new Set(files.map((file) => file.name));
	let bytes = 0;
	for (const file of files) {
		writeAtomic(join(folder, file.name), file.bytes);
		bytes += file.bytes.length;
	}
	for (const old of readdirSync(folder)) if (!names.has(old)) rmSync(join(folder, old));
	process.stdout.write(
		`${files.length} fichiers d'essai, ${(bytes / 1e6).toFixed(1).replace(".", ",")}\u00A0Mo, dans samples/${name}\n`,
	);
}

write("donnees", samples());
write("partenaires", partnerSamples());

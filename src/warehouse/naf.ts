import { createRequire } from "node:module";

/** NAF rév. 2 at its finest level, from its npm package: the official workbook replaces it when the mirror has one. */
export const nafPackage = "@socialgouv/codes-naf";

interface Entry {
	readonly id: string;
	readonly label: string;
}

const load = createRequire(import.meta.url);

export function nafVersion(): string {
	return (load(`${nafPackage}/package.json`) as { version: string }).version;
}

/** The 732 sub-classes, `01.11Z`: the broader divisions of the package are not a level of ours. */
export function readNaf(): readonly Entry[] {
	return (load(nafPackage) as readonly Entry[]).filter((entry) => /^\d{2}\.\d{2}[A-Z]$/.test(entry.id));
}

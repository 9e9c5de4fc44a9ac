import { sources } from "../../catalogue/sources/index.ts";
import type { Manifest } from "./model.ts";

const declared = new Map(sources.map(({ id, sharing }) => [id, sharing === "charter"] as const));

/**
 * Sources of a release whose figures obey a charter at each reading. One that the catalogue no longer declares keeps its charter
 * if it came by the import desk: refuse rather than guess.
 */
export function governedSources({ batches }: Manifest): ReadonlySet<string> {
	return new Set(
		batches.flatMap(({ source, delivery }) =>
			(declared.get(source) ?? delivery.origin === "deposit") ? [source] : [],
		),
	);
}

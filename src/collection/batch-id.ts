import { join } from "node:path";
import type { LevelId, Source } from "../../catalogue/model.ts";
import { hashOf, hashOfCode, packageRoot } from "../platform/index.ts";
import type { Delivery } from "./model.ts";
import type { Codes, Lookup } from "./typed.ts";

let codeVersion: string | undefined;
const levelHashes = new WeakMap<Codes, string>();

/**
 * Name of a batch: the bytes, what the declaration says of reading and checking them, the codes they are checked against,
 * and the code of this room. A new title or a new mapping to facts does not make a new batch.
 */
export function batchId(source: Source, delivery: Pick<Delivery, "sha256">, lookup: Lookup): string {
	codeVersion ??= hashOfCode([join(packageRoot, "src/collection")]);
	const { id, layout, fields, unpivot, statuses, key, duplicates, expectedRows, controls, facts } = source;
	const period = facts?.[0]?.period;
	const { regularity, personal } = source;
	const declaration = {
		id,
		layout,
		fields,
		unpivot,
		statuses,
		key,
		duplicates,
		expectedRows,
		controls,
		period,
		regularity,
		personal,
	};
	const levels = new Set<LevelId>();
	for (const field of fields) if (field.level) levels.add(field.level);
	if (unpivot?.nameLevel) levels.add(unpivot.nameLevel);
	if (unpivot?.value.level) levels.add(unpivot.value.level);
	const codes = Object.fromEntries([...levels].map((level) => [level, hashOfLevel(lookup.get(level))]));
	const printed = source.published === undefined ? {} : { published: source.published };
	return `${id}-${hashOf({ sha256: delivery.sha256, declaration, ...printed, codes, codeVersion })}`;
}

function hashOfLevel(codes: Codes | undefined): string | null {
	if (!codes) return null;
	const known = levelHashes.get(codes) ?? hashOf([[...codes].sort(), [...(codes.closedOn ?? [])].sort()]);
	levelHashes.set(codes, known);
	return known;
}

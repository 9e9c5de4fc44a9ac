import { join } from "node:path";
import { breaks } from "../../catalogue/breaks.ts";
import type { LevelId, Source } from "../../catalogue/model.ts";
import { hashOf, hashOfCode, packageRoot } from "../platform/index.ts";
import type { Adjustments, Delivery } from "./model.ts";
import type { Codes, Lookup } from "./typed.ts";

/** What was decided of a delivery. `partial`: rows with a blocking defect of their own are set aside, the others used. */
export interface BatchAdjustments extends Adjustments {
	readonly partial?: boolean;
}

let codeVersion: string | undefined;
const levelHashes = new WeakMap<Codes, string>();

/**
 * Name of a batch: the bytes, what the declaration says of reading and checking them, the codes they are checked against,
 * the code of this room, and what was decided of the delivery when anything was. A new title or a new mapping to facts does not make a new batch.
 */
export function batchId(
	source: Source,
	delivery: Pick<Delivery, "sha256">,
	lookup: Lookup,
	adjustments: BatchAdjustments = {},
): string {
	codeVersion ??= hashOfCode([join(packageRoot, "src/collection")]);
	const { id, layout, fields, unpivot, statuses, key, duplicates, expectedRows, controls, facts } = source;
	const period = facts?.[0]?.period;
	const { regularity, coherence, personal } = source;
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
		coherence,
		breaks: breaks.filter((b) => b.sources.includes(id)),
		personal,
	};
	const levels = new Set<LevelId>();
	for (const field of fields) if (field.level) levels.add(field.level);
	if (unpivot?.nameLevel) levels.add(unpivot.nameLevel);
	if (unpivot?.value.level) levels.add(unpivot.value.level);
	const codes = Object.fromEntries([...levels].map((level) => [level, hashOfLevel(lookup.get(level))]));
	const printed = source.published === undefined ? {} : { published: source.published };
	const decided = decidedOf(adjustments);
	return `${id}-${hashOf({ sha256: delivery.sha256, declaration, ...printed, ...decided, codes, codeVersion })}`;
}

/** In an order of their own: the same decisions taken in another order make the same batch. */
function decidedOf({ mapping = {}, corrections = [], partial = false }: BatchAdjustments): object {
	const columns = Object.entries(mapping).sort(([a], [b]) => (a < b ? -1 : 1));
	const cells = corrections
		.map((c) => JSON.stringify([c.scope, c.field, c.observed, c.value, c.scope === "cell" ? c.line : null]))
		.sort();
	return {
		...(columns.length > 0 ? { mapping: columns } : {}),
		...(cells.length > 0 ? { corrections: cells } : {}),
		...(partial ? { partial } : {}),
	};
}

function hashOfLevel(codes: Codes | undefined): string | null {
	if (!codes) return null;
	const known = levelHashes.get(codes) ?? hashOf([[...codes].sort(), [...(codes.closedOn ?? [])].sort()]);
	levelHashes.set(codes, known);
	return known;
}

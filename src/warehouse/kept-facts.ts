import { ident } from "../platform/index.ts";
import type { Engine } from "./engine/index.ts";
import { type Feed, factColumns, factsSql } from "./facts.ts";
import { type Family, wideFeed } from "./family.ts";
import { splitColumnsOf } from "./through.ts";

/**
 * Writes the facts of a cube: each row of a file once for all the mappings that differ only by their categories, under the number
 * of the first of them; `cutsOf` tells how to read it as the rows of each. The bounds of a value follow from its status: they are
 * added up, not kept line by line. Batches and memberships are loaded.
 */
export async function writeFacts(engine: Engine, families: readonly Family[], path: string): Promise<void> {
	const feeds = families.map(wideFeed);
	const columns = factColumns(feeds).filter((name) => !/__(lo|hi)$/.test(name));
	const selects = feeds.map((feed, i) => factsSql(feed, columns, families[i]?.rows ?? "", engine.dialect));
	await engine.view("kept_facts", selects.join("\nUNION ALL\n"));
	await engine.write("kept_facts", columns.map(ident), orderOf(feeds), path);
}

/** Source, mapping, line, column of the file, heirs of a split code: sorted by the fewest of them that give that order. */
function orderOf(feeds: readonly Feed[]): readonly string[] {
	const inTurn = feeds.toSorted((a, b) => a.index - b.index).map(({ source }) => source.id);
	const bySource = inTurn.every((id, i) => i === 0 || (inTurn[i - 1] ?? "") <= id);
	const folded = feeds.some(({ source }) => source.unpivot !== undefined);
	const heirs = new Set(feeds.flatMap(({ mapping }) => splitColumnsOf(mapping)));
	return [...(bySource ? [] : ["source"]), "mapping", "line", ...(folded ? ["source_column"] : []), ...heirs];
}

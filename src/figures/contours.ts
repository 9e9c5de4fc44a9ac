import { join } from "node:path";
import type { Geometry } from "geojson";
import type { Source, TerritoryType } from "../../catalogue/model.ts";
import { sources } from "../../catalogue/sources/index.ts";
import { type Database, literal } from "../platform/index.ts";
import type { OpenRelease } from "../release/index.ts";
import type { Contours } from "./model.ts";

/** Outlines of every zoning for which a source gives some; the first source of `catalogue/sources` wins. */
export async function loadContours(
	db: Database,
	opened: OpenRelease,
	dataDir: string,
): Promise<ReadonlyMap<TerritoryType, Contours>> {
	const all = new Map<TerritoryType, Contours>();
	for (const source of sources) {
		if (source.layout.format !== "geojson" && source.layout.format !== "topojson") continue;
		const batch = opened.manifest.batches.find((b) => b.source === source.id);
		if (!batch) continue;
		const path = literal(join(dataDir, batch.path));
		for (const row of await db.rows(
			`SELECT level FROM read_parquet(${path}) GROUP BY level ORDER BY level`,
		)) {
			const type = row.level as TerritoryType;
			if (all.has(type)) continue;
			const shapes = new Map<string, Geometry>();
			for (const shape of await db.rows(
				`SELECT code, geometry FROM read_parquet(${path}) WHERE level = $1 AND held IS NULL ORDER BY line`,
				[type],
			))
				shapes.set(String(shape.code), JSON.parse(String(shape.geometry)) as Geometry);
			all.set(type, { type, vintage: vintageOf(source, type), shapes });
		}
	}
	return all;
}

function vintageOf(source: Source, type: TerritoryType): string {
	if (!("shapes" in source.layout)) return source.vintage;
	return source.layout.shapes.find((s) => s.level === type)?.vintage ?? source.vintage;
}

import { join } from "node:path";
import type { Geometry } from "geojson";
import type { Source, TerritoryType } from "../../catalogue/model.ts";
import { sources } from "../../catalogue/sources/index.ts";
import { type Database, literal } from "../platform/index.ts";
import type { OpenRelease } from "../release/index.ts";
import type { Contours } from "./model.ts";

interface Drawing {
	readonly type: TerritoryType;
	readonly vintage: string;
	readonly shapes: Map<string, Geometry>;
}

/** Outlines of every zoning for which a source gives some; for one code the first source of `catalogue/sources` wins. */
export async function loadContours(
	db: Database,
	opened: OpenRelease,
	dataDir: string,
): Promise<ReadonlyMap<TerritoryType, Contours>> {
	const all = new Map<TerritoryType, Drawing>();
	for (const source of sources) {
		if (source.layout.format !== "geojson" && source.layout.format !== "topojson") continue;
		const batch = opened.manifest.batches.find((b) => b.source === source.id);
		if (!batch) continue;
		const path = literal(join(dataDir, batch.path));
		const rows = await db.rows(
			`SELECT level, code, geometry FROM read_parquet(${path}) WHERE held IS NULL AND geometry IS NOT NULL ORDER BY line`,
		);
		for (const row of rows) {
			const type = row.level as TerritoryType;
			const known = all.get(type);
			const shapes = known?.shapes ?? new Map<string, Geometry>();
			if (!known) all.set(type, { type, vintage: vintageOf(source, type), shapes });
			const code = String(row.code);
			if (!shapes.has(code)) shapes.set(code, JSON.parse(String(row.geometry)) as Geometry);
		}
	}
	return all;
}

function vintageOf(source: Source, type: TerritoryType): string {
	if (!("shapes" in source.layout)) return source.vintage;
	return source.layout.shapes.find((s) => s.level === type)?.vintage ?? source.vintage;
}

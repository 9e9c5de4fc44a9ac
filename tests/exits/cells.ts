import { join } from "node:path";
import { literal, openDatabase } from "../../src/platform/index.ts";
import { openRelease } from "../../src/release/index.ts";
import type { Left } from "./attacker.ts";
import { type Demonstration, traineesOf } from "./demonstration.ts";

/** What one exit gave: its address, its status, everything that can be read in it. */
export interface Read {
	readonly status: number;
	readonly text: string;
	readonly length: string;
}

interface ApiCell {
	readonly indicator: string;
	readonly territory: { readonly type: string; readonly code: string };
	readonly categories: Readonly<Record<string, string>>;
	readonly value: number | null;
	readonly status: string;
	readonly about?: object;
}

export function apiCells(reading: ReadonlyMap<string, Read>): readonly ApiCell[] {
	return [...reading.values()].flatMap(({ text, status }) => {
		if (status !== 200 || !text.startsWith("{")) return [];
		const { cells } = JSON.parse(text) as { readonly cells?: readonly ApiCell[] };
		return Array.isArray(cells) ? cells.filter((cell) => "indicator" in cell) : [];
	});
}

/** The cells that left, whatever the exit, as counts of trainees and of women. */
export async function cellsIn(
	reading: ReadonlyMap<string, Read>,
	made: Demonstration | undefined,
): Promise<readonly Left[]> {
	const links = await linksOf(made);
	const counts = new Map<string, number>();
	const cells = apiCells(reading).flatMap((cell) => {
		const of = links.get(`${cell.territory.type} ${cell.territory.code}`);
		const funder = cell.categories.financeur;
		return of === undefined || funder === undefined ? [] : [{ ...cell, of, funder }];
	});
	const found: Left[] = [];
	for (const { indicator, of, funder, value, status } of cells)
		if (["stagiaires-entres", "stagiaires-par-financeur"].includes(indicator)) {
			if (value !== null) counts.set(`${of} ${funder}`, value);
			if (value !== null || status === "s") found.push({ measure: "stagiaires", of, funder, value });
		}
	// A share and its whole tell its part.
	for (const { indicator, of, funder, value } of cells) {
		const count = counts.get(`${of} ${funder}`);
		if (indicator === "part-femmes-stagiaires" && value !== null && count !== undefined)
			found.push({ measure: "femmes", of, funder, value: Math.round((value * count) / 100) });
	}
	return found;
}

/** `departement 14` → `14`, `region 28` → `14+27+50`: of which of the three communes a place is made. */
async function linksOf(made: Demonstration | undefined): Promise<ReadonlyMap<string, string>> {
	const { dir } = openRelease(made?.dataDir ?? "");
	const db = await openDatabase();
	try {
		const communes = [...new Set(traineesOf().map((one) => one.commune))].map(literal).join(", ");
		const rows = await db.rows(
			`SELECT to_level || ' ' || to_code AS place, string_agg(DISTINCT left(from_code, 2), '+' ORDER BY left(from_code, 2)) AS parts
			FROM read_parquet(${literal(join(dir, "nomenclatures", "links.parquet"))})
			WHERE from_kind = 'commune' AND from_code IN (${communes}) GROUP BY ALL`,
		);
		return new Map(rows.map((row) => [String(row.place), String(row.parts)]));
	} finally {
		db.close();
	}
}

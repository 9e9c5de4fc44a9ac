import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { LevelId } from "../../catalogue/model.ts";
import { packageRoot } from "../../src/platform/index.ts";

/** True facts of the package: codes, labels and compositions are read, never made up. */
const folder = join(packageRoot, "samples", "faits");

export interface Item {
	readonly code: string;
	readonly label: string;
	readonly parent: string;
}

type Row = Readonly<Record<string, string>>;

function table(name: string): Row[] {
	const [head = "", ...lines] = readFileSync(join(folder, name), "utf8")
		.replace(/^\uFEFF/, "")
		.trimEnd()
		.split(/\r?\n/);
	const columns = head.split("\t");
	return lines.map((line) => {
		const cells = line.split("\t");
		return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? ""]));
	});
}

const nomenclatures = table("nomenclatures.tsv");
const members = table("compositions.tsv");
const edges = table("passages.tsv");

/** Items of a level in the order of their codes. */
export function items(level: LevelId): Item[] {
	return nomenclatures
		.filter((row) => row.niveau === level)
		.map((row) => ({ code: row.code ?? "", label: row.libelle ?? "", parent: row.parent ?? "" }))
		.sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** Membership of the communes in the zones of a level; a commune that lies in none of them is left out. */
export function compositions(
	level: "zone_emploi" | "bassin",
): { readonly commune: string; readonly zone: string }[] {
	return members
		.map((row) => ({ commune: row.commune ?? "", zone: row[level] ?? "" }))
		.filter(({ zone }) => zone !== "");
}

/** Edges of a crosswalk between two levels, in the order of the file. */
export function passages(from: LevelId, to: LevelId): { readonly from: string; readonly to: string }[] {
	return edges
		.filter((row) => row.niveau_origine === from && row.niveau_cible === to)
		.map((row) => ({ from: row.origine ?? "", to: row.cible ?? "" }));
}

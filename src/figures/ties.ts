import type { LevelId } from "../../catalogue/model.ts";
import type { Database } from "../platform/index.ts";

/** What is tied to what: a branch to its OPCO, an occupation to the knowledge it mentions, to a close one, to a next one. */
const targets = {
	idcc: "opco",
	rome3: "savoir",
	"rome3-proche": "rome3",
	"rome3-evolution": "rome3",
} as const satisfies Readonly<Record<string, LevelId>>;

export type TieKind = keyof typeof targets;

/** A table without weight, read both ways; codes in their order. Empty when the release has none. */
export interface Ties {
	of(code: string): readonly string[];
	to(code: string): readonly string[];
}

/** `known`: is the code named by its nomenclature? A tie to a code that nothing names leads nowhere. */
export async function loadTies(
	db: Database,
	known: (level: LevelId, code: string) => boolean,
): Promise<(kind: TieKind) => Ties> {
	const kinds = Object.keys(targets) as readonly TieKind[];
	const rows = await db.rows(
		`SELECT from_kind, from_code, to_code FROM links WHERE from_kind IN (${kinds.map((kind) => `'${kind}'`).join(", ")}) ORDER BY ALL`,
	);
	const tables = new Map(
		kinds.map((kind) => [kind, { of: new Map<string, string[]>(), to: new Map<string, string[]>() }]),
	);
	const add = (ties: Map<string, string[]>, from: string, to: string): void => {
		const own = ties.get(from);
		if (own) own.push(to);
		else ties.set(from, [to]);
	};
	for (const row of rows) {
		const kind = row.from_kind as TieKind;
		const [from, to] = [String(row.from_code), String(row.to_code)];
		const table = tables.get(kind);
		if (!table || !known(targets[kind], to)) continue;
		add(table.of, from, to);
		add(table.to, to, from);
	}
	return (kind) => ({
		of: (code) => tables.get(kind)?.of.get(code) ?? [],
		to: (code) => tables.get(kind)?.to.get(code) ?? [],
	});
}

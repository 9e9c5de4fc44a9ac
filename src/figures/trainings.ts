import type { LevelId } from "../../catalogue/model.ts";
import { compareFrench, type Database, ident, slugify, squeezed } from "../platform/index.ts";
import type { CubeTable } from "../release/index.ts";
import { accentsFrom } from "./accents.ts";
import { schoolYear } from "./school-year.ts";
import type { TrainingCard } from "./training-model.ts";

/** Levels that have a page: the diploma, its years at school, the certification, the group of specialties. */
const paged = ["cfd", "mefstat11", "rncp", "nsf"] as const satisfies readonly LevelId[];
type Paged = (typeof paged)[number];

export interface TrainingStore {
	get(scheme: string, code: string): TrainingCard | undefined;
	/** French order. */
	list(level: LevelId): readonly TrainingCard[];
}

/** Names of years at school have no accent anywhere. */
const unaccented: LevelId = "mefstat11";

interface Item {
	readonly label: string;
	readonly closed?: string;
}

/**
 * `tables`: those of which the codes may be named, whoever reads. A card is made when it is asked for: a mirror has tens of
 * thousands of codes, and a page shows a few.
 */
export async function loadTrainings(
	db: Database,
	tables: readonly CubeTable[],
	known: Iterable<string>,
): Promise<TrainingStore> {
	const levels = paged.map((level) => `'${level}'`).join(", ");
	const items = new Map<Paged, Map<string, Item>>(paged.map((level) => [level, new Map()]));
	for (const row of await db.rows(
		`SELECT level, code, label, strftime(closed, '%Y-%m-%d') AS closed FROM items WHERE level IN (${levels})`,
	))
		items.get(row.level as Paged)?.set(String(row.code), {
			label: squeezed(String(row.label)),
			...(row.closed === null ? {} : { closed: String(row.closed) }),
		});
	const links = new Map<string, Map<string, { readonly level: LevelId; readonly code: string }>>();
	const link = (from: string, level: LevelId, code: string): void => {
		const own = links.get(from) ?? new Map<string, { readonly level: LevelId; readonly code: string }>();
		own.set(`${level}:${code}`, { level, code });
		links.set(from, own);
	};
	const labelOf = (level: LevelId, code: string): string =>
		accented(level, items.get(level as Paged)?.get(code)?.label ?? code);
	for (const row of await db.rows(
		`SELECT from_level, from_code, to_level, to_code FROM edges WHERE from_level IN (${levels}) OR to_level IN (${levels}) ORDER BY ALL`,
	)) {
		const [from, to] = [row.from_level as LevelId, row.to_level as LevelId];
		link(`${from}:${row.from_code}`, to, String(row.to_code));
		link(`${to}:${row.to_code}`, from, String(row.from_code));
	}
	const groups = new Map(
		(await db.rows("SELECT from_code, to_code FROM links WHERE from_kind = 'cfd' AND to_level = 'nsf'")).map(
			(row) => [String(row.from_code), String(row.to_code)],
		),
	);
	const held = await codesIn(db, tables);
	// Made with the first card: a release opened for one figure shows none.
	let read: ReturnType<typeof accentsFrom> | undefined;
	const accented = (level: LevelId, label: string): string => {
		read ??= accentsFrom([
			...known,
			...paged
				.flatMap((one) => (one === unaccented ? [] : [...(items.get(one)?.values() ?? [])]))
				.map((item) => item.label),
		]);
		const text = read(label, level === unaccented);
		return level === unaccented ? schoolYear(text) : text;
	};
	const cards = new Map<string, TrainingCard>();
	const card = (level: Paged, code: string): TrainingCard | undefined => {
		const key = `${level}:${code}`;
		const made = cards.get(key);
		const item = items.get(level)?.get(code);
		if (made || !item) return made;
		const matches = [...(links.get(key)?.values() ?? [])];
		const diplomas =
			level === "cfd" ? [code] : matches.flatMap((match) => (match.level === "cfd" ? [match.code] : []));
		const group = diplomas.flatMap((diploma) => groups.get(diploma) ?? [])[0];
		const label = accented(level, item.label);
		const created: TrainingCard = {
			level,
			scheme: level,
			code,
			label,
			official: item.label,
			path: `/formations/${level}-${code}-${slugify(label)}`,
			diplomas,
			...(item.closed === undefined ? {} : { closed: item.closed }),
			...(group === undefined ? {} : { group }),
			held: held.has(key),
			matches: matches.map((match) => ({ ...match, label: labelOf(match.level, match.code) })),
		};
		cards.set(key, created);
		return created;
	};
	const lists = new Map<LevelId, readonly TrainingCard[]>();
	return {
		get(scheme, code) {
			const level = paged.find((one) => one === scheme);
			return level && (card(level, code) ?? card(level, code.toUpperCase()));
		},
		list(level) {
			const made = lists.get(level);
			if (made) return made;
			const codes = [...(items.get(level as Paged)?.keys() ?? [])];
			const list = codes
				.flatMap((code) => card(level as Paged, code) ?? [])
				.sort((a, b) => compareFrench(a.label, b.label) || (a.code < b.code ? -1 : 1));
			lists.set(level, list);
			return list;
		},
	};
}

/** `level:code` of every code under which a table holds a row. */
async function codesIn(db: Database, tables: readonly CubeTable[]): Promise<ReadonlySet<string>> {
	const own = tables.filter(({ about }) => paged.some((level) => level === about));
	const parts = own.map(({ name, about }) => `SELECT '${about}:' || about AS key FROM ${ident(name)}`);
	if (parts.length === 0) return new Set();
	const rows = await db.rows(parts.join(" UNION "));
	return new Set(rows.map((row) => String(row.key)));
}

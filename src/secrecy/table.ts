/** Tables as they are printed, turned into quantities and equations (methods §8.1–8.3). Pure. */
import { DefError } from "../platform/index.ts";
import { type Dimension, families, heights, invalid } from "./hierarchy.ts";
import type { Equation, PrimaryRules, Problem, Quantity } from "./model.ts";
import {
	type Facts,
	type ProtectionWay,
	primaryOf,
	protectionOf,
	type Secrecy,
	strictest,
} from "./primary.ts";

export interface Cell extends Facts {
	/** Code by dimension; a dimension left out is at its total. */
	readonly codes: Readonly<Record<string, string>>;
	/** Key of the only respondent of the cell. The same key in two cells is the same person or organisation. */
	readonly sole?: string;
	/** Nothing can be there and everybody knows it (`///`): never hidden, never of any help to hide. */
	readonly structural?: boolean;
	/** What the previous publication did of it. Printed: its value is out and can no longer be taken back. */
	readonly before?: "printed" | "hidden";
	/** `false`: known to the producer, printed nowhere. */
	readonly printed?: boolean;
}

export interface Table {
	/** Tables of one measure share the cells that have the same codes. Default: one measure for all. */
	readonly measure?: string;
	/** Dimensions that it crosses. */
	readonly dimensions: readonly string[];
	readonly cells: readonly Cell[];
	readonly rules: PrimaryRules;
}

/** Loss when a cell is hidden (methods §8.3): what it is worth, one per cell, or between the two. */
export type Weight = "value" | "one" | "log";

export interface Tables extends ProtectionWay {
	readonly dimensions: readonly Dimension[];
	readonly tables: readonly Table[];
	/** Default `value`. */
	readonly weight?: Weight;
}

/** The problem, and why each of its secret quantities is (never to be published). */
export interface Declared {
	readonly problem: Problem;
	readonly secrets: ReadonlyMap<string, Secrecy>;
}

/**
 * Every additivity that a reader of the tables may use: each parent of each tree in each line of the other dimensions. A cell that is
 * absent is an absence of units, known to all. A total that no table prints is a quantity `printed: false`, where it binds others.
 * Chains of single children are kept as equations of one part.
 *
 * Throws `secret-tableau-invalide` (unknown dimension or code, a cell twice, two values of one cell) and `secret-valeur-negative`.
 */
export function problemOf(declared: Tables): Declared {
	const dimensions = new Map(declared.dimensions.map((d) => [d.id, d]));
	const entries = readCells(declared, dimensions);
	const levels = new Map(declared.dimensions.map((d) => [d.id, heights(d)]));
	const equations = equationsOf(declared, dimensions, entries);
	const secrets = new Map<string, Secrecy>();
	const bound = new Set(equations.flatMap((e) => [e.total, ...e.parts]));
	const quantities: Quantity[] = [];
	for (const [id, entry] of entries) {
		if (!entry.cell && !bound.has(id)) continue;
		const rules = strictest(entry.rules);
		const cell = entry.cell ?? { value: entry.value };
		const secret = entry.cell?.structural ? undefined : primaryOf(cell, rules);
		if (secret) secrets.set(id, secret);
		const sole = entry.cell?.sole;
		quantities.push({
			id,
			value: entry.value,
			printed: entry.cell !== undefined && entry.cell.printed !== false,
			...(secret && { primary: secret.rule }),
			...(secret ? protectionOf(cell, rules, declared) : { lower: 0, upper: 0 }),
			cost: costOf(entry, secret !== undefined, declared, dimensions, levels),
			...(entry.cell?.structural && { low: 0, high: 0 }),
			...(sole !== undefined && { sole }),
		});
	}
	return { problem: { quantities, equations, whole: declared.count }, secrets };
}

/** Name of a cell: its measure and the codes that are not totals, `A=a1|B=b2`, in the order of their dimensions' names. */
export function cellName(
	measure: string,
	codes: Readonly<Record<string, string>>,
	dimensions: Iterable<Dimension>,
): string {
	const totals = new Map([...dimensions].map((d) => [d.id, d.total]));
	const parts = Object.entries(codes)
		.filter(([id, code]) => code !== totals.get(id))
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([id, code]) => `${id}=${code.replace(/[|=%]/g, encodeURIComponent)}`);
	return [measure, ...parts].filter((p) => p !== "").join("|") || "total";
}

interface Entry {
	readonly measure: string;
	/** Without the totals. */
	readonly codes: Readonly<Record<string, string>>;
	readonly value: number;
	readonly rules: readonly PrimaryRules[];
	/** Undefined for a total that no table prints. */
	readonly cell?: Cell;
}

type Dimensions = ReadonlyMap<string, Dimension>;

function readCells(declared: Tables, dimensions: Dimensions): Map<string, Entry> {
	const known = new Map(
		declared.dimensions.map((d) => [d.id, new Set([d.total, ...d.trees.flatMap((t) => [...t.keys()])])]),
	);
	const entries = new Map<string, Entry>();
	for (const table of declared.tables) {
		const measure = table.measure ?? "";
		const own = new Set<string>();
		for (const cell of table.cells) {
			const id = cellName(measure, cell.codes, dimensions.values());
			if (own.has(id)) throw invalid(`la cellule « ${id} » y figure deux fois`);
			own.add(id);
			for (const [dimension, code] of Object.entries(cell.codes)) {
				if (!table.dimensions.includes(dimension)) {
					throw invalid(`la cellule « ${id} » a une dimension « ${dimension} » que le tableau ne croise pas`);
				}
				if (!known.get(dimension)?.has(code)) {
					throw invalid(`le code « ${code} » n'est pas dans la hiérarchie « ${dimension} »`);
				}
			}
			if (!Number.isFinite(cell.value)) throw invalid(`la cellule « ${id} » n'a pas de valeur`);
			if (cell.value < 0) throw new DefError("secret-valeur-negative", { cell: id, value: cell.value });
			if (cell.structural && cell.value !== 0)
				throw invalid(`« ${id} » ne peut rien contenir et vaut ${cell.value}`);
			const same = entries.get(id);
			if (same && same.value !== cell.value) {
				throw invalid(
					`la cellule « ${id} » vaut ${same.value} dans un tableau et ${cell.value} dans un autre`,
				);
			}
			entries.set(id, {
				measure,
				codes: withoutTotals(cell.codes, dimensions),
				value: cell.value,
				rules: [...(same?.rules ?? []), table.rules],
				cell: { ...same?.cell, ...cell },
			});
		}
	}
	return entries;
}

function withoutTotals(codes: Readonly<Record<string, string>>, dimensions: Dimensions) {
	return Object.fromEntries(Object.entries(codes).filter(([id, code]) => code !== dimensions.get(id)?.total));
}

/** Adds to `entries` the totals that are missing, then writes the equations that say something. */
function equationsOf(
	declared: Tables,
	dimensions: Dimensions,
	entries: Map<string, Entry>,
): readonly Equation[] {
	const spaces = new Map<string, { measure: string; dimensions: Set<string> }>();
	for (const table of declared.tables) {
		const space = { measure: table.measure ?? "", dimensions: new Set(table.dimensions) };
		spaces.set(JSON.stringify([space.measure, [...space.dimensions].sort()]), space);
	}
	const equations = new Map<string, Equation>();
	// Twice: totals added along the last dimension may themselves be parts along the first one.
	for (const round of ["complete", "write"] as const) {
		for (const { measure, dimensions: crossed } of spaces.values()) {
			for (const id of crossed) {
				const dimension = dimensions.get(id);
				if (!dimension) throw invalid(`la dimension « ${id} » n'est pas déclarée`);
				const inside = [...entries.values()].filter(
					(e) => e.measure === measure && Object.keys(e.codes).every((d) => crossed.has(d)),
				);
				const lines = new Map<string, { rest: Record<string, string>; codes: Map<string, string> }>();
				for (const { codes } of inside) {
					const { [id]: code = dimension.total, ...rest } = codes;
					const name = cellName(measure, rest, dimensions.values());
					const line = lines.get(name) ?? { rest, codes: new Map<string, string>() };
					lines.set(name, line);
					line.codes.set(code, cellName(measure, codes, dimensions.values()));
				}
				for (const [parent, children] of families(dimension)) {
					for (const { rest, codes } of lines.values()) {
						const parts = children.flatMap((c) => codes.get(c) ?? []);
						if (parts.length === 0) continue;
						let total = codes.get(parent);
						if (total === undefined) {
							const whole = withoutTotals({ ...rest, [id]: parent }, dimensions);
							total = cellName(measure, whole, dimensions.values());
							const value = parts.reduce((sum, p) => sum + (entries.get(p)?.value ?? 0), 0);
							entries.set(total, { measure, codes: whole, value, rules: [] });
							codes.set(parent, total);
						}
						if (round === "write") equations.set(`${total}\n${parts.join("\n")}`, { total, parts });
					}
				}
			}
		}
	}
	return binding([...equations.values()], (id) => entries.get(id)?.cell === undefined);
}

/** Without the equations whose total is printed nowhere and binds nothing else: they tell nothing. */
function binding(equations: readonly Equation[], isAdded: (id: string) => boolean): readonly Equation[] {
	const uses = new Map<string, number>();
	for (const { total, parts } of equations) {
		for (const id of [total, ...parts]) uses.set(id, (uses.get(id) ?? 0) + 1);
	}
	const left = equations.filter(({ total }) => !isAdded(total) || (uses.get(total) ?? 0) > 1);
	return left.length === equations.length ? left : binding(left, isAdded);
}

function costOf(
	{ codes, value, cell }: Entry,
	secret: boolean,
	{ weight }: Tables,
	dimensions: Dimensions,
	levels: ReadonlyMap<string, ReadonlyMap<string, number>>,
): number {
	if (!cell || cell.printed === false) return 0;
	const total = Object.keys(codes).length === 0;
	if (!secret && (total || cell.structural || cell.before === "printed")) return Number.POSITIVE_INFINITY;
	let cost = weight === "one" ? 1 : weight === "log" ? Math.log1p(value) : value;
	for (const dimension of dimensions.values()) {
		const height = levels.get(dimension.id)?.get(codes[dimension.id] ?? dimension.total) ?? 0;
		cost *= (dimension.levelFactor ?? 1) ** height;
	}
	// A zero costs a little: hiding it is still a figure less.
	return (cost || 1) * (cell.before === "hidden" ? keptBefore : 1);
}

/** What was hidden before is hidden again rather than something else (INSEE's guide, methods §8.3). */
const keptBefore = 0.3;

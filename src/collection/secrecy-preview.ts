import type {
	FactMapping,
	LevelExpr,
	LinkFrom,
	Measure,
	SecrecyRule,
	Source,
	TerritoryType,
} from "../../catalogue/model.ts";
import type { TypedRows } from "./typed.ts";
import type { TypedColumn } from "./typed-column.ts";

/** What hides a cell: the clause of a charter and the producer's own rule together. 0 units and 100 % hide nothing. */
export interface Thresholds extends SecrecyRule {
	/** A count of fewer units than this is hidden. */
	readonly minUnits: number;
	/** A cell of which one contributor holds more than this share (%) is hidden. */
	readonly maxShare: number;
}

/** The strictest of what a clause and the producer ask. */
export function strictest(clause: Thresholds, own: SecrecyRule = {}): Thresholds {
	return {
		...own,
		minUnits: Math.max(clause.minUnits, own.minUnits ?? 0),
		maxShare: Math.min(clause.maxShare, own.maxShare ?? 100),
	};
}

/** Cells of a territory level that the thresholds will hide. */
export interface SecrecyLevel {
	readonly level: TerritoryType;
	readonly cells: number;
	readonly hidden: number;
}

/** Members of one origin in one level: commune → zone d'emploi. Nothing when the nomenclature has no such link. */
export type LinksOf = (from: LinkFrom, to: TerritoryType) => ReadonlyMap<string, string> | undefined;

/** One measure of one cell. */
interface Tally {
	total: number;
	/** What each contributor gives. */
	readonly weights: Map<string, number>;
}

type Cell = ReadonlyMap<Measure | undefined, Tally>;

/**
 * What a release would hide of this delivery, level by level, before any is made: cells are those of the cubes (territory ×
 * other levels × categories × period) and a level counts those of all its mappings. A cell is hidden when one of its counts or
 * amounts is. Contributors are the different values of `contributor` where the source declares that field, else the rows. Rows
 * set aside count nowhere. Primary secrecy only: what must also be hidden so that nothing can be found by subtraction is the
 * business of a release. Pure.
 */
export function secrecyPreview(
	source: Pick<Source, "facts" | "contributor">,
	rows: TypedRows,
	linksOf: LinksOf,
	thresholds: Thresholds,
): SecrecyLevel[] {
	const levels = new Map<TerritoryType, { cells: number; hidden: number }>();
	for (const mapping of source.facts ?? []) {
		for (const territory of mapping.levels.territory ?? []) {
			const level = territory.level as TerritoryType;
			const sum = levels.get(level) ?? { cells: 0, hidden: 0 };
			for (const about of aboutOf(mapping)) {
				for (const cell of cellsOf(source.contributor, mapping, territory, about, rows, linksOf)) {
					sum.cells++;
					if ([...cell].some(([measure, tally]) => isHidden(measure, tally, thresholds))) sum.hidden++;
				}
			}
			levels.set(level, sum);
		}
	}
	return [...levels].map(([level, { cells, hidden }]) => ({ level, cells, hidden }));
}

/** Zero is zero: it names nobody. An amount has no units of its own, only contributors. */
function isHidden(measure: Measure | undefined, { total, weights }: Tally, thresholds: Thresholds): boolean {
	if (total === 0) return false;
	const { minUnits, minContributors = 0, maxShare, pPercent = 0 } = thresholds;
	if (measure?.kind !== "amount" && total < minUnits) return true;
	if (weights.size < minContributors) return true;
	const [largest = 0, second = 0] = twoLargest(weights);
	return 100 * largest > maxShare * total || 100 * (total - largest - second) < pPercent * largest;
}

function twoLargest(weights: ReadonlyMap<string, number>): number[] {
	return [...weights.values()].sort((a, b) => b - a).slice(0, 2);
}

function aboutOf(mapping: FactMapping): readonly (LevelExpr | undefined)[] {
	const others = Object.entries(mapping.levels).flatMap(([dimension, exprs]) =>
		dimension === "territory" ? [] : (exprs ?? []),
	);
	return others.length > 0 ? others : [undefined];
}

function cellsOf(
	contributor: string | undefined,
	mapping: FactMapping,
	territory: LevelExpr,
	about: LevelExpr | undefined,
	rows: TypedRows,
	linksOf: LinksOf,
): Iterable<Cell> {
	const columnOf = (field: string | undefined): TypedColumn | undefined =>
		field === undefined ? undefined : rows.columns.get(field);
	const levels = [territory, ...(about ? [about] : [])].map((expr) => codeReader(expr, columnOf, linksOf));
	const { period } = mapping;
	const others = [
		...Object.values(mapping.categories ?? {}),
		...("field" in period ? [period.field] : []),
	].map(columnOf);
	const filters = (mapping.rows ?? []).map((filter) => {
		const column = columnOf(filter.field);
		const pattern = filter.matches === undefined ? undefined : new RegExp(`^(?:${filter.matches})$`, "u");
		return (row: number): boolean => {
			const text = String(column?.at(row) ?? "").trim();
			if (filter.in) return filter.in.includes(text);
			if (filter.notIn) return !filter.notIn.includes(text);
			return pattern?.test(text) ?? true;
		};
	});
	const named = columnOf(contributor);
	const additive = mapping.measures.filter((m) => m.kind === "count" || m.kind === "amount");
	const weighers = (additive.length > 0 ? additive : [undefined]).map(
		(measure) => [measure, weigher(measure, columnOf(measure?.field))] as const,
	);
	const cells = new Map<string, Map<Measure | undefined, Tally>>();
	for (let row = 0; row < rows.count; row++) {
		if ((rows.held[row] ?? null) !== null || !filters.every((keeps) => keeps(row))) continue;
		const codes = levels.map((read) => read(row));
		if (codes.some((code) => code === undefined)) continue;
		const key = [...codes, ...others.map((c) => String(c?.at(row) ?? ""))].join("\u001f");
		const cell = cells.get(key) ?? new Map<Measure | undefined, Tally>();
		cells.set(key, cell);
		const who = named === undefined ? String(row) : String(named.at(row) ?? "");
		for (const [measure, weigh] of weighers) {
			const tally = cell.get(measure) ?? { total: 0, weights: new Map<string, number>() };
			cell.set(measure, tally);
			const weight = weigh(row);
			if (weight === 0) continue;
			tally.total += weight;
			tally.weights.set(who, (tally.weights.get(who) ?? 0) + weight);
		}
	}
	return cells.values();
}

/** What a row adds to a measure; without a measure, one row is one unit. */
function weigher(measure: Measure | undefined, column: TypedColumn | undefined): (row: number) => number {
	if (measure === undefined) return () => 1;
	const { counts } = measure;
	return (row) => {
		const value = column?.at(row) ?? null;
		if (counts === undefined) return typeof value === "number" ? Math.abs(value) : 0;
		const text = String(value ?? "").trim();
		return text !== "" && (counts.length === 0 || counts.includes(text)) ? 1 : 0;
	};
}

/** Code of a level in a row, as the cubes take it; nothing where the row has none. */
function codeReader(
	expr: LevelExpr,
	columnOf: (field: string | undefined) => TypedColumn | undefined,
	linksOf: LinksOf,
): (row: number) => string | undefined {
	const { value, via, prefix } = expr;
	if (value !== undefined) return () => value;
	const column = columnOf(expr.field);
	const links = via === undefined ? undefined : linksOf(via, expr.level as TerritoryType);
	return (row) => {
		const text = String(column?.at(row) ?? "");
		const code = prefix === undefined ? text : text.slice(0, prefix);
		const known = via === undefined ? code : links?.get(via === "region-label" ? foldLabel(code) : code);
		return known === "" ? undefined : known;
	};
}

/** As the links of region labels are kept: capitals, no accents, single blanks. */
function foldLabel(text: string): string {
	return text
		.normalize("NFKD")
		.replace(/\p{M}/gu, "")
		.replace(/[^A-Za-z]+/g, " ")
		.trim()
		.toUpperCase();
}

import type { FactMapping, LevelExpr, LinkFrom, Source, TerritoryType } from "../../catalogue/model.ts";
import type { TypedRows } from "./typed.ts";
import type { TypedColumn } from "./typed-column.ts";

/** Thresholds of a charter. 0 units and 100 % hide nothing. */
export interface Thresholds {
	/** A cell of fewer contributors than this is hidden. */
	readonly minUnits: number;
	/** A cell of which one contributor holds more than this share (%) is hidden. */
	readonly maxShare: number;
}

/** Cells of a territory level that the thresholds will hide. */
export interface SecrecyLevel {
	readonly level: TerritoryType;
	readonly cells: number;
	readonly hidden: number;
}

/** Members of one origin in one level: commune → zone d'emploi. Nothing when the nomenclature has no such link. */
export type LinksOf = (from: LinkFrom, to: TerritoryType) => ReadonlyMap<string, string> | undefined;

interface Cell {
	units: number;
	/** Weight of each contributor, where contributors are named. */
	readonly weights?: Map<string, number>;
	total: number;
	largest: number;
}

/**
 * What a release would hide of this delivery, level by level, before any is made: cells are those of the cubes (territory ×
 * other levels × categories × period) and a level counts those of all its mappings. Contributors are the different values of
 * `contributor` where the source declares that field, else the rows; one's share is of the first count or amount of the
 * mapping, else of the rows. Rows set aside count nowhere. Primary secrecy only: what must also be hidden so that nothing can be found by
 * subtraction is the business of a release. Pure.
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
					if (isHidden(cell, thresholds)) sum.hidden++;
				}
			}
			levels.set(level, sum);
		}
	}
	return [...levels].map(([level, { cells, hidden }]) => ({ level, cells, hidden }));
}

function isHidden({ units, total, largest }: Cell, { minUnits, maxShare }: Thresholds): boolean {
	return units < minUnits || (total > 0 && (100 * largest) / total > maxShare);
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
	const measure = columnOf(mapping.measures.find((m) => m.kind === "count" || m.kind === "amount")?.field);
	const cells = new Map<string, Cell>();
	for (let row = 0; row < rows.count; row++) {
		if ((rows.held[row] ?? null) !== null || !filters.every((keeps) => keeps(row))) continue;
		const codes = levels.map((read) => read(row));
		if (codes.some((code) => code === undefined)) continue;
		const key = [...codes, ...others.map((c) => String(c?.at(row) ?? ""))].join("\u001f");
		const cell = cells.get(key) ?? newCell(named !== undefined);
		cells.set(key, cell);
		const value = measure?.at(row);
		const weight = measure === undefined ? 1 : typeof value === "number" ? Math.abs(value) : 0;
		addTo(cell, named === undefined ? undefined : String(named.at(row) ?? ""), weight);
	}
	return cells.values();
}

function newCell(named: boolean): Cell {
	return { units: 0, total: 0, largest: 0, ...(named ? { weights: new Map<string, number>() } : {}) };
}

function addTo(cell: Cell, contributor: string | undefined, weight: number): void {
	cell.total += weight;
	let own = weight;
	if (cell.weights && contributor !== undefined) {
		own += cell.weights.get(contributor) ?? 0;
		cell.weights.set(contributor, own);
		cell.units = cell.weights.size;
	} else cell.units++;
	cell.largest = Math.max(cell.largest, own);
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

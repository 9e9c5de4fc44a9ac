import { breakBetween } from "../../catalogue/breaks.ts";
import type { Regularity, Source } from "../../catalogue/model.ts";
import { counted, formatNumber } from "../platform/index.ts";
import { quote } from "./french.ts";
import type { Ledger } from "./ledger.ts";
import type { Place } from "./model.ts";
import { median, quartiles, robustScore } from "./outlier.ts";
import { letters, type Table } from "./table.ts";
import type { TypedRows } from "./typed.ts";

type Series = NonNullable<Regularity["series"]>;

/** Moves known, below which a series is too short to say what is usual. */
const fewMoves = 8;
const fewSiblings = 12;
const fewCounts = 50;

/** Rules on what a file shows by itself, where the source says what to look at. Nothing here sets a row aside. */
export function checkRegularity(source: Source, rows: TypedRows, table: Table, ledger: Ledger): void {
	const { regularity } = source;
	if (!regularity || rows.count === 0) return;
	const place = (row: number, field: string): Place => {
		const index = table.columns.fields.get(field);
		const folded = rows.sourceColumn[row];
		return {
			...(table.sheet === undefined ? {} : { sheet: table.sheet }),
			line: rows.line[row] ?? 0,
			...(folded ? { column: folded } : {}),
			...(index === undefined
				? {}
				: {
						...(folded || table.format === "records" ? {} : { column: letters(index) }),
						header: table.headers[index] ?? "",
					}),
		};
	};
	const context = { rows, ledger, place };
	if (regularity.series) {
		const lines = seriesOf(regularity.series, rows);
		checkPeriods(source, regularity.series, lines, context);
		checkCopies(regularity.series, lines, context);
		const crossed = breaksCrossed(source, regularity.series, lines, context);
		for (const value of regularity.series.values) checkMoves(value, lines, context, crossed);
	}
	for (const { value, within } of regularity.siblings ?? []) checkSiblings(value, within, context);
	for (const value of regularity.counted ?? []) checkHeaping(value, context);
}

interface Context {
	readonly rows: TypedRows;
	readonly ledger: Ledger;
	readonly place: (row: number, field: string) => Place;
}

interface Point {
	readonly row: number;
	readonly period: number;
}

/** Rank of a period among those of its kind: years, quarters or months since year 0. */
export function periodRank(text: string, kind: Series["kind"]): number | undefined {
	const [, year = "", part = ""] = /^(\d{4})(?:[-\s]?(?:T|Q|M)?(\d{1,2}))?$/i.exec(text.trim()) ?? [];
	if (year === "") return undefined;
	if (kind === "year") return part === "" ? Number(year) : undefined;
	const inside = kind === "quarter" ? 4 : 12;
	const n = Number(part);
	return part !== "" && n >= 1 && n <= inside ? Number(year) * inside + n - 1 : undefined;
}

function seriesOf(series: Series, rows: TypedRows): Map<string, Point[]> {
	const lines = new Map<string, Point[]>();
	const periods = rows.columns.get(series.period);
	const keys = series.by.map((name) => rows.columns.get(name));
	for (let row = 0; row < rows.count; row++) {
		const period = periodRank(String(periods?.at(row) ?? ""), series.kind);
		if (period === undefined || rows.held[row] !== null) continue;
		const key = keys.map((column) => String(column?.at(row) ?? "")).join(" · ");
		const line = lines.get(key);
		if (line) line.push({ row, period });
		else lines.set(key, [{ row, period }]);
	}
	for (const line of lines.values()) line.sort((a, b) => a.period - b.period);
	return lines;
}

/** C-25: no hole inside a series, nothing later than the year of the data set. */
function checkPeriods(
	source: Source,
	series: Series,
	lines: Map<string, Point[]>,
	{ ledger, place }: Context,
): void {
	const all = [...new Set([...lines.values()].flatMap((l) => l.map((p) => p.period)))].sort((a, b) => a - b);
	const step = Math.min(...all.slice(1).map((p, i) => p - (all[i] ?? p)));
	for (const [key, line] of lines) {
		for (const [i, point] of line.entries()) {
			const before = line[i - 1];
			if (!before || point.period - before.period <= step) continue;
			const holes = Math.round((point.period - before.period) / step) - 1;
			ledger.add({
				rule: "C-25",
				severity: "to-confirm",
				kind: "hole",
				place: place(point.row, series.period),
				what: `la série ${quote(key)} saute ${counted(holes, "période")} avant celle-ci.`,
				observed: key,
				expected: "une valeur, ou un signe d'absence, à chaque période",
			});
		}
	}
	const perYear = series.kind === "year" ? 1 : series.kind === "quarter" ? 4 : 12;
	const years = [...source.vintage.matchAll(/\b(?:19|20)\d{2}\b/g)].map(([y]) => Number(y));
	if (years.length === 0) return;
	const last = Math.max(...years);
	for (const line of lines.values()) {
		for (const point of line) {
			if (Math.floor(point.period / perYear) <= last) continue;
			ledger.add({
				rule: "C-25",
				severity: "to-confirm",
				kind: "future",
				place: place(point.row, series.period),
				what: `la période est postérieure au millésime déclaré (${source.vintage}).`,
				observed: String(Math.floor(point.period / perYear)),
				expected: `au plus ${last}`,
			});
		}
	}
}

/** C-25: two periods that follow one another and bear the same values everywhere were copied. */
function checkCopies(series: Series, lines: Map<string, Point[]>, { rows, ledger, place }: Context): void {
	const pairs = new Map<number, { same: number; other: boolean; row: number }>();
	for (const line of lines.values()) {
		for (const [i, point] of line.entries()) {
			const before = line[i - 1];
			if (!before) continue;
			const pair = pairs.get(point.period) ?? { same: 0, other: false, row: point.row };
			for (const name of series.values) {
				const column = rows.columns.get(name);
				const [a, b] = [column?.at(before.row), column?.at(point.row)];
				if (typeof a !== "number" || typeof b !== "number") continue;
				if (a !== b) pair.other = true;
				else if (a !== 0) pair.same++;
			}
			pairs.set(point.period, pair);
		}
	}
	for (const { same, other, row } of pairs.values()) {
		if (other || same < fewMoves) continue;
		ledger.add({
			rule: "C-25",
			severity: "to-confirm",
			kind: "copy",
			place: place(row, series.period),
			what: `les ${formatNumber(same)} valeurs de cette période sont celles de la période précédente : l'une a été recopiée.`,
			observed: String(same),
		});
	}
}

/** C-28: periods that follow a known break; what moves there is no alert. */
function breaksCrossed(
	source: Source,
	series: Series,
	lines: Map<string, Point[]>,
	{ rows, ledger, place }: Context,
): ReadonlySet<number> {
	const periods = rows.columns.get(series.period);
	const text = (point: Point): string => String(periods?.at(point.row) ?? "").trim();
	const crossed = new Set<number>();
	for (const line of lines.values()) {
		for (const [i, point] of line.entries()) {
			const before = line[i - 1];
			const known = before && breakBetween(source.id, text(before), text(point));
			if (!known) continue;
			crossed.add(point.row);
			ledger.add({
				rule: "C-28",
				severity: "info",
				kind: `break:${known.from}`,
				place: place(point.row, series.period),
				what: `rupture de série connue : ${known.reason}. Aucune évolution n'est calculée d'un côté à l'autre.`,
				observed: text(point),
			});
		}
	}
	return crossed;
}

/** C-35: a move of the logarithm far from the usual moves of the same series. */
function checkMoves(
	name: string,
	lines: Map<string, Point[]>,
	{ rows, ledger, place }: Context,
	crossed: ReadonlySet<number>,
): void {
	const column = rows.columns.get(name);
	for (const [key, line] of lines) {
		const moves: { row: number; move: number }[] = [];
		for (const [i, point] of line.entries()) {
			const before = line[i - 1];
			if (crossed.has(point.row)) continue;
			const [a, b] = [before && column?.at(before.row), column?.at(point.row)];
			if (typeof a === "number" && typeof b === "number" && a > 0 && b > 0) {
				moves.push({ row: point.row, move: Math.log(b / a) });
			}
		}
		if (moves.length < fewMoves) continue;
		const all = moves.map((m) => m.move);
		const usual = median(all);
		for (const { row, move } of moves) {
			if (Math.abs(robustScore(all, move)) <= 5) continue;
			ledger.add({
				rule: "C-35",
				severity: "info",
				kind: `move:${name}`,
				place: place(row, name),
				what: `${quote(key)} : évolution de ${percent(move)}, loin de l'évolution habituelle de la série (${percent(usual)}).`,
				observed: String(column?.at(row) ?? ""),
			});
		}
	}
}

/** C-36: Tukey's outer fences, three interquartile ranges past the quartiles of the siblings. */
function checkSiblings(name: string, within: readonly string[], { rows, ledger, place }: Context): void {
	const column = rows.columns.get(name);
	const keys = within.map((field) => rows.columns.get(field));
	const groups = new Map<string, { row: number; value: number }[]>();
	for (let row = 0; row < rows.count; row++) {
		const value = column?.at(row);
		if (typeof value !== "number" || rows.held[row] !== null) continue;
		const key = keys.map((k) => String(k?.at(row) ?? "")).join(" · ");
		const group = groups.get(key);
		if (group) group.push({ row, value });
		else groups.set(key, [{ row, value }]);
	}
	for (const [key, group] of groups) {
		if (group.length < fewSiblings) continue;
		const { low, high } = quartiles(group.map((g) => g.value));
		const range = 3 * (high - low);
		if (range === 0) continue;
		for (const { row, value } of group) {
			if (value >= low - range && value <= high + range) continue;
			ledger.add({
				rule: "C-36",
				severity: "info",
				kind: `sibling:${name}`,
				place: place(row, name),
				what: `${quote(String(value))} est très loin des autres valeurs${key === "" ? "" : ` de ${quote(key)}`}.`,
				observed: String(value),
				expected: `entre ${formatNumber(low - range, { decimals: 1 })} et ${formatNumber(high + range, { decimals: 1 })}`,
			});
		}
	}
}

/** C-37: counts of people or things end in 0 or 5 one time out of five; one value everywhere is a column filled down. */
function checkHeaping(name: string, { rows, ledger, place }: Context): void {
	const known = (rows.columns.get(name)?.values ?? []).filter((v): v is number => typeof v === "number");
	const large = known.filter((v) => v >= 10);
	if (large.length < fewCounts) return;
	const base = {
		rule: "C-37",
		severity: "info",
		place: { ...place(0, name), line: rows.line[0] ?? 0 },
	} as const;
	if (new Set(known).size === 1) {
		ledger.add({
			...base,
			kind: `constant:${name}`,
			what: `la colonne vaut partout ${quote(String(known[0] ?? ""))}.`,
		});
		return;
	}
	const round = large.filter((v) => v % 5 === 0).length / large.length;
	if (round <= 0.6) return;
	ledger.add({
		...base,
		kind: `heaping:${name}`,
		what: `${formatNumber(100 * round)} % des effectifs se terminent par 0 ou 5 : ils semblent arrondis.`,
		expected: "environ 20 % pour un comptage",
	});
}

function percent(move: number): string {
	return `${formatNumber(100 * (Math.exp(move) - 1), { decimals: 1, signed: true })} %`;
}

import type { PublishedDocument } from "../../../catalogue/model.ts";
import { formatNumber } from "../../platform/index.ts";
import { quote } from "../french.ts";
import { type Cells, isRate, type PrintedCell } from "./cell.ts";
import { judgeChange } from "./change.ts";
import type { PrintedDefect } from "./defect.ts";
import { named, percentOf, when } from "./wording.ts";

/** What no document needs to declare: how a number is written, what a row says of itself, what its columns are to each other. */
export function checkCells(document: PublishedDocument, cells: Cells): PrintedDefect[] {
	return [
		...cells.all.flatMap((cell) => [...checkText(cell), ...checkEvolution(cell), ...checkGap(cell)]),
		...checkSeparators(cells),
		...checkPerimeters(cells),
		...pairs(cells).flatMap(([region, nation]) => [
			...checkYears(region, nation),
			...checkScale(region, nation, weightOf(document, cells)),
		]),
	];
}

/** C-03, C-02, C-16: a number that cannot be read, that is mistyped, or that is not there. */
function checkText(cell: PrintedCell): PrintedDefect[] {
	const at = { cell, column: "imprime", printed: cell.text } as const;
	const found: PrintedDefect[] = [];
	const guess =
		cell.value === null ? "valeur non disponible" : `${formatNumber(cell.value)} (lecture supposée)`;
	const of = `${cell.id}@${cell.level}:${cell.period}`;
	for (const flag of cell.printed.flags) {
		if (flag === "invalid-grouping" || flag === "two-numbers")
			found.push({
				...at,
				rule: "C-03",
				level: "error",
				group: `format:${of}`,
				what:
					flag === "two-numbers"
						? `${named(cell)} : deux nombres semblent collés`
						: `${named(cell)} : les groupes de chiffres ne sont pas de trois`,
				recomputed: guess,
				...(cell.value === null ? {} : { value: cell.value }),
			});
		if (flag === "stray-space")
			found.push({
				...at,
				rule: "C-03",
				level: "notice",
				group: `blank:${of}`,
				what: `${named(cell)} : une espace suit la virgule décimale`,
				recomputed: guess,
			});
		if ((flag === "missing" || flag === "empty-value") && cell.value === null)
			found.push({
				...at,
				rule: "C-16",
				level: "warning",
				group: `missing:${cell.table}`,
				what: `${named(cell)} : le document n'imprime pas de valeur`,
				recomputed: "non disponible",
			});
	}
	const given = cell.printed.value;
	if (given !== null && cell.value !== null && !isPowerOfTen(cell.value, given / cell.printed.scale))
		found.push({
			...at,
			rule: "C-21",
			level: "error",
			group: `transcription:${of}`,
			what: `${named(cell)} : la valeur enregistrée n'est pas celle qui est imprimée`,
			recomputed: formatNumber(cell.value),
		});
	return found;
}

/** The stored amount is the printed number in another unit, or another number. */
function isPowerOfTen(value: number, bare: number): boolean {
	if (bare === 0 || value === 0) return bare === value;
	const power = Math.log10(Math.abs(value / bare));
	return Math.sign(value) === Math.sign(bare) && Math.abs(power - Math.round(power)) < 1e-6;
}

/** C-30, C-31, C-32 on the column of changes. */
function checkEvolution(cell: PrintedCell): PrintedDefect[] {
	if (cell.evolution === "" || cell.previous === null || cell.value === null) return [];
	const verdict = judgeChange(cell.previous, cell.value, cell.step, cell.evolution, isRate(cell));
	if (!verdict) return [];
	return [
		{
			rule: verdict.rule,
			level: verdict.level,
			group: `evolution:${cell.id}@${cell.level}:${cell.period}`,
			cell,
			column: "evolution_imprimee",
			what: `${named(cell)} : ${verdict.why}`,
			printed: cell.evolution,
			recomputed: verdict.recomputed,
		},
	];
}

/** C-25: « N-1 » is one year before N, in the same quarter or month. */
function checkGap(cell: PrintedCell): PrintedDefect[] {
	if (cell.evolution === "" || cell.previousPeriod === "") return [];
	const [now, before] = [yearOf(cell.period), yearOf(cell.previousPeriod)];
	if (now === null || before === null) return [];
	const sameSeason = seasonOf(cell.period) === seasonOf(cell.previousPeriod);
	if (now - before === 1 && sameSeason) return [];
	return [
		{
			rule: "C-25",
			level: "warning",
			group: `gap:${cell.id}@${cell.level}:${cell.period}`,
			cell,
			column: "periode_precedente",
			what: `${named(cell)} : l'évolution est donnée comme annuelle`,
			printed: `N-1 = ${when(cell.previousPeriod)}, N = ${when(cell.period)}`,
			recomputed: sameSeason
				? `${formatNumber(now - before)} ans d'écart`
				: "deux moments de l'année qui ne se comparent pas",
		},
	];
}

/** C-02: points and commas in one document. */
function checkSeparators(cells: Cells): PrintedDefect[] {
	const dot = cells.all.filter((cell) => /\d\.\d/.test(cell.evolution) || /^\d+\.\d/.test(cell.text));
	const comma = cells.all.some((cell) => /\d,\d/.test(cell.evolution));
	return comma
		? dot.map((cell) => ({
				rule: "C-02",
				level: "notice" as const,
				group: "separators",
				cell,
				column: "evolution_imprimee" as const,
				what: "le document mêle le point et la virgule comme séparateur décimal",
				printed: cell.evolution || cell.text,
				recomputed: (cell.evolution || cell.text).replace(".", ","),
			}))
		: [];
}

/** C-16: a cell that covers less than the column in which it stands. */
function checkPerimeters(cells: Cells): PrintedDefect[] {
	return cells.all
		.filter((cell) => cell.perimeter !== "")
		.map((cell) => ({
			rule: "C-16",
			level: "warning" as const,
			group: `perimeter:${cell.table}:${cell.perimeter}`,
			cell,
			column: "perimetre" as const,
			what: `${named(cell)} ne couvre pas le territoire de sa colonne (${cell.perimeter})`,
			printed: cell.text,
			recomputed: "territoire partiel, à ne pas comparer au territoire entier",
		}));
}

/** The two columns of one row. */
function pairs(cells: Cells): (readonly [PrintedCell, PrintedCell])[] {
	return cells.all
		.filter((cell) => cell.level === "region")
		.flatMap((region) => {
			const nation = cells.find(`${region.id}@france`);
			const only = cells.find(`${region.id}@region`).length === 1 ? nation[0] : undefined;
			const match = nation.find((cell) => cell.period === region.period) ?? only;
			return match ? [[region, match] as const] : [];
		});
}

/** C-25: the columns of a row are of one year. */
function checkYears(region: PrintedCell, nation: PrintedCell): PrintedDefect[] {
	const [r, n] = [yearOf(region.period), yearOf(nation.period)];
	if (r === null || n === null || r === n) return [];
	return [
		{
			rule: "C-25",
			level: "warning",
			group: `years:${region.table}`,
			cell: region,
			column: "periode",
			what: `${quote(region.label)} : les colonnes d'une même ligne ne sont pas de la même année`,
			printed: `région ${when(region.period)}, France ${when(nation.period)}`,
			recomputed: "non comparables",
		},
	];
}

interface Weight {
	readonly part: PrintedCell;
	readonly whole: PrintedCell;
	readonly share: number;
}

function weightOf(document: PublishedDocument, cells: Cells): Weight | null {
	if (!document.weight) return null;
	const part = cells.find(document.weight.part)[0];
	const whole = cells.find(document.weight.whole)[0];
	if (!part?.value || !whole?.value) return null;
	return { part, whole, share: part.value / whole.value };
}

/** How many times the weight of the region a share may be, or the reverse, before it is asked about. */
const farFrom = 3;

/** C-36: the unit of a row, and what the region weighs in the nation. */
function checkScale(region: PrintedCell, nation: PrintedCell, weight: Weight | null): PrintedDefect[] {
	if (isRate(region) || !region.value || !nation.value || !weight) return [];
	const at = { rule: "C-36", cell: region, column: "imprime" } as const;
	const printed = `région ${region.text} ; France ${nation.text}`;
	const share = region.value / nation.value;
	const bare = share * (nation.factor / region.factor);
	const plausible = (s: number) => s <= farFrom * weight.share && s >= weight.share / farFrom;
	const silent = region.printed.scale === 1 && nation.printed.scale === 1;
	// As printed, the two columns cannot be in one unit: a power of a thousand apart from what the region weighs.
	const power = [1e3, 1e6, 1e-3, 1e-6].find((k) => plausible(bare * k));
	if (silent && !plausible(bare) && power !== undefined)
		return [
			{
				...at,
				level: "error",
				group: `unit:${region.table}`,
				what: `${quote(region.label)} : les deux colonnes d'une ligne sont en deux unités, sans qu'aucune soit imprimée`,
				printed,
				recomputed: `région ${formatNumber(Math.round((region.value / region.factor) * power))} ; France ${formatNumber(nation.value / nation.factor)}`,
				value: region.value,
			},
		];
	if (plausible(share)) return [];
	return [
		{
			...at,
			level: "warning",
			group: `weight:${region.id}:${region.period}`,
			what: `${named(region)} pèse ${percentOf(share)} de la France, loin des autres volumes de la région`,
			printed,
			recomputed: `environ ${percentOf(weight.share)}, comme ${quote(weight.part.label)}`,
		},
	];
}

function yearOf(period: string): number | null {
	const year = /\d{4}/.exec(period)?.[0];
	return year === undefined ? null : Number(year);
}

/** Quarter or month, when the period has one. */
function seasonOf(period: string): string {
	return /^\d{4}-(T\d|\d{2})$/.exec(period)?.[1] ?? "";
}

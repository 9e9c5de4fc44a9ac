import type { FigureRef } from "../../../catalogue/model.ts";
import { formatNumber, NBSP } from "../../platform/index.ts";
import { exact, type PrintedNumber, parsePrinted } from "./printed-number.ts";

/** One row of a declared document, before its printed text is read. Amounts are in the base unit (persons, euros). */
export interface CellRow {
	readonly id: string;
	readonly label: string;
	readonly table: string;
	readonly level: string;
	readonly period: string;
	readonly text: string;
	readonly value: number | null;
	readonly unit: string;
	readonly previousPeriod: string;
	readonly previous: number | null;
	readonly evolution: string;
	readonly perimeter: string;
	readonly definition: string;
	readonly base: string;
}

export interface PrintedCell extends CellRow {
	/** Rank of the row in the document. */
	readonly row: number;
	readonly printed: PrintedNumber;
	/** Base units in one printed unit: 1 000 000 for « 247,9 » under a heading in M€. */
	readonly factor: number;
	/** Rounding step in base units; 0 for a count, which is exact. */
	readonly step: number;
}

/** A rate or a share: its changes are in points, and it does not add up over territories. */
export function isRate(cell: Pick<PrintedCell, "unit">): boolean {
	return /^(%|points?\b|rang\b)/.test(cell.unit);
}

export function readCell(given: CellRow, row: number): PrintedCell {
	const printed = parsePrinted(given.text);
	const value = sane(given.value ?? printed.value);
	const bare = printed.value === null ? null : printed.value / printed.scale;
	const factor = value !== null && bare ? powerOfTen(value / bare) : printed.scale;
	const decimals = printed.value === null ? decimalsOf(value ?? 0) : printed.decimals;
	const counted = factor === 1 && decimals === 0 && !/^(%|points?\b|€)/.test(given.unit);
	const step = counted ? 0 : exact(10 ** -decimals * factor);
	const text = given.text === "" && value !== null ? formatNumber(value, { decimals }) : given.text;
	return {
		...given,
		text,
		row,
		printed: { ...printed, decimals },
		value,
		previous: sane(given.previous),
		factor,
		step,
	};
}

/** Amounts beyond what a document can print would drown every sum in rounding errors. */
function sane(value: number | null): number | null {
	if (value === null || value === 0) return value;
	const size = Math.abs(value);
	return size < 1e15 && size > 1e-9 ? value : null;
}

function powerOfTen(ratio: number): number {
	const power = Math.round(Math.log10(Math.abs(ratio)));
	return Math.abs(ratio / 10 ** power - 1) < 1e-6 ? 10 ** power : 1;
}

export function decimalsOf(value: number): number {
	return /\.(\d+)$/.exec(String(exact(value)))?.[1]?.length ?? 0;
}

/** Amount in the printed unit of a cell, with as many decimals as it needs and at least those printed. */
export function inUnitOf(cell: PrintedCell, value: number, least = cell.printed.decimals): string {
	const bare = exact(value / cell.factor);
	const number = formatNumber(bare, {
		decimals: Math.min(Math.max(least, decimalsOf(bare)), Math.max(least, 2)),
	});
	const unit = cell.printed.unit === "€" && cell.printed.scale === 1e6 ? "M€" : cell.printed.unit;
	return unit === "" || unit === "point" ? number : `${number}${NBSP}${unit}`;
}

/** Cells of a document, found by reference. */
export class Cells {
	readonly all: readonly PrintedCell[];
	readonly #byRef = new Map<string, PrintedCell[]>();

	constructor(all: readonly PrintedCell[]) {
		this.all = all;
		for (const cell of all) {
			const name = `${cell.id}@${cell.level}`;
			const known = this.#byRef.get(name);
			if (known) known.push(cell);
			else this.#byRef.set(name, [cell]);
		}
	}

	/** Every period of a figure, in the order of the document. */
	find(ref: FigureRef): readonly PrintedCell[] {
		const [name = "", period] = ref.split(":");
		const cells = this.#byRef.get(name) ?? [];
		return period === undefined ? cells : cells.filter((cell) => cell.period === period);
	}

	/** The figure at a period; a figure printed once stands for every period. */
	at(ref: FigureRef, period: string): PrintedCell | undefined {
		const cells = this.find(ref);
		return cells.length === 1 ? cells[0] : cells.find((cell) => cell.period === period);
	}

	/** Cells of the list or table of this title. */
	table(title: string): readonly PrintedCell[] {
		return this.all.filter((cell) => cell.table === title);
	}
}

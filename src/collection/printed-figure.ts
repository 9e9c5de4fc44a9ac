import type { PublishedDocument, Source } from "../../catalogue/model.ts";
import { formatNumber, round, typeset } from "../platform/index.ts";
import { check } from "./check.ts";
import { decode } from "./decode.ts";
import { cellRows, defectText } from "./printed-document.ts";
import {
	type CellRow,
	changeText,
	checkPublished,
	decimalsOf,
	inUnitOf,
	isRate,
	type PrintedCell,
	type PrintedDefect,
	readCell,
	when,
} from "./published/index.ts";

/** One cell of a printed document as it should have been, and what its rules say of what was printed instead. */
export interface PrintedFigure {
	readonly id: string;
	readonly label: string;
	readonly table: string;
	readonly level: string;
	/** Code of the territory. */
	readonly territory: string;
	/** The document that printed it. */
	readonly document: string;
	/** What is measured; of an acronym, its words. */
	readonly definition: string;
	/** « T2 2019 ». */
	readonly period: string;
	/** « 2018 » when the document gives the figure of before. */
	readonly previousPeriod?: string;
	/** Base unit of the values: « € », « % de la population active ». */
	readonly unit: string;
	/** Base units in one printed unit: 1 000 000 when it prints millions. */
	readonly factor: number;
	/** The printed value, or the one that the rules recompute when they can tell; null where the document has none. */
	readonly value: number | null;
	readonly previous: number | null;
	/** Digits after the comma, in the printed unit. */
	readonly decimals: number;
	/** « près de », « plus de ». */
	readonly hedge: string;
	/** From `previous` to `value`, in % or in points: recomputed, never the printed one. */
	readonly change?: { readonly text: string; readonly value: number; readonly unit: "%" | "points" };
	readonly remarks: readonly PrintedRemark[];
}

export interface PrintedRemark {
	/** What it is about. */
	readonly on: "label" | "value" | "previous" | "change";
	readonly level: "error" | "warning";
	/** What is wrong, the printed value, the recomputed one. */
	readonly text: string;
}

const targets: Readonly<Record<PrintedDefect["column"], PrintedRemark["on"]>> = {
	imprime: "value",
	evolution_imprimee: "change",
	periode: "value",
	perimetre: "value",
	libelle: "label",
	periode_precedente: "previous",
};

/**
 * Figures of a document whose tables are declared (`Source.published`), in its order, corrected by the same rules that find its
 * errors. A doubt that vanishes once the errors are corrected is not repeated. Throws what `decode` throws.
 */
export function readPrinted(source: Source, bytes: Uint8Array, file: string): readonly PrintedFigure[] {
	const { rows } = check(source, decode(source, bytes, file), new Map());
	const text = (name: string, row: number) => String(rows.columns.get(name)?.at(row) ?? "");
	const printed = cellRows(rows);
	const { defects, corrected } = correct(source.published ?? { title: "", constraints: [] }, printed);
	return corrected.map((row, at) => {
		const cell = readCell(withPrevious(row, corrected), at);
		const own = defects.filter(({ cell: found }) => found?.row === at && found.period === row.period);
		return {
			id: row.id,
			label: row.label,
			table: row.table,
			level: row.level,
			territory: text("territoire_code", at),
			document: text("document", at),
			definition: row.definition,
			period: when(row.period),
			...(cell.previousPeriod === "" ? {} : { previousPeriod: when(cell.previousPeriod) }),
			unit: row.unit,
			factor: cell.factor,
			value: cell.value,
			previous: cell.previous,
			decimals: decimalsShown(cell),
			hedge: cell.printed.approximate ? (/^\D+/.exec(row.text)?.[0] ?? "").trim() : "",
			...changeOf(cell),
			remarks: own.map((one) => ({
				on: targets[one.column],
				level: one.level === "error" ? "error" : "warning",
				text: remarkText(one, defects),
			})),
		};
	});
}

/** The year before stands in the row, or in another row of the same figure. */
function withPrevious(row: CellRow, all: readonly CellRow[]): CellRow {
	if (row.previousPeriod !== "" || !/^\d{4}$/.test(row.period)) return row;
	const before = all.find(
		({ id, level, period }) =>
			id === row.id && level === row.level && period === String(Number(row.period) - 1),
	);
	return before ? { ...row, previous: before.value, previousPeriod: before.period } : row;
}

interface Corrected {
	readonly corrected: readonly CellRow[];
	readonly defects: readonly PrintedDefect[];
}

function correct(document: PublishedDocument, rows: readonly CellRow[]): Corrected {
	const found = checkPublished(document, rows).filter(({ level }) => level !== "notice");
	const corrected = rows.map((row, at): CellRow => {
		const value = found.find(
			({ cell, column, level, value }) =>
				cell?.row === at && column === "imprime" && level === "error" && value !== undefined,
		)?.value;
		if (value === undefined) return row;
		// Misread, or in another unit than its column: the amount is right, its text is not.
		if (value === row.value) return { ...row, text: formatNumber(value, { decimals: decimalsOf(value) }) };
		// Another figure stood there: that of the year before is another one too.
		return { ...row, value, text: inUnitOf(readCell(row, at), value), previous: null, previousPeriod: "" };
	});
	const still = new Set(checkPublished(document, corrected).map(({ group }) => group));
	return {
		corrected,
		defects: found.filter(({ level, group }) => level === "error" || still.has(group)),
	};
}

/** An error is told by itself; doubts of one cause are told once, with all their values. */
function remarkText(defect: PrintedDefect, all: readonly PrintedDefect[]): string {
	const kin =
		defect.level === "error"
			? [defect]
			: all.filter(({ group, level }) => group === defect.group && level !== "error");
	const values = (text: "printed" | "recomputed") => [...new Set(kin.map((one) => one[text]))].join(" ; ");
	const { level, what } = kin[0] ?? defect;
	return typeset(defectText(level, what, values("printed"), values("recomputed")));
}

/** At least those printed, but for a whole number of euros. */
function decimalsShown({ value, unit, factor, printed }: PrintedCell): number {
	if (value === null) return 0;
	const needed = Math.min(2, decimalsOf(value / factor));
	return factor === 1 && unit.startsWith("€") ? needed : Math.max(printed.decimals, needed);
}

function changeOf(cell: PrintedCell): Pick<PrintedFigure, "change"> {
	const { value, previous, step } = cell;
	if (value === null || !previous) return {};
	const rate = isRate(cell);
	return {
		change: {
			text: changeText(previous, value, step, rate),
			value: rate ? round(value - previous, 2) : round((value / previous - 1) * 100, 2),
			unit: rate ? "points" : "%",
		},
	};
}

import type { Constraint, PublishedDocument } from "../../../catalogue/model.ts";
import { checkCells } from "./automatic.ts";
import { type CellRow, Cells, type PrintedCell, readCell } from "./cell.ts";
import { type Alternatives, checkMargins, checkPart, checkSum } from "./closure.ts";
import type { PrintedDefect } from "./defect.ts";
import { checkSame, sameValue } from "./figure.ts";
import { checkAnnounced, checkBands, checkCoded, checkGlossary, checkLegend } from "./labels.ts";
import { checkChange, checkRatio } from "./quotient.ts";
import { checkColumns, checkSeries } from "./sequence.ts";

const order = { error: 0, warning: 1, notice: 2 } as const;

/**
 * Contradictions between the printed cells of a document: those of the number itself, of a row, of its columns, and those
 * that its constraints name. Pure; knows kinds of constraints, never a figure. Errors first, then in the order of the rules.
 */
export function checkPublished(document: PublishedDocument, rows: readonly CellRow[]): PrintedDefect[] {
	const cells = new Cells(rows.map(readCell));
	const others = alternatives(document.constraints, cells);
	const declared = document.constraints.flatMap((rule, index) =>
		apply(rule, index, cells, others, document.constraints),
	);
	return [
		...checkCells(document, cells),
		...checkBands(cells),
		...declared,
		...checkMargins(document.constraints, cells),
	].sort((a, b) => order[a.level] - order[b.level]);
}

function apply(
	rule: Constraint,
	index: number,
	cells: Cells,
	others: Alternatives,
	all: readonly Constraint[],
): PrintedDefect[] {
	switch (rule.kind) {
		case "sum":
			return checkSum(rule, cells, others);
		case "part":
			return checkPart(rule, cells, others, all);
		case "same":
			return checkSame(rule, index, cells);
		case "ratio":
			return checkRatio(rule, cells);
		case "change":
			return checkChange(rule, cells);
		case "series":
			return checkSeries(rule, index, cells);
		case "columns":
			return checkColumns(rule, index, cells);
		case "announced":
			return checkAnnounced(rule, index, cells);
		case "coded":
			return checkCoded(rule, index, cells);
		case "legend":
			return checkLegend(rule, index, cells);
		case "glossary":
			return checkGlossary(rule, cells);
	}
}

/**
 * A figure printed twice with two values has two candidate values, provided that it is one thing both times: neither another
 * definition, nor another figure of the document under a wrong title.
 */
function alternatives(constraints: readonly Constraint[], cells: Cells): Alternatives {
	const groups = constraints.flatMap((rule) =>
		rule.kind === "same"
			? rule.figures.map((refs) => refs.flatMap((ref) => cells.find(ref).slice(0, 1)))
			: [],
	);
	return (cell: PrintedCell) =>
		groups
			.filter((group) => group.includes(cell))
			.flat()
			.filter(
				(other) =>
					other !== cell &&
					other.value !== null &&
					other.value !== cell.value &&
					other.period === cell.period &&
					(other.definition === "" || other.definition === cell.definition) &&
					sameValue(other, cell, cells) === undefined,
			);
}

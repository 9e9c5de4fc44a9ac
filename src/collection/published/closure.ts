import type { Constraint, FigureRef } from "../../../catalogue/model.ts";
import { typeset } from "../../platform/index.ts";
import { type Cells, inUnitOf, type PrintedCell } from "./cell.ts";
import type { PrintedDefect } from "./defect.ts";
import { closure, closureTolerance } from "./interval.ts";
import { lostDigit } from "./lost-digit.ts";
import { exact } from "./printed-number.ts";
import { named } from "./wording.ts";

type Sum = Extract<Constraint, { kind: "sum" }>;
type Part = Extract<Constraint, { kind: "part" }>;

/** Other values that the document prints for one figure. */
export type Alternatives = (cell: PrintedCell) => readonly PrintedCell[];

/** C-20: parts against their total, for every period printed, and for the previous period when all cells give it. */
export function checkSum(rule: Sum, cells: Cells, others: Alternatives): PrintedDefect[] {
	const { total } = rule;
	if (typeof total === "number") {
		const parts = rule.parts.flatMap((ref) => cells.find(ref).slice(0, 1));
		const first = parts[0];
		if (!first) return [];
		const exactly = {
			...first,
			value: total,
			step: 0,
			text: inUnitOf(first, total, 0),
			label: "total",
			id: `${first.id}/total`,
		};
		return closes(exactly, parts, []);
	}
	return cells.find(total).flatMap((whole) => {
		const parts = rule.parts.flatMap((ref) => cells.at(ref, whole.period) ?? []);
		if (whole.value === null || parts.length < rule.parts.length) return [];
		const now = closes(whole, parts, others(whole));
		const digit =
			now.length === 0 ? undefined : lostDigit(whole, parts, (part) => otherPeriods(rule.parts, part, cells));
		if (digit) now.push(digit);
		const before = [whole, ...parts].map(asPrevious);
		const [wholeBefore, ...partsBefore] = before.flatMap((cell) => cell ?? []);
		if (!wholeBefore || partsBefore.length < parts.length) return now;
		return [...now, ...closes(wholeBefore, partsBefore, [])];
	});
}

function otherPeriods(refs: readonly FigureRef[], part: PrintedCell, cells: Cells): readonly number[] {
	return refs
		.map((ref) => cells.find(ref))
		.filter((found) => found.includes(part))
		.flatMap((found) => found.filter((cell) => cell !== part).flatMap(({ value }) => value ?? []));
}

function asPrevious(cell: PrintedCell): PrintedCell | undefined {
	if (cell.previous === null) return undefined;
	return { ...cell, value: cell.previous, period: cell.previousPeriod, text: inUnitOf(cell, cell.previous) };
}

function closes(
	whole: PrintedCell,
	parts: readonly PrintedCell[],
	others: readonly PrintedCell[],
): PrintedDefect[] {
	const total = whole.value;
	const known = parts.filter((part) => part.value !== null);
	const hidden = parts.length - known.length;
	if (known.length === 0 || total === null) return [];
	const sum = exact(known.reduce((all, part) => all + (part.value ?? 0), 0));
	// Parts of one table share the finest step printed: « 1 M€ » beside « 7,15 M€ » is one million, not « about one ».
	const step = Math.min(...known.map((part) => part.step));
	const tolerance = closureTolerance(known.length, step, whole.step);
	const widest = known.reduce((a, b) => (a.printed.decimals >= b.printed.decimals ? a : b));
	const show = (value: number) => inUnitOf(widest, value);
	const defect = (level: PrintedDefect["level"], what: string): PrintedDefect => ({
		rule: "C-20",
		level,
		group: `sum:${whole.id}@${whole.level}:${whole.period}`,
		cell: whole,
		column: "imprime",
		what,
		printed: [whole, ...others].map((cell) => cell.text).join(" ou "),
		recomputed: typeset(
			`${known.map((part) => part.text).join(" + ")} = ${show(sum)}` +
				(hidden > 0 ? "" : ` (à ${show(tolerance)} près)`),
		),
		// A total given as about so much is less sure than its parts; between exact figures nothing tells which one is false.
		...(hidden === 0 && whole.printed.approximate ? { value: sum } : {}),
	});
	if (hidden > 0) {
		const rest = exact(total - sum);
		const least = hidden * (step === 0 ? 1 : step);
		if (rest < -tolerance - 1e-9) return [defect("error", `les parts connues dépassent le total`)];
		if (rest >= least - 1e-9) return [];
		return [
			defect(
				"warning",
				`le total laisse ${show(rest)} pour ${hidden} parts sans valeur imprimée, moins que la plus petite valeur possible`,
			),
		];
	}
	const verdicts = [whole, ...others].map((t) =>
		t.value === null ? "far" : closure(sum, t.value, closureTolerance(known.length, step, t.step)),
	);
	if (verdicts.includes("clean")) return [];
	const level = verdicts.includes("off") ? "warning" : "error";
	return [defect(level, `la somme des parts ne donne pas ${named(whole)}`)];
}

/** C-20: parts larger than their whole, whichever value the document gives it. */
export function checkPart(
	rule: Part,
	cells: Cells,
	others: Alternatives,
	sums: readonly Constraint[],
): PrintedDefect[] {
	return cells.find(rule.whole).flatMap((whole) => {
		const parts = rule.parts.flatMap((ref) => cells.at(ref, whole.period) ?? []);
		const first = parts[0];
		const values = parts.flatMap((part) => part.value ?? []);
		if (!first || whole.value === null || values.length < rule.parts.length) return [];
		const sum = exact(values.reduce((a, b) => a + b, 0));
		const wholes = [whole, ...others(whole)].flatMap((cell) => cell.value ?? []);
		const largest = Math.max(...wholes);
		const tolerance = (parts.reduce((all, part) => all + part.step, 0) + whole.step) / 2;
		if (sum <= largest + tolerance) return [];
		const comparable = parts.every((part) => part.period === whole.period);
		const closing = parts.length === 1 ? byDifference(first, whole, cells, others, sums) : undefined;
		const what =
			parts.length === 1
				? `${named(first)} dépasse ${named(whole)}, dont c'est une partie`
				: `${parts.map(named).join(", ")} dépassent ensemble ${named(whole)}`;
		return [
			{
				rule: "C-20",
				level: comparable ? "error" : "warning",
				group: `part:${first.id}@${first.level}:${first.period}`,
				cell: first,
				column: "imprime",
				what,
				printed:
					parts.length === 1
						? first.text
						: typeset(`${parts.map((part) => part.text).join(" + ")} = ${inUnitOf(first, sum)}`),
				recomputed:
					closing === undefined
						? `au plus ${inUnitOf(first, largest)}`
						: `${inUnitOf(first, closing)} par différence, au plus ${inUnitOf(first, largest)}`,
				...(closing === undefined ? {} : { value: closing }),
			},
		];
	});
}

/** What the total leaves for a part once the others are taken out, for the first printed total that leaves something. */
function byDifference(
	part: PrintedCell,
	whole: PrintedCell,
	cells: Cells,
	others: Alternatives,
	sums: readonly Constraint[],
): number | undefined {
	const own = (ref: FigureRef) => cells.find(ref).includes(part);
	for (const rule of sums) {
		if (rule.kind !== "sum" || typeof rule.total === "number" || !rule.parts.some(own)) continue;
		if (!cells.find(rule.total).includes(whole)) continue;
		const rest = rule.parts
			.filter((ref) => !own(ref))
			.map((ref) => cells.at(ref, whole.period)?.value ?? null);
		if (rest.includes(null)) continue;
		const taken = rest.reduce((a: number, b) => a + (b ?? 0), 0);
		const left = [whole, ...others(whole)].map((cell) => exact((cell.value ?? 0) - taken));
		return left.find((value) => value >= 0);
	}
	return undefined;
}

/** C-20 in a table with two margins: a cell that breaks both, and to which both give one same value. */
export function checkMargins(constraints: readonly Constraint[], cells: Cells): PrintedDefect[] {
	const implied = new Map<PrintedCell, number[]>();
	for (const rule of constraints) {
		if (rule.kind !== "sum" || typeof rule.total === "number") continue;
		for (const whole of cells.find(rule.total)) {
			const parts = rule.parts.flatMap((ref) => cells.at(ref, whole.period) ?? []);
			const sum = parts.reduce((all, part) => all + (part.value ?? Number.NaN), 0);
			if (whole.value === null || Number.isNaN(sum) || parts.length < rule.parts.length) continue;
			for (const part of parts) {
				const left = exact(whole.value - (sum - (part.value ?? 0)));
				implied.set(part, [...(implied.get(part) ?? []), left]);
			}
		}
	}
	return [...implied].flatMap(([cell, [first, ...rest]]) => {
		const agreed = first !== undefined && rest.length > 0 && rest.every((left) => left === first);
		if (!agreed || first < 0 || Math.abs(first - (cell.value ?? first)) <= cell.step) return [];
		return [
			{
				rule: "C-20",
				level: "error" as const,
				group: `margins:${cell.id}@${cell.level}:${cell.period}`,
				cell,
				column: "imprime" as const,
				what: `${named(cell)} ne tient avec aucun de ses totaux, qui donnent tous la même valeur`,
				printed: cell.text,
				recomputed: inUnitOf(cell, first),
				value: first,
			},
		];
	});
}

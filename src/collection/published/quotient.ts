import type { Constraint } from "../../../catalogue/model.ts";
import { formatNumber, NBSP } from "../../platform/index.ts";
import { type Cells, inUnitOf } from "./cell.ts";
import { judgeChange } from "./change.ts";
import type { PrintedDefect } from "./defect.ts";
import { holds, ratioInterval, widen } from "./interval.ts";
import { named, when } from "./wording.ts";

type Ratio = Extract<Constraint, { kind: "ratio" }>;
type Change = Extract<Constraint, { kind: "change" }>;

/** C-30 for shares and means, C-25 when both terms do not cover the same years. */
export function checkRatio(rule: Ratio, cells: Cells): PrintedDefect[] {
	const numerator = cells.find(rule.numerator)[0];
	const denominator = cells.find(rule.denominator)[0];
	const printed = rule.printed === undefined ? undefined : cells.find(rule.printed)[0];
	if (!numerator || !denominator || numerator.value === null || !denominator.value) return [];
	// A denominator that its own rounding may bring to zero allows any quotient.
	if (Math.abs(denominator.value) <= denominator.step / 2) return [];
	if (numerator.period !== denominator.period)
		return [
			{
				rule: "C-25",
				level: "warning",
				group: `ratio:${numerator.id}:${denominator.id}`,
				cell: numerator,
				column: "periode",
				what: `${named(numerator)} et ${named(denominator)} ne couvrent pas les mêmes années`,
				printed: `${when(numerator.period)} / ${when(denominator.period)}`,
				recomputed: "aucun rapport ne peut être calculé",
			},
		];
	if (!printed || printed.value === null) return [];
	const value = (numerator.value / denominator.value) * rule.per;
	const own = printed.step === 0 ? 1 : printed.step;
	const bounds = widen(
		ratioInterval(numerator.value, denominator.value, [numerator.step, denominator.step], rule.per),
		own,
	);
	if (holds(bounds, printed.value)) return [];
	const guess = printed.printed.approximate || /\bestim/i.test(printed.label);
	const show = (v: number) => formatNumber(v, { decimals: 2 });
	const unit = rule.per === 100 ? `${NBSP}%` : "";
	return [
		{
			rule: "C-30",
			level: guess ? "warning" : "error",
			group: `ratio:${printed.id}`,
			cell: printed,
			column: "imprime",
			what: `${named(printed)} ne correspond pas au rapport des deux chiffres imprimés`,
			printed: printed.text,
			recomputed:
				`${inUnitOf(numerator, numerator.value)} / ${inUnitOf(denominator, denominator.value)} = ${show(value)}${unit}` +
				` (intervalle admissible : de ${show(bounds.low)}${unit} à${NBSP}${show(bounds.high)}${unit})`,
			value,
		},
	];
}

/** C-30 to C-32 for a change printed as a figure of its own. */
export function checkChange(rule: Change, cells: Cells): PrintedDefect[] {
	const [from, to, printed] = [rule.from, rule.to, rule.printed].map((ref) => cells.find(ref)[0]);
	if (!from || !to || !printed || from.value === null || to.value === null) return [];
	const verdict = judgeChange(from.value, to.value, Math.max(from.step, to.step), printed.text, false);
	if (!verdict) return [];
	return [
		{
			rule: verdict.rule,
			level: verdict.level,
			group: `change:${printed.id}`,
			cell: printed,
			column: "imprime",
			what: `${named(printed)} : ${verdict.why}`,
			printed: printed.text,
			recomputed: verdict.recomputed,
		},
	];
}

import { inUnitOf, type PrintedCell } from "./cell.ts";
import type { PrintedDefect } from "./defect.ts";
import { exact } from "./printed-number.ts";
import { named } from "./wording.ts";

/** What is left when the digit is put back, in share of the digit itself: the roundings of a table are less. */
const slack = 1 / 1000;
/** Beyond, two years of one figure are not alike. */
const alike = 2;

/**
 * C-20: parts that miss their total by a whole digit ahead of one of them, « 124,7 » for « 1 124,7 ». It is told of the only part whose
 * other periods say the same; its value is what the total leaves. `otherPeriods`: values of the same figure at other dates.
 */
export function lostDigit(
	whole: PrintedCell,
	parts: readonly PrintedCell[],
	otherPeriods: (part: PrintedCell) => readonly number[],
): PrintedDefect | undefined {
	const total = whole.value;
	const values = parts.flatMap(({ value }) => value ?? []);
	if (total === null || values.length < parts.length) return undefined;
	const gap = exact(total - values.reduce((sum, value) => sum + value, 0));
	const found = parts.flatMap((part) => {
		const value = part.value ?? 0;
		const unit = 10 ** String(Math.trunc(Math.abs(value))).length;
		const digit = Math.round(gap / unit);
		const rest = exact(gap - digit * unit);
		const whole = exact(value + gap);
		const near = (one: number, other: number) => one < other * alike && other < one * alike;
		const told = otherPeriods(part).some((other) => near(whole, other) && !near(value, other));
		return digit >= 1 && digit <= 9 && Math.abs(rest) <= gap * slack && told
			? [{ part, whole, put: exact(value + digit * unit) }]
			: [];
	});
	const [one, ...more] = found;
	if (!one || more.length > 0) return undefined;
	const { part, put } = one;
	return {
		rule: "C-20",
		level: "error",
		// The same error as that of the sum, told where it is.
		group: `sum:${whole.id}@${whole.level}:${whole.period}`,
		cell: part,
		column: "imprime",
		what: `${named(part)} a sans doute perdu son premier chiffre : ${inUnitOf(part, put)} irait avec les autres années et, à peu près, avec le total`,
		printed: part.text,
		recomputed: `${inUnitOf(part, one.whole)} par différence avec ${named(whole)}`,
		value: one.whole,
	};
}

import { formatQuantity, NBSP, round } from "../../platform/index.ts";
import type { PrintedLevel } from "./defect.ts";
import { changeInterval, differenceInterval, holds, type Interval, widen } from "./interval.ts";
import { parsePrinted } from "./printed-number.ts";

export interface ChangeVerdict {
	readonly rule: "C-30" | "C-31" | "C-32";
	readonly level: PrintedLevel;
	readonly why: string;
	readonly recomputed: string;
}

/**
 * C-30, C-31, C-32: the printed change `text` from `from` to `to`, both rounded to `step`. `rate` figures change in points.
 * Null when the printed change is one that the two values allow.
 */
export function judgeChange(
	from: number,
	to: number,
	step: number,
	text: string,
	rate: boolean,
): ChangeVerdict | null {
	if (Math.abs(from) <= step / 2) return null;
	const percent = (to / from - 1) * 100;
	const own = parsePrinted(text);
	const recomputed = rate
		? `${changeText(from, to, step, rate)}, soit ${signed(percent)}`
		: `${signed(percent)}${range(widen(changeInterval(from, to, step), own.value === null ? 0.01 : own.step))}`;
	const verdict = (
		rule: ChangeVerdict["rule"],
		why: string,
		level: PrintedLevel = "error",
	): ChangeVerdict => ({
		rule,
		level,
		why,
		recomputed,
	});
	if (own.value === null)
		return own.flags.includes("empty-value")
			? verdict("C-30", "la case de l'évolution ne porte aucun nombre", "warning")
			: null;
	const e = own.value;
	const relative = changeInterval(from, to, step);
	const fits = (value: number, interval: Interval, ownStep = own.step) =>
		holds(widen(interval, ownStep), value);
	if (rate) {
		const difference = differenceInterval(from, to, step);
		const flipped = e !== 0 && fits(-e, difference) && !fits(e, difference);
		if (fits(e, difference) || flipped) {
			if (own.unit !== "%") return flipped ? verdict("C-32", "le signe est inversé") : null;
			if (fits(e, relative)) return null;
			const sign = flipped ? " et le signe est perdu" : "";
			return verdict("C-31", `une différence entre deux taux est en points, pas en %${sign}`);
		}
		if (own.unit === "point" && fits(e, relative))
			return verdict("C-31", "l'évolution relative, en %, est imprimée en points");
		if (own.unit !== "point" && fits(e, relative)) return null;
	} else {
		if (fits(e, relative))
			return own.unit === "point" ? verdict("C-31", "l'évolution d'un nombre est en %, pas en points") : null;
		if (fits(-e, relative)) return verdict("C-32", "le signe est inversé");
		if (fits(e * 100, relative, own.step * 100))
			return verdict("C-31", "le rapport est imprimé avec le signe % sans être multiplié par 100");
		if (fits(e / 100, relative, own.step / 100))
			return verdict("C-31", "l'évolution est imprimée cent fois trop grande");
		const cut = Math.trunc(percent / own.step) * own.step;
		if (Math.abs(cut - e) < own.step / 1e6)
			return verdict("C-30", "l'évolution est tronquée au lieu d'être arrondie", "notice");
	}
	return verdict("C-30", "l'évolution ne correspond pas aux deux valeurs imprimées");
}

/** The change from `from` to `to`, as a document should print it: in points between two rates, else in %. */
export function changeText(from: number, to: number, step: number, rate: boolean): string {
	return rate ? points(to - from, step) : signed((to / from - 1) * 100);
}

function signed(percent: number): string {
	return formatQuantity(percent, "%", { decimals: 2, signed: true });
}

function points(difference: number, step: number): string {
	const decimals = step > 0 && step < 1 ? Math.round(-Math.log10(step)) : 0;
	return formatQuantity(round(difference, decimals), "pt", { decimals, signed: true });
}

function range({ low, high }: Interval): string {
	return ` (intervalle admissible : de ${signed(low)} à${NBSP}${signed(high)})`;
}

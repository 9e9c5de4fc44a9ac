/**
 * What may not be added, and why: decided from the registry and the request alone, before any row is read. Every refusal is
 * coded and says what to ask instead (methods §0.3, §1.1, §1.3, §1.4).
 */
import { breakBetween } from "../../catalogue/breaks.ts";
import type { Adding, CodeRef, Indicator } from "../../catalogue/model.ts";
import { holds, levels } from "../../catalogue/nomenclatures/index.ts";
import { DefError } from "../platform/index.ts";
import type { FigureRequest } from "./model.ts";
import { chosenOf, foldOf } from "./request.ts";

const between: Readonly<Record<string, string>> = {
	territory: "entre territoires",
	about: "entre métiers ou formations",
	period: "entre périodes",
};
const STOCK = "un stock se compte à une date, et ses membres y sont encore à la suivante";

/** Throws the refusal of the first axis that does not add up. Does nothing for a request that adds nothing. */
export function refuseSums(indicator: Indicator, base: Indicator, request: FigureRequest): void {
	const fold = foldOf(request);
	for (const axis of fold.categories)
		if (indicator.additive.categories[axis] === undefined)
			throw new DefError("axe-inconnu", { indicator: indicator.label, axis });
	for (const axis of request.together ?? []) refuseAxis(indicator, axis);
	if (fold.about) refuseAbouts(request);
	for (const axis of fold.categories) refuseTotals(base, request, axis);
	if (fold.period) refusePeriods(indicator, request);
}

/** `territory` asked on its own: the perimeter that happens to be one published place needs no sum. */
export function refuseAxis(indicator: Indicator, axis: string): void {
	const { additive } = indicator;
	const adding: Adding | undefined =
		axis === "territory" || axis === "about" || axis === "period"
			? additive[axis]
			: additive.categories[axis];
	if (adding === "yes" || adding === "recomputed" || adding === undefined) return;
	const why = adding === "stock" ? STOCK : adding.no;
	const rate = indicator.denominator !== undefined && indicator.formula.kind !== "sum";
	throw new DefError(rate ? "moyenne-de-rapports" : "somme-non-additive", {
		indicator: indicator.label,
		axis: between[axis] ?? `entre modalités (${axis})`,
		why,
	});
}

/** Codes of one scheme and one level; a code and its parent never together. */
function refuseAbouts({ about }: FigureRequest): void {
	if (!about || !("codes" in about)) return;
	const [first, ...others] = about.codes;
	if (!first) return;
	for (const other of others) {
		if (levels[other.level].scheme !== levels[first.level].scheme)
			throw new DefError("schemas-melanges", { first: named(first), second: named(other) });
		if (other.level !== first.level) {
			const [wide, narrow] =
				levels[first.level].depth < levels[other.level].depth ? [first, other] : [other, first];
			if (holds(wide, narrow))
				throw new DefError("double-compte", {
					first: named(wide),
					second: named(narrow),
					why: "se recouvrent : le premier contient le second",
				});
			throw new DefError("schemas-melanges", { first: named(first), second: named(other) });
		}
	}
	const twice = about.codes.find(({ code }, at) => about.codes.findIndex((c) => c.code === code) !== at);
	if (twice)
		throw new DefError("double-compte", {
			first: named(twice),
			second: named(twice),
			why: "sont le même code",
		});
}

const named = ({ level, code }: CodeRef): string => `${levels[level].label} ${code}`.trim();

/** « Ensemble » with what it holds. */
function refuseTotals(base: Indicator, request: FigureRequest, axis: string): void {
	const chosen = chosenOf(base, request)[axis];
	const whole = chosen?.find((value) => base.totals?.[axis]?.includes(value));
	const part = chosen?.find((value) => value !== whole);
	if (whole !== undefined && part !== undefined)
		throw new DefError("double-compte", {
			first: `« ${whole} »`,
			second: `« ${part} »`,
			why: "se recouvrent : le premier est le total de l'axe",
		});
}

/** A year and its quarters, two sides of a break: what they count is not the same. */
function refusePeriods(indicator: Indicator, { periods }: FigureRequest): void {
	if (!Array.isArray(periods)) return;
	const sorted = periods.toSorted();
	for (const [at, period] of sorted.entries()) {
		const before = sorted[at - 1];
		if (before === undefined) continue;
		if (shape(before) !== shape(period))
			throw new DefError("double-compte", {
				first: before,
				second: period,
				why: "ne sont pas de même durée",
			});
		const broken = indicator.sources
			.map((id) => breakBetween(id, before, period))
			.find((b) => b !== undefined);
		if (broken)
			throw new DefError("univers-melanges", { first: before, second: `${period} (${broken.reason})` });
	}
}

const shape = (period: string): string => period.replace(/\d/g, "0");

/**
 * Two indicators as one: the same measure of one cube, one universe and one unit, that differ by one category whose members
 * add up. Gives the axis and its members. Throws `univers-melanges` or `double-compte`.
 */
export function mergedAxis(
	indicator: Indicator,
	other: Indicator,
): { readonly axis: string; readonly values: readonly string[] } {
	const first = `« ${indicator.label} » (${indicator.universe})`;
	const second = `« ${other.label} » (${other.universe})`;
	const [a, b] = [indicator.formula, other.formula];
	if (
		indicator.universe !== other.universe ||
		indicator.unit !== other.unit ||
		indicator.cube !== other.cube ||
		a.kind !== "sum" ||
		b.kind !== "sum" ||
		a.measure !== b.measure
	)
		throw new DefError("univers-melanges", { first, second });
	const axes = Object.keys(indicator.additive.categories).filter(
		(axis) => indicator.where?.[axis] !== other.where?.[axis],
	);
	const [axis] = axes;
	const values =
		axis === undefined ? [] : [indicator.where?.[axis], other.where?.[axis]].flatMap((v) => v ?? []);
	if (axis === undefined || axes.length > 1 || values.length < 2)
		throw new DefError("double-compte", { first, second, why: "ont des lignes en commun" });
	refuseAxis(indicator, axis);
	const total = values.find((value) => indicator.totals?.[axis]?.includes(value));
	if (total !== undefined)
		throw new DefError("double-compte", {
			first,
			second,
			why: `se recouvrent : « ${total} » est le total de l'axe`,
		});
	return { axis, values };
}

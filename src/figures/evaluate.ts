/**
 * From the measures of a cube cell to a publishable figure. Pure: no store, no clock. Every refusal carries its reason
 * (methods §0.2–0.5, §1.3, §1.6, §2.5, §3, §5.1).
 */
import type { CellStatus, Formula, Indicator, InnerStatus } from "../../catalogue/model.ts";
import { reason } from "./reasons.ts";
import {
	type Bounds,
	isNarrow,
	middle,
	SHARE_TOLERANCE,
	SUM_TOLERANCE,
	shareBounds,
} from "./statistics/censored.ts";
import { percentChange, pointChange } from "./statistics/change.ts";
import { isPublishable, locationQuotient } from "./statistics/location-quotient.ts";
import { wilson } from "./statistics/wilson.ts";

/** One measure of one cell, summed over the rows of the file that fall in it. */
export interface MeasureCell {
	readonly measure: string;
	/** Sum of the known values; the value itself for a published measure. */
	readonly known: number;
	readonly rows: number;
	readonly knownRows: number;
	/** Rows hidden by the producer (`CENS`). */
	readonly censored: number;
	/** Rows without a value for any other reason. */
	readonly missing: number;
	/** Bounds of the sum, hidden rows included. Present when `censored` > 0. */
	readonly low?: number;
	readonly high?: number;
	/** Common status of the rows when none is known. */
	readonly status?: InnerStatus;
	/** `P`, `E` or `R` borne by a known row; `CV` or `CR` when the cell comes from codes that were split. */
	readonly flag?: InnerStatus;
}

/** Terms summed row by row where all are known. For a weighted mean `num` is Σ measure·weight. */
export interface RatioCell {
	readonly num: number;
	readonly den: number;
	/** Sum of every known denominator. */
	readonly denAll: number;
}

export interface EvaluationInput {
	/** Measures of the cell by id. A measure that has no row may be left out. */
	readonly measures: Readonly<Record<string, MeasureCell>>;
	/** `ratio`, `weighted-mean`. */
	readonly ratio?: RatioCell;
	/** `evolution`: the base indicator at the two periods, and the known break of series that stands between them. */
	readonly change?: { readonly now: Evaluation; readonly base: Evaluation; readonly broken?: string };
	/** `location-quotient`: the four counts. */
	readonly location?: {
		readonly local: MeasureCell;
		readonly localTotal: MeasureCell;
		readonly reference: MeasureCell;
		readonly referenceTotal: MeasureCell;
	};
	/** `share`: the same measure over all categories of the breakdown. */
	readonly siblings?: MeasureCell;
}

/** `value` is null exactly when the status is `s`, `nd`, `ns` or `so`. Never rounded. */
export interface Evaluation {
	readonly value: number | null;
	readonly status: CellStatus;
	readonly reason?: string;
	readonly low?: number;
	readonly high?: number;
	readonly coverage?: number;
	/** Interval of confidence at 95 %, in the unit of the indicator. Only where there is a value. */
	readonly margin?: Bounds;
}

/** Share of the denominator under which a pairwise rate is marked as estimated (methods §0.3). */
const FULL_COVERAGE = 0.8;
/** Share of rows that must be known for a total to be published in spite of blanks. */
const KNOWN_ROWS = 1 - SUM_TOLERANCE;
/** Base under which a change is published with a warning (methods §0.4). */
const FRAGILE_BASE = 20;

export function evaluate(indicator: Indicator, input: EvaluationInput): Evaluation {
	const { formula } = indicator;
	switch (formula.kind) {
		case "sum":
			return underThreshold(indicator, sum(indicator, input.measures[formula.measure]));
		case "published":
			return published(indicator, formula, input);
		case "ratio":
		case "weighted-mean":
			return ratio(indicator, formula, input);
		case "mean":
			return mean(formula, input);
		case "share":
			return share(indicator, input.measures[formula.measure], input.siblings);
		case "evolution":
			return evolution(formula, input);
		case "location-quotient":
			return specificity(indicator, input);
	}
}

const blank = (status: CellStatus, why: string, bounds?: Bounds): Evaluation => ({
	value: null,
	status,
	reason: why,
	// Bounds that touch would be the hidden value itself.
	...(bounds && bounds.low < bounds.high ? { low: bounds.low, high: bounds.high } : {}),
});

/** Why a measure of which no row is known has no value. */
function absent(indicator: Indicator | undefined, cell: MeasureCell | undefined): Evaluation {
	if (!cell || cell.rows === 0) return blank("nd", reason("noRow"));
	if (cell.censored > 0 || cell.status === "CENS") return blank("s", reason("hidden"));
	if (cell.status === "SP") return blank("s", reason("secret"));
	if (cell.status === "NS") return blank("ns", reason("notSignificant"));
	if (cell.status === "NAT") return blank("so", reason("meaningless"));
	if (indicator?.classes && cell.rows === 1) return blank("ns", reason("noClass"));
	return blank("nd", reason("blank"));
}

/** An ordinary value, with the producer's own flag when it has one. */
function plain(value: number, ...cells: readonly (MeasureCell | undefined)[]): Evaluation {
	const flags = new Set(cells.map((cell) => cell?.flag));
	if (flags.has("CR")) return { value, status: "e", reason: reason("mostlyConverted") };
	if (flags.has("CV")) return { value, status: "e", reason: reason("converted") };
	if (flags.has("E")) return { value, status: "e", reason: reason("estimated") };
	if (flags.has("P")) return { value, status: "p", reason: reason("provisional") };
	if (flags.has("R")) return { value, status: "r", reason: reason("revised") };
	return { value, status: "ok" };
}

function sum(indicator: Indicator, cell: MeasureCell | undefined): Evaluation {
	if (!cell || cell.knownRows === 0) return absent(indicator, cell);
	if (cell.missing > 0 && (cell.censored > 0 || cell.knownRows / cell.rows < KNOWN_ROWS))
		return blank("nd", reason("tooManyBlanks", cell.knownRows, cell.rows));
	if (cell.censored > 0) {
		if (cell.low === undefined || cell.high === undefined)
			return blank("s", reason("hiddenParts", undefined, indicator));
		const bounds = { low: cell.low, high: cell.high };
		if (!isNarrow(bounds, SUM_TOLERANCE)) return blank("s", reason("hiddenParts", bounds, indicator), bounds);
		return {
			value: middle(bounds),
			status: "e",
			reason: reason("hiddenEstimate", bounds, indicator),
			...bounds,
		};
	}
	if (cell.missing > 0)
		return {
			value: cell.known,
			status: "e",
			reason: reason("someBlanks", cell.knownRows, cell.rows),
			coverage: cell.knownRows / cell.rows,
		};
	return plain(cell.known, cell);
}

function underThreshold(indicator: Indicator, result: Evaluation): Evaluation {
	const threshold = indicator.thresholds.minDenominator;
	if (threshold === undefined || result.value === null || result.value >= threshold) return result;
	return blank("ns", reason("belowThreshold", threshold));
}

function published(
	indicator: Indicator,
	formula: Extract<Formula, { kind: "published" }>,
	{ measures }: EvaluationInput,
): Evaluation {
	const cell = measures[formula.measure];
	// A rate exists only as printed: several rows in the cell mean that the producer gives none at this level.
	if (cell && cell.rows > 1) return blank("nd", reason("notPublishedHere"));
	if (!cell || cell.knownRows === 0) return absent(indicator, cell);
	const witness = formula.imputedWhenNull === undefined ? undefined : measures[formula.imputedWhenNull];
	if (witness?.status === "SP") return absent(indicator, witness);
	if (formula.imputedWhenNull !== undefined && (witness?.knownRows ?? 0) === 0)
		return { value: cell.known, status: "e", reason: reason("imputed") };
	return plain(cell.known, cell);
}

function ratio(
	indicator: Indicator,
	formula: Extract<Formula, { kind: "ratio" | "weighted-mean" }>,
	{ measures, ratio: pair }: EvaluationInput,
): Evaluation {
	const scale = formula.kind === "ratio" ? formula.scale : 1;
	const numIds = formula.kind === "ratio" ? formula.num : [formula.measure];
	const numCells = numIds.map((id) => measures[id]);
	const denCell = measures[formula.kind === "ratio" ? formula.den : formula.weight];
	const cells = [...numCells, denCell];

	const secret = cells.find((cell) => cell?.status === "SP");
	if (secret) return absent(undefined, secret);
	if (!pair || pair.den === 0) {
		const unknown = cells.find((cell) => !cell || cell.knownRows === 0);
		if (cells.some((cell) => !cell) || unknown) return absent(undefined, unknown);
		if (denCell?.known === 0) return blank("so", reason("zeroDenominator"));
		// Every term is known somewhere, but never on the same row.
		return cells.some((cell) => cell && cell.censored > 0)
			? blank("s", reason("hiddenParts", undefined, indicator))
			: blank("nd", reason("blank"));
	}
	const threshold = indicator.thresholds.minDenominator;
	if (threshold !== undefined && pair.den < threshold)
		return blank("ns", reason("belowThreshold", threshold));

	const coverage = pair.denAll > 0 ? pair.den / pair.denAll : 1;
	if (formula.kind === "ratio" && cells.some((cell) => cell && cell.censored > 0)) {
		// Small numerators are the hidden ones: the rows where both terms are known are not a fair sample, and their rate
		// falls outside what the whole can be (BMO 2024, Normandie: 68.4 %, while the whole lies in 60.5–64.9 % and the
		// producer prints 61 %). The interval decides, as for a sum.
		const bounds = cells.some((cell) => cell && cell.missing > 0)
			? null
			: shareBounds(totalBounds(numCells), totalBounds([denCell]), scale);
		if (!bounds) return blank("s", reason("hiddenParts", undefined, indicator));
		if (!isNarrow(bounds, SHARE_TOLERANCE))
			return blank("s", reason("hiddenParts", bounds, indicator), bounds);
		return {
			value: middle(bounds),
			status: "e",
			reason: reason("hiddenEstimate", bounds, indicator),
			...bounds,
			coverage,
		};
	}
	const mean = (scale * pair.num) / pair.den;
	const give = formula.kind === "weighted-mean" ? formula.give : undefined;
	const value = give === "rest" ? 100 - mean : give === "mass" ? pair.num / 100 : mean;
	const told = { ...marginOf(indicator, pair, scale), ...(coverage < 1 ? { coverage } : {}) };
	if (coverage < FULL_COVERAGE)
		return { value, status: "e", reason: reason("partialCoverage", coverage), ...told };
	return { ...plain(value, ...cells), ...told };
}

/** Uncertainty of a small group (methods §0.6): nothing for a rate that is not a share of people. */
function marginOf(indicator: Indicator, pair: RatioCell, scale: number): Pick<Evaluation, "margin"> {
	const interval = indicator.precision === "wilson" ? wilson(pair.num, pair.den) : null;
	return interval ? { margin: { low: scale * interval.low, high: scale * interval.high } } : {};
}

function totalBounds(cells: readonly (MeasureCell | undefined)[]): Bounds {
	return {
		low: cells.reduce((total, cell) => total + (cell?.low ?? cell?.known ?? 0), 0),
		high: cells.reduce((total, cell) => total + (cell?.high ?? cell?.known ?? 0), 0),
	};
}

/** Plain mean of rates that the producer prints for the same cell. */
function mean(formula: Extract<Formula, { kind: "mean" }>, { measures }: EvaluationInput): Evaluation {
	const cells = formula.measures.map((id) => measures[id]);
	const several = cells.find((cell) => cell && cell.rows > 1);
	if (several) return blank("nd", reason("notPublishedHere"));
	const values: number[] = [];
	for (const cell of cells) {
		if (!cell || cell.knownRows === 0) return absent(undefined, cell);
		values.push(cell.known);
	}
	return plain(values.reduce((total, value) => total + value, 0) / values.length, ...cells);
}

/** Part of one category among its siblings: null as soon as one of them is hidden or blank (methods §1.3). */
function share(
	indicator: Indicator,
	own: MeasureCell | undefined,
	siblings: MeasureCell | undefined,
): Evaluation {
	if (!own || own.knownRows === 0) return absent(indicator, own);
	if (!siblings) return blank("nd", reason("noRow"));
	if (siblings.status === "SP") return blank("s", reason("secretSibling"));
	if (siblings.censored > 0) return blank("s", reason("hiddenSibling"));
	if (siblings.missing > 0 || own.missing > 0) return blank("nd", reason("blankSibling"));
	if (siblings.known === 0) return blank("so", reason("zeroDenominator"));
	const threshold = indicator.thresholds.minDenominator;
	if (threshold !== undefined && siblings.known < threshold)
		return blank("ns", reason("belowThreshold", threshold));
	return plain((100 * own.known) / siblings.known, own, siblings);
}

function evolution(
	formula: Extract<Formula, { kind: "evolution" }>,
	{ change }: EvaluationInput,
): Evaluation {
	if (!change) return blank("nd", reason("noRow"));
	const { now, base } = change;
	if (now.value === null) return blank(now.status, now.reason ?? reason("blank"));
	if (base.value === null) return blank(base.status, reason("noStart", base.reason));
	// Annex C, C-28: the two sides of a break do not count the same thing.
	if (change.broken !== undefined) return blank("nd", reason("broken", change.broken));
	const value =
		formula.unit === "pt" ? pointChange(base.value, now.value) : percentChange(base.value, now.value);
	if (value === null) return blank("so", reason("zeroBase"));
	const weaker =
		[now, base].find((side) => side.status === "e") ?? [now, base].find((s) => s.status !== "ok");
	const warning =
		formula.unit === "%" && Math.abs(base.value) < FRAGILE_BASE
			? reason("fragile", base.value)
			: weaker?.reason;
	return { value, status: weaker?.status ?? "ok", ...(warning === undefined ? {} : { reason: warning }) };
}

function specificity(indicator: Indicator, { location }: EvaluationInput): Evaluation {
	if (!location) return blank("nd", reason("noRow"));
	const cells = [location.local, location.localTotal, location.reference, location.referenceTotal];
	const counts: number[] = [];
	let estimated: Evaluation | undefined;
	for (const cell of cells) {
		const count = sum(indicator, cell);
		if (count.value === null) return blank(count.status, count.reason ?? reason("blank"));
		if (count.status !== "ok") estimated ??= count;
		counts.push(count.value);
	}
	const [local = 0, localTotal = 0, reference = 0, referenceTotal = 0] = counts;
	const result = locationQuotient({ local, localTotal, reference, referenceTotal });
	if (!result) return blank("so", reason("zeroDenominator"));
	const { minCount = 0 } = indicator.thresholds;
	if (!isPublishable(local, result.z, minCount)) return blank("ns", reason("notSpecific", minCount));
	return {
		value: result.quotient,
		status: estimated?.status ?? "ok",
		...(estimated?.reason === undefined ? {} : { reason: estimated.reason }),
	};
}

import type { Indicator } from "../../catalogue/model.ts";
import { statuses } from "../exports/index.ts";
import type { FigureCell } from "../figures/model.ts";
import { foldText, formatNumber, formatQuantity, NBSP, round, unitFor } from "../platform/french.ts";
import { upperFirst } from "./words.ts";

/** A change is always printed with its sign. */
export function isChange(indicator: Indicator): boolean {
	return indicator.formula.kind === "evolution";
}

/** Number alone, at the indicator's decimals: units belong in headers. */
export function amountText(indicator: Indicator, value: number): string {
	return formatNumber(value, { decimals: indicator.decimals, signed: isChange(indicator) });
}

/** Number with its unit, for sentences and cards. */
export function amountWithUnit(indicator: Indicator, value: number): string {
	return formatQuantity(value, indicator.unit, { decimals: indicator.decimals, signed: isChange(indicator) });
}

/** Unit that agrees with a value printed before it: « habitants », « point », « % ». */
export function unitText(indicator: Indicator, value: number): string {
	return unitFor(round(value, indicator.decimals), indicator.unit === "pt" ? "points" : indicator.unit);
}

/** Value for a title that already names the thing: « Projets : 636 », but « Taux de chômage : 6,8 % ». */
export function titleAmount(indicator: Indicator, value: number): string {
	const word = classWord(indicator, value);
	if (word) return word.toLowerCase();
	return namesItsUnit(indicator) ? amountText(indicator, value) : amountWithUnit(indicator, value);
}

/** « , en projets », « , en points »: what follows the name of an indicator in a subtitle. */
export function inUnit(indicator: Indicator): string {
	if (indicator.unit === "" || indicator.classes) return "";
	return `, en ${indicator.unit === "pt" ? "points" : indicator.unit}`;
}

/** Short label with its unit, unless it says it already: « Part difficile (%) », « Offres d'emploi ». */
export function columnHeader(indicator: Indicator): string {
	if (indicator.unit === "" || indicator.classes || namesItsUnit(indicator)) return indicator.short;
	return `${indicator.short} (${indicator.unit === "pt" ? "points" : indicator.unit})`;
}

function namesItsUnit(indicator: Indicator): boolean {
	const [noun = ""] = foldText(indicator.unit).split(" ", 1);
	return noun.length > 3 && foldText(indicator.short).includes(noun);
}

/** Word of a class of a 1–5 scale, « Forte »; undefined when the indicator has no classes. */
export function classWord(indicator: Indicator, value: number): string | undefined {
	const word = indicator.classes?.[Math.round(value) - 1];
	return word === undefined ? undefined : upperFirst(word);
}

/** Text of a cell for places without markup: chart labels, titles of shapes. Never the value of a hidden cell. */
export function cellText(indicator: Indicator, cell: FigureCell | undefined): string {
	if (!cell) return statuses.nd.name;
	if (cell.value === null) return cell.status === "ok" ? statuses.nd.name : statuses[cell.status].name;
	const word = classWord(indicator, cell.value);
	const amount = word
		? `${word} (${amountText(indicator, cell.value)} sur 5)`
		: amountWithUnit(indicator, cell.value);
	return cell.status === "ok" ? amount : `${amount} (${statuses[cell.status].name})`;
}

/** « entre 166 et 169 », when part of a sum is hidden by the producer. */
export function intervalText(indicator: Indicator, cell: FigureCell): string | undefined {
	if (cell.low === undefined || cell.high === undefined || cell.low === cell.high) return undefined;
	return `entre${NBSP}${amountText(indicator, cell.low)} et${NBSP}${amountText(indicator, cell.high)}`;
}

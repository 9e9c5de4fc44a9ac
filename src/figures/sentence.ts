/**
 * « En une phrase »: level, gap to a reference, rank, change, caution. Written only from values that are shown: a hidden,
 * missing or non-significant figure has no sentence, and takes no part in the sentence of another.
 */
import type { Indicator } from "../../catalogue/model.ts";
import { formatNumber, formatQuantity, ordinal, periodPhrase, round, typeset } from "../platform/french.ts";
import { gapTo, isRate, shareOf } from "./gap.ts";
import type { FigureCell } from "./model.ts";

export interface Rank {
	/** 1 = highest value. */
	readonly position: number;
	readonly total: number;
	/** Plural noun of what is ranked: « zones d'emploi ». */
	readonly among: string;
	readonly tied?: boolean;
}

export interface SentenceContext {
	readonly indicator: Indicator;
	readonly cell: FigureCell;
	/** Same indicator on the territory to compare with. */
	readonly reference?: FigureCell;
	readonly rank?: Rank;
	/** Evolution indicator of the same figure. */
	readonly change?: { readonly indicator: Indicator; readonly cell: FigureCell };
}

/** Gap of a rate, in points, under which two values are said to be close; not of its change. */
const CLOSE_POINTS = 0.5;

/** Undefined when there is nothing that may be said. */
export function readingSentence(context: SentenceContext): string | undefined {
	const { indicator, cell } = context;
	if (cell.value === null) return undefined;
	const subject = indicator.subject ?? `l'indicateur « ${indicator.label} »`;
	const first = `${upperFirst(periodPhrase(cell.period))}, ${subject} est ${levelOf(indicator, cell.value)} (${whereOf(cell, indicator)})${comparison(context)}.`;
	const parts = [first, rankOf(context.rank), changeOf(context.change), cell.reason];
	return typeset(parts.filter((part) => part !== undefined && part !== "").join(" "));
}

function levelOf(indicator: Indicator, value: number): string {
	const name = indicator.classes?.[value - 1];
	if (indicator.classes && name !== undefined)
		return `« ${name.toLowerCase()} », soit ${formatNumber(value)} sur ${indicator.classes.length}`;
	// « Le nombre de projets est de 1 538 »: the subject has already named the unit.
	if (indicator.unit.length > 2 && indicator.subject?.includes(indicator.unit))
		return `de ${formatNumber(value, { decimals: indicator.decimals })}`;
	return `de ${formatQuantity(value, indicator.unit, { decimals: indicator.decimals, signed: indicator.formula.kind === "evolution" })}`;
}

function whereOf(cell: FigureCell, indicator: Indicator): string {
	const fixed = indicator.where ?? {};
	const categories = Object.entries(cell.categories)
		.filter(([id]) => !(id in fixed))
		.map(([, value]) => value);
	return [cell.about?.label, ...categories, cell.territory.label].filter((part) => part).join(", ");
}

function comparison({ indicator, cell, reference }: SentenceContext): string {
	if (!reference || reference.value === null || cell.value === null) return "";
	if (reference.period !== cell.period) return "";
	const other = reference.value;
	const place = reference.territory.label;
	const evolves = indicator.formula.kind === "evolution";
	const style = { decimals: indicator.decimals };
	if (indicator.classes) {
		const name = indicator.classes[other - 1];
		return name === undefined ? "" : `, contre « ${name.toLowerCase()} » pour la référence (${place})`;
	}
	const share = shareOf(indicator, cell, reference);
	if (share !== undefined)
		return `, soit ${formatQuantity(share, "%", { decimals: 1 })} de l'ensemble (${place})`;
	const gap = gapTo(indicator, cell, reference);
	if (!gap) return "";
	const shown = formatQuantity(other, indicator.unit, { ...style, signed: evolves });
	// Half a point is little between two rates, and may be the whole of a change.
	const close = isRate(indicator) && !evolves && Math.abs(gap.value) < CLOSE_POINTS;
	if (gap.value === 0 || close) return `, proche de la référence (${place} : ${shown})`;
	const size = formatQuantity(Math.abs(gap.value), gap.unit, style);
	return `, soit ${size} de ${gap.value > 0 ? "plus" : "moins"} que la référence (${place} : ${shown})`;
}

function rankOf(rank: Rank | undefined): string | undefined {
	if (!rank || rank.total < 2) return undefined;
	const { position, total, among } = rank;
	const fromEnd = total - position + 1;
	// Counted from the nearer end: « la plus basse » reads better than « la 21ᵉ plus élevée sur 21 ».
	const low = fromEnd < position;
	const place = low ? fromEnd : position;
	const name = place === 1 ? "la valeur" : `la ${ordinal(place, "f")} valeur`;
	const tie = rank.tied ? " (à égalité)" : "";
	return `C'est ${name} la plus ${low ? "basse" : "élevée"} sur ${formatNumber(total)} ${among}${tie}.`;
}

function changeOf(change: SentenceContext["change"]): string | undefined {
	if (!change || change.cell.value === null || change.indicator.formula.kind !== "evolution")
		return undefined;
	const { indicator, cell } = change;
	if (indicator.formula.kind !== "evolution" || cell.value === null) return undefined;
	const { years, unit } = indicator.formula;
	const span = years === 1 ? "un an" : `${formatNumber(years)} ans`;
	const size = round(cell.value, indicator.decimals);
	const caution = cell.reason === undefined ? "" : ` ${cell.reason}`;
	if (size === 0) return `Stable sur ${span}.${caution}`;
	const amount = formatQuantity(Math.abs(size), unit, { decimals: indicator.decimals });
	return `En ${size > 0 ? "hausse" : "baisse"} de ${amount} sur ${span}.${caution}`;
}

function upperFirst(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

import type { Range } from "./range.ts";
import { FEW_PROJECTS, coverage as scale, wordOn } from "./scales.ts";

/** Supply against need, with what the two uncertainties leave of it (methods §6.2 and §6.3). */
export interface Coverage {
	readonly supply: number;
	/** Need of a year: bounds, equal when it is known. */
	readonly need: { readonly low: number; readonly high: number };
	readonly ratio: number;
	/** Need less supply. */
	readonly gap: number;
	/** 90 %, widened by the bounds of the need. */
	readonly interval: { readonly low: number; readonly high: number };
	/** Probability that the supply is under the need. */
	readonly below: number;
	/** Reading band, and whether the interval leaves it on one side of 1. */
	readonly band: string;
	readonly sure: boolean;
}

/** Relative uncertainties by default: survey of needs at one year, supply before its allocation. */
export const NEED_CV = 0.15;
/** Under this number of young people, what is known of the supply is too little to be set against a need: InserJeunes' own threshold. */
const FEW_LEAVERS = 20;
export const SUPPLY_CV = 0.1;
const Z90 = 1.645;

export function coverageOf(
	supply: number,
	need: { readonly low: number; readonly high: number },
	cv: { readonly supply: number; readonly need: number },
): Coverage | undefined {
	const middle = (need.low + need.high) / 2;
	if (!(middle > 0)) return undefined;
	const sd = Math.hypot(cv.supply, cv.need);
	const ratio = supply / middle;
	const spread = Math.exp(Z90 * sd);
	const interval = {
		low: supply / need.high / spread,
		high: need.low > 0 ? (supply / need.low) * spread : Number.POSITIVE_INFINITY,
	};
	return {
		supply,
		need,
		ratio,
		gap: middle - supply,
		interval,
		below: supply > 0 ? normal(-Math.log(ratio) / sd) : 1,
		band: wordOn(scale, ratio) ?? "",
		sure: interval.high < 1 || interval.low > 1,
	};
}

/** Why the ratio of a need is not printed, or the ratio. */
export function coverageFor(
	supply: Range,
	need: Range,
	cv: { readonly supply: number; readonly need: number },
): Coverage | { readonly reason: string } {
	if ("reason" in need) return need;
	if ("reason" in supply) return supply;
	if (need.high <= 0) return { reason: "Besoin de remplacement nul." };
	if (need.low < FEW_PROJECTS)
		return {
			reason:
				need.high < FEW_PROJECTS
					? `Moins de ${FEW_PROJECTS} projets non saisonniers en région : un rapport ne voudrait rien dire.`
					: `Le besoin non saisonnier peut être inférieur à ${FEW_PROJECTS} projets : un rapport ne voudrait rien dire.`,
		};
	if (supply.low < FEW_LEAVERS)
		return {
			reason: `Moins de ${FEW_LEAVERS} sortants connus des lycées et de l’apprentissage : ce métier se prépare sans doute ailleurs, et l’offre n’est pas mesurée.`,
		};
	return coverageOf(supply.low, need, cv) ?? { reason: "Besoin de remplacement nul." };
}

/** Distribution function of the normal law (Abramowitz and Stegun 7.1.26, error under 2·10⁻⁷). */
export function normal(x: number): number {
	const t = 1 / (1 + (0.3275911 * Math.abs(x)) / Math.SQRT2);
	const tail =
		((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) *
		t *
		Math.exp((-x * x) / 2);
	return x < 0 ? tail / 2 : 1 - tail / 2;
}

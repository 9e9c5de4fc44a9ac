import type { LevelId } from "../model.ts";

/** Crosswalks that no file gives and that follow from two others: weights multiply (methods §10). */
export const chains: readonly { readonly from: LevelId; readonly through: LevelId; readonly to: LevelId }[] =
	[{ from: "fap2021-228", through: "fap2009-225", to: "rome3" }];

/**
 * Crosswalks read backwards: an official table leads `to` to `from`, and counts come coded in `from`. A code that has several
 * heirs is shared out by their sizes when a source gives them (`masses`), else in equal shares; either way it is an estimate.
 */
export const reversals: readonly { readonly from: LevelId; readonly to: LevelId }[] = [
	{ from: "rome3", to: "fap2009-225" },
];

import type { LevelId } from "../model.ts";

/** Crosswalks that no file gives and that follow from two others: weights multiply (methods §10). */
export const chains: readonly { readonly from: LevelId; readonly through: LevelId; readonly to: LevelId }[] =
	[{ from: "fap2021-228", through: "fap2009-225", to: "rome3" }];

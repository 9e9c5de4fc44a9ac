import type { TerritoryRef } from "../figures/model.ts";

/** The country, beside which most figures are read. */
export const france: TerritoryRef = { type: "france", code: "FR" };

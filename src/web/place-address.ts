import type { Figures, TerritoryCard } from "../figures/model.ts";
import { splitCode } from "./address.ts";

/** Signs of the codes that begin with a zero in some regions. */
const lengths: Readonly<Record<string, number>> = {
	region: 2,
	departement: 2,
	commune: 5,
	"zone-emploi": 4,
	"partie-zone": 4,
	bassin: 4,
	arrondissement: 3,
};

/** A sheet drops the first zeros of a code, a hand its capitals: « 1 » is the département 01, « 2a » is 2A. */
export function fullCode(type: string, code: string): string {
	return code.toUpperCase().padStart(lengths[type] ?? 0, "0");
}

/** The territory of `{code}-{slug}`, as it is written or as it was meant. */
export function placeAt(figures: Figures, type: string, segment: string): TerritoryCard | undefined {
	return (
		splitCode(segment, (code) => figures.territory(type, code)) ??
		splitCode(segment, (code) => figures.territory(type, fullCode(type, code))) ??
		// The page of a commune that merged is that of the one that holds it today.
		(type === "commune" ? splitCode(segment, (code) => figures.merged(fullCode(type, code))) : undefined)
	);
}

import type { TerritoryType } from "../../catalogue/model.ts";
import type { TerritoryRef } from "../figures/model.ts";

/** Letters of each zoning in an address that holds several places: `ze2804,d14,r28,fr`. Frozen: links are kept for years. */
const letters: Readonly<Record<TerritoryType, string>> = {
	france: "fr",
	region: "r",
	departement: "d",
	"zone-emploi": "ze",
	"partie-zone": "pz",
	bassin: "b",
	arrondissement: "a",
	epci: "e",
	"comite-local": "cl",
	commune: "c",
};

/** Longest letters first: `cl` before `c`. */
const known = (Object.entries(letters) as readonly (readonly [TerritoryType, string])[]).toSorted(
	([, a], [, b]) => b.length - a.length,
);

export function shortPlace({ type, code }: TerritoryRef): string {
	return type === "france" ? letters.france : `${letters[type]}${code}`;
}

/** Undefined when no zoning has these letters; whether the code exists is another question. */
export function readShortPlace(text: string): TerritoryRef | undefined {
	const found = known.find(([, head]) => text.startsWith(head));
	if (!found) return undefined;
	const [type, head] = found;
	const code = text.slice(head.length);
	if (type === "france") return code === "" ? { type, code: "FR" } : undefined;
	return /^[0-9A-Z]+$/.test(code) ? { type, code } : undefined;
}

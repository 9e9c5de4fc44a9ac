import type { Region } from "../../catalogue/model.ts";
import type { TerritoryRef } from "../figures/model.ts";
import { regionNames } from "./declared.ts";

/** « la Normandie »: articles cannot be computed, they come from the table of names. */
export function theNameOf(region: Pick<Region, "code" | "name">): string {
	return regionNames.find((entry) => entry.code === region.code)?.theName ?? region.name;
}

/** Name of the region beside one of its places: overseas it has the name of its only département. */
export function regionBeside(regionLabel: string, place: { readonly label: string }): string {
	return regionLabel === place.label ? `${regionLabel} (région)` : regionLabel;
}

/** « en Normandie ». */
export function inNameOf(region: Pick<Region, "code" | "name">): string {
	return regionNames.find((entry) => entry.code === region.code)?.inName ?? `en ${region.name}`;
}

/** « de Normandie », of any region: the site's own as it is declared. */
export function ofRegion(region: Pick<Region, "code" | "ofName">, code: string): string {
	return code === region.code
		? region.ofName
		: (regionNames.find((entry) => entry.code === code)?.ofName ?? `(région ${code})`);
}

/** A place as a sentence names it, « la Bretagne », « la France », « Caen »: only regions and the country take an article. */
export function thePlace({ type, code, label }: TerritoryRef & { readonly label: string }): string {
	if (type === "france") return "la France";
	return type === "region" ? theNameOf({ code, name: label }) : label;
}

/** « de Bretagne », « de Caen ». */
export function ofPlace({ type, code, label }: TerritoryRef & { readonly label: string }): string {
	const region = type === "region" ? regionNames.find((entry) => entry.code === code) : undefined;
	return region?.ofName ?? (type === "france" ? "de la France" : ofName(label));
}

/** « de Flers », « du Havre », « des Andelys », « d'Évreux ». */
export function ofName(label: string): string {
	if (label.startsWith("Le ")) return `du ${label.slice(3)}`;
	if (label.startsWith("Les ")) return `des ${label.slice(4)}`;
	return /^[aeiouyàâäéèêëîïôöùûüœ]/i.test(label) ? `d’${label}` : `de ${label}`;
}

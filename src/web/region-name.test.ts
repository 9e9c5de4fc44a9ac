import { expect, it } from "vitest";
import { regionNames } from "./declared.ts";
import { ofPlace, regionBeside, thePlace } from "./region-name.ts";

const region = (code: string) => ({
	type: "region" as const,
	code,
	label: regionNames.find((one) => one.code === code)?.name ?? "",
});

it("names a region with its article, another place without", () => {
	expect(["53", "32", "52", "24", "04", "06", "11"].map((code) => thePlace(region(code)))).toEqual([
		"la Bretagne",
		"les Hauts-de-France",
		"les Pays de la Loire",
		"le Centre-Val de Loire",
		"La Réunion",
		"Mayotte",
		"l'Île-de-France",
	]);
	expect(thePlace({ type: "france", code: "FR", label: "France" })).toBe("la France");
	expect(thePlace({ type: "bassin", code: "2804", label: "Le Tréport" })).toBe("Le Tréport");
});

it("puts « de » before any place as French wants it", () => {
	expect(["44", "76", "04"].map((code) => ofPlace(region(code)))).toEqual([
		"du Grand Est",
		"d'Occitanie",
		"de La Réunion",
	]);
	expect(ofPlace({ type: "france", code: "FR", label: "France" })).toBe("de la France");
	expect(ofPlace({ type: "zone-emploi", code: "2808", label: "Le Havre" })).toBe("du Havre");
});

it("tells a région from its only département", () => {
	expect(regionBeside("Guadeloupe", { label: "Guadeloupe" })).toBe("Guadeloupe (région)");
	expect(regionBeside("Bretagne", { label: "Finistère" })).toBe("Bretagne");
});

import { expect, test } from "vitest";
import type { TerritoryType } from "../../catalogue/model.ts";
import type { Figures, TerritoryCard } from "../figures/model.ts";
import { bricks, readPlaces } from "./typed-places.ts";

const place = (type: TerritoryType, code: string, label: string, region = "28"): TerritoryCard => ({
	type,
	code,
	label,
	vintage: "COG 2025",
	path: `/territoires/${type}/${code}`,
	regions: [region],
	communes: 1,
});
const places = [
	place("commune", "01004", "Ambérieu-en-Bugey", "84"),
	place("commune", "14118", "Caen"),
	place("commune", "14431", "Mézidon Vallée d'Auge"),
	place("commune", "61169", "Flers"),
	place("commune", "62337", "Flers", "32"),
	place("commune", "61006", "Argentan"),
	place("departement", "14", "Calvados"),
	place("epci", "200065597", "CU Caen la Mer"),
	place("zone-emploi", "2804", "Caen"),
	place("zone-emploi", "2810", "Flers"),
];
const territory: Figures["territory"] = (type, code) =>
	places.find((card) => card.type === type && card.code === code);
const figures = {
	territory,
	territories: (type: TerritoryType, region?: string) =>
		places.filter((card) => card.type === type && (region === undefined || card.regions.includes(region))),
	merged: (code: string) => (code === "14031" ? territory("commune", "14431") : undefined),
	search: (query: string): ReturnType<Figures["search"]> => ({
		query,
		exact: 0,
		placed: [],
		hits:
			query === "14000"
				? [
						{
							kind: "territoire",
							label: "Caen",
							kindLabel: "",
							code: "14118",
							path: "/territoires/commune/14118",
						},
					]
				: [],
	}),
};
const read = (text: string, type?: TerritoryType): ReturnType<typeof readPlaces> =>
	readPlaces(figures, text, { type, region: "28", usual: bricks });
const written = (text: string, type?: TerritoryType): readonly string[] =>
	read(text, type).places.map((ref) => `${ref.type}:${ref.code}`);

test("a code is read between quotes, beside its name, without its first zero, after blanks", () => {
	expect(written('"14118"\n« 61006 »\r\n 14118 Caen \n1004\t200065597 ; departement:14')).toEqual([
		"commune:14118",
		"commune:61006",
		"commune:14118",
		"commune:01004",
		"epci:200065597",
		"departement:14",
	]);
	expect(written("61006 - Argentan")).toEqual(["commune:61006"]);
	expect(written("14 118\n200 065 597\n14 61006")).toEqual([
		"commune:14118",
		"epci:200065597",
		"departement:14",
		"commune:61006",
	]);
});

test("a commune that merged keeps its code: the page tells which one holds it", () => {
	expect(written("14031")).toEqual(["commune:14031"]);
});

test("names of a list are of the first zoning that has them all, near before far", () => {
	expect(written("flers, ARGENTAN")).toEqual(["commune:61169", "commune:61006"]);
	expect(written("Flers, Caen", "zone-emploi")).toEqual(["zone-emploi:2810", "zone-emploi:2804"]);
	// One mistake does not make the others doubtful; once it is mended by its code, they are read as before.
	expect(written("Flers\nArgentann")).toEqual(["commune:61169"]);
	expect(written("Flers\ncommune:61006")).toEqual(["commune:61169", "commune:61006"]);
	// A code among them is never guessed to be of that zoning.
	expect(read("Caen\n2804").unread).toEqual([]);
});

test("what is not read is proposed, as it would have to be written", () => {
	const { places: found, pieces, unread } = read("14118\n14000\nzzz 9");
	expect(found).toHaveLength(1);
	expect(pieces).toEqual(["14118", "14000", "zzz 9"]);
	expect(unread).toEqual([
		{ text: "14000", suggestions: [{ write: "commune:14118", label: "Caen (commune)" }] },
		{ text: "zzz 9", suggestions: [] },
	]);
});

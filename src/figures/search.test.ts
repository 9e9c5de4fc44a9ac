import { expect, test } from "vitest";
import { createSearch, type Findable } from "./search.ts";

const entry = (
	label: string,
	code: string,
	boost: number,
	kind: Findable["kind"] = "territoire",
	also = "",
): Findable => ({
	kind,
	label,
	kindLabel: kind,
	code,
	path: `/${code}`,
	boost,
	also,
});

const search = createSearch([
	entry("Caen", "2804", 1.8),
	entry("Caen", "14118", 1),
	entry("Évreux", "27229", 1),
	entry("L'Aigle", "2810", 1.8),
	entry("Le Havre", "2808", 1.8),
	entry("Aides-soignants", "V0X60", 1.6, "metier", "J1501"),
	entry("Boulangers, pâtissiers", "S0X40", 1.6, "metier"),
	entry("Soudeurs", "D1X41", 1.6, "metier"),
	entry("Infirmiers", "V1X80", 1.6, "metier"),
]);
const first = (query: string): string | undefined => search(query).hits[0]?.code;

test("un code exact vient en tête, celui d'une nomenclature voisine y mène aussi", () => {
	expect(first("V0X60")).toBe("V0X60");
	expect(first("v0x60")).toBe("V0X60");
	expect(first("J1501")).toBe("V0X60");
	expect(first("2804")).toBe("2804");
});

test("accents, casse, pluriels et apostrophes ne comptent pas", () => {
	expect(first("evreux")).toBe("27229");
	expect(first("ÉVREUX")).toBe("27229");
	expect(first("l’aigle")).toBe("2810");
	expect(first("aide soignant")).toBe("V0X60");
	expect(first("infirmière")).toBe("V1X80");
	expect(first("patissier")).toBe("S0X40");
});

test("une faute de frappe trouve encore et propose le bon mot", () => {
	expect(first("soudeurr")).toBe("D1X41");
	expect(search("soudeurr").suggestion).toBe("soudeurs");
	expect(first("boulnager")).toBe("S0X40");
});

test("la zone la plus large vient avant la commune de même nom", () => {
	expect(search("caen").hits.map((h) => h.code)).toEqual(["2804", "14118"]);
});

test("rien de connu ne renvoie rien, sans erreur", () => {
	expect(search("zzzzqqq").hits).toEqual([]);
	expect(search("   ").hits).toEqual([]);
	expect(search("'\"<script>").hits).toEqual([]);
});

import { expect, test } from "vitest";
import { codeShape } from "./code-shapes.ts";
import { createSearch } from "./search.ts";
import type { Findable } from "./search-model.ts";

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

const words = createSearch(
	[
		{
			...entry("PIC", "pic", 1.2, "terme"),
			names: ["plan d'investissement dans les compétences", "point information conseil"],
		},
		{ ...entry("Zone d'emploi", "zone-d-emploi", 1.2, "terme"), names: ["ZE"] },
		entry("Pictographes", "X1", 1.6, "metier"),
		entry("Chefs de bureau", "X2", 1, "metier"),
		entry("Esthéticiens", "X3", 1, "metier"),
		entry("Pâtissiers", "X4", 1, "metier"),
		entry("Secrétaires médicaux", "X5", 1, "metier"),
		entry("Boulangerie et boulangerie-pâtisserie", "10.71C", 0.6, "secteur"),
		entry("Personnel de cuisine", "G1602", 1, "metier"),
		{ ...entry("Personnel de cuisine", "G1602", 1, "metier"), path: "/rome4-G1602" },
	],
	(code) =>
		code === "38430" || code === "RNCP38430" ? [entry("CAP cuisine", "RNCP38430", 1, "formation")] : [],
);

test("un même code de plusieurs nomenclatures les donne toutes, quelle que soit la façon de l'écrire", () => {
	expect(words("g1602")).toMatchObject({ exact: 2, hits: [{ path: "/G1602" }, { path: "/rome4-G1602" }] });
	for (const typed of ["10.71C", "1071c", "10 71 C"])
		expect(words(typed).hits[0]?.code, typed).toBe("10.71C");
	for (const typed of ["RNCP38430", "rncp 38430", "38430"])
		expect(words(typed), typed).toMatchObject({ exact: 1, hits: [{ code: "RNCP38430" }] });
});

test("un nom entier, ou l'un de ses autres noms, vient avant ce qui ne fait que lui ressembler", () => {
	expect(words("pic").hits[0]?.code).toBe("pic");
	expect(words("Point information conseil").hits[0]?.code).toBe("pic");
	expect(words("zone d’emploi").hits[0]?.code).toBe("zone-d-emploi");
	expect(words("ze").suggestion).toBeUndefined();
});

test("un métier vient avant la formation de même nom, à l'un ou l'autre genre", () => {
	const find = createSearch([
		entry("Secrétaire médical", "46X", 1.4, "formation"),
		{
			...entry("Secrétaire médical / Secrétaire médicale", "M1609", 1, "metier"),
			names: ["Secrétaire médical", "Secrétaire médicale"],
		},
	]);
	expect(find("secrétaire médicale").hits.map(({ code }) => code)).toEqual(["M1609", "46X"]);
});

test("pluriels en -eaux et féminins trouvent comme le singulier", () => {
	expect(words("bureaux").hits[0]?.code).toBe("X2");
	expect(words("esthéticienne").hits[0]?.code).toBe("X3");
	expect(words("secrétaire médicale").hits[0]?.code).toBe("X5");
});

test("le mot proposé est écrit comme dans le nom, avec ses accents", () => {
	expect(words("patisiers").suggestion).toBe("pâtissiers");
});

test("un code que rien ne porte est reconnu à sa forme", () => {
	expect(codeShape("0016")?.name).toContain("IDCC");
	expect(codeShape("130 025 265 00013")?.name).toContain("SIRET");
	expect(codeShape("Z9999")).toBeUndefined();
	expect(codeShape("G9999")?.path).toBe("/metiers");
	expect(codeShape("soudeur")).toBeUndefined();
});

test("la nomenclature écrite devant un code dit de quoi il s'agit", () => {
	const find = createSearch([
		entry("Transports routiers", "0016", 1, "branche"),
		entry("Répartition pharmaceutique", "1621", 1, "branche"),
		entry("Rncp0016", "RNCP0016", 1, "formation"),
		entry("Activités hospitalières", "86.10Z", 1, "secteur"),
		entry("Personnel de cuisine", "G1602", 1, "metier"),
		entry("Corse-du-Sud", "2A", 1.9),
	]);
	expect(find("IDCC 0016").hits[0]?.code).toBe("0016");
	expect(find("NAF 86.10Z").hits[0]?.code).toBe("86.10Z");
	expect(find("code ape 8610z").hits[0]?.code).toBe("86.10Z");
	expect(find("ROME G1602").hits[0]?.code).toBe("G1602");
	expect(find("département 2A").hits[0]?.code).toBe("2A");
	expect(find("2a").hits[0]?.code).toBe("2A");
});

const inPlace =
	(label: string, path: string) => (place: { readonly label: string; readonly path: string }) => ({
		kind: "metier" as const,
		label: `${label}, ${place.label}`,
		kindLabel: "",
		code: "",
		path: `${path}${place.path}`,
	});
const people = createSearch(
	[
		entry("L'Aigle", "2812", 1.8),
		entry("L'Aigle", "61214", 1),
		{ ...entry("Cherbourg en Cotentin", "2807", 1.8), path: "/2807" },
		entry("Aide-soignant", "511", 0.7, "formation"),
		entry("Coulées", "S2", 1, "competence"),
		{
			...entry("Aides-soignants", "V0X60", 1.6, "metier"),
			within: inPlace("Aides-soignants", "/metiers/V0X60"),
		},
		entry("Taux de chômage localisé", "taux-chomage", 1.5, "indicateur"),
		entry("Chauffagistes", "B1", 1.6, "metier"),
		entry("Métallurgie", "223", 1, "formation"),
		entry("Métallurgie de la Manche", "0828", 1, "branche"),
		{ ...entry("Comparer des territoires", "/comparer", 1.7, "page"), names: ["comparateur", "comparer"] },
		entry("Comparateurs de couleurs", "S1", 0.7, "competence"),
	],
	(code) => (code === "14000" ? [entry("Caen", "14118", 1)] : []),
);

test("un métier suivi ou précédé d'un lieu mène au métier dans ce lieu", () => {
	for (const typed of ["aide soignant l'aigle", "aides-soignants à L’Aigle", "l'aigle aide soignant"])
		expect(
			people(typed).placed.map(({ path }) => path),
			typed,
		).toEqual(["/metiers/V0X60/2812", "/metiers/V0X60/61214"]);
	expect(people("l'aigle").placed).toEqual([]);
	expect(people("aide soignant nulle-part").placed).toEqual([]);
});

test("un lieu au milieu d'une question, ou nommé par une part de son nom, est reconnu", () => {
	const placed = (typed: string): readonly string[] => people(typed).placed.map(({ path }) => path);
	expect(placed("aide-soignant à L’Aigle, 12 places ?")).toEqual([
		"/metiers/V0X60/2812",
		"/metiers/V0X60/61214",
	]);
	expect(placed("soignant cherbourg")).toEqual(["/metiers/V0X60/2807"]);
	expect(placed("aides-soignants en 2023 à L’Aigle")).toHaveLength(2);
});

test("un nom entier compte quels que soient son nombre et son genre, le chiffre avant la formation de même nom", () => {
	expect(people("AIDE-SOIGNANTE").hits.map(({ code }) => code)).toEqual(["V0X60", "511"]);
});

test("ce qui est écrit comme on l'a tapé suffit : rien d'approchant ne s'y mêle", () => {
	expect(people("couleur").hits.map(({ code }) => code)).toEqual(["S1"]);
	expect(people("couleus").hits.map(({ code }) => code)).toContain("S1");
});

test("« St » est Saint, et le découpage dit devant un nom choisit entre ceux qui le portent", () => {
	const places = createSearch([
		{ ...entry("Saint-Lô", "2816", 1.8), kindLabel: "Zone d'emploi" },
		{ ...entry("Saint-Lô", "504", 1.3), kindLabel: "Arrondissement" },
		entry("Responsables de département", "M1", 1.6, "metier"),
		{ ...entry("Orne", "61", 1.9), kindLabel: "Département" },
	]);
	expect(places("St Lo").hits.map(({ code }) => code)).toEqual(["2816", "504"]);
	expect(places("arrondissement de st-lô").hits[0]?.code).toBe("504");
	expect(places("département de l’Orne")).toMatchObject({ hits: [{ code: "61" }], placed: [] });
});

test("une espace oubliée, un mot écrit comme il s'entend", () => {
	expect(people("aidesoignant")).toMatchObject({
		suggestion: "aide soignant",
		hits: [{ code: "V0X60" }, { code: "511" }],
	});
	expect(people("chaumage").suggestion).toBe("chômage");
	expect(people("chaumage").hits[0]?.code).toBe("taux-chomage");
});

test("un code au milieu d'autres mots mène à ce qui le porte, ou est dit inconnu", () => {
	expect(people("metallurgie 0828")).toMatchObject({ exact: 1, hits: [{ code: "0828" }] });
	const unknown = people("metallurgie 3248");
	expect(unknown.unknownCode).toBe("3248");
	expect(unknown.hits.map(({ code }) => code)).toEqual(["223", "0828"]);
	expect(people("taux de chômage 2023")).toMatchObject({ hits: [{ code: "taux-chomage" }] });
	expect(people("taux de chômage 2023").unknownCode).toBeUndefined();
	expect(people("14000").hits[0]?.label).toBe("Caen");
});

test("une page du site, appelée par son nom, vient en tête", () => {
	expect(people("comparateur").hits[0]?.code).toBe("/comparer");
	expect(people("comparer").hits[0]?.code).toBe("/comparer");
});

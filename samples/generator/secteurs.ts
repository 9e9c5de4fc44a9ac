import { type Cell, csv } from "./csv.ts";
import type { SampleFile } from "./file.ts";
import { everyone, portraits, thousands } from "./portraits.ts";
import { randomOf } from "./random.ts";

/** Levels A38 of the NAF rév. 2. */
const sectors = {
	AZ: "Agriculture, sylviculture et pêche",
	CA: "Fabrication de denrées alimentaires, de boissons et de produits à base de tabac",
	CB: "Fabrication de textiles, industries de l'habillement, industrie du cuir et de la chaussure",
	CC: "Travail du bois, industries du papier et imprimerie",
	CE: "Industrie chimique",
	CG: "Fabrication de produits en caoutchouc et en plastique",
	CH: "Métallurgie et fabrication de produits métalliques",
	CI: "Fabrication de produits informatiques, électroniques et optiques",
	CJ: "Fabrication d'équipements électriques",
	CK: "Fabrication de machines et équipements n.c.a.",
	CL: "Fabrication de matériels de transport",
	CM: "Autres industries manufacturières ; réparation et installation de machines et d'équipements",
	FZ: "Construction",
	GZ: "Commerce ; réparation d'automobiles et de motocycles",
	HZ: "Transports et entreposage",
	IZ: "Hébergement et restauration",
	JA: "Edition, audiovisuel et diffusion",
	JC: "Activités informatiques et services d'information",
	KZ: "Activités financières et d'assurance",
	MA: "Activités juridiques, comptables, de gestion, d'architecture, d'ingénierie, etc.",
	MB: "Recherche-développement scientifique",
	NZ: "Activités de services administratifs et de soutien",
	OZ: "Administration publique",
	PZ: "Enseignement",
	QA: "Activités pour la santé humaine",
	QB: "Hébergement médico-social et social et action sociale sans hébergement",
	RZ: "Arts, spectacles et activités récréatives",
	SZ: "Autres activités de services",
	TZ: "Activités des ménages en tant qu'employeurs ou en tant que producteurs pour usage propre",
} as const;

type Sector = keyof typeof sectors;

/** The three sectors where the occupations of a domain mostly work. */
const usual: Readonly<Record<string, readonly [Sector, Sector, Sector]>> = {
	A: ["AZ", "NZ", "GZ"],
	B: ["FZ", "MA", "OZ"],
	C: ["CI", "CJ", "MA"],
	D: ["CH", "CL", "CK"],
	E: ["CA", "CE", "CG"],
	F: ["CB", "CC", "GZ"],
	G: ["CM", "GZ", "HZ"],
	H: ["MA", "CL", "CE"],
	J: ["HZ", "GZ", "NZ"],
	K: ["CM", "CC", "SZ"],
	L: ["OZ", "MA", "KZ"],
	M: ["JC", "MA", "KZ"],
	N: ["MB", "MA", "PZ"],
	P: ["OZ", "MA", "QB"],
	Q: ["KZ", "MA", "GZ"],
	R: ["GZ", "CA", "MA"],
	S: ["IZ", "CA", "GZ"],
	T: ["TZ", "NZ", "QB"],
	U: ["RZ", "JA", "MA"],
	V: ["QA", "QB", "GZ"],
	W: ["PZ", "QB", "SZ"],
	X: ["SZ", "OZ", "RZ"],
	Y: ["GZ", "OZ", "QB"],
	Z: ["GZ", "NZ", "OZ"],
};

/** First employing sectors of each occupation, and « AU » for all the others. */
export function employingSectors(): SampleFile {
	const random = randomOf("secteurs");
	const rows: Cell[][] = [];
	for (const portrait of [...portraits, everyone("ENS")]) {
		const list = (usual[portrait.domain] ?? ["GZ", "OZ", "QB"]).slice(
			0,
			portrait.level === "domain" ? 3 : random.whole(1, 3),
		);
		const counts = list.map((_, i) =>
			Math.round(portrait.persons * random.between(0.2, 0.42) * (1 - i * 0.28)),
		);
		const others = portrait.persons - counts.reduce((a, b) => a + b, 0);
		const add = (code: string, label: string, count: number): void => {
			rows.push([
				portrait.code,
				code,
				label,
				thousands(count),
				portrait.persons === 0 ? null : (100 * count) / portrait.persons,
				portrait.label,
				portrait.domain,
				portrait.domainLabel,
				portrait.family,
				portrait.familyLabel,
			]);
		};
		for (const [i, code] of list.entries()) add(code, sectors[code], counts[i] ?? 0);
		add("AU", "Autres secteurs", others);
	}
	return {
		name: "secteurs_employeurs_3niv.csv",
		bytes: csv(
			[
				"Fap",
				"Secteur",
				"Label_secteur",
				"Milliers",
				"Pourcentage",
				"libelle",
				"code_domaine",
				"libelle_domaine",
				"code_fap_agregee",
				"libelle_fap_agregee",
			],
			rows,
			{ encoding: "windows-1252", delimiter: ",", missing: "NA", quoteTexts: true },
		),
	};
}

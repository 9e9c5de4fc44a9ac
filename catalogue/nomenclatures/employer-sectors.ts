import { sectionOf } from "./sections.ts";

/**
 * Sectors of employers as the Portraits statistiques des métiers name them (levels A17 and A38 of the aggregated NAF), by section
 * of the NAF rév. 2. A section that they do not name has none.
 */
const bySection: Readonly<Record<string, readonly string[]>> = {
	A: ["Agriculture, sylviculture et pêche"],
	B: ["Industries extractives"],
	C: [
		"Fabrication de denrées alimentaires, de boissons et de produits à base de tabac",
		"Fabrication de textiles, industries de l'habillement, industrie du cuir et de la chaussure",
		"Travail du bois, industries du papier et imprimerie",
		"Industrie chimique",
		"Industrie pharmaceutique",
		"Fabrication de produits en caoutchouc et en plastique",
		"Métallurgie et fabrication de produits métalliques",
		"Fabrication de produits informatiques, électroniques et optiques",
		"Fabrication d'équipements électriques",
		"Fabrication de machines et équipements n.c.a.",
		"Fabrication de matériels de transport",
		"Autres industries manufacturières ; réparation et installation de machines et d'équipements",
	],
	D: ["Production et distribution d'électricité, de gaz, de vapeur et d'air conditionné"],
	E: ["Production et distribution d'eau ; assainissement, gestion des déchets et dépollution"],
	F: ["Construction"],
	G: ["Commerce ; réparation d'automobiles et de motocycles"],
	H: ["Transports et entreposage"],
	I: ["Hébergement et restauration"],
	J: [
		"Edition, audiovisuel et diffusion",
		"Télécommunications",
		"Activités informatiques et services d'information",
	],
	K: ["Activités financières et d'assurance"],
	L: ["Activités immobilières"],
	M: [
		"Activités juridiques, comptables, de gestion, d'architecture, d'ingénierie, etc.",
		"Recherche-développement scientifique",
		"Autres activités spécialisées, scientifiques et techniques",
	],
	N: ["Activités de services administratifs et de soutien"],
	O: ["Administration publique"],
	P: ["Enseignement"],
	Q: [
		"Activités pour la santé humaine",
		"Hébergement médico-social et social et action sociale sans hébergement",
	],
	R: ["Arts, spectacles et activités récréatives"],
	S: ["Autres activités de services"],
	T: ["Activités des ménages en tant qu'employeurs ou en tant que producteurs pour usage propre"],
};

export function employerSectorsOf(section: string): readonly string[] {
	return bySection[section] ?? [];
}

/** Divisions of the NAF, first and last, of each sector of a section that has several, in the order of the section. Source: NAF A38. */
const divisions: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
	C: [
		[10, 12],
		[13, 15],
		[16, 18],
		[20, 20],
		[21, 21],
		[22, 23],
		[24, 25],
		[26, 26],
		[27, 27],
		[28, 28],
		[29, 30],
		[31, 33],
	],
	J: [
		[58, 60],
		[61, 61],
		[62, 63],
	],
	M: [
		[69, 71],
		[72, 72],
		[73, 75],
	],
	Q: [
		[86, 86],
		[87, 88],
	],
};

/** The sectors of some activities (`18.12Z`), each once: no wider than the Portraits statistiques name them. */
export function employerSectorsOfActivities(activities: readonly string[]): readonly string[] {
	return [
		...new Set(
			activities.flatMap((activity) => {
				const section = sectionOf(activity) ?? "";
				const all = employerSectorsOf(section);
				const division = Number(activity.slice(0, 2));
				const at = divisions[section]?.findIndex(([first, last]) => first <= division && division <= last);
				return at === undefined ? all : all.slice(at, at < 0 ? 0 : at + 1);
			}),
		),
	];
}

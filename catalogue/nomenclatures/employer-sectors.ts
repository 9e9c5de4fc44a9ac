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

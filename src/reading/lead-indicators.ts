/**
 * Indicators that may stand in « L'essentiel », best first. A territory shows the first six that it has a value for: the
 * unemployment rate exists by zone d'emploi, recruitment by bassin, insertion by region.
 */
export const leadIndicators: readonly string[] = [
	"taux-chomage",
	"demandeurs-emploi",
	"projets-recrutement",
	"part-projets-difficiles",
	"part-projets-saisonniers",
	"offres-pour-100-demandeurs",
	"offres-emploi",
	"taux-emploi-6-mois",
	"taux-devenir-favorable",
	"demandeurs-emploi-abc",
	"tension-moyenne",
	"population",
	"evolution-population",
	"evolution-taux-chomage",
	"evolution-demandeurs-emploi",
];

export const essentialCount = 6;

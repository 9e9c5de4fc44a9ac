/** Two indicators that readers put side by side and find unequal: why both are right. Said once, shown on the page of each. */
export interface Difference {
	readonly between: readonly [string, string];
	readonly why: string;
}

export const differences: readonly Difference[] = [
	{
		between: ["taux-chomage", "demandeurs-emploi"],
		why: "Le premier compte des chômeurs au sens du Bureau international du travail, d’après une enquête : sans emploi, disponibles et en recherche active. Le second compte toutes les inscriptions à France Travail. On peut être l’un sans l’autre.",
	},
	{
		between: ["taux-chomage", "demandeurs-emploi-abc"],
		why: "Le premier est une part de la population active, d’après une enquête. Le second est un nombre d’inscrits ; les catégories B et C ont travaillé dans le mois et ne sont pas au chômage au sens du Bureau international du travail.",
	},
	{
		between: ["taux-chomage", "monographie-taux-chomage"],
		why: "Même notion, deux dates : la monographie garde le taux imprimé en 2020, que l’Insee a pu réviser depuis, comme toute la série.",
	},
	{
		between: ["demandeurs-emploi", "demandeurs-emploi-abc"],
		why: "Le premier compte les inscrits à la fin d’un mois, sans que le fichier dise dans quelles catégories, là où ils résident. Le second est la moyenne d’une année, pour les seules catégories A, B et C, selon le métier recherché.",
	},
	{
		between: ["demandeurs-emploi-a", "demandeurs-emploi-abc"],
		why: "La catégorie A n’a pas travaillé dans le mois ; B et C ont eu une activité réduite. Le second nombre contient le premier.",
	},
	{
		between: ["demandeurs-emploi-abc", "demandeurs-emploi-rome"],
		why: "Mêmes catégories. Le second ne garde que les couples de métier et de bassin assez fournis : sa somme est plus petite. Les métiers y sont des codes ROME, non des familles professionnelles.",
	},
	{
		between: ["demandeurs-emploi-abc", "monographie-demandeurs-abc"],
		why: "Le premier est la moyenne de l’année ; le second, le compte à la fin d’un mois, tel qu’imprimé en 2020.",
	},
	{
		between: ["projets-recrutement", "offres-emploi"],
		why: "Un projet est une intention déclarée par l’employeur avant l’année, avec ou sans offre. Une offre est une annonce en ligne, qui peut porter sur plusieurs postes ; seuls les couples de métier et de bassin assez fournis en ont.",
	},
	{
		between: ["projets-recrutement", "offres-deposees"],
		why: "Un projet est une intention déclarée par l’employeur avant l’année. Une offre déposée est un acte auprès de France Travail, par lequel ne passent pas toutes les embauches.",
	},
	{
		between: ["offres-emploi", "offres-deposees"],
		why: "Le premier est une moyenne d’offres en ligne, collectées aussi chez des partenaires ; le second compte une fois chaque offre déposée dans l’année auprès de France Travail.",
	},
	{
		between: ["tension", "part-projets-difficiles"],
		why: "La tension est mesurée après coup, par rapport à la moyenne de tous les métiers sur 2014-2018. La part de projets difficiles est l’opinion des employeurs avant de recruter. L’une peut monter sans l’autre.",
	},
	{
		between: ["niveau-tension", "niveau-tension-bassin"],
		why: "Même échelle de cinq niveaux. Le premier porte sur une famille professionnelle et une région, en 2019 ; le second, sur un code ROME et un bassin, en 2021.",
	},
	{
		between: ["taux-emploi-6-mois", "part-en-emploi-6-mois"],
		why: "Même numérateur. Le taux rapporte les jeunes en emploi aux seuls sortants ; la part les rapporte à tous les jeunes de dernière année, y compris ceux qui continuent leurs études : elle est toujours plus basse.",
	},
	{
		between: ["taux-emploi-6-mois", "taux-devenir-favorable"],
		why: "Le devenir favorable ajoute la poursuite d’études à l’emploi, sur tous les jeunes de dernière année. Un taux d’emploi modeste peut cacher beaucoup de poursuites.",
	},
	{
		between: ["taux-emploi-6-mois", "cfa-taux-emploi-6-mois"],
		why: "Même mesure. Le premier regroupe les formations d’une région, par la voie scolaire ou l’apprentissage ; le second porte sur les apprentis d’un seul centre.",
	},
	{
		between: ["salaries-cle-naf", "salaries-cle-idcc"],
		why: "La clé NAF prend tous les salariés des activités de la branche, quelle que soit leur convention : elle surestime. La clé IDCC ne prend que les salariés couverts par la convention.",
	},
	{
		between: ["emploi-metier", "salaries-metier"],
		why: "Le second laisse de côté les indépendants et les apprentis.",
	},
	{
		between: ["emploi-metier", "emploi-territoire"],
		why: "Deux sources : une moyenne de trois années d’enquête pour le premier, une année et les seuls métiers suivis par l’indicateur de tension pour le second.",
	},
	{
		between: ["capacite-accueil", "eleves-voie-professionnelle"],
		why: "Le premier compte les places offertes à l’entrée ; le second, les élèves inscrits, toutes années de formation réunies.",
	},
	{
		between: ["contrats-alternance", "monographie-contrats-apprentissage"],
		why: "Le premier ne vient que d’un opérateur de compétences, et compte aussi les contrats de professionnalisation. Le second compte tous les contrats d’apprentissage, tels qu’imprimés en 2020.",
	},
	{
		between: ["taux-sorties-positives", "pacte-sortie-positive"],
		why: "Le premier regarde la situation à la sortie de toute formation ; le second, six mois après, pour le seul programme Qualif, tel qu’imprimé dans son bilan.",
	},
];

/** What this indicator is often confused with, and why the two differ. */
export function differencesOf(id: string): readonly { readonly other: string; readonly why: string }[] {
	return differences.flatMap(({ between: [first, second], why }) =>
		first === id ? [{ other: second, why }] : second === id ? [{ other: first, why }] : [],
	);
}

import { asPublished } from "../additive.ts";
import type { Indicator, Theme } from "../model.ts";

/** Figures printed in published documents, kept as printed: the only source of some facts, and a check of the others. */
interface Printed {
	readonly id: string;
	/** Label of the figure in the file, which is its category. */
	readonly printed: string;
	readonly label: string;
	readonly short: string;
	readonly subject: string;
	readonly theme: Theme;
	readonly definition: string;
	readonly universe: string;
	readonly unit: string;
	readonly decimals?: number;
	readonly polarity?: Indicator["polarity"];
	/** Of a printed share or rate. */
	readonly numerator?: string;
	readonly denominator?: string;
	readonly notes: readonly string[];
}

const asPrinted =
	(cube: "monographie" | "pacte", source: string, document: string, warning: string) =>
	(figure: Printed): Indicator => {
		const { printed, decimals = 0, polarity = "neutral", notes, ...rest } = figure;
		return {
			...rest,
			formulaText: "Chiffre repris tel qu'imprimé dans le document, ramené à l'unité.",
			decimals,
			polarity,
			cube,
			formula: { kind: "published", measure: "valeur" },
			where: { indicateur: printed },
			thresholds: {},
			additive: asPublished("c'est le chiffre d'un document, figé à sa date", ["indicateur"]),
			sources: [source],
			owner: "producteur",
			notes: [...notes, warning],
			method: document,
		};
	};

const monographie = asPrinted(
	"monographie",
	"monographie-2020",
	"Centre Inffo, monographie régionale Normandie, mai 2020.",
	"Chiffre figé d'un document de 2020 : il peut différer d'une série mise à jour depuis. La période régionale et la période nationale ne sont pas toujours les mêmes.",
);

const seekers = (id: string, printed: string, who: string): Indicator =>
	monographie({
		id: `monographie-demandeurs-${id}`,
		printed,
		label: `Demandeurs d'emploi ${who} (monographie 2020)`,
		short: `Demandeurs ${who}`,
		subject: `le nombre de demandeurs d'emploi ${who}`,
		theme: "marche-du-travail",
		definition: `Nombre de demandeurs d'emploi ${who} inscrits en catégories A, B et C à la fin du mois.`,
		universe: "Personnes inscrites à Pôle emploi en catégories A, B, C.",
		unit: "demandeurs d'emploi",
		notes: [
			"Une valeur nationale manifestement erronée dans le document n'est pas reprise : elle est non disponible.",
		],
	});

const jobs = (id: string, printed: string, sector: string, ofSector: string): Indicator =>
	monographie({
		id: `monographie-emplois-${id}`,
		printed,
		label: `Emplois, ${sector} (monographie 2020)`,
		short: `Emplois, ${sector}`,
		subject: `le nombre d'emplois ${ofSector}`,
		theme: "emploi",
		definition: `Nombre d'emplois ${ofSector} à la fin du trimestre.`,
		universe: "Emploi salarié, données corrigées des variations saisonnières.",
		unit: "emplois",
		notes: ["Le document imprime la même valeur régionale pour deux trimestres qui se suivent."],
	});

const pacte = asPrinted(
	"pacte",
	"pacte-2019-2023",
	"Pacte normand d'investissement dans les compétences 2019-2023, bilan.",
	"Chiffre figé du bilan du Pacte 2019-2023.",
);

const share = (id: string, printed: string, who: string): Indicator =>
	pacte({
		id: `pacte-part-${id}`,
		printed,
		label: `Part ${who} dans les entrées en formation`,
		short: `Part ${who}`,
		subject: `la part ${who} dans les entrées en formation`,
		theme: "formation",
		definition: `Part ${who} parmi les entrées dans un dispositif de formation de la Région, de 2019 à 2023.`,
		universe: "Entrées dans un dispositif de formation de la Région Normandie.",
		numerator: `Entrées en formation ${who}`,
		denominator: "Entrées dans un dispositif de formation de la Région",
		unit: "%",
		notes: ["Les publics se recoupent : les parts ne s'additionnent pas."],
	});

export const documents: readonly Indicator[] = [
	monographie({
		id: "monographie-population-active",
		printed: "Population active",
		label: "Population active (monographie 2020)",
		short: "Population active",
		subject: "la population active",
		theme: "population",
		definition: "Nombre de personnes en emploi ou au chômage.",
		universe: "Personnes de 15 ans ou plus, recensement de la population pour la région.",
		unit: "personnes",
		notes: ["La région est mesurée en 2015, la France en 2019 : les deux ne se comparent pas terme à terme."],
	}),
	monographie({
		id: "monographie-population-active-jeunes",
		printed: "Population active, dont 16-25 ans",
		label: "Population active de 16 à 25 ans (monographie 2020)",
		short: "Actifs de 16 à 25 ans",
		subject: "la population active de 16 à 25 ans",
		theme: "population",
		definition: "Nombre de jeunes de 16 à 25 ans en emploi ou au chômage.",
		universe: "Personnes de 16 à 25 ans.",
		unit: "personnes",
		notes: ["La région est mesurée en 2015, la France en 2017."],
	}),
	jobs("tertiaire-marchand", "Emplois, tertiaire marchand", "tertiaire marchand", "du tertiaire marchand"),
	jobs(
		"tertiaire-non-marchand",
		"Emplois, tertiaire non marchand",
		"tertiaire non marchand",
		"du tertiaire non marchand",
	),
	jobs("industrie", "Emplois, industrie", "industrie", "de l'industrie"),
	monographie({
		id: "monographie-taux-chomage",
		printed: "Taux de chômage",
		label: "Taux de chômage (monographie 2020)",
		short: "Taux de chômage imprimé",
		subject: "le taux de chômage imprimé",
		theme: "marche-du-travail",
		definition: "Part des chômeurs dans la population active, telle que l'imprime la monographie régionale.",
		universe: "Population active de 15 ans ou plus.",
		numerator: "Chômeurs",
		denominator: "Population active",
		unit: "%",
		decimals: 1,
		polarity: "down",
		notes: ["L'Insee a révisé depuis ses séries : le taux de 2019 publié aujourd'hui peut différer."],
	}),
	seekers("abc", "Demandeurs d'emploi (catégories A, B et C)", "de tous âges"),
	seekers("moins-25-ans", "Demandeurs d'emploi de moins de 25 ans", "de moins de 25 ans"),
	seekers("25-49-ans", "Demandeurs d'emploi de 25-49 ans", "de 25 à 49 ans"),
	seekers("50-ans-ou-plus", "Demandeurs d'emploi de 50 ans ou plus", "de 50 ans ou plus"),
	monographie({
		id: "monographie-organismes-formation",
		printed: "Nombre d'organismes de formation",
		label: "Organismes de formation (monographie 2020)",
		short: "Organismes de formation",
		subject: "le nombre d'organismes de formation",
		theme: "formation",
		definition: "Nombre d'organismes de formation déclarés ayant une activité.",
		universe: "Organismes ayant rempli un bilan pédagogique et financier.",
		unit: "organismes",
		notes: ["Un organisme est compté dans la région de son siège, pas dans celle où il forme."],
	}),
	monographie({
		id: "monographie-apprentis",
		printed: "Effectif d'apprentis",
		label: "Apprentis (monographie 2020)",
		short: "Apprentis",
		subject: "le nombre d'apprentis",
		theme: "formation",
		definition: "Nombre de jeunes en apprentissage dans l'année scolaire.",
		universe: "Apprentis inscrits dans un centre de formation d'apprentis.",
		unit: "apprentis",
		notes: ["Un effectif d'apprentis n'est pas un nombre de contrats signés dans l'année."],
	}),
	monographie({
		id: "monographie-contrats-apprentissage",
		printed: "Nombre de contrats d'apprentissage",
		label: "Contrats d'apprentissage (monographie 2020)",
		short: "Contrats d'apprentissage",
		subject: "le nombre de contrats d'apprentissage",
		theme: "formation",
		definition: "Nombre de contrats d'apprentissage commencés dans l'année.",
		universe: "Contrats d'apprentissage enregistrés, secteurs privé et public.",
		unit: "contrats",
		notes: ["Un apprenti peut signer plusieurs contrats."],
	}),
	monographie({
		id: "monographie-depense-apprentissage",
		printed: "Dépense pour l'apprentissage",
		label: "Dépense des Régions pour l'apprentissage (monographie 2020)",
		short: "Dépense apprentissage",
		subject: "la dépense pour l'apprentissage",
		theme: "formation",
		definition: "Dépense annuelle de la Région, ou de l'ensemble des Régions, pour l'apprentissage.",
		universe: "Conseils régionaux.",
		unit: "€",
		notes: ["La compétence d'apprentissage a été retirée aux Régions en 2020 : la série s'arrête là."],
	}),
	pacte({
		id: "pacte-entrees-formation",
		printed: "Entrées dans un dispositif de formation de la Région",
		label: "Entrées en formation, 2019-2023",
		short: "Entrées en formation",
		subject: "le nombre d'entrées en formation",
		theme: "formation",
		definition: "Nombre d'entrées dans un dispositif de formation de la Région, de 2019 à 2023.",
		universe: "Entrées dans un dispositif de formation de la Région Normandie.",
		unit: "entrées",
		notes: ["Une entrée n'est pas une personne : la même personne peut entrer plusieurs fois."],
	}),
	share(
		"bas-niveaux",
		"Part des pas ou peu qualifiés (niveau 4 et infra)",
		"des personnes pas ou peu qualifiées (niveau 4 et en dessous)",
	),
	share("plus-50-ans", "Part des plus de 50 ans", "des personnes de plus de 50 ans"),
	share("rsa", "Part des BRSA", "des bénéficiaires du revenu de solidarité active"),
	share("handicap", "Part des BOE", "des bénéficiaires de l'obligation d'emploi des travailleurs handicapés"),
	pacte({
		id: "pacte-reussite-certification",
		printed: "Taux de réussite à la certification des stagiaires Qualif",
		label: "Réussite à la certification des stagiaires Qualif",
		short: "Réussite à la certification",
		subject: "le taux de réussite à la certification",
		theme: "formation",
		definition:
			"Part des stagiaires du programme Qualif allés au bout de leur parcours qui ont obtenu la certification.",
		universe: "Stagiaires du programme Qualif allés au bout de leur parcours, 2019-2023.",
		numerator: "Stagiaires qui ont obtenu la certification",
		denominator: "Stagiaires allés au bout de leur parcours",
		unit: "%",
		polarity: "up",
		notes: ["Les abandons ne sont pas comptés : rapporté à toutes les entrées, le taux serait plus bas."],
	}),
	pacte({
		id: "pacte-sortie-positive",
		printed: "Taux de sortie positive (formation et emploi) à 6 mois des stagiaires Qualif",
		label: "Sorties positives à 6 mois des stagiaires Qualif",
		short: "Sorties positives",
		subject: "le taux de sortie positive à 6 mois",
		theme: "insertion",
		definition: "Part des stagiaires du programme Qualif en emploi ou en formation 6 mois après leur sortie.",
		universe: "Stagiaires du programme Qualif, 2019-2023.",
		numerator: "Stagiaires en emploi ou en formation 6 mois après",
		denominator: "Stagiaires sortis du programme",
		unit: "%",
		polarity: "up",
		notes: [
			"Emploi et formation réunis : à ne pas comparer à un taux d'emploi.",
			"Le même document imprime ailleurs cette valeur pour l'emploi seul.",
		],
	}),
];

import type { Method } from "./model.ts";

/** How a figure is computed. */
export const figureMethods: readonly Method[] = [
	{
		id: "sommes-et-taux",
		title: "Sommes, taux et moyennes",
		group: "calculer",
		summary:
			"Un nombre s'additionne ; un taux, jamais. Le taux d'un ensemble se recalcule à partir des nombres dont il est fait.",
		parts: [
			{
				title: "Ce qui s'additionne",
				texts: [
					"Chaque indicateur dit, pour chacun de ses axes (territoires, métiers ou formations, périodes, modalités), si ses valeurs s'additionnent. Quand elles ne s'additionnent pas, la somme est refusée avant toute lecture, et le message dit ce que l'on peut demander à la place.",
					"Deux membres qui se recouvrent ne s'ajoutent jamais : une commune et son intercommunalité, une famille de métiers et l'un de ses métiers. Un stock, comme les inscrits en fin de mois, ne s'additionne pas d'un mois à l'autre : les mêmes personnes y seraient comptées deux fois.",
				],
			},
			{
				title: "Un taux est un rapport de sommes",
				texts: [
					"Le numérateur et le dénominateur sont additionnés, puis divisés. Faire la moyenne des taux de plusieurs territoires donnerait autant de poids à un petit qu'à un grand.",
					"Seules comptent les lignes où les deux termes sont connus. Si elles représentent moins de 80 % du dénominateur, le taux est marqué « estimé » (e), et la part couverte est dite.",
				],
			},
			{
				title: "Ce que l'on reprend tel quel",
				texts: [
					"Un taux publié sans ses effectifs, un indice, une classe ou une série corrigée des saisons sont repris du producteur et ne sont jamais cumulés.",
				],
			},
			{
				title: "Blancs et zéros",
				texts: [
					"Zéro veut dire zéro. Un dénominateur nul rend le taux sans objet (///). Un total n'est publié malgré des lignes vides que si 95 % des lignes au moins sont renseignées ; il est alors « estimé ».",
				],
			},
		],
		terms: ["secret-statistique", "estime", "sans-objet"],
		links: [{ path: "/donnees/tableau", label: "Construire un tableau, avec ou sans totaux" }],
	},
	{
		id: "arrondis",
		title: "Arrondis et phrases de lecture",
		group: "calculer",
		summary:
			"Tout est calculé avec toutes les décimales et arrondi une seule fois, à l'affichage. Les phrases ne sont écrites qu'à partir de valeurs montrées.",
		parts: [
			{
				title: "Arrondir",
				texts: [
					"La moitié s'arrondit en s'éloignant de zéro : 50,5 devient 51 et −2,5 devient −3. Les effectifs n'ont pas de décimale, les taux en ont une.",
					"Des nombres arrondis peuvent ne pas faire exactement leur total : la différence ne vient que de l'arrondi.",
				],
			},
			{
				title: "La phrase sous un graphique",
				texts: [
					"Elle dit le niveau, l'écart avec la région ou la France, le rang et l'évolution, dans cet ordre. L'écart est celui que l'on trouve en soustrayant les deux valeurs imprimées.",
					"Un écart de moins d'un demi-point est dit « proche de la référence ». Une valeur masquée, absente ou non significative n'a pas de phrase et n'entre dans celle d'aucune autre.",
				],
			},
		],
		terms: ["point", "non-significatif"],
	},
	{
		id: "evolutions",
		title: "Évolutions et ruptures de série",
		group: "calculer",
		summary:
			"Un effectif évolue en pour cent, un taux en points. On ne compare pas deux périodes que sépare une rupture de série.",
		parts: [
			{
				title: "Pour cent ou points",
				texts: [
					"Pour un effectif : 100 × (arrivée ÷ départ − 1). Pour un taux : arrivée moins départ, en points. Un taux qui passe de 7,0 % à 7,5 % augmente d'un demi-point.",
				],
			},
			{
				title: "Quand l'évolution n'est pas donnée",
				texts: ["Elle est remplacée par un statut et sa raison :"],
				list: [
					"départ nul : sans objet ;",
					"départ ou arrivée masqué, absent ou non significatif : l'évolution l'est aussi ;",
					"rupture de série connue entre les deux : sans comparaison, avec le motif ;",
					"départ inférieur à 20 : elle est donnée, mais dite fragile.",
				],
			},
			{
				title: "Ruptures connues",
				texts: [
					"InserJeunes compte l'emploi public à partir des sortants de 2022. La loi pour le plein emploi a changé les catégories de demandeurs d'emploi au 1ᵉʳ janvier 2025. Elles sont déclarées une fois et valent pour toutes les pages.",
				],
			},
		],
		terms: ["rupture-de-serie", "point", "cvs"],
	},
	{
		id: "valeurs-masquees",
		title: "Valeurs masquées par un producteur et cases vides",
		group: "calculer",
		summary:
			"Un astérisque du fichier n'est jamais remplacé par 0 ou par 1. Il devient un intervalle, et le total n'est publié que si l'intervalle est étroit.",
		parts: [
			{
				title: "L'astérisque de l'enquête BMO",
				texts: [
					"France Travail cache les petits nombres de projets. Un nombre caché est compris entre 1 et 4 ; un nombre de projets difficiles ou saisonniers entre 0 et 4, sans dépasser le total de sa ligne.",
					"Une somme qui en contient est un intervalle. Elle est publiée au milieu, avec ses bornes et le statut « estimé », si l'intervalle ne dépasse pas 5 % de ce milieu (10 % pour une part). Sinon elle est masquée.",
					"Laisser de côté les lignes cachées fausserait tout : la part de projets difficiles serait trop haute, parce que ce sont les petits effectifs que l'on cache.",
				],
			},
			{
				title: "Les signes des tableaux",
				texts: [
					"Chaque blanc a un signe, une raison en toutes lettres et, si possible, un lien vers une maille où le chiffre existe.",
				],
				list: [
					"s : secret statistique, masqué par le producteur ou par l'observatoire ;",
					"nd : non disponible, la source ne le donne pas ;",
					"ns : non significatif, trop peu de personnes ;",
					"/// : sans objet, il ne peut pas exister ;",
					"e, p, r : estimé, provisoire, révisé ; la valeur est donnée.",
				],
			},
		],
		limits: ["Le plafond de 4 est un réglage de la source, à confirmer par le producteur."],
		terms: ["bmo", "secret-statistique", "non-disponible", "estime"],
		links: [{ path: "/indicateurs/projets-recrutement", label: "Projets de recrutement" }],
	},
	{
		id: "tension",
		title: "Tension sur les métiers",
		group: "calculer",
		summary:
			"L'indice est celui de la Dares et de France Travail. L'observatoire le reprend, le montre avec ses six causes et ne le réduit jamais à une note seule.",
		parts: [
			{
				title: "De quoi l'indice est fait",
				texts: [
					"Trois composantes, chacune ramenée à sa moyenne et à sa dispersion de 2014-2018 : les difficultés de recrutement que prévoient les employeurs comptent pour la moitié, les offres par demandeur d'emploi pour 30 %, le rythme auquel les demandeurs retrouvent un emploi pour 20 %.",
					"L'indice est coupé en cinq niveaux, de « rare ou inexistante » à « très forte ». Les coupures sont les mêmes pour tous les territoires et tous les métiers.",
				],
			},
			{
				title: "Pourquoi c'est difficile",
				texts: [
					"Six indicateurs de 1 à 5 accompagnent le niveau : intensité des embauches, conditions de travail, non-durabilité de l'emploi, manque de main-d'œuvre, lien entre formation et emploi, inadéquation géographique. Ils disent où agir : former ne détend un métier que si la formation est la cause.",
				],
			},
			{
				title: "Ensemble de métiers",
				texts: [
					"L'indice d'un ensemble est la moyenne de ceux de ses métiers, pondérée par l'emploi, sur les métiers où les deux sont connus.",
				],
			},
		],
		limits: [
			"La tension est relative à 2014-2018 : ce n'est pas un nombre de postes à pourvoir.",
			"Là où le volume est trop faible, la Dares reprend la valeur d'un regroupement ou du territoire supérieur : la valeur est dite estimée et le niveau non significatif.",
			"Les métiers surtout indépendants ou de la fonction publique n'ont pas d'indicateur.",
		],
		terms: ["difficulte-de-recrutement", "fap"],
		links: [{ path: "/indicateurs/niveau-tension", label: "Niveau de tension" }],
	},
	{
		id: "specificite",
		title: "Spécificité d'un territoire",
		group: "situer",
		summary: "L'indice dit combien de fois un métier est plus présent ici qu'en France.",
		parts: [
			{
				title: "Calcul",
				texts: [
					"Part du métier dans l'emploi du territoire, divisée par sa part dans l'emploi de la France. 1 : comme en France ; 2 : deux fois plus.",
				],
			},
			{
				title: "Quand il est publié",
				texts: [
					"Si l'effectif local atteint le seuil de l'indicateur et si le hasard n'explique pas l'écart (à 5 %, comme si les emplois étaient tirés au sort). Sinon il est non significatif.",
				],
			},
		],
		limits: ["Un métier rare peut être très spécifique : lisez toujours l'indice avec l'effectif."],
		terms: ["specificite", "non-significatif"],
	},
	{
		id: "insertion",
		title: "Insertion après une formation",
		group: "calculer",
		summary:
			"Le taux d'emploi porte sur ceux qui ont quitté les études, la poursuite d'études sur tous. Les deux ne s'additionnent pas.",
		parts: [
			{
				title: "Deux dénominateurs",
				texts: [
					"Taux d'emploi à 6, 12, 18 ou 24 mois : en emploi salarié à la date, parmi les sortants qui ne poursuivent pas d'études. Poursuite d'études, part en emploi, devenir favorable : parmi tous les élèves de dernière année.",
					"Exemple : 30 élèves, 20 poursuivent leurs études, 3 des 10 autres ont un emploi. Poursuite : 66,7 %. Devenir favorable : 23 sur 30, 76,7 %. Taux d'emploi : non publié, son dénominateur n'est que de 10.",
				],
			},
			{
				title: "Seuil et regroupement",
				texts: [
					"Un taux n'est montré que si son dénominateur atteint 20 jeunes, sur deux cohortes réunies. Les taux d'un ensemble de formations se recalculent à partir des effectifs.",
				],
			},
			{
				title: "Qui est vu",
				texts: [
					"« En emploi » veut dire qu'un contrat salarié déclaré couvre la date. Les indépendants, les salariés de particuliers, une partie de l'agriculture et l'étranger ne sont pas vus. L'emploi public l'est à partir des sortants de 2022.",
				],
			},
		],
		limits: [
			"Un métier n'est pas promis par une formation : la moitié des personnes ne travaillent pas dans le domaine qu'elles ont étudié.",
			"Un taux brut ne classe ni les établissements ni les diplômes : il dépend du niveau, du public et du chômage local.",
		],
		terms: ["inserjeunes", "taux-d-emploi-des-sortants", "poursuite-d-etudes", "devenir-favorable"],
		links: [{ path: "/formations", label: "Les formations" }],
	},
	{
		id: "quadrant",
		title: "Quadrant des formations",
		group: "situer",
		summary:
			"Une formation est placée selon son taux d'emploi et sa poursuite d'études, comparés à ceux de la région, au même niveau et dans la même voie.",
		parts: [
			{
				title: "Les axes",
				texts: [
					"Ce sont les taux de l'ensemble des formations de la région, au même niveau de diplôme, par la même voie (scolaire ou apprentissage) et pour les mêmes cohortes. Ils se calculent en additionnant les effectifs, pas en faisant la moyenne des taux.",
					"Une formation à égalité avec un axe est dite au-dessus. On ne compare jamais un CAP à un BTS.",
				],
			},
			{
				title: "Quatre places, et une cinquième",
				texts: [],
				list: [
					"Q1 : emploi et poursuite au-dessus de la région ;",
					"Q2 : emploi au-dessus, poursuite en dessous ;",
					"Q3 : emploi en dessous, poursuite au-dessus ;",
					"Q4 : les deux en dessous ;",
					"on ne peut pas trancher : un axe passe dans l'intervalle de confiance (Wilson, 95 %) de la formation, dont l'effectif est trop petit pour être sûr du côté.",
				],
			},
			{
				title: "Hors quadrant",
				texts: [
					"Une formation dont un taux n'est pas publié (moins de 20 jeunes) n'a pas de place. Elle figure dans la liste, avec la raison.",
				],
			},
		],
		limits: [
			"Une place n'est pas une note : une formation faite pour poursuivre ses études a peu de sortants en emploi.",
		],
		terms: ["quadrant", "poursuite-d-etudes", "taux-d-emploi-des-sortants", "intervalle"],
		links: [{ path: "/formations", label: "Les formations" }],
	},
];

import type { Term } from "./model.ts";

export const marcheDuTravail: readonly Term[] = [
	{
		id: "bmo",
		term: "BMO",
		also: ["enquête besoins en main-d'œuvre"],
		theme: "marche-du-travail",
		senses: [
			{
				expansion: "Besoins en main-d'œuvre",
				sentence:
					"Enquête annuelle de France Travail, qui demande aux employeurs combien de personnes ils pensent recruter dans l'année et si ce sera difficile.",
				more: "Ce sont des intentions, pas des embauches. France Travail remplace les petits nombres par un astérisque : l'observatoire les montre comme masqués et ne leur invente jamais de valeur.",
			},
		],
		see: ["projet-de-recrutement", "bassin-d-emploi", "secret-statistique"],
		indicators: ["projets-recrutement", "part-projets-difficiles"],
		methods: ["valeurs-masquees"],
	},
	{
		id: "boe",
		term: "BOE",
		also: ["DEBOE", "bénéficiaire de l'obligation d'emploi"],
		theme: "marche-du-travail",
		senses: [
			{
				expansion: "Bénéficiaire de l'obligation d'emploi",
				sentence:
					"Personne dont le handicap est reconnu et que les employeurs d'au moins 20 salariés doivent compter parmi leur personnel, à hauteur de 6 %.",
				more: "DEBOE désigne les demandeurs d'emploi qui en font partie.",
			},
		],
		see: ["defm", "cap-emploi", "esrp"],
	},
	{
		id: "brsa",
		term: "BRSA",
		also: ["RSA", "bénéficiaire du RSA"],
		theme: "marche-du-travail",
		senses: [
			{
				expansion: "Bénéficiaire du revenu de solidarité active",
				sentence: "Personne qui perçoit le RSA, revenu minimum versé par la CAF ou la MSA.",
				more: "Depuis le 1ᵉʳ janvier 2025, toutes sont inscrites à France Travail : les séries de demandeurs d'emploi d'avant et d'après ne se comparent pas sans précaution.",
			},
		],
		see: ["defm", "rupture-de-serie"],
	},
	{
		id: "defm",
		term: "DEFM",
		also: ["demandeur d'emploi", "demandeurs d'emploi", "catégorie A", "catégories A, B, C"],
		theme: "marche-du-travail",
		senses: [
			{
				expansion: "Demandeurs d'emploi en fin de mois",
				sentence: "Personnes inscrites à France Travail le dernier jour du mois.",
				more: "Catégorie A : sans aucune activité dans le mois. B et C : une activité courte ou longue, en cherchant un emploi. D et E : pas tenues de chercher. Un demandeur d'emploi n'est pas un chômeur au sens du BIT : les deux comptes ne se remplacent pas.",
				example: "Une personne qui a travaillé 60 heures dans le mois est en catégorie B.",
			},
		],
		see: ["chomeur", "taux-de-chomage"],
		indicators: ["demandeurs-emploi", "demandeurs-emploi-abc"],
	},
	{
		id: "chomeur",
		term: "Chômeur (au sens du BIT)",
		also: ["chômage", "BIT", "chômage au sens du BIT"],
		theme: "marche-du-travail",
		senses: [
			{
				sentence:
					"Personne de 15 ans ou plus qui n'a pas travaillé une seule heure dans la semaine, cherche un emploi et peut le prendre sous deux semaines.",
				more: "La définition est celle du Bureau international du travail (BIT). L'Insee la mesure par l'enquête Emploi, sans regarder l'inscription à France Travail.",
			},
		],
		see: ["taux-de-chomage", "defm"],
	},
	{
		id: "taux-de-chomage",
		term: "Taux de chômage localisé",
		also: ["TCL", "taux de chômage"],
		theme: "marche-du-travail",
		senses: [
			{
				sentence: "Part des chômeurs parmi les actifs d'un territoire, estimée par l'Insee chaque trimestre.",
				more: "Les derniers trimestres sont provisoires. Un écart se dit en points : passer de 7 % à 7,5 %, c'est un demi-point de plus.",
			},
		],
		see: ["chomeur", "population-active", "point", "cvs"],
		indicators: ["taux-chomage", "evolution-taux-chomage"],
	},
	{
		id: "population-active",
		term: "Population active",
		also: ["actifs"],
		theme: "marche-du-travail",
		senses: [
			{
				sentence: "Ensemble des personnes qui ont un emploi ou qui en cherchent un.",
				more: "Étudiants et retraités n'en font pas partie, sauf s'ils travaillent.",
			},
		],
		see: ["taux-de-chomage", "chomeur"],
	},
	{
		id: "difficulte-de-recrutement",
		term: "Tension",
		also: ["difficulté de recrutement", "métier en tension", "métiers en tension", "indicateur de tension"],
		theme: "marche-du-travail",
		senses: [
			{
				sentence:
					"Indicateur annuel de la Dares et de France Travail, qui classe les métiers de 1 à 5 selon la difficulté d'y recruter.",
				more: "Il vient avec six causes possibles : conditions de travail, emplois peu durables, beaucoup d'embauches, manque de main-d'œuvre, formation liée au métier, éloignement. Former davantage n'aide que si la cause est la formation.",
			},
		],
		see: ["bmo", "fap", "projet-de-recrutement"],
		indicators: ["niveau-tension", "tension-moyenne"],
		methods: ["tension"],
	},
	{
		id: "projet-de-recrutement",
		term: "Projet de recrutement",
		theme: "marche-du-travail",
		senses: [
			{
				sentence: "Embauche qu'un employeur pense faire dans l'année et qu'il déclare à l'enquête BMO.",
				more: "Il est « difficile » si l'employeur s'attend à des difficultés, « saisonnier » si l'activité ne dure qu'une saison.",
			},
		],
		see: ["bmo", "difficulte-de-recrutement"],
		indicators: ["projets-recrutement", "part-projets-difficiles", "part-projets-saisonniers"],
	},
	{
		id: "neet",
		term: "NEET",
		also: ["ni en emploi ni en formation"],
		theme: "marche-du-travail",
		senses: [
			{
				expansion: "De l'anglais « not in employment, education or training »",
				sentence: "Jeune qui n'est ni en emploi, ni en études, ni en formation.",
				more: "L'âge retenu change d'une source à l'autre (15-24 ans, 16-25 ans, 15-29 ans) : vérifiez-le avant de comparer.",
			},
		],
		see: ["mission-locale", "pacea"],
	},
	{
		id: "offre-d-emploi",
		term: "Offre d'emploi",
		theme: "marche-du-travail",
		senses: [
			{
				sentence:
					"Poste à pourvoir qu'un employeur fait connaître, par exemple en le déposant à France Travail.",
				more: "Toutes les embauches ne passent pas par une offre déposée : leur nombre suit la demande des employeurs, il ne la mesure pas.",
			},
		],
		see: ["bmo", "difficulte-de-recrutement"],
		indicators: ["offres-emploi"],
	},
	{
		id: "mmo",
		term: "MMO",
		also: ["taux de rotation", "mouvements de main-d'œuvre"],
		theme: "marche-du-travail",
		senses: [
			{
				expansion: "Mouvements de main-d'œuvre",
				sentence: "Statistique de la Dares sur les embauches et les départs des établissements.",
				more: "Elle donne les taux d'entrée et de sortie ; leur moyenne est le taux de rotation.",
			},
		],
		see: ["dsn", "dares"],
		indicators: ["taux-rotation"],
	},
];

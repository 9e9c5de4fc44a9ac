import type { Term } from "./model.ts";

export const donnees: readonly Term[] = [
	{
		id: "data-emploi",
		term: "Data Emploi",
		also: ["dataemploi", "différence avec Data Emploi", "en quoi c'est différent de Data Emploi"],
		theme: "donnees",
		senses: [
			{
				sentence:
					"Portail national de France Travail, qui donne des chiffres sur l'emploi par territoire et par métier.",
				more: "Cet observatoire est régional et réunit les fichiers de tous les producteurs, dont ceux de France Travail. Il publie par diffusions datées, montre la ligne du fichier derrière chaque chiffre et dit pourquoi une case est vide. Il n'a pas d'indice de tension à lui : il reprend celui que la Dares et France Travail publient. Deux chiffres qui diffèrent n'ont souvent ni la même date, ni le même champ : la page de chaque indicateur donne les siens.",
			},
		],
		see: ["rome", "bmo"],
		methods: ["tension"],
	},
	{
		id: "agora",
		term: "Agora",
		theme: "donnees",
		senses: [
			{
				sentence:
					"Plateforme nationale où les financeurs déposent les entrées, les présences et les sorties de formation.",
				more: "Elle permet de suivre les parcours sans demander plusieurs fois la même chose.",
			},
		],
		see: ["dsn", "charte"],
		indicators: ["stagiaires-entres"],
	},
	{
		id: "api",
		term: "API",
		theme: "donnees",
		senses: [
			{
				expansion: "Interface de programmation (de l'anglais « application programming interface »)",
				sentence: "Adresse à laquelle un logiciel demande des chiffres sans passer par une page.",
				more: "L'API du site est libre et sans compte pour tout ce qui est public.",
			},
		],
		see: ["donnees-ouvertes", "diffusion"],
	},
	{
		id: "charte",
		term: "Charte de partage",
		also: ["charte", "charte de données"],
		theme: "donnees",
		senses: [
			{
				sentence:
					"Accord signé par lequel un partenaire confie des données à l'observatoire, pour des usages, des mailles et une durée qu'il fixe.",
				more: "Chaque lecture d'un chiffre redemande à la charte si elle le permet. Quand elle prend fin, le chiffre disparaît et la page dit pourquoi.",
			},
		],
		see: ["secret-statistique", "opco"],
		methods: ["secret"],
	},
	{
		id: "diffusion",
		term: "Diffusion",
		also: ["version", "mise à jour"],
		theme: "donnees",
		senses: [
			{
				sentence: "Ensemble des chiffres du site à une date, qui ne change plus une fois publié.",
				more: "Ce qui change entre deux diffusions est écrit dans les notes de la seconde. Une erreur se corrige par une diffusion de plus, jamais en silence.",
			},
		],
		see: ["lien-fige", "provisoire"],
		methods: ["revisions-et-diffusions"],
	},
	{
		id: "donnees-ouvertes",
		term: "Données ouvertes",
		also: ["open data", "licence ouverte"],
		theme: "donnees",
		senses: [
			{
				sentence: "Données que tout le monde peut reprendre, à condition d'en citer la source et la date.",
				more: "La licence la plus courante est la Licence Ouverte 2.0.",
			},
		],
		see: ["api", "charte"],
	},
	{
		id: "dsn",
		term: "DSN",
		theme: "donnees",
		senses: [
			{
				expansion: "Déclaration sociale nominative",
				sentence:
					"Déclaration que chaque employeur envoie chaque mois sur les contrats et les salaires de son personnel.",
				more: "Elle sert à savoir qui est en emploi après une formation. L'observatoire n'en reçoit que des résultats regroupés, jamais les personnes.",
			},
		],
		see: ["inserjeunes", "mmo", "idcc"],
	},
	{
		id: "lien-fige",
		term: "Lien figé",
		also: ["citation", "citer"],
		theme: "donnees",
		senses: [
			{
				sentence:
					"Adresse courte qui montre toujours le même tableau, même quand les chiffres du site ont changé.",
				more: "Elle sert à citer un chiffre dans un rapport. Si une version plus récente existe, la page le dit.",
			},
		],
		see: ["diffusion"],
		methods: ["revisions-et-diffusions"],
	},
	{
		id: "nomenclature",
		term: "Nomenclature",
		theme: "donnees",
		senses: [
			{
				sentence: "Liste de codes qui range des choses en groupes, sans en oublier ni en compter deux fois.",
				more: "Un code n'a de sens que dans sa nomenclature et son millésime.",
			},
		],
		see: ["passage", "millesime"],
	},
	{
		id: "passage",
		term: "Passage",
		also: ["table de passage", "correspondance"],
		theme: "donnees",
		senses: [
			{
				sentence:
					"Table qui dit à quels codes d'une nomenclature correspond un code d'une autre, et pour quelle part.",
				more: "Elle est officielle, estimée ou manuelle. Un code sans correspondance est dit orphelin, et la page le montre.",
			},
		],
		see: ["nomenclature", "fap"],
		methods: ["passages"],
	},
	{
		id: "poc",
		term: "POC",
		also: ["preuve de concept"],
		theme: "donnees",
		senses: [
			{
				expansion: "Preuve de concept (de l'anglais « proof of concept »)",
				sentence: "Essai limité qui montre qu'une idée fonctionne avant de la généraliser.",
				more: "L'observatoire normand a commencé par l'agriculture en 2022-2023, avant les autres filières.",
			},
		],
		see: ["filiere", "crefop"],
	},
];

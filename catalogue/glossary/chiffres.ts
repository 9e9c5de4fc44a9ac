import type { Term } from "./model.ts";

export const chiffres: readonly Term[] = [
	{
		id: "cohorte",
		term: "Cohorte",
		also: ["promotion"],
		theme: "chiffres",
		senses: [
			{
				sentence:
					"Groupe de personnes qui ont vécu la même chose la même année, par exemple quitter une formation.",
				more: "InserJeunes réunit deux cohortes pour que les effectifs suffisent à publier : « 2021-2022 » veut dire deux promotions.",
			},
		],
		see: ["inserjeunes", "millesime"],
	},
	{
		id: "cvs",
		term: "CVS",
		also: ["corrigé des variations saisonnières", "CVS-CJO"],
		theme: "chiffres",
		senses: [
			{
				expansion: "Corrigé des variations saisonnières",
				sentence: "Se dit d'une série dont on a ôté ce qui revient chaque année à la même saison.",
				more: "Elle permet de comparer deux trimestres qui se suivent. Les valeurs corrigées de plusieurs territoires ne s'additionnent pas.",
			},
		],
		see: ["rupture-de-serie", "taux-de-chomage"],
	},
	{
		id: "estime",
		term: "Estimé (e)",
		theme: "chiffres",
		senses: [
			{
				sentence: "Valeur calculée alors qu'une petite part de ce qu'elle réunit n'est pas connue.",
				more: "La page donne toujours la raison, et les bornes entre lesquelles se trouve la vraie valeur.",
			},
		],
		see: ["provisoire", "secret-statistique"],
		methods: ["valeurs-masquees"],
	},
	{
		id: "intervalle",
		term: "Intervalle de confiance",
		also: ["marge", "incertitude"],
		theme: "chiffres",
		senses: [
			{
				sentence:
					"Fourchette dans laquelle se trouve sans doute un taux, quand il repose sur peu de personnes.",
				more: "Le site emploie l'intervalle de Wilson à 95 %. Deux taux dont les intervalles se chevauchent beaucoup ne sont peut-être pas différents.",
				example: "24 sur 40, c'est 60 %, entre 45 % et 74 %.",
			},
		],
		see: ["non-significatif", "quadrant"],
		methods: ["confiance-et-seuils"],
	},
	{
		id: "millesime",
		term: "Millésime",
		theme: "chiffres",
		senses: [
			{
				sentence: "Année à laquelle se rapporte une donnée ou une nomenclature.",
				more: "Ce n'est pas l'année de publication : des chiffres de 2023 peuvent paraître en 2025.",
			},
		],
		see: ["cog", "cohorte", "diffusion"],
	},
	{
		id: "non-disponible",
		term: "Non disponible (nd)",
		also: ["nd"],
		theme: "chiffres",
		senses: [
			{
				sentence: "La source ne donne pas ce chiffre pour ce territoire ou cette période.",
				more: "Ce n'est jamais un zéro. La page dit à quelle maille il existe, quand il existe.",
			},
		],
		see: ["secret-statistique", "sans-objet", "maille"],
		methods: ["valeurs-masquees"],
	},
	{
		id: "non-significatif",
		term: "Non significatif (ns)",
		also: ["ns", "seuil"],
		theme: "chiffres",
		senses: [
			{
				sentence:
					"Chiffre que l'on pourrait calculer, mais sur trop peu de personnes pour qu'il veuille dire quelque chose.",
				more: "Le seuil dépend de l'indicateur : 20 jeunes pour les taux d'InserJeunes.",
			},
		],
		see: ["intervalle", "secret-statistique"],
		methods: ["confiance-et-seuils"],
	},
	{
		id: "point",
		term: "Point",
		also: ["point de pourcentage", "points"],
		theme: "chiffres",
		senses: [
			{
				sentence: "Écart entre deux pourcentages.",
				more: "Passer de 10 % à 12 %, c'est 2 points de plus, ou 20 % de plus : les deux sont justes et ne disent pas la même chose.",
			},
		],
		see: ["taux-de-chomage"],
		methods: ["evolutions"],
	},
	{
		id: "provisoire",
		term: "Provisoire (p)",
		also: ["révisé", "p", "r"],
		theme: "chiffres",
		senses: [
			{
				sentence: "Valeur publiée avant que toutes les données soient connues, et qui pourra changer.",
				more: "Une fois changée, elle est dite révisée (r), et les notes de la diffusion donnent l'ancienne et la nouvelle.",
			},
		],
		see: ["diffusion", "estime"],
		methods: ["revisions-et-diffusions"],
	},
	{
		id: "rupture-de-serie",
		term: "Rupture de série",
		theme: "chiffres",
		senses: [
			{
				sentence: "Moment où la façon de compter change, si bien que l'avant et l'après ne se comparent pas.",
				example:
					"Depuis la cohorte 2022, InserJeunes voit l'emploi public : les taux d'avant sont plus bas pour cette seule raison.",
			},
		],
		see: ["millesime", "brsa"],
		methods: ["evolutions"],
	},
	{
		id: "sans-objet",
		term: "Sans objet (///)",
		also: ["so"],
		theme: "chiffres",
		senses: [
			{
				sentence: "Chiffre qui ne peut pas exister, par nature.",
				example: "Un taux dont le dénominateur est zéro.",
			},
		],
		see: ["non-disponible", "non-significatif"],
		methods: ["valeurs-masquees"],
	},
	{
		id: "secret-statistique",
		term: "Secret statistique (s)",
		also: ["secret", "s", "case masquée", "valeur masquée"],
		theme: "chiffres",
		senses: [
			{
				sentence:
					"Règle qui interdit de publier un chiffre grâce auquel on pourrait reconnaître une personne ou une entreprise.",
				more: "Une case est masquée si elle réunit trop peu d'unités, ou si une seule fait presque tout. D'autres sont masquées pour qu'on ne la retrouve pas par soustraction ; rien ne distingue les unes des autres.",
			},
		],
		see: ["non-significatif", "charte", "siret"],
		methods: ["secret"],
	},
	{
		id: "specificite",
		term: "Indice de spécificité",
		also: ["quotient de localisation", "spécificité"],
		theme: "chiffres",
		senses: [
			{
				sentence: "Combien de fois un métier est plus présent dans un territoire qu'en France.",
				more: "1 : comme en France ; 2 : deux fois plus. Il ne dit rien du nombre de personnes.",
			},
		],
		see: ["non-significatif"],
		methods: ["sommes-et-taux"],
	},
];

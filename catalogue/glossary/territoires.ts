import type { Term } from "./model.ts";

export const territoires: readonly Term[] = [
	{
		id: "arrondissement",
		term: "Arrondissement",
		theme: "territoires",
		senses: [
			{
				sentence: "Partie d'un département confiée à un sous-préfet.",
				more: "Son contour est fixé par arrêté ; il suit aujourd'hui les limites des intercommunalités dans la plupart des départements.",
				example: "L'Orne en compte trois : Alençon, Argentan et Mortagne-au-Perche.",
			},
		],
		see: ["epci", "zone-d-emploi"],
	},
	{
		id: "bassin-d-emploi",
		term: "Bassin d'emploi",
		also: ["bassin", "bassin France Travail", "bassins"],
		theme: "territoires",
		senses: [
			{
				expansion: "Bassin d'emploi de France Travail",
				sentence:
					"Territoire de gestion de France Travail, dans lequel l'enquête Besoins en main-d'œuvre compte les projets de recrutement.",
				more: "Ses codes ont la même forme que ceux des zones d'emploi, mais pas le même contour : 2804 désigne Caen pour l'Insee et Le Tréport pour France Travail. Un chiffre de bassin ne se compare donc pas à un chiffre de zone d'emploi.",
				example: "Les projets de recrutement se lisent par bassin, le taux de chômage par zone d'emploi.",
			},
			{
				sentence:
					"Dans la conversation : territoire d'animation défini localement, où des acteurs de l'emploi et de la formation travaillent ensemble.",
				more: "Demandez toujours de quel contour on parle : celui de France Travail, de l'Éducation nationale ou d'une instance locale.",
			},
		],
		see: ["zone-d-emploi", "bmo", "clpe"],
		indicators: ["projets-recrutement"],
		methods: ["codes-et-territoires"],
	},
	{
		id: "clpe",
		term: "CLPE",
		also: ["comité local pour l'emploi", "CLE"],
		theme: "territoires",
		senses: [
			{
				expansion: "Comité local pour l'emploi",
				sentence:
					"Instance locale du réseau pour l'emploi, où l'État, la Région, les départements et les opérateurs décident ensemble pour un territoire.",
				more: "Créé par la loi du 18 décembre 2023 pour le plein emploi. Son territoire est un groupe de communes propre à chaque région.",
			},
		],
		see: ["reseau-pour-l-emploi", "bassin-d-emploi", "catef"],
	},
	{
		id: "cog",
		term: "COG",
		also: ["code commune", "code Insee"],
		theme: "territoires",
		senses: [
			{
				expansion: "Code officiel géographique",
				sentence: "Liste, tenue par l'Insee, des codes des communes, départements, régions et pays.",
				more: "Il change chaque année au 1ᵉʳ janvier : des communes fusionnent, se séparent ou changent de nom. Un code de commune se lit donc avec son année.",
				example: "L'observatoire ramène les codes anciens à ceux du COG en vigueur avant de compter.",
			},
		],
		see: ["millesime", "passage"],
		methods: ["codes-et-territoires"],
	},
	{
		id: "epci",
		term: "EPCI",
		also: ["intercommunalité", "communauté de communes", "métropole"],
		theme: "territoires",
		senses: [
			{
				expansion: "Établissement public de coopération intercommunale",
				sentence:
					"Groupe de communes qui exercent ensemble des compétences : communauté de communes, d'agglomération, urbaine, ou métropole.",
				more: "Le site ne retient que les EPCI à fiscalité propre : chaque commune appartient à un seul.",
			},
		],
		see: ["arrondissement", "perimetre"],
	},
	{
		id: "perimetre",
		term: "Périmètre",
		also: ["mon territoire", "territoire à façon"],
		theme: "territoires",
		senses: [
			{
				sentence: "Territoire que vous composez vous-même, en réunissant des communes ou des zones entières.",
				more: "Ses chiffres n'additionnent que des cases déjà publiées, à une maille qui le recouvre exactement ; sinon le chiffre est refusé, avec la raison.",
			},
		],
		see: ["maille", "secret-statistique"],
		methods: ["perimetres"],
	},
	{
		id: "maille",
		term: "Maille",
		also: ["niveau géographique", "échelon"],
		theme: "territoires",
		senses: [
			{
				sentence: "Taille des territoires dans lesquels un chiffre est donné : commune, bassin, département…",
				more: "Plus la maille est fine, plus les effectifs sont petits, et plus il y a de valeurs masquées ou fragiles.",
			},
		],
		see: ["secret-statistique", "perimetre"],
	},
	{
		id: "qpv",
		term: "QPV",
		theme: "territoires",
		senses: [
			{
				expansion: "Quartier prioritaire de la politique de la ville",
				sentence:
					"Quartier urbain où les revenus sont bas, qui ouvre droit à des actions et à des moyens supplémentaires.",
				more: "La liste est fixée par décret. Un QPV est plus petit qu'une commune : peu de sources y donnent des chiffres.",
			},
		],
		see: ["zrr", "plie"],
	},
	{
		id: "zone-d-emploi",
		term: "Zone d'emploi",
		also: ["ZE", "zones d'emploi"],
		theme: "territoires",
		senses: [
			{
				sentence: "Espace où la plupart des actifs résident et travaillent.",
				more: "L'Insee la dessine à partir des trajets entre domicile et travail ; la version en usage date de 2020. Une zone peut déborder d'une région : son code commence alors par 00.",
				example: "Le taux de chômage localisé est publié par zone d'emploi chaque trimestre.",
			},
		],
		see: ["bassin-d-emploi", "taux-de-chomage"],
		indicators: ["taux-chomage"],
		methods: ["codes-et-territoires"],
	},
	{
		id: "zrr",
		term: "ZRR",
		also: ["FRR", "France ruralités revitalisation"],
		theme: "territoires",
		senses: [
			{
				expansion: "Zone de revitalisation rurale",
				sentence: "Commune rurale peu dense et peu riche, dont les entreprises payaient moins d'impôts.",
				more: "Le zonage France ruralités revitalisation (FRR) l'a remplacé le 1ᵉʳ juillet 2024 ; les fichiers plus anciens gardent le sigle ZRR.",
			},
		],
		see: ["qpv"],
	},
];

import type { Term } from "./model.ts";

export const dispositifs: readonly Term[] = [
	{
		id: "aif",
		term: "AIF",
		also: ["Qualif individuel"],
		theme: "dispositifs",
		senses: [
			{
				expansion: "Aide individuelle à la formation",
				sentence:
					"Aide de France Travail qui paie une formation choisie par une personne, quand rien d'autre ne la finance.",
			},
		],
		see: ["france-travail", "poei"],
	},
	{
		id: "are",
		term: "ARE",
		theme: "dispositifs",
		senses: [
			{
				expansion: "Allocation d'aide au retour à l'emploi",
				sentence:
					"Allocation de chômage versée par France Travail à qui a assez travaillé avant de perdre son emploi.",
				more: "Pendant une formation validée, elle continue sous le nom d'AREF.",
			},
		],
		see: ["france-travail", "defm"],
	},
	{
		id: "cper",
		term: "CPER",
		theme: "dispositifs",
		senses: [
			{
				expansion: "Contrat de plan État-Région",
				sentence:
					"Accord de plusieurs années par lequel l'État et une Région financent ensemble des projets.",
				more: "Les montants prévus, engagés et payés sont trois choses différentes.",
				example: "Celui de 2021-2027 a un volet emploi, qui soutient l'observation et la prospective.",
			},
		],
		see: ["cprdfop", "pric"],
	},
	{
		id: "cprdfop",
		term: "CPRDFOP",
		theme: "dispositifs",
		senses: [
			{
				expansion:
					"Contrat de plan régional de développement des formations et de l'orientation professionnelles",
				sentence:
					"Document qui fixe pour plusieurs années ce que la Région, l'État et les partenaires veulent pour la formation et l'orientation.",
				more: "Il est préparé au sein du Crefop et signé après chaque élection régionale.",
			},
		],
		see: ["crefop", "cper"],
	},
	{
		id: "edec",
		term: "EDEC",
		theme: "dispositifs",
		senses: [
			{
				expansion: "Engagement de développement de l'emploi et des compétences",
				sentence: "Accord entre l'État et des branches, pour prévoir les besoins de métiers et y répondre.",
			},
		],
		see: ["gpec", "branche-professionnelle", "cep"],
	},
	{
		id: "fse",
		term: "FSE+",
		also: ["FSE", "fonds social européen"],
		theme: "dispositifs",
		senses: [
			{
				expansion: "Fonds social européen plus",
				sentence:
					"Fonds de l'Union européenne qui paie une part d'actions pour l'emploi, la formation et l'inclusion.",
				more: "Le programme en cours couvre 2021-2027.",
			},
		],
		see: ["cper", "plie"],
	},
	{
		id: "iae",
		term: "IAE",
		theme: "dispositifs",
		senses: [
			{
				expansion: "Insertion par l'activité économique",
				sentence:
					"Accompagnement par le travail de personnes très éloignées de l'emploi, dans des entreprises et associations conventionnées.",
				more: "Chantiers d'insertion, associations intermédiaires et entreprises d'insertion en font partie.",
			},
			{
				expansion: "Institut d'administration des entreprises",
				sentence: "École universitaire de gestion et de management.",
			},
		],
		see: ["brsa", "plie"],
	},
	{
		id: "pacea",
		term: "PACEA",
		theme: "dispositifs",
		senses: [
			{
				expansion: "Parcours contractualisé d'accompagnement vers l'emploi et l'autonomie",
				sentence: "Accompagnement d'un jeune de 16 à 25 ans par une mission locale, pour deux ans au plus.",
			},
		],
		see: ["mission-locale", "neet"],
	},
	{
		id: "pic",
		term: "PIC",
		theme: "dispositifs",
		senses: [
			{
				expansion: "Plan d'investissement dans les compétences",
				sentence:
					"Plan de l'État lancé en 2018 pour former des jeunes et des demandeurs d'emploi peu ou pas diplômés.",
				more: "Dans chaque région, il prend la forme d'un pacte, le Pric.",
				example: "« Les crédits du PIC financent des places supplémentaires. »",
			},
			{
				expansion: "Point information conseil",
				sentence:
					"Lieu où l'on se renseigne sur la validation des acquis de l'expérience (VAE) et où l'on est conseillé.",
				more: "On lit aussi « point relais conseil » (PRC). Ce sens se rencontre dans les annuaires de l'orientation.",
				example: "« Prenez rendez-vous au PIC de votre département. »",
			},
		],
		see: ["pric", "vae"],
	},
	{
		id: "poei",
		term: "POEI",
		also: ["POE", "préparation opérationnelle à l'emploi"],
		theme: "dispositifs",
		senses: [
			{
				expansion: "Préparation opérationnelle à l'emploi individuelle",
				sentence: "Formation d'une personne avant son embauche, pour un poste qu'un employeur lui promet.",
				more: "La version collective (POEC) forme un groupe aux métiers qu'une branche a signalés.",
			},
		],
		see: ["france-travail", "opco", "aif"],
	},
	{
		id: "pric",
		term: "PRIC",
		also: ["pacte régional", "pacte"],
		theme: "dispositifs",
		senses: [
			{
				expansion: "Pacte régional d'investissement dans les compétences",
				sentence:
					"Contrat par lequel l'État confie à une Région une part du plan d'investissement dans les compétences.",
				more: "Un premier pacte a couvert 2019-2023 ; un second le suit, de 2024 à 2027.",
			},
		],
		see: ["pic", "crefop"],
	},
	{
		id: "reseau-pour-l-emploi",
		term: "Réseau pour l'emploi",
		also: ["loi plein emploi"],
		theme: "dispositifs",
		senses: [
			{
				sentence:
					"Ensemble des services qui accueillent et accompagnent vers l'emploi : État, Régions, départements, France Travail, missions locales, Cap emploi.",
				more: "Créé par la loi du 18 décembre 2023. Des comités le pilotent, du pays au territoire.",
			},
		],
		see: ["clpe", "france-travail", "mission-locale"],
	},
	{
		id: "spro",
		term: "SPRO",
		theme: "dispositifs",
		senses: [
			{
				expansion: "Service public régional de l'orientation",
				sentence:
					"Réseau, coordonné par la Région, des lieux où l'on s'informe sur les métiers et les formations.",
			},
		],
		see: ["cep", "cio", "mission-locale"],
	},
];

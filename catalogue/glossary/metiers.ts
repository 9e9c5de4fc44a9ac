import type { Term } from "./model.ts";

export const metiers: readonly Term[] = [
	{
		id: "branche-professionnelle",
		term: "Branche professionnelle",
		also: ["branche", "branches"],
		theme: "metiers",
		senses: [
			{
				sentence:
					"Ensemble des entreprises qui appliquent la même convention collective, repérée par son numéro IDCC.",
				more: "Une branche n'est pas un secteur : une entreprise du commerce peut relever de la métallurgie. Compter une branche par codes NAF donne un nombre trop grand.",
			},
		],
		see: ["idcc", "naf", "opco", "filiere"],
		methods: ["secteur-et-branche"],
	},
	{
		id: "citp",
		term: "CITP",
		also: ["ISCO", "ISCO-08"],
		theme: "metiers",
		senses: [
			{
				expansion: "Classification internationale type des professions",
				sentence:
					"Nomenclature des métiers du Bureau international du travail, utile pour comparer la France à d'autres pays.",
				more: "Son sigle anglais est ISCO ; la version en usage est celle de 2008.",
			},
		],
		see: ["pcs", "rome", "passage"],
	},
	{
		id: "competence",
		term: "Compétence",
		also: ["savoir-faire", "savoir-être"],
		theme: "metiers",
		senses: [
			{
				sentence: "Ce qu'une personne sait faire dans une situation de travail, et que l'on peut vérifier.",
				more: "Le ROME range pour chaque métier les savoir-faire, les savoirs et les savoir-être professionnels.",
			},
		],
		see: ["rome", "gpec"],
	},
	{
		id: "fap",
		term: "FAP",
		also: ["famille professionnelle", "familles professionnelles", "FAP 2021", "FAP 2009"],
		theme: "metiers",
		senses: [
			{
				expansion: "Famille professionnelle",
				sentence: "Groupe de métiers proches, qui fait le lien entre le ROME et la PCS.",
				more: "Deux versions existent, de 2009 et de 2021 : leurs codes se ressemblent sans dire la même chose. L'observatoire n'y passe que par une table de passage.",
				example: "V0X60 réunit les aides-soignants dans la version 2021.",
			},
		],
		see: ["rome", "pcs", "passage"],
		methods: ["passages"],
	},
	{
		id: "filiere",
		term: "Filière",
		also: ["filières"],
		theme: "metiers",
		senses: [
			{
				sentence:
					"Chaîne d'activités qui se complètent, de la matière première au client, par exemple l'agriculture et l'agroalimentaire.",
				more: "Une filière traverse plusieurs secteurs et plusieurs branches : elle n'a pas de code officiel, et ses chiffres dépendent de la liste que l'on retient.",
			},
		],
		see: ["branche-professionnelle", "naf"],
		methods: ["secteur-et-branche"],
	},
	{
		id: "gpec",
		term: "GPEC",
		also: ["GEPP", "gestion des emplois et des parcours professionnels"],
		theme: "metiers",
		senses: [
			{
				expansion: "Gestion prévisionnelle de l'emploi et des compétences",
				sentence:
					"Démarche par laquelle une entreprise ou un territoire prépare ses besoins de métiers à venir.",
				more: "Le code du travail dit depuis 2017 « gestion des emplois et des parcours professionnels » (GEPP).",
			},
		],
		see: ["edec", "competence"],
	},
	{
		id: "idcc",
		term: "IDCC",
		also: ["convention collective"],
		theme: "metiers",
		senses: [
			{
				expansion: "Identifiant de convention collective",
				sentence: "Numéro à quatre chiffres d'une convention collective.",
				more: "Il se garde en texte, avec son zéro de tête : 0016, et non 16. Il figure dans la déclaration sociale nominative.",
				example: "3248 est la convention de la métallurgie.",
			},
		],
		see: ["branche-professionnelle", "dsn", "naf"],
		methods: ["secteur-et-branche"],
	},
	{
		id: "naf",
		term: "NAF",
		also: ["code APE", "APE", "secteur d'activité"],
		theme: "metiers",
		senses: [
			{
				expansion: "Nomenclature d'activités française",
				sentence: "Liste officielle des activités économiques, de 21 sections à 732 sous-classes.",
				more: "Chaque établissement a un code, celui de son activité principale. La révision 2 date de 2008 ; la NAF 2025 la remplace peu à peu.",
				example: "10.71C désigne la boulangerie et boulangerie-pâtisserie.",
			},
		],
		see: ["idcc", "branche-professionnelle", "siret"],
		methods: ["secteur-et-branche"],
	},
	{
		id: "nsf",
		term: "NSF",
		also: ["spécialité de formation"],
		theme: "metiers",
		senses: [
			{
				expansion: "Nomenclature des spécialités de formation",
				sentence: "Classement des formations selon leur domaine, en groupes à trois chiffres.",
				more: "Elle date de 1994. Une spécialité ne mène pas à un seul métier, ni un métier à une seule spécialité.",
				example: "331 est la santé.",
			},
		],
		see: ["rncp", "cfd", "formacode"],
	},
	{
		id: "pcs",
		term: "PCS",
		also: ["CSP", "catégorie socioprofessionnelle"],
		theme: "metiers",
		senses: [
			{
				expansion: "Professions et catégories socioprofessionnelles",
				sentence: "Nomenclature de l'Insee qui classe les personnes selon leur profession et leur statut.",
				more: "Les versions de 2003 et de 2020 coexistent. Elle relie les enquêtes de l'Insee aux familles professionnelles.",
			},
		],
		see: ["fap", "rome"],
	},
	{
		id: "rome",
		term: "ROME",
		also: ["fiche métier", "ROME 4.0"],
		theme: "metiers",
		senses: [
			{
				expansion: "Répertoire opérationnel des métiers et des emplois",
				sentence: "Répertoire de France Travail qui décrit les métiers et leurs compétences.",
				more: "Un code est une lettre et quatre chiffres. La version 4.0 a découpé des fiches de la version 3 : un même code peut changer de contenu.",
				example: "G1602 est le personnel de cuisine.",
			},
		],
		see: ["fap", "competence"],
		methods: ["passages"],
	},
	{
		id: "siret",
		term: "SIRET",
		also: ["SIREN"],
		theme: "metiers",
		senses: [
			{
				sentence:
					"Numéro à quatorze chiffres d'un établissement ; ses neuf premiers, le SIREN, désignent l'entreprise.",
				more: "Pour le secret statistique, les établissements d'une même entreprise comptent pour un seul contributeur.",
			},
		],
		see: ["naf", "secret-statistique"],
	},
];

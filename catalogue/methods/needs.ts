import type { Method } from "./model.ts";

/** Needs, job-seekers and training of an occupation in a bassin, as `src/foresight` works them out. */
export const needsMethods: readonly Method[] = [
	{
		id: "besoin-et-offre",
		title: "Besoin et offre de formation",
		group: "situer",
		summary:
			"Trois signaux en mots par métier et bassin, une offre comptée une seule fois, et une raison chaque fois que l'on ne peut pas dire.",
		parts: [
			{
				title: "Des mots, dits de ce qui est publié",
				texts: [
					"Le besoin vient des projets de recrutement du bassin, le vivier des offres rapportées aux demandeurs d'emploi qui y cherchent le métier, l'offre des élèves de dernière année des départements du bassin. Chaque mot a un seuil, affiché avec son origine.",
					"Un mot n'est dit que d'un chiffre publié. D'un intervalle, il n'est dit que si les deux bornes le portent ; d'une case masquée, seule la raison est dite.",
				],
			},
			{
				title: "Une formation, plusieurs métiers",
				texts: [
					"Une formation est partagée à parts égales entre les métiers (ROME) que son diplôme ou sa certification déclare, puis entre familles professionnelles par la table de passage. Les parts d'une formation font 1 : la somme attribuée est l'offre, ni plus ni moins. Ce qui ne déclare aucun métier reste à part, et se lit.",
					"L'offre d'une année est celle des jeunes de dernière année, par le lycée ou l'apprentissage, en emploi six mois après : poursuite d'études et sorties sans emploi en sont ôtées.",
				],
			},
			{
				title: "Couverture et incertitude",
				texts: [
					"La couverture rapporte cette offre aux projets non saisonniers d'une année, pour toute la région : faute de connaître les mobilités entre bassins, elle n'est pas donnée plus finement. Elle vient avec un intervalle à 90 % ; s'il contient 1, on ne peut pas trancher. Sous 30 projets ou 20 sortants connus, aucun rapport n'est donné.",
				],
			},
			{
				title: "Un classement, avec ses composantes",
				texts: [
					"Le classement des métiers de la région multiplie trois composantes, toujours affichées : la probabilité que l'offre soit sous le besoin, la part du métier dans le déficit de la région, et 0,5 + 0,1 × niveau de tension. À score égal, le plus grand besoin passe devant. Un métier à qui une composante manque n'est pas classé.",
					"L'intervalle de rang va du 5e au 95e centile des rangs de 2 000 tirages de l'offre et du besoin dans leurs incertitudes. Deux voisins dont les intervalles se recouvrent à plus de 80 % sont à égalité.",
				],
			},
			{
				title: "Ce qui pourrait faire renoncer",
				texts: [
					"Chaque couple porte ses objections : besoin faible ou saisonnier, vivier déjà large, public rare, conditions de travail, accès sans diplôme précis, mobilité, offre déjà suffisante ou mal connue.",
				],
			},
		],
		limits: [
			"La formation des demandeurs d'emploi et l'enseignement supérieur ne sont pas comptés : un déficit est celui de l'offre connue.",
			"Une partie des métiers n'a pas de correspondance entre les nomenclatures de 2021 et de 2009 : leur vivier et leur offre ne peuvent pas être dits.",
			"Une couverture de 1 n'est pas une norme : on recrute aussi par mobilité et parmi les demandeurs d'emploi.",
		],
		terms: ["bmo", "defm", "fap", "rome", "inserjeunes", "intervalle", "passage"],
	},
];

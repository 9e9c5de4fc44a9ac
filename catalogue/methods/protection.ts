import type { Method } from "./model.ts";

/** What keeps people and firms from being recognised, and small numbers from being believed. */
export const protectionMethods: readonly Method[] = [
	{
		id: "secret",
		title: "Secret statistique",
		group: "proteger",
		summary:
			"Une case qui parlerait de trop peu de personnes ou d'entreprises est masquée, avec toutes celles qui permettraient de la retrouver. Le résultat est attaqué avant d'être publié.",
		parts: [
			{
				title: "Ce qui est secret par soi-même",
				texts: [
					"Chaque source a ses seuils, chaque charte les siens ; la plus stricte l'emporte, seuil par seuil. Par exemple, pour des entreprises : moins de trois, ou une seule qui fait plus de 85 % du total.",
					"Les établissements d'une même entreprise comptent pour un seul contributeur.",
				],
			},
			{
				title: "Ce qu'il faut masquer en plus",
				texts: [
					"Si une seule case manque dans une ligne, une soustraction la rend. D'autres cases sont donc masquées. L'observatoire tient compte de tout ce qui est imprimé : totaux, détails, zonages qui se croisent, et diffusions déjà parues.",
					"Rien ne distingue une case secrète par elle-même d'une case masquée pour la protéger : ni signe, ni effectif, ni borne.",
				],
			},
			{
				title: "La preuve",
				texts: [
					"Avant de publier, un programme cherche à retrouver chaque case masquée avec tout ce qui est montré. S'il la serre de trop près, la diffusion ne part pas. Un second programme, indépendant, peut refaire la vérification.",
				],
			},
			{
				title: "Un seul masquage pour tous",
				texts: [
					"Tous les lecteurs voient les mêmes cases masquées : deux masquages différents se trahiraient l'un l'autre. Une case masquée l'est partout : page, image, fichier, API.",
				],
			},
		],
		limits: [
			"Au-delà de mille cases liées, la recherche se fait par morceaux : la garantie sur ce qu'aucun tableau n'imprime est plus faible.",
		],
		terms: ["secret-statistique", "charte", "siret"],
	},
	{
		id: "confiance-et-seuils",
		title: "Seuils et intervalles de confiance",
		group: "proteger",
		summary:
			"Un taux sur très peu de personnes n'est pas montré ; sur peu de personnes, il est montré avec la fourchette dans laquelle il faut le lire.",
		parts: [
			{
				title: "Seuils",
				texts: [
					"Chaque indicateur dit le sien. Pour les taux d'InserJeunes et des contrats d'alternance, le dénominateur doit atteindre 20. En dessous, le chiffre est non significatif (ns). Ce seuil protège le lecteur ; le secret protège les personnes : ce sont deux règles.",
				],
			},
			{
				title: "Intervalle de Wilson",
				texts: [
					"Même quand tout le monde est compté, un petit groupe varie d'une année à l'autre. Le site donne l'intervalle de Wilson à 95 % : 24 sur 40, c'est 60 %, entre 44,6 % et 73,7 %.",
					"L'intervalle dit ce que vaudrait sans doute le taux d'une promotion semblable. Il ne corrige ni un biais, ni une source incomplète.",
				],
			},
			{
				title: "Ne pas trancher",
				texts: [
					"Quand l'intervalle contient la valeur à laquelle on compare, le site écrit qu'il ne peut pas trancher, plutôt que de classer.",
				],
			},
		],
		terms: ["intervalle", "non-significatif", "quadrant"],
	},
];

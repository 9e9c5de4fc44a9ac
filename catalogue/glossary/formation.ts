import type { Term } from "./model.ts";

export const formation: readonly Term[] = [
	{
		id: "afest",
		term: "AFEST",
		also: ["FEST", "formation en situation de travail"],
		theme: "formation",
		senses: [
			{
				expansion: "Action de formation en situation de travail",
				sentence:
					"Formation qui se fait au poste de travail, avec des temps prévus pour regarder ce que l'on a appris.",
				more: "Reconnue par la loi du 5 septembre 2018. Un formateur analyse le travail, la personne s'exerce, puis en parle.",
			},
		],
		see: ["competence", "opco"],
	},
	{
		id: "alternance",
		term: "Alternance",
		also: ["apprentissage", "contrat d'apprentissage", "contrat de professionnalisation", "apprenti"],
		theme: "formation",
		senses: [
			{
				sentence:
					"Formation partagée entre une entreprise et un centre de formation, sous contrat de travail.",
				more: "Deux contrats existent : l'apprentissage, pour préparer un diplôme ou un titre, et la professionnalisation, pour acquérir une qualification reconnue.",
			},
		],
		see: ["cfa", "opco"],
		indicators: ["contrats-alternance", "taux-rupture-alternance"],
	},
	{
		id: "capacite-d-accueil",
		term: "Capacité d'accueil",
		also: ["places", "carte des formations"],
		theme: "formation",
		senses: [
			{
				sentence: "Nombre de places ouvertes à l'entrée d'une formation pour une rentrée.",
				more: "Une place ouverte n'est pas une place occupée : le taux de remplissage dit la différence.",
			},
		],
		see: ["taux-de-pression", "taux-de-remplissage"],
		indicators: ["capacite-accueil"],
	},
	{
		id: "cep",
		term: "CEP",
		theme: "formation",
		senses: [
			{
				expansion: "Conseil en évolution professionnelle",
				sentence:
					"Conseil gratuit, ouvert à toute personne qui veut faire le point sur son travail ou en changer.",
				more: "Il est donné par France Travail, l'Apec, les missions locales, Cap emploi et, pour les salariés, par un opérateur choisi dans chaque région.",
			},
			{
				expansion: "Contrat d'études prospectives",
				sentence:
					"Étude menée par l'État avec une branche, pour prévoir comment ses métiers et ses emplois vont changer.",
				more: "Ce sens se rencontre dans les accords de branche et les engagements de développement de l'emploi.",
			},
		],
		see: ["vae", "edec", "transitions-pro"],
	},
	{
		id: "certification",
		term: "Certification professionnelle",
		also: ["certification", "diplôme", "titre professionnel", "CQP"],
		theme: "formation",
		senses: [
			{
				sentence: "Diplôme, titre ou certificat qui atteste que l'on sait exercer un métier.",
				more: "Elle est inscrite au RNCP. Un diplôme d'État, un titre professionnel et un certificat de qualification professionnelle (CQP) sont trois sortes de certifications.",
			},
		],
		see: ["rncp", "niveau-de-qualification", "vae"],
	},
	{
		id: "cfa",
		term: "CFA",
		also: ["centre d'apprentissage"],
		theme: "formation",
		senses: [
			{
				expansion: "Centre de formation d'apprentis",
				sentence: "Établissement qui forme les apprentis quand ils ne sont pas en entreprise.",
				more: "Ses résultats bruts ne le classent pas : ils dépendent des diplômes préparés, du public et du chômage local. La valeur ajoutée en tient compte.",
			},
		],
		see: ["alternance", "valeur-ajoutee", "uai"],
		indicators: ["cfa-taux-emploi-6-mois", "cfa-valeur-ajoutee"],
	},
	{
		id: "cfd",
		term: "CFD",
		also: ["code diplôme", "code scolarité"],
		theme: "formation",
		senses: [
			{
				expansion: "Code formation-diplôme",
				sentence: "Code à huit signes d'un diplôme, tenu par l'Éducation nationale.",
				more: "InserJeunes s'en sert pour l'apprentissage. Un même diplôme change de code quand il est rénové : l'ancien et le nouveau n'ont pas les mêmes sortants.",
			},
		],
		see: ["mef", "nsf", "rncp"],
	},
	{
		id: "clea",
		term: "CléA",
		theme: "formation",
		senses: [
			{
				sentence:
					"Certificat des connaissances et compétences de base, commun à tous les métiers : parler, compter, travailler en équipe, utiliser un ordinateur.",
				more: "Il figure au répertoire spécifique.",
			},
		],
		see: ["repertoire-specifique", "competence"],
	},
	{
		id: "devenir-favorable",
		term: "Devenir favorable",
		theme: "formation",
		senses: [
			{
				sentence:
					"Part des jeunes de dernière année qui, six mois après, étudient encore ou ont un emploi salarié.",
				more: "C'est un indicateur d'Orion, que le ministère ne publie pas. Une formation peut avoir un bon devenir avec un emploi faible, parce que l'on y poursuit ses études.",
			},
		],
		see: ["inserjeunes", "poursuite-d-etudes", "taux-d-emploi-des-sortants"],
		indicators: ["taux-devenir-favorable"],
		methods: ["insertion"],
	},
	{
		id: "formacode",
		term: "Formacode",
		theme: "formation",
		senses: [
			{
				sentence:
					"Thésaurus de Centre Inffo qui décrit le contenu des formations par des codes à cinq chiffres.",
				more: "Les catalogues de formation continue l'emploient ; il est plus fin que la NSF.",
			},
		],
		see: ["nsf"],
	},
	{
		id: "inserjeunes",
		term: "InserJeunes",
		theme: "formation",
		senses: [
			{
				sentence:
					"Système de la Depp et de la Dares, qui suit les jeunes sortis de la voie professionnelle, du CAP au BTS, grâce aux déclarations des employeurs.",
				more: "Il ne voit que l'emploi salarié déclaré : ni les indépendants, ni l'étranger, ni une partie de l'agriculture.",
			},
		],
		see: ["insersup", "dsn", "taux-d-emploi-des-sortants"],
		indicators: ["taux-emploi-6-mois", "taux-poursuite-etudes"],
		methods: ["insertion"],
	},
	{
		id: "insersup",
		term: "InserSup",
		theme: "formation",
		senses: [
			{
				sentence:
					"Système du ministère de l'Enseignement supérieur, qui suit les diplômés des universités et des écoles.",
				more: "Il suit le même principe qu'InserJeunes, sur d'autres diplômes et avec d'autres règles : les deux ne s'additionnent pas.",
			},
		],
		see: ["inserjeunes"],
	},
	{
		id: "mef",
		term: "MEF",
		also: ["MEFSTAT", "MEF statistique", "maison de l'emploi"],
		theme: "formation",
		senses: [
			{
				expansion: "Module élémentaire de formation",
				sentence: "Code par lequel l'Éducation nationale désigne une année d'une formation scolaire.",
				more: "Le code statistique (MEFSTAT11) a onze signes ; InserJeunes et les capacités d'accueil l'emploient.",
			},
			{
				expansion: "Maison de l'emploi et de la formation",
				sentence: "Structure locale qui réunit des acteurs pour informer et accompagner vers l'emploi.",
				more: "On lit aussi « maison de l'emploi » (MDE).",
			},
		],
		see: ["cfd", "plie"],
	},
	{
		id: "niveau-de-qualification",
		term: "Niveau de qualification",
		also: ["niveau 3", "niveau 4", "niveau V", "infra 4", "niveau de diplôme"],
		theme: "formation",
		senses: [
			{
				sentence:
					"Échelle de 1 à 8 des certifications : 3 pour le CAP, 4 pour le baccalauréat, 5 pour le BTS.",
				more: "Depuis 2019 l'échelle monte avec la qualification. L'ancienne descendait, en chiffres romains : l'ancien niveau V est le nouveau niveau 3.",
			},
		],
		see: ["certification", "rncp"],
	},
	{
		id: "poursuite-d-etudes",
		term: "Poursuite d'études",
		theme: "formation",
		senses: [
			{
				sentence: "Part des élèves de dernière année encore inscrits en formation l'année suivante.",
				more: "Toute inscription compte, même un redoublement ou un changement de voie.",
			},
		],
		see: ["inserjeunes", "devenir-favorable"],
		indicators: ["taux-poursuite-etudes"],
		methods: ["insertion", "quadrant"],
	},
	{
		id: "quadrant",
		term: "Quadrant",
		theme: "formation",
		senses: [
			{
				sentence:
					"Place d'une formation selon deux taux, l'emploi et la poursuite d'études, comparés à ceux de la région.",
				more: "Il compare des formations de même niveau et de même voie. Quand les effectifs sont petits, le site dit qu'il ne peut pas trancher.",
			},
		],
		see: ["poursuite-d-etudes", "taux-d-emploi-des-sortants", "intervalle"],
		methods: ["quadrant"],
	},
	{
		id: "rncp",
		term: "RNCP",
		theme: "formation",
		senses: [
			{
				expansion: "Répertoire national des certifications professionnelles",
				sentence: "Liste des certifications reconnues par l'État, tenue par France compétences.",
				more: "Chaque fiche donne le niveau, les compétences et les métiers visés. Une fiche a une date de fin : une certification peut être remplacée par une autre.",
			},
		],
		see: ["certification", "repertoire-specifique", "france-competences"],
	},
	{
		id: "repertoire-specifique",
		term: "Répertoire spécifique",
		also: ["RS"],
		theme: "formation",
		senses: [
			{
				sentence:
					"Liste de France compétences pour les habilitations et les compétences qui complètent un métier.",
				more: "Elle ne donne pas de niveau : une habilitation électrique n'est pas un diplôme.",
			},
		],
		see: ["rncp", "clea"],
	},
	{
		id: "taux-d-emploi-des-sortants",
		term: "Taux d'emploi des sortants",
		also: ["taux d'emploi à 6 mois", "insertion", "taux d'insertion"],
		theme: "formation",
		senses: [
			{
				sentence:
					"Part des jeunes sortis de formation, sans poursuivre d'études, qui ont un emploi salarié à une date donnée.",
				more: "À ne pas confondre avec la part en emploi, qui se rapporte à tous les élèves de dernière année.",
				example:
					"30 élèves, 20 poursuivent leurs études, 3 des 10 autres ont un emploi : le dénominateur est 10, trop petit pour publier un taux.",
			},
		],
		see: ["inserjeunes", "devenir-favorable", "non-significatif"],
		indicators: ["taux-emploi-6-mois", "part-en-emploi-6-mois"],
		methods: ["insertion"],
	},
	{
		id: "taux-de-pression",
		term: "Taux de pression",
		also: ["pression", "premiers vœux"],
		theme: "formation",
		senses: [
			{
				sentence: "Nombre de premiers vœux d'élèves pour une place offerte à l'entrée d'une formation.",
				more: "Au-dessus de 1, il y a plus de premiers vœux que de places. Il ne se calcule pas pour les BTS.",
			},
		],
		see: ["capacite-d-accueil", "taux-de-remplissage"],
		indicators: ["taux-pression", "voeux-1"],
		methods: ["sommes-et-taux"],
	},
	{
		id: "taux-de-remplissage",
		term: "Taux de remplissage",
		theme: "formation",
		senses: [
			{
				sentence: "Part des places offertes qui sont occupées à la rentrée.",
				more: "Il faut des places et des élèves de la même rentrée. Un taux faible peut venir d'une capacité surestimée autant que d'un manque de candidats.",
			},
		],
		see: ["capacite-d-accueil", "taux-de-pression"],
		indicators: ["taux-remplissage"],
		methods: ["sommes-et-taux"],
	},
	{
		id: "uai",
		term: "UAI",
		also: ["RNE", "code établissement"],
		theme: "formation",
		senses: [
			{
				expansion: "Unité administrative immatriculée",
				sentence:
					"Numéro d'un établissement scolaire ou d'un centre de formation : sept chiffres et une lettre de contrôle.",
				more: "Ses trois premiers chiffres disent le département.",
			},
		],
		see: ["cfa", "siret"],
	},
	{
		id: "vae",
		term: "VAE",
		theme: "formation",
		senses: [
			{
				expansion: "Validation des acquis de l'expérience",
				sentence:
					"Moyen d'obtenir une certification en faisant reconnaître ce que l'on a appris en travaillant.",
			},
		],
		see: ["certification", "pic", "cep"],
	},
	{
		id: "valeur-ajoutee",
		term: "Valeur ajoutée d'un établissement",
		also: ["valeur ajoutée"],
		theme: "formation",
		senses: [
			{
				sentence:
					"Écart, en points, entre le taux d'emploi observé d'un établissement et celui d'établissements comparables.",
				more: "La Depp tient compte du profil des élèves, des diplômes préparés et du chômage local. Le site reprend sa valeur sans la recalculer.",
			},
		],
		see: ["cfa", "inserjeunes", "point"],
		indicators: ["cfa-valeur-ajoutee"],
	},
];

import type { Method } from "./model.ts";

/** Codes, places and drawings: what lets two figures be set side by side. */
export const comparisonMethods: readonly Method[] = [
	{
		id: "codes-et-territoires",
		title: "Codes et territoires",
		group: "situer",
		summary:
			"Un code ne voyage jamais sans son niveau et son millésime ; les communes anciennes sont ramenées à la carte actuelle.",
		parts: [
			{
				title: "Deux codes pareils, deux territoires",
				texts: [
					"Les zones d'emploi de l'Insee et les bassins de France Travail ont des codes de même forme : 2804 est Caen pour l'une, Le Tréport pour l'autre. Le site ne joint jamais deux zonages par leur code, seulement par leurs communes.",
				],
			},
			{
				title: "Communes qui changent",
				texts: [
					"Une commune fusionnée est remplacée par la nouvelle, et ses effectifs s'y ajoutent. Si une partie est secrète, le tout le reste. Une séparation ne peut donner qu'une estimation. Un code inconnu est mis de côté et compté.",
				],
			},
			{
				title: "Zones qui débordent d'une région",
				texts: [
					"Le chiffre porte sur la zone entière, et la page le dit. La part située dans la région n'est donnée que si le producteur la publie.",
				],
			},
		],
		terms: ["cog", "zone-d-emploi", "bassin-d-emploi", "millesime"],
		links: [{ path: "/territoires", label: "Les territoires" }],
	},
	{
		id: "perimetres",
		title: "Périmètres composés",
		group: "situer",
		summary:
			"Un périmètre n'additionne que des cases déjà publiées, à une maille qui le recouvre exactement.",
		parts: [
			{
				title: "Recouvrir",
				texts: [
					"L'observatoire cherche les mailles dont des territoires entiers pavent le périmètre, commune par commune, et prend celle qui en demande le moins. S'il n'y en a pas, le chiffre est refusé.",
					"Si un seul territoire publié est exactement ce périmètre, son chiffre est repris, même s'il ne s'additionne pas.",
				],
			},
			{
				title: "Ce qui manque",
				texts: [
					"Un membre masqué masque le tout. Un membre sans donnée n'est pas un zéro : il est nommé, et au-delà d'un cinquième de membres sans donnée il n'y a pas de somme.",
				],
			},
		],
		terms: ["perimetre", "maille"],
		links: [{ path: "/territoires/perimetre", label: "Composer un périmètre" }],
	},
	{
		id: "passages",
		title: "Passages entre nomenclatures",
		group: "situer",
		summary:
			"Un chiffre connu sous un autre code n'est montré que si ce code porte la plus grande part du métier, et la page le dit.",
		parts: [
			{
				title: "Des liens pondérés",
				texts: [
					"Une table de passage dit quelle part d'un code va vers chaque autre. Les parts d'un code font un entier. Chaque lien porte sa méthode : officielle, estimée ou manuelle.",
					"Un chiffre n'est emprunté à un autre code que si celui-ci porte au moins la moitié du métier. Un métier éclaté sur plusieurs codes renvoie à chacun, sans chiffre emprunté.",
				],
			},
			{
				title: "Orphelins",
				texts: [
					"Un code sans correspondance est publié comme tel, et le taux de rapprochement de chaque table aussi.",
				],
			},
			{
				title: "FAP 2009 et FAP 2021",
				texts: [
					"La table officielle n'étant pas parmi les fichiers reçus, le passage ne retient que les métiers dont l'intitulé et le code se répondent un pour un. Il est dit estimé.",
				],
			},
		],
		terms: ["passage", "fap", "rome", "nomenclature"],
		links: [{ path: "/donnees/passages", label: "Toutes les tables de passage et leurs orphelins" }],
	},
	{
		id: "secteur-et-branche",
		title: "Secteur, filière et branche",
		group: "situer",
		summary:
			"Le code d'activité (NAF) dit ce que fait un établissement, pas la convention qu'il applique : compter une branche par la NAF compte trop de monde.",
		parts: [
			{
				title: "Trois découpages",
				texts: [],
				list: [
					"le secteur : les établissements d'une même activité principale (NAF) ;",
					"la branche : les entreprises d'une même convention collective (IDCC) ;",
					"la filière : une chaîne d'activités, sans code officiel. L'observatoire déclare par quelles sections de la NAF, quels domaines de métiers et quelles spécialités de formation il la lit.",
				],
			},
			{
				title: "Pourquoi la NAF compte trop",
				texts: [
					"Un même code NAF réunit des entreprises de plusieurs branches : un atelier de réparation, une coopérative et une régie publique peuvent partager le même code. Prendre tout le code pour la branche ajoute à celle-ci des salariés qui relèvent d'une autre.",
					"L'ampleur dépend de la branche et ne se déduit pas de la NAF. La table de passage de la Dares porte les deux clés : pour chaque activité, la part de ses salariés que couvre chaque convention. Le surcompte en est tiré, pour la France ; une branche que la table ne cite pas n'en a pas, et sa page le dit.",
				],
			},
			{
				title: "Ce que le site montre",
				texts: [
					"Les pages de secteur suivent les 21 sections de la NAF. Les établissements et les effectifs viennent du fichier d'un opérateur de compétences ou d'une branche, sous charte : les activités qu'il ne couvre pas n'y sont pas.",
					"Les pages de branche donnent ce que compte chacune des deux clés. Les établissements n'y sont pas : aucune source reçue ne porte la convention de chacun.",
				],
			},
		],
		limits: [
			"La table des deux clés ignore les activités où une branche a moins de 1 % des salariés, l'agriculture et l'administration : le compte d'une branche est un minimum.",
		],
		terms: ["naf", "idcc", "branche-professionnelle", "filiere"],
		links: [
			{ path: "/secteurs", label: "Les secteurs" },
			{ path: "/branches", label: "Les branches" },
		],
	},
	{
		id: "classes-des-cartes",
		title: "Classes des cartes",
		group: "situer",
		summary:
			"Un taux se colorie, un effectif non. Les classes réunissent des territoires en nombres voisins, cinq au plus, et leur méthode est écrite sous la carte.",
		parts: [
			{
				title: "Nombre de classes",
				texts: [
					"Environ 1 + 3,3 × log₁₀(nombre de territoires), jamais plus de cinq ni plus que de valeurs différentes : trois pour cinq départements, cinq pour une vingtaine de zones.",
				],
			},
			{
				title: "Bornes",
				texts: [
					"Ce sont des quantiles, arrondis aux décimales de l'indicateur. Une valeur égale à une borne est dans la classe du dessus, sur la carte comme dans la liste. Une échelle publiée de 1 à 5 garde ses cinq niveaux.",
				],
			},
			{
				title: "Effectifs et blancs",
				texts: [
					"Colorier un territoire selon un effectif montre surtout sa taille : les effectifs sont en barres, dans un tableau. Un territoire masqué ou sans donnée porte un motif, jamais une couleur de la légende.",
				],
			},
		],
		limits: [
			"Les bornes sont calculées sur la période montrée : deux cartes de deux années peuvent avoir des bornes différentes.",
		],
		terms: ["maille", "secret-statistique"],
	},
];

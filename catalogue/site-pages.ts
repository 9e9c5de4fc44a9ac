/** Pages of the site that are no thing of its data: what one does there. The search and the site map lead to them. */
export interface SitePage {
	readonly path: string;
	readonly label: string;
	readonly part: "entrees" | "outils" | "donnees" | "aide";
	/** What people call it: typed whole, it comes first. */
	readonly names: readonly string[];
}

export const sitePages: readonly SitePage[] = [
	{
		path: "/territoires",
		label: "Territoires",
		part: "entrees",
		names: ["territoires", "territoire", "bassins", "zones d'emploi", "comités", "comités locaux"],
	},
	{
		path: "/metiers",
		label: "Métiers",
		part: "entrees",
		names: ["métiers", "professions", "emplois", "quel métier"],
	},
	{
		path: "/metiers/en-tension",
		label: "Métiers en tension",
		part: "entrees",
		names: ["métiers en tension", "tensions", "pénurie", "métiers qui recrutent", "recrutement difficile"],
	},
	{
		path: "/competences",
		label: "Savoirs et compétences",
		part: "entrees",
		names: ["compétences", "savoirs", "savoir-faire"],
	},
	{
		path: "/secteurs",
		label: "Secteurs et filières",
		part: "entrees",
		names: ["secteurs", "filière", "filières", "activités"],
	},
	{
		path: "/branches",
		label: "Branches et Opco",
		part: "entrees",
		names: ["branche", "branches", "conventions collectives", "opérateurs de compétences"],
	},
	{
		path: "/formations",
		label: "Formations",
		part: "entrees",
		names: ["formations", "diplômes", "certifications", "quelle formation"],
	},
	{
		path: "/comparer",
		label: "Comparer des territoires",
		part: "outils",
		names: ["comparateur", "comparer", "comparaison", "comparer des territoires", "classement"],
	},
	{
		path: "/metiers/comparer",
		label: "Comparer deux métiers",
		part: "outils",
		names: ["comparer deux métiers", "comparer des métiers", "métier à métier"],
	},
	{
		path: "/carte",
		label: "Voir une carte",
		part: "outils",
		names: ["carte", "cartes", "cartographie", "voir une carte"],
	},
	{
		path: "/donnees/tableau",
		label: "Construire un tableau",
		part: "outils",
		names: [
			"tableau",
			"tableaux",
			"constructeur",
			"constructeur de tableaux",
			"export",
			"exporter",
			"excel",
			"export excel",
			"exporter vers excel",
			"xlsx",
			"csv",
		],
	},
	{
		path: "/territoires/perimetre",
		label: "Composer un périmètre",
		part: "outils",
		names: ["périmètre", "mon périmètre", "mon territoire", "composer un périmètre"],
	},
	{
		path: "/api",
		label: "API",
		part: "outils",
		names: ["api", "open data", "opendata", "interface de programmation"],
	},
	{
		path: "/indicateurs",
		label: "Indicateurs",
		part: "donnees",
		names: ["indicateurs", "chiffres", "définitions"],
	},
	{
		path: "/donnees",
		label: "Jeux de données",
		part: "donnees",
		names: ["données", "sources", "jeux de données", "télécharger", "téléchargement"],
	},
	{
		path: "/donnees/passages",
		label: "Passages entre nomenclatures",
		part: "donnees",
		names: ["passages", "nomenclatures", "table de passage", "correspondances"],
	},
	{
		path: "/publications",
		label: "Publications",
		part: "donnees",
		names: ["publications", "études", "étude", "notes", "bilans", "rapports", "monographie", "monographies"],
	},
	{ path: "/methodes", label: "Méthodes", part: "donnees", names: ["méthodes", "méthode", "méthodologie"] },
	{
		path: "/diffusions",
		label: "Diffusions",
		part: "donnees",
		names: ["diffusions", "diffusion", "nouveautés", "actualités", "errata", "notes de version"],
	},
	{
		path: "/calendrier",
		label: "Calendrier des diffusions",
		part: "donnees",
		names: ["calendrier", "agenda", "prochaine diffusion", "dates de diffusion"],
	},
	{
		path: "/aide",
		label: "Aide",
		part: "aide",
		names: [
			"aide",
			"mode d'emploi",
			"guide",
			"comment faire",
			"citer",
			"contact",
			"signaler une erreur",
			"raccourcis",
		],
	},
	{
		path: "/aide/visite",
		label: "Visite guidée",
		part: "aide",
		names: ["visite", "visite guidée", "film", "vidéo", "tutoriel", "prise en main", "démonstration"],
	},
	{ path: "/plan-du-site", label: "Plan du site", part: "aide", names: ["plan du site", "sommaire"] },
	{
		path: "/glossaire",
		label: "Glossaire",
		part: "aide",
		names: ["glossaire", "sigles", "lexique", "définition"],
	},
	{
		path: "/accessibilite",
		label: "Accessibilité",
		part: "aide",
		names: ["accessibilité", "lecteur d'écran"],
	},
	{
		path: "/mentions",
		label: "Mentions et réutilisation",
		part: "aide",
		names: ["mentions", "mentions légales", "licence", "cookies", "données personnelles"],
	},
];

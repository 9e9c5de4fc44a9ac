/** Requests shown on `/api`. A test sends each of them to a real release: the page promises nothing that was not tried. */
export interface ApiExample {
	readonly title: string;
	readonly text: string;
	readonly method: "GET" | "POST";
	/** From the root of the site. */
	readonly path: string;
	readonly body?: object;
}

export const apiExamples: readonly ApiExample[] = [
	{
		title: "Ce qu’il y a",
		text: "Les jeux de données de la diffusion courante, avec leurs sources, leurs indicateurs et leurs mailles.",
		method: "GET",
		path: "/api/v1/datasets",
	},
	{
		title: "De quoi est fait un jeu",
		text: "Ses axes, ses niveaux, ses codes, ses périodes, et ce qui s’y additionne ou non.",
		method: "GET",
		path: "/api/v1/datasets/population/dimensions",
	},
	{
		title: "Un chiffre",
		text: "La dernière valeur d’un indicateur pour un territoire. « permalink » mène à la page « D’où vient ce chiffre ? ».",
		method: "GET",
		path: "/api/v1/query?indicators=population&territories=departement:14",
	},
	{
		title: "Une série, rangée et filtrée",
		text: "Tous les départements d’une région, toutes les années, les plus grandes valeurs d’abord.",
		method: "GET",
		path: "/api/v1/query?indicators=population&territories=departement@28&periods=all&filter=value:gte:300000&sort=value:desc",
	},
	{
		title: "Un classeur pour Excel",
		text: "Les mêmes chiffres en XLSX, avec une feuille « Lisez-moi ». L’extension dit la forme : .csv, .xlsx, .parquet, .geojson.",
		method: "GET",
		path: "/api/v1/datasets/population/query.xlsx?territories=departement@28&periods=all",
	},
	{
		title: "Un CSV qu’Excel ouvre en français",
		text: "Point-virgule et virgule décimale.",
		method: "GET",
		path: "/api/v1/query?indicators=population&territories=bassin@28&format=csv-excel",
	},
	{
		title: "Une diffusion précise",
		text: "« version » épingle une diffusion : 1.2.0, 1.2.*, 1.*, latest, ou son identifiant.",
		method: "GET",
		path: "/api/v1/query?indicators=population&territories=region:28&version=latest",
	},
	{
		title: "Des critères",
		text: "Par POST, and, or et not se combinent librement.",
		method: "POST",
		path: "/api/v1/query",
		body: {
			indicators: ["population"],
			territories: [{ type: "departement", region: "28" }],
			periods: ["all"],
			criteria: {
				and: [
					{ field: "period", gte: "2019" },
					{ or: [{ field: "value", lt: 300_000 }, { not: { field: "territory.code", in: ["14", "76"] } }] },
				],
			},
			sort: [{ field: "period", direction: "desc" }],
			pageSize: 100,
		},
	},
	{
		title: "Votre territoire",
		text: "Des communes ou des EPCI vus comme un seul. La demande est refusée, avec la raison, quand l’indicateur ne s’y additionne pas.",
		method: "POST",
		path: "/api/v1/query",
		body: {
			indicators: ["population"],
			perimeter: {
				label: "Calvados et Orne",
				members: [
					{ type: "departement", code: "14" },
					{ type: "departement", code: "61" },
				],
			},
		},
	},
	{
		title: "Ce qui a changé",
		text: "Les chiffres ajoutés, retirés ou révisés depuis la diffusion d’avant.",
		method: "GET",
		path: "/api/v1/datasets/population/changes",
	},
];

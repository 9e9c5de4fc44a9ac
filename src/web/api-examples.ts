import type { Region } from "../../catalogue/model.ts";

/** Requests shown on `/api`. A test sends each of them to a real release: the page promises nothing that was not tried. */
export interface ApiExample {
	readonly title: string;
	readonly text: string;
	readonly method: "GET" | "POST";
	/** From the root of the site. */
	readonly path: string;
	readonly body?: object;
}

/** About the region of the site: who tries them reads its own figures. */
export const apiExamplesOf = ({
	code,
	departements,
}: Pick<Region, "code" | "departements">): readonly ApiExample[] => [
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
		path: `/api/v1/query?indicators=population&territories=departement:${departements[0]}`,
	},
	{
		title: "Une série, rangée et filtrée",
		text: "Tous les départements d’une région, toutes les années, les plus grandes valeurs d’abord.",
		method: "GET",
		path: `/api/v1/query?indicators=population&territories=departement@${code}&periods=all&filter=value:gte:300000&sort=value:desc`,
	},
	{
		title: "Un classeur pour Excel",
		text: "Les mêmes chiffres en XLSX, avec une feuille « Lisez-moi ». L’extension dit la forme : .csv, .xlsx, .parquet, .geojson.",
		method: "GET",
		path: `/api/v1/datasets/population/query.xlsx?territories=departement@${code}&periods=all`,
	},
	{
		title: "Un CSV qu’Excel ouvre en français",
		text: "Point-virgule et virgule décimale.",
		method: "GET",
		path: `/api/v1/query?indicators=population&territories=bassin@${code}&format=csv-excel`,
	},
	{
		title: "Une diffusion précise",
		text: "« version » épingle une diffusion : 1.2.0, 1.2.*, 1.*, latest, ou son identifiant.",
		method: "GET",
		path: `/api/v1/query?indicators=population&territories=region:${code}&version=latest`,
	},
	{
		title: "Des critères",
		text: "Par POST, and, or et not se combinent librement.",
		method: "POST",
		path: "/api/v1/query",
		body: {
			indicators: ["population"],
			territories: [{ type: "departement", region: code }],
			periods: ["all"],
			criteria: {
				and: [
					{ field: "period", gte: "2019" },
					{
						or: [
							{ field: "value", lt: 300_000 },
							{ not: { field: "territory.code", in: departements.slice(0, 2) } },
						],
					},
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
				label: "Mon territoire",
				members: departements.slice(0, 2).map((one) => ({ type: "departement", code: one })),
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

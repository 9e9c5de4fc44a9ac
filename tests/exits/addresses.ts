import { forms } from "../../src/exports/index.ts";
import { portraits } from "../../src/web/portrait/address.ts";
import { routes } from "../../src/web/routes.ts";
import { source } from "./demonstration.ts";
import { chartered, levels, none, pages, study, tables, type Visit } from "./pages.ts";

const own =
	"le fichier et les lots d'une organisation, pour ses seuls membres et l'exploitant (src/web/space/delivery.test.ts, matrix.test.ts)";
const act = "un acte, pas une lecture";
const key = "dépôts d'une organisation, sous sa clé (src/api/api.test.ts)";
const preview =
	"les mêmes pages que les adresses publiques, avec les mêmes droits de lecteur public (testé plus bas)";
const ask = `indicators=${chartered.map(({ id }) => id).join(",")}&territories=departement,region,zone-emploi&periods=all&pageSize=10000`;
/** Of the matrix of needs and offers. */
const domains = ["S", "V"] as const;

const api = "/api/v1";
const extensions = ["json", "csv", "xlsx", "parquet", "geojson"];
const formats = ["json", "csv", "csv-excel", "xlsx", "parquet", "geojson", "sdmx-json"];

const others: Readonly<Record<string, Visit>> = {
	"GET /catalogue": { because: "renvoie vers /donnees, ou donne l'une des formes suivantes" },
	"GET /catalogue.ttl": { urls: ["/catalogue.ttl"] },
	"GET /catalogue.jsonld": { urls: ["/catalogue.jsonld"] },
	"GET /catalogue/:dataset/datapackage.json": { urls: [`/catalogue/${source}/datapackage.json`] },
	"GET /catalogue/:dataset/structure.json": { urls: [`/catalogue/${source}/structure.json`] },
	"GET /citer": {
		urls: [
			`/citer?page=${encodeURIComponent("/indicateurs/stagiaires-par-financeur")}&bloc=detail-stagiaires-par-financeur`,
		],
	},
	"GET /c/:code": { because: "une citation : figée puis lue plus bas" },
	"GET /c/:code.csv": { because: "une citation : figée puis lue plus bas" },
	"GET /c/:code.json": { because: "une citation : figée puis lue plus bas" },
	"GET /image.svg": { because: "toutes celles qu'offrent les pages lues, plus bas" },
	"GET /image.png": { because: "celles qu'offrent les pages lues, dessinées du même SVG (src/web/picture)" },
	"GET /extrait.xlsx": { because: "tous ceux qu'offrent les pages lues, plus bas" },
	"GET /extrait.pptx": { because: "ceux des indicateurs d'un partenaire, plus bas" },
	"GET /extrait.csv": { because: "tous ceux qu'offrent les pages lues, plus bas" },
	// The very answers of the pages of occupations, on paper.
	...Object.fromEntries(
		["", "/:type/:place"].map((place) => [
			`GET /metiers/:occupation${place}/fiche.pdf`,
			{
				urls: ["fap2021-V0X60", "rome3-J1501"].map(
					(code) => `/metiers/${code}${place && "/departement/14"}/fiche.pdf`,
				),
			},
		]),
	),
	"GET /donnees/tableau/fichier": {
		urls: tables.flatMap((table) => forms.map(({ id }) => `/donnees/tableau/fichier?${table}&forme=${id}`)),
	},
	"GET /donnees/:source/dictionnaire": { urls: [`/donnees/${source}/dictionnaire?forme=json`] },
	"GET /espace/requetes": {
		because: "des adresses gardées, sans leurs chiffres (src/web/space/saved.test.ts)",
	},
	"GET /espace/kits": { because: "la liste des kits, sans leurs chiffres (src/web/space/kit.test.ts)" },
	"GET /espace/kits/charte-graphique": {
		because: "une couleur, une police, un logo (src/web/space/kit.test.ts)",
	},
	"GET /espace/kits/ajouter": {
		because: "le nom d'un indicateur et une liste de kits (src/web/space/kit.test.ts)",
	},
	...Object.fromEntries(
		[
			"/espace/kits/:kit",
			"/espace/kits/:kit/apercu",
			"/espace/kits/:kit/comparer",
			"/espace/kits/:kit/fabrications/:batch",
			"/espace/kits/:kit/fabrications/:batch/etat",
			"/espace/kits/:kit/fabrications/:batch/kits.zip",
			"/kits/:code",
			"/kits/:code/:file",
		].map((kit) => [
			`GET ${kit}`,
			{ because: "le document d'un kit, dont chaque forme est lue plus bas (kits.ts)" },
		]),
	),
	"GET /monographies/:year": { urls: [2019, 2023, 2024].map((year) => `/monographies/${year}`) },
	"GET /monographies/:year/:file": { because: "le même document que la page, écrit en PDF et en classeur" },
	"GET /publications.xml": { urls: ["/publications.xml"] },
	"GET /publications/:study/:file": { because: study },
	"GET /diffusions.xml": { urls: ["/diffusions.xml"] },
	"GET /diffusions/:version/valeurs.csv": { urls: ["/diffusions/1.0.0/valeurs.csv"] },
	"GET /calendrier.ics": { urls: ["/calendrier.ics"] },
	"GET /glossaire.csv": { because: none },
	"GET /sante": { urls: ["/sante"] },
	"GET /style/:name": { because: none },
	"GET /script/:name": { because: none },
	"GET /film/:name": { because: "un film des données d’essai, gardé dans le logiciel" },
	"GET /aide/guide.pdf": { urls: ["/aide/guide.pdf"] },
	...Object.fromEntries(
		// Kits are tried in every form and at every level on their own.
		portraits.map(({ file }) => [
			`GET /territoires/:type/:place/${file}`,
			{ urls: [`/territoires/departement/14/${file}`] },
		]),
	),
	"GET /favicon.svg": { because: none },
	"GET /robots.txt": { because: none },
	"GET /espace/chiffres": { urls: ["/espace/chiffres"] },
	"GET /espace/chiffres/:indicator": {
		urls: chartered.flatMap(({ id }) =>
			levels.map((level) => `/espace/chiffres/${id}?usage=pilotage&maille=${level}`),
		),
	},
	"GET /espace/besoins": {
		urls: ["/espace/besoins?departement=tous", ...domains.map((one) => `/espace/besoins?domaine=${one}`)],
	},
	"GET /espace/besoins/fichier": {
		urls: ["xlsx", "csv", "csv-excel", "json"].map(
			(form) => `/espace/besoins/fichier?departement=tous&forme=${form}`,
		),
	},
	"GET /espace/besoins/:occupation/:bassin": {
		urls: ["V0X60/2817", "S1X40/2824"].map((couple) => `/espace/besoins/${couple}`),
	},
	"GET /espace/besoins/propositions": { urls: ["/espace/besoins/propositions"] },
	...Object.fromEntries(
		["", "/fiche.pdf"].map((form) => [
			`GET /espace/besoins/propositions/:proposal${form}`,
			{
				because:
					"des signaux de chiffres ouverts, tels que leur auteur les a vus (src/foresight/secrecy.test.ts)",
			},
		]),
	),
	[`GET ${api}/openapi.json`]: { because: none },
	[`GET ${api}/datasets`]: { urls: [`${api}/datasets?pageSize=100`] },
	[`GET ${api}/datasets/:id`]: { urls: [`${api}/datasets/${source}`] },
	[`GET ${api}/datasets/:id/versions`]: { urls: [`${api}/datasets/${source}/versions`] },
	[`GET ${api}/datasets/:id/changes`]: { urls: [`${api}/datasets/${source}/changes`] },
	[`GET ${api}/datasets/:id/dimensions`]: { urls: [`${api}/datasets/${source}/dimensions`] },
	[`GET ${api}/datasets/:id/query`]: {
		urls: [
			...formats.map((format) => `${api}/datasets/${source}/query?${ask}&format=${format}`),
			...["value:gte:0", "value:lt:100", "value:notEq:137", "status:eq:s"].map(
				(filter) => `${api}/datasets/${source}/query?${ask}&filter=${filter}`,
			),
			...["value", "value:desc", "status"].map(
				(sort) => `${api}/datasets/${source}/query?${ask}&sort=${sort}`,
			),
			`${api}/datasets/${source}/query?${ask.replace("pageSize=10000", "pageSize=5")}&page=2&sort=value`,
		],
	},
	[`GET ${api}/datasets/:id/query.:extension`]: {
		urls: extensions.map((one) => `${api}/datasets/${source}/query.${one}?${ask}`),
	},
	[`GET ${api}/query`]: { urls: [`${api}/query?${ask}`] },
	[`GET ${api}/query.:extension`]: { urls: extensions.map((one) => `${api}/query.${one}?${ask}`) },
	[`GET ${api}/indicators`]: { urls: [`${api}/indicators?pageSize=500`] },
	[`GET ${api}/indicators/:id`]: { urls: chartered.map(({ id }) => `${api}/indicators/${id}`) },
	[`GET ${api}/territories`]: { urls: [`${api}/territories?type=departement&region=28`] },
	[`GET ${api}/territories/:type/:code`]: { urls: [`${api}/territories/departement/14`] },
	[`GET ${api}/occupations`]: { because: none },
	[`GET ${api}/occupations/:scheme/:code`]: { because: none },
	[`GET ${api}/releases`]: { urls: [`${api}/releases`] },
	[`GET ${api}/releases/:version`]: { urls: [`${api}/releases/1.0.0`] },
};

/** Routes known by how their address begins. */
const families: readonly (readonly [RegExp, Visit])[] = [
	[/^(POST|PATCH|DELETE|OPTIONS|HEAD) /, { because: act }],
	[/^GET \/espace\/publications\b/, { because: study }],
	[/^GET \/espace\/apercu\//, { because: preview }],
	[/^GET \/espace\/(collecte|chartes)\b/, { because: own }],
	[
		/^GET \/espace\/diffusions\b/,
		{ because: "des comptes de cases et des textes (src/publication/life.test.ts)" },
	],
	[
		/^GET \/(espace$|espace\/(compte|second-facteur|utilisateurs|journal)|connexion|invitation|premier-compte)/,
		{ because: none },
	],
	[new RegExp(`^GET ${api}/deliveries`), { because: key }],
];

/** `undefined`: an exit that nobody has thought of, and the test fails. */
export function visitOf(
	route: string,
	places: readonly string[],
	permalinks: readonly string[],
): Visit | undefined {
	const pattern = route.replace(/^GET /, "");
	const page = routes.find((one) => one.pattern === pattern || twin(one.pattern) === pattern);
	if (page) {
		const visit = pages[page.pattern]?.(places, permalinks);
		if (!visit || "because" in visit || page.pattern === pattern) return visit;
		return { urls: visit.urls.map(twin) };
	}
	return others[route] ?? families.find(([shape]) => shape.test(route))?.[1];
}

function twin(address: string): string {
	const [path = "", query] = address.split("?");
	return `${path === "/" ? "/accueil" : path}.json${query === undefined ? "" : `?${query}`}`;
}

/** Asked by POST, which the other addresses do not try: criteria with and, or, not; perimeters. */
export const questions: readonly object[] = [
	{
		indicators: ["stagiaires-entres"],
		perimeter: {
			members: [
				{ type: "departement", code: "14" },
				{ type: "departement", code: "50" },
			],
		},
	},
	...["Région", "Transitions Pro", "OPCO"].map((financeur) => ({
		indicators: ["stagiaires-par-financeur"],
		categories: { financeur },
		perimeter: {
			members: [
				{ type: "departement", code: "14" },
				{ type: "departement", code: "50" },
			],
		},
	})),
	...[{ gte: 137 }, { lt: 137 }, { eq: 137 }, { notEq: 137 }].map((one) => ({
		indicators: ["stagiaires-par-financeur"],
		territories: [{ type: "departement" }],
		criteria: { not: { or: [{ field: "value", ...one }] } },
		sort: [{ field: "value", direction: "desc" }],
	})),
];

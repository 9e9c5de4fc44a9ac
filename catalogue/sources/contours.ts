import type { Source } from "../model.ts";
import { licenceOuverte } from "./vocabulary.ts";

/** Outlines for the maps: never a source of figures. */
const outlines = {
	producer: "IGN (Admin Express) / Insee, simplification",
	licence: licenceOuverte,
	address: "https://geoservices.ign.fr/adminexpress",
	cadence: "annuelle",
	fields: [
		{ name: "level", header: "level", type: "text", required: true },
		{ name: "code", header: "code", type: "text", required: true },
		{ name: "geometry", header: "geometry", type: "text" },
	],
	statuses: {},
	key: [],
} as const satisfies Partial<Source>;

export const contoursNormandie: Source = {
	...outlines,
	id: "contours-normandie",
	title: "Contours de la Normandie : communes, intercommunalités, zones d'emploi, bassins, départements",
	vintage: "communes 2018, compositions 2021-2023",
	files: ["contours-normandie-zonages.topojson"],
	layout: {
		format: "topojson",
		shapes: [
			{ level: "zone-emploi", object: "zones_emploi_2020", vintage: "ZE 2020" },
			{ level: "bassin", object: "bassins_emploi_ft_2021", vintage: "BMO 2021" },
			{ level: "epci", object: "epci_2023", vintage: "2023" },
			{ level: "departement", object: "departements", vintage: "COG 2018" },
			{ level: "commune", object: "communes", vintage: "COG 2018" },
		],
	},
	quirks: [
		"Contours dérivés par fusion de communes de 2018 : les zones interrégionales et les intercommunalités à cheval sont coupées à la limite de la région.",
		"Sannerville (14666), rétablie en 2020, est comprise dans le contour de 14712.",
	],
};

export const contoursDepartements: Source = {
	...outlines,
	id: "contours-departements",
	title: "Contours simplifiés des départements de France métropolitaine",
	vintage: "2018",
	files: ["departements-version-simplifiee.geojson"],
	layout: {
		format: "geojson",
		shapes: [{ level: "departement", codeProperty: "code", vintage: "COG 2018" }],
	},
	quirks: ["France métropolitaine seulement."],
};

export const contoursRegions: Source = {
	...outlines,
	id: "contours-regions",
	title: "Contours simplifiés des régions de France métropolitaine",
	vintage: "2018",
	files: ["regions-version-simplifiee.geojson"],
	layout: { format: "geojson", shapes: [{ level: "region", codeProperty: "code", vintage: "COG 2018" }] },
	quirks: ["France métropolitaine seulement."],
};

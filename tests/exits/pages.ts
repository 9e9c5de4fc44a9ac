import { indicators } from "../../catalogue/indicators/index.ts";
import { views } from "../../src/web/compare/model.ts";
import { totalAxes } from "../../src/web/table/model.ts";
import { source } from "./demonstration.ts";

export type Visit = { readonly urls: readonly string[] } | { readonly because: string };

export const chartered = indicators.filter(({ sources }) => sources.includes(source));

export const none = "aucun chiffre : déclarations, formulaires ou fichiers du logiciel";

export const study = "le document d'un kit figé et les mots de son auteur, lus plus bas (kits.ts)";

export const levels = ["region", "departement", "zone-emploi", "epci", "commune"] as const;
const perimeter = "departement:14 departement:50";
/** Every figure of the demonstration in one table, with its totals; and two places of one level, added up. */
export const tables = ["departement;region;zone-emploi", "departement:14,50"].map(
	(places) =>
		`indicateurs=${chartered.map(({ id }) => id).join(",")}&periodes=all&territoires=${places}&totaux=${totalAxes.join(",")}&voir=1`,
);

/** Every figure of the demonstration compared, in every view. */
const comparisons = ["d14,d27,d50,d61,d76", "ze2804,ze2814,ze2805,r28,fr"].flatMap((zones) =>
	views.map((view) => `/comparer?ind=${chartered.map(({ id }) => id).join(",")}&vue=${view}&zones=${zones}`),
);

/** Filters of a theme that the demonstration answers. */
const narrowed = [
	"per=2025",
	"modalite=financeur%3AR%C3%A9gion",
	"modalite=financeur%3ATransitions+Pro&per=2025",
];

/** Every figure of the demonstration on a map. */
const maps = chartered.flatMap(({ id }) =>
	["departement", "zone-emploi"].map((zoning) => `ind=${id}&maille=${zoning}`),
);
/** Of the public pages, by pattern; the twin of each is tried with it. */
export const pages: Readonly<
	Record<string, (places: readonly string[], permalinks: readonly string[]) => Visit>
> = {
	"/": () => ({ urls: ["/"] }),
	"/api": () => ({ urls: ["/api"] }),
	"/recherche": () => ({ urls: ["/recherche?q=stagiaires", "/recherche?q=Calvados", "/recherche?q=137"] }),
	"/territoires": () => ({ urls: ["/territoires"] }),
	"/territoires/perimetre": () => ({
		urls: [
			`/territoires/perimetre?codes=${encodeURIComponent(perimeter)}`,
			`/territoires/perimetre?codes=${encodeURIComponent("14118,27229")}`,
		],
	}),
	"/territoires/:type": () => ({ urls: levels.map((level) => `/territoires/${level}`) }),
	"/territoires/:type/:place": (places) => ({ urls: places }),
	"/territoires/:type/:place/:theme": (places) => ({
		urls: places.flatMap((place) =>
			[...new Set(chartered.map(({ theme }) => theme))].flatMap((theme) => [
				`${place}/${theme}`,
				...narrowed.map((state) => `${place}/${theme}?${state}`),
			]),
		),
	}),
	"/carte": () => ({ urls: maps.map((map) => `/carte?${map}`) }),
	"/comparer": () => ({ urls: comparisons }),
	"/metiers": () => ({ urls: ["/metiers", "/metiers?q=137"] }),
	"/metiers/comparer": () => ({
		because: "aucun chiffre sous charte n'est ventilé par métier dans la démonstration",
	}),
	"/metiers/:occupation": () => ({
		because: "aucun chiffre sous charte n'est ventilé par métier dans la démonstration",
	}),
	"/metiers/:occupation/:type/:place": () => ({
		because: "aucun chiffre sous charte n'est ventilé par métier dans la démonstration",
	}),
	"/metiers/en-tension": () => ({
		because: "aucun chiffre sous charte n'est ventilé par métier dans la démonstration",
	}),
	"/metiers/en-tension/:type/:place": () => ({
		because: "aucun chiffre sous charte n'est ventilé par métier dans la démonstration",
	}),
	"/competences": () => ({ because: none }),
	"/competences/:skill": () => ({
		because: "aucun chiffre sous charte n'est ventilé par métier dans la démonstration",
	}),
	"/branches": () => ({ because: none }),
	"/branches/:opco": () => ({ because: none }),
	"/branches/:opco/:branch": () => ({
		because: "une table ouverte, de la France : aucun chiffre sous charte n'est ventilé par branche",
	}),
	"/secteurs": () => ({ urls: ["/secteurs"] }),
	"/secteurs/:sector": () => ({ urls: ["/secteurs/A-agriculture-sylviculture-et-peche"] }),
	"/formations": () => ({ urls: ["/formations"] }),
	"/formations/:training": () => ({ urls: ["/formations/nsf-334", "/formations/nsf-331"] }),
	"/indicateurs": () => ({ urls: ["/indicateurs"] }),
	"/indicateurs/:indicator": () => ({ urls: chartered.map(({ id }) => `/indicateurs/${id}`) }),
	"/chiffres/:indicator": (_, permalinks) => ({ urls: permalinks }),
	"/donnees": () => ({ urls: ["/donnees"] }),
	"/donnees/passages": () => ({ urls: ["/donnees/passages"] }),
	"/donnees/tableau": () => ({ urls: tables.map((table) => `/donnees/tableau?${table}`) }),
	"/donnees/:source": () => ({ urls: [`/donnees/${source}`] }),
	"/publications": () => ({ urls: ["/publications"] }),
	"/publications/:study": () => ({ because: study }),
	"/diffusions": () => ({ urls: ["/diffusions"] }),
	"/diffusions/:version": () => ({ urls: ["/diffusions/1.0.0"] }),
	"/calendrier": () => ({ urls: ["/calendrier"] }),
	"/methodes": () => ({ because: none }),
	"/methodes/:method": () => ({ because: none }),
	"/glossaire": () => ({ because: none }),
	"/glossaire/:term": () => ({ because: none }),
	"/aide": () => ({ urls: ["/aide", "/aide?role=analyste"] }),
	"/aide/visite": () => ({ urls: ["/aide/visite"] }),
	"/plan-du-site": () => ({ urls: ["/plan-du-site"] }),
	"/accessibilite": () => ({ because: none }),
	"/mentions": () => ({ because: none }),
};

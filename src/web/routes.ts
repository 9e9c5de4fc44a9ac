import { compareState } from "./compare/address.ts";
import { mapState } from "./map/address.ts";
import { narrowingKeys } from "./narrowing/address.ts";
import type { Route } from "./page.ts";
import { accessibilityPage } from "./pages/accessibility.tsx";
import { apiPage } from "./pages/api.tsx";
import { branchPage } from "./pages/branch.tsx";
import { branchesPage, operatorPage } from "./pages/branches.tsx";
import { calendarPage } from "./pages/calendar.tsx";
import { comparePage } from "./pages/compare.tsx";
import { crosswalksPage } from "./pages/crosswalks.tsx";
import { dataSetPage } from "./pages/data-set.tsx";
import { dataSetsPage } from "./pages/data-sets.tsx";
import { diffusionPage } from "./pages/diffusion.tsx";
import { diffusionsPage } from "./pages/diffusions.tsx";
import { glossaryPage, termPage } from "./pages/glossary.tsx";
import { helpPage } from "./pages/help.tsx";
import { homePage } from "./pages/home.tsx";
import { indicatorPage } from "./pages/indicator.tsx";
import { indicatorsPage } from "./pages/indicators.tsx";
import { legalPage } from "./pages/legal.tsx";
import { mapPage } from "./pages/map.tsx";
import { methodPage, methodsPage } from "./pages/methods.tsx";
import { occupationPage } from "./pages/occupation.tsx";
import { occupationPairPage } from "./pages/occupation-pair.tsx";
import { occupationsPage } from "./pages/occupations.tsx";
import { perimeterPage, perimeterState } from "./pages/perimeter.tsx";
import { provenancePage } from "./pages/provenance.tsx";
import { publicationPage } from "./pages/publication.tsx";
import { publicationKeys, publicationsPage } from "./pages/publications.tsx";
import { searchPage } from "./pages/search.tsx";
import { sectorPage, sectorsPage } from "./pages/sectors.tsx";
import { siteMapPage } from "./pages/site-map.tsx";
import { skillPage, skillsPage } from "./pages/skills.tsx";
import { tablePage } from "./pages/table.tsx";
import { tensionListPage } from "./pages/tension-list.tsx";
import { territoriesPage, zoningPage } from "./pages/territories.tsx";
import { territoryPage } from "./pages/territory.tsx";
import { themePage } from "./pages/theme.tsx";
import { tourPage } from "./pages/tour.tsx";
import { trainingPage } from "./pages/training.tsx";
import { trainingsPage } from "./pages/trainings.tsx";
import { tableState } from "./table/state.ts";

/** Every page of the site. Search and provenance have addresses without number: they are rendered each time. */
export const routes: readonly Route[] = [
	{ pattern: "/", keys: [], kept: true, handle: homePage },
	{ pattern: "/api", keys: [], kept: true, handle: apiPage },
	{ pattern: "/recherche", keys: ["q", "type"], kept: false, handle: searchPage },
	{ pattern: "/territoires", keys: [], kept: true, handle: territoriesPage },
	{ pattern: "/territoires/perimetre", ...perimeterState, kept: false, handle: perimeterPage },
	{ pattern: "/territoires/:type", keys: [], kept: true, handle: zoningPage },
	{ pattern: "/territoires/:type/:place", keys: [], kept: true, handle: territoryPage },
	{ pattern: "/territoires/:type/:place/:theme", keys: narrowingKeys, kept: true, handle: themePage },
	{ pattern: "/carte", ...mapState, kept: false, handle: mapPage },
	{ pattern: "/comparer", ...compareState, kept: false, handle: comparePage },
	// Searched: its addresses are without number.
	{ pattern: "/metiers", keys: ["q"], kept: false, handle: occupationsPage },
	{
		pattern: "/metiers/en-tension",
		keys: ["domaine", "facteur", "formation", "niveau"],
		lists: ["formation"],
		kept: true,
		handle: tensionListPage,
	},
	{
		pattern: "/metiers/en-tension/:type/:place",
		keys: ["domaine", "facteur", "formation", "niveau"],
		lists: ["formation"],
		kept: true,
		handle: tensionListPage,
	},
	{
		pattern: "/metiers/comparer",
		keys: ["avec", "metier", "territoire"],
		kept: false,
		handle: occupationPairPage,
	},
	{ pattern: "/metiers/:occupation", keys: [], kept: true, handle: occupationPage },
	{ pattern: "/metiers/:occupation/:type/:place", keys: [], kept: true, handle: occupationPage },
	{ pattern: "/competences", keys: [], kept: true, handle: skillsPage },
	{ pattern: "/competences/:skill", keys: [], kept: true, handle: skillPage },
	{ pattern: "/branches", keys: [], kept: true, handle: branchesPage },
	{ pattern: "/branches/:opco", keys: [], kept: true, handle: operatorPage },
	{ pattern: "/branches/:opco/:branch", keys: ["cle"], kept: true, handle: branchPage },
	{ pattern: "/secteurs", keys: [], kept: true, handle: sectorsPage },
	{ pattern: "/secteurs/:sector", keys: [], kept: true, handle: sectorPage },
	{ pattern: "/formations", keys: ["niveau", "voie"], kept: true, handle: trainingsPage },
	{ pattern: "/formations/:training", keys: [], kept: true, handle: trainingPage },
	{ pattern: "/indicateurs", keys: [], kept: true, handle: indicatorsPage },
	{ pattern: "/indicateurs/:indicator", keys: [], kept: true, handle: indicatorPage },
	{ pattern: "/chiffres/:indicator", keys: ["page"], kept: false, handle: provenancePage },
	{ pattern: "/donnees", keys: [], kept: true, handle: dataSetsPage },
	{ pattern: "/donnees/passages", keys: ["passage"], kept: true, handle: crosswalksPage },
	{ pattern: "/donnees/tableau", ...tableState, kept: false, handle: tablePage },
	{ pattern: "/donnees/:source", keys: ["mot"], kept: true, handle: dataSetPage },
	{ pattern: "/publications", keys: publicationKeys, kept: true, handle: publicationsPage },
	{ pattern: "/publications/:study", keys: ["edition"], kept: true, handle: publicationPage },
	// What is announced and withdrawn changes while the release does not.
	{ pattern: "/diffusions", keys: [], kept: false, handle: diffusionsPage },
	{ pattern: "/diffusions/:version", keys: ["nature", "theme"], kept: false, handle: diffusionPage },
	{ pattern: "/calendrier", keys: ["theme"], kept: false, handle: calendarPage },
	{ pattern: "/methodes", keys: [], kept: true, handle: methodsPage },
	{ pattern: "/methodes/:method", keys: [], kept: true, handle: methodPage },
	{ pattern: "/glossaire", keys: ["lettre", "theme"], kept: true, handle: glossaryPage },
	{ pattern: "/glossaire/:term", keys: [], kept: true, handle: termPage },
	{ pattern: "/aide", keys: ["role"], kept: true, handle: helpPage },
	{ pattern: "/aide/visite", keys: [], kept: true, handle: tourPage },
	{ pattern: "/plan-du-site", keys: [], kept: true, handle: siteMapPage },
	{ pattern: "/accessibilite", keys: [], kept: true, handle: accessibilityPage },
	{ pattern: "/mentions", keys: [], kept: true, handle: legalPage },
];

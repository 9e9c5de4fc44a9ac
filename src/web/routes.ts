import type { Route } from "./page.ts";
import { accessibilityPage } from "./pages/accessibility.tsx";
import { crosswalksPage } from "./pages/crosswalks.tsx";
import { dataSetPage } from "./pages/data-set.tsx";
import { dataSetsPage } from "./pages/data-sets.tsx";
import { homePage } from "./pages/home.tsx";
import { indicatorPage } from "./pages/indicator.tsx";
import { indicatorsPage } from "./pages/indicators.tsx";
import { legalPage } from "./pages/legal.tsx";
import { occupationPage } from "./pages/occupation.tsx";
import { occupationsPage } from "./pages/occupations.tsx";
import { perimeterPage } from "./pages/perimeter.tsx";
import { provenancePage } from "./pages/provenance.tsx";
import { searchPage } from "./pages/search.tsx";
import { territoriesPage, zoningPage } from "./pages/territories.tsx";
import { territoryPage } from "./pages/territory.tsx";

/** Every page of the site. Search and provenance have addresses without number: they are rendered each time. */
export const routes: readonly Route[] = [
	{ pattern: "/", keys: [], kept: true, handle: homePage },
	{ pattern: "/recherche", keys: ["q"], kept: false, handle: searchPage },
	{ pattern: "/territoires", keys: [], kept: true, handle: territoriesPage },
	{
		pattern: "/territoires/perimetre",
		keys: ["codes", "membres", "nom"],
		kept: false,
		handle: perimeterPage,
	},
	{ pattern: "/territoires/:type", keys: [], kept: true, handle: zoningPage },
	{ pattern: "/territoires/:type/:place", keys: [], kept: true, handle: territoryPage },
	{ pattern: "/metiers", keys: [], kept: true, handle: occupationsPage },
	{ pattern: "/metiers/:occupation", keys: [], kept: true, handle: occupationPage },
	{ pattern: "/metiers/:occupation/:type/:place", keys: [], kept: true, handle: occupationPage },
	{ pattern: "/indicateurs", keys: [], kept: true, handle: indicatorsPage },
	{ pattern: "/indicateurs/:indicator", keys: [], kept: true, handle: indicatorPage },
	{ pattern: "/chiffres/:indicator", keys: ["page"], kept: false, handle: provenancePage },
	{ pattern: "/donnees", keys: [], kept: true, handle: dataSetsPage },
	{ pattern: "/donnees/passages", keys: [], kept: true, handle: crosswalksPage },
	{ pattern: "/donnees/:source", keys: [], kept: true, handle: dataSetPage },
	{ pattern: "/accessibilite", keys: [], kept: true, handle: accessibilityPage },
	{ pattern: "/mentions", keys: [], kept: true, handle: legalPage },
];

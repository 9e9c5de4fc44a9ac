/** One address per type of page, and what its permalinks lead to is found by the test that needs it. */
export const pageTypes: readonly { readonly type: string; readonly path: string }[] = [
	{ type: "accueil", path: "/" },
	{ type: "recherche", path: "/recherche?q=caen" },
	{ type: "recherche sans résultat", path: "/recherche?q=zzzqqqxxx" },
	{ type: "territoires", path: "/territoires" },
	{ type: "zone d'emploi", path: "/territoires/zone-emploi/2804-caen" },
	{ type: "région", path: "/territoires/region/28-normandie" },
	{ type: "département", path: "/territoires/departement/14-calvados" },
	{ type: "métiers", path: "/metiers" },
	{ type: "métier", path: "/metiers/fap2021-V0X60-aides-soignants" },
	{ type: "indicateurs", path: "/indicateurs" },
	{ type: "données", path: "/donnees" },
	{ type: "passages", path: "/donnees/passages" },
	{ type: "accessibilité", path: "/accessibilite" },
	{ type: "mentions", path: "/mentions" },
	{ type: "page introuvable", path: "/nulle-part" },
];

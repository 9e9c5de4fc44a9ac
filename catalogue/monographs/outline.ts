import type { MonographPart } from "./model.ts";

/** Sections of every monograph, in their order: a region or a year without data has them all, « Non renseigné ». */
export const monographOutline: readonly MonographPart[] = [
	{
		title: "Principaux indicateurs",
		sections: [
			{
				id: "principaux-indicateurs",
				title: "La région et la France",
				content: {
					kind: "figures",
					tables: ["Infographie"],
					figures: ["aio-structures"],
					layout: "now",
					observed: [
						{ indicator: "population" },
						{ indicator: "taux-chomage" },
						{ indicator: "demandeurs-emploi" },
						{ indicator: "projets-recrutement" },
						{ indicator: "part-projets-difficiles" },
					],
				},
			},
		],
	},
	{
		title: "Population, emploi et métiers",
		sections: [
			{
				id: "population-emploi",
				title: "Population et emploi",
				content: {
					kind: "figures",
					tables: ["Population et emploi"],
					layout: "change",
					observed: [
						{ indicator: "population" },
						{ indicator: "taux-chomage" },
						{ indicator: "demandeurs-emploi" },
						{ indicator: "demandeurs-emploi-a" },
						{ indicator: "demandeurs-emploi-abc" },
						{ indicator: "projets-recrutement" },
						{ indicator: "part-projets-difficiles" },
					],
				},
			},
			{
				id: "secteurs",
				title: "Secteurs d'activité",
				content: { kind: "figures", tables: ["Emploi par secteur"], layout: "now" },
			},
			{
				id: "metiers-en-tension",
				title: "Métiers en tension",
				content: {
					kind: "labels",
					region: "Métiers en tension : Normandie",
					france: "Métiers en tension : France",
				},
			},
		],
	},
	{
		title: "Formation et apprentissage",
		sections: [
			{
				id: "organismes-de-formation",
				title: "Organismes de formation",
				content: { kind: "figures", tables: ["Organismes de formation"], layout: "change" },
			},
			{
				id: "apprentissage",
				title: "Apprentissage",
				content: {
					kind: "figures",
					tables: ["Apprentissage"],
					figures: ["stock-apprentis"],
					layout: "change",
					observed: [
						{ indicator: "jeunes-derniere-annee", categories: { voie: "apprentissage" } },
						{ indicator: "taux-emploi-6-mois", categories: { voie: "apprentissage" } },
						{ indicator: "taux-emploi-12-mois", categories: { voie: "apprentissage" } },
						{ indicator: "taux-poursuite-etudes", categories: { voie: "apprentissage" } },
					],
				},
			},
			{
				id: "poles-chiffres",
				title: "Pôles de compétitivité : nombres",
				content: {
					kind: "figures",
					figures: ["poles-competitivite", "moveo-part-rd-automobile"],
					layout: "now",
				},
			},
			{
				id: "poles-de-competitivite",
				title: "Pôles de compétitivité",
				content: { kind: "words", table: "poles" },
			},
			{
				id: "campus-chiffres",
				title: "Campus : nombres",
				content: {
					kind: "figures",
					figures: [
						"campus",
						"campus-existants",
						"campus-nouveaux",
						"campus-total",
						"campus-excellence",
						"campus-thematiques-energie",
					],
					layout: "now",
				},
			},
			{
				id: "campus",
				title: "Campus des métiers et des qualifications",
				content: { kind: "words", table: "campus" },
			},
		],
	},
	{
		title: "Acteurs",
		sections: [
			{
				id: "conseil-regional",
				title: "Organisation du conseil régional",
				content: { kind: "words", table: "conseil" },
			},
			{ id: "services-de-l-etat", title: "Services de l'État", content: { kind: "words", table: "etat" } },
			{ id: "operateurs", title: "Opérateurs régionaux", content: { kind: "words", table: "operateurs" } },
			{
				id: "accueil-orientation",
				title: "Accueil, information et orientation",
				content: { kind: "words", table: "accueil", legend: "Panorama AIO : légende" },
			},
		],
	},
	{
		title: "Budgets",
		sections: [
			{
				id: "budgets-consolides",
				title: "Budgets consolidés",
				content: { kind: "figures", tables: ["Budgets consolidés (DGCL), en M€"], layout: "years" },
			},
			{
				id: "budget-primitif",
				title: "Budget primitif",
				content: {
					kind: "figures",
					tables: ["Budget primitif 2019"],
					figures: ["budget-recherche-annuel"],
					layout: "region",
				},
			},
			{
				id: "capacites-d-engagement",
				title: "Capacités d'engagement",
				content: { kind: "figures", tables: ["Capacités d'engagement"], layout: "change" },
			},
			{
				id: "financeurs",
				title: "Financeurs en région",
				content: { kind: "figures", tables: ["Autres financeurs en région"], layout: "change" },
			},
		],
	},
	{
		title: "Contrats, programmes et actualités",
		sections: [
			{
				id: "cper",
				title: "Contrat de plan État-Région (CPER) : orientations",
				content: { kind: "words", table: "cper" },
			},
			{
				id: "cper-chiffres",
				title: "Contrat de plan État-Région (CPER) : crédits",
				content: { kind: "figures", tables: ["Volet emploi", "Axes"], layout: "region" },
			},
			{
				id: "cprdfop",
				title: "Contrat de plan régional des formations et de l'orientation (CPRDFOP)",
				content: { kind: "words", table: "cprdfop" },
			},
			{
				id: "cprdfop-chiffres",
				title: "CPRDFOP : nombres",
				content: {
					kind: "figures",
					figures: ["cprdfop-orientations", "cprdfop-acteurs", "cprdfop-commissions"],
					layout: "region",
				},
			},
			{
				id: "pric",
				title: "Pacte régional d'investissement dans les compétences (PRIC)",
				content: {
					kind: "figures",
					figures: [
						"pric-entrees-formation",
						"pric-part-brsa",
						"pric-part-boe",
						"pric-part-plus50",
						"pric-part-niv4-infra",
						"qualif-taux-certification",
						"qualif-sortie-positive-6m",
						"programme-qualifiant-stagiaires-alles-au-bout-ayant-obtenu-une-certification",
						"programme-qualifiant-en-emploi-a-6-mois",
						"initiatives-territoriales-projets-deposes",
						"initiatives-territoriales-projets-retenus",
						"initiatives-territoriales-cout-global",
						"initiatives-territoriales-soutien-region",
						"initiatives-territoriales-part-regionale-imprimee",
					],
					layout: "region",
					observed: [
						{ indicator: "pacte-entrees-formation" },
						{ indicator: "pacte-part-rsa" },
						{ indicator: "pacte-part-plus-50-ans" },
						{ indicator: "pacte-reussite-certification" },
						{ indicator: "pacte-sortie-positive" },
					],
				},
			},
			{
				id: "spro",
				title: "Service public régional de l'orientation (SPRO)",
				content: { kind: "words", table: "spro" },
			},
			{ id: "actualites", title: "Actualités de l'année", content: { kind: "words", table: "actualites" } },
			{
				id: "actualites-chiffres",
				title: "Chiffres parus dans l'année",
				content: {
					kind: "figures",
					figures: [
						"pric-bilan-participants",
						"entrees-formation-evol-2019-11",
						"remuneration-minimum-2019",
						"aide-mobilite-max-2019",
						"ufue-transport-parcours",
						"ufue-transport-transdev",
						"qualif-transport-stagiaires",
					],
					layout: "region",
				},
			},
		],
	},
];

import type { FactMapping, Field, LevelExpr, Measure, Source } from "../model.ts";
import { tensionClass } from "../tension.ts";
import { csv, dares, france, franceTravail, licenceOuverte, total } from "./vocabulary.ts";

const causes = [
	["intensite", "Intensité d'embauches", "Intensité d'embauches"],
	["lien_formation", "Lien formation-emploi", "Lien entre formation et emploi"],
	["manque_main_oeuvre", "Manque de main-d'œuvre disponible", "Manque de main-d'œuvre disponible"],
	["non_durabilite", "Non-durabilité de l'emploi", "Non-durabilité de l'emploi"],
	["conditions_travail", "Conditions de travail contraignantes", "Conditions de travail contraignantes"],
	["inadequation_geo", "Inadéquation géographique", "Inadéquation géographique"],
] as const;

const measures: readonly Measure[] = [
	{ id: "emploi", field: "emploi_moyen", kind: "count", label: "Emploi moyen", unit: "emplois" },
	{ id: "tension", field: "tension", kind: "index", label: "Indicateur de tension", unit: "écart-type" },
	{ id: "classe", field: "classe", kind: "class", label: "Classe de tension", unit: "classe de 1 à 5" },
	...causes.map(([id, , label]) => ({
		id,
		field: id,
		kind: "class" as const,
		label,
		unit: "classe de 1 à 5",
	})),
];

const scopes: readonly { readonly geo: string; readonly territory: LevelExpr }[] = [
	{ geo: "nat", territory: france },
	{ geo: "reg", territory: { level: "region", field: "region" } },
	{ geo: "dep", territory: { level: "departement", field: "departement" } },
];
/** The total is summed from the finest families: employment adds up, the indicator only as a mean weighted by it. */
const families: readonly { readonly fap: string; readonly occupation: readonly LevelExpr[] }[] = [
	{ fap: "fap 225", occupation: [{ level: "fap2009-225", field: "fap" }, total] },
	{ fap: "fap 87", occupation: [{ level: "fap2009-87", field: "fap" }] },
];

const classField = (name: string, header: string): Field => ({
	name,
	header,
	type: "integer",
	min: 1,
	max: 5,
});

export const daresTensions: Source = {
	id: "dares-tensions-2019",
	title: "Tensions sur le marché du travail : indicateur et six facteurs, par métier et territoire",
	producer: `${dares} / ${franceTravail}`,
	licence: licenceOuverte,
	vintage: "2019",
	address: "https://dares.travail-emploi.gouv.fr/publications/les-tensions-sur-le-marche-du-travail-en-2019",
	cadence: "annuelle",
	files: ["tensions.csv"],
	layout: csv("utf-8", ","),
	fields: [
		{ name: "fap", header: "fap", type: "code", required: true, pattern: "[A-Z][0-9][A-Z]([0-9]{2})?" },
		{ name: "emploi_moyen", header: "Emploi moyen", type: "number", min: 0 },
		{ name: "tension", header: "Tension", type: "number", plausible: { min: -15, max: 15 } },
		classField("classe", "Catégorie Tension"),
		...causes.map(([name, header]) => classField(name, header)),
		{ name: "annee", header: "Année", type: "code", required: true, pattern: "20[0-9]{2}" },
		{ name: "niveau_geo", header: "niveau_geo", type: "text", required: true },
		{ name: "niveau_fap", header: "niveau_fap", type: "text", required: true },
		{ name: "region", header: "reg", type: "code", units: 17, level: "region", pad: 2, pattern: "[0-9]{2}" },
		{
			name: "departement",
			header: "dep",
			type: "code",
			units: 100,
			level: "departement",
			pad: 2,
			pattern: "[0-9]{2}|2[AB]|97[0-9]",
		},
	],
	statuses: { "": "NA" },
	key: ["fap", "niveau_geo", "niveau_fap", "region", "departement"],
	expectedRows: 31034,
	facts: scopes.flatMap(({ geo, territory }) =>
		families.map(
			({ fap, occupation }): FactMapping => ({
				cube: "tension",
				rows: [
					{ field: "niveau_geo", in: [geo] },
					{ field: "niveau_fap", in: [fap] },
				],
				levels: { territory: [territory], occupation },
				period: { kind: "year", field: "annee" },
				measures,
			}),
		),
	),
	controls: [
		{
			code: "C-22",
			severity: "to-confirm",
			label: "la classe que donnent les seuils de la publication",
			fields: ["tension", "classe"],
			test: ({ tension, classe }) => {
				if (typeof tension !== "number" || typeof classe !== "number") return null;
				const expected = tensionClass(tension);
				return expected === classe
					? null
					: `classe ${classe} pour une tension de ${String(tension).replace(".", ",")} : les seuils donnent ${expected}.`;
			},
		},
	],
	quirks: [
		"L'en-tête « Tension » et la valeur « reg » portent un blanc final dans une partie du fichier.",
		"Les codes de région sont écrits comme des nombres décimaux (28.0).",
		"Là où les effectifs sont trop petits, la Dares impute l'indicateur et laisse toutes les classes vides : la valeur est alors signalée comme estimée.",
		"186 familles FAP 2009 sur 225 ont un indicateur : les métiers surtout indépendants ou de la fonction publique n'en ont pas.",
		"Huit départements d'Île-de-France n'ont pas de valeur.",
		"L'emploi moyen est arrondi à la centaine.",
	],
};

import type { FactMapping, Source } from "../model.ts";
import { monographieTables } from "../tables/monographie-2020.ts";
import { pacteTables } from "../tables/pacte-2019-2023.ts";
import { csv, licenceOuverte, note, total } from "./vocabulary.ts";

/**
 * True facts that the package ships (`samples/faits`), so that it starts without a mirror. Where an official file gives a level, or a
 * pair of levels, the compact form is ignored for it: one truth per level. The estimated passage FAP 2021 → FAP 2009 has no
 * official counterpart and therefore stays in use.
 */
const faits = {
	licence: licenceOuverte,
	cadence: "à chaque édition des nomenclatures d'origine",
	statuses: { "": "NA" },
	shipped: true,
} as const satisfies Partial<Source>;

export const faitsNomenclatures: Source = {
	...faits,
	id: "faits-nomenclatures",
	title: "Libellés des nomenclatures de métiers et de formations, et des zonages (forme compacte)",
	producer:
		"Dares, France Travail, Insee, ministère de l'Éducation nationale, Commission européenne ; mise en forme du projet",
	vintage:
		"FAP 2009 et 2021, ROME v347 et v460, PCS 2003, ISCO-08, NSF 1994, ZE 2020, BMO 2021-2024, CLPE 2025",
	address: "https://dares.travail-emploi.gouv.fr/donnees/la-nomenclature-des-familles-professionnelles-2021",
	files: ["nomenclatures.tsv"],
	layout: csv("utf-8", "\t"),
	fields: [
		{ name: "niveau", header: "niveau", type: "text", required: true },
		{ name: "millesime", header: "millesime", type: "text", required: true },
		{ name: "code", header: "code", type: "code", required: true },
		{ name: "libelle", header: "libelle", type: "text", required: true },
		{ name: "parent", header: "parent", type: "code" },
	],
	key: ["niveau", "code"],
	nomenclature: {
		items: [
			{ levelField: "niveau", vintageField: "millesime", code: "code", label: "libelle", parent: "parent" },
		],
	},
	quirks: [
		"Forme compacte de nomenclatures publiques : codes, libellés, rattachements. Les fichiers officiels, quand ils sont dans le miroir, la remplacent niveau par niveau.",
	],
};

export const faitsPassages: Source = {
	...faits,
	id: "faits-passages",
	title: "Passages entre nomenclatures de métiers (forme compacte)",
	producer: "Dares, France Travail ; mise en forme du projet",
	vintage: "2009-2025",
	address:
		"https://dares.travail-emploi.gouv.fr/donnees/la-nomenclature-des-familles-professionnelles-fap-2009",
	files: ["passages.tsv"],
	layout: csv("utf-8", "\t"),
	fields: [
		{ name: "niveau_origine", header: "niveau_origine", type: "text", required: true },
		{ name: "origine", header: "origine", type: "code", required: true },
		{ name: "niveau_cible", header: "niveau_cible", type: "text", required: true },
		{ name: "cible", header: "cible", type: "code", required: true },
		{
			name: "methode",
			header: "methode",
			type: "text",
			required: true,
			pattern: "officielle|estimée|manuelle",
		},
	],
	key: ["niveau_origine", "origine", "niveau_cible", "cible"],
	nomenclature: {
		edges: [
			{
				fromLevelField: "niveau_origine",
				fromField: "origine",
				toLevelField: "niveau_cible",
				toField: "cible",
				methodField: "methode",
			},
		],
	},
	quirks: [
		"Passage FAP 2021 → FAP 2009 estimé par le projet : deux familles sont liées quand leurs libellés sont les mêmes, ou quand leurs codes ne diffèrent que par le troisième caractère et que leurs libellés partagent au moins la moitié de leurs mots. 127 familles sur 228 sont liées ; les 101 autres sont listées sans lien.",
	],
};

export const faitsCompositions: Source = {
	...faits,
	id: "faits-compositions",
	title: "Composition communale des zonages qui touchent la Normandie (forme compacte)",
	producer: "Insee, France Travail ; mise en forme du projet",
	vintage: "communes 2023 (zones d'emploi), 2021-2024 (bassins), 2025 (comités locaux)",
	address: "https://www.insee.fr/fr/information/4652957",
	files: ["compositions.tsv"],
	layout: csv("utf-8", "\t"),
	fields: [
		{ name: "commune", header: "commune", type: "code", required: true, pattern: "[0-9][0-9AB][0-9]{3}" },
		{ name: "zone_emploi", header: "zone_emploi", type: "code", pattern: "[0-9]{4}" },
		{ name: "partie_zone", header: "partie_zone", type: "code", pattern: "[0-9]{4}" },
		{ name: "bassin", header: "bassin", type: "code", pattern: "[0-9]{4}" },
		{ name: "comite_local", header: "comite_local", type: "code", pattern: "CLPE[0-9A-Z]{5}" },
	],
	key: ["commune"],
	nomenclature: {
		links: (["zone_emploi", "partie_zone", "bassin", "comite_local"] as const).map((toField) => ({
			from: "commune",
			fromField: "commune",
			to: (
				{
					zone_emploi: "zone-emploi",
					partie_zone: "partie-zone",
					bassin: "bassin",
					comite_local: "comite-local",
				} as const
			)[toField],
			toField,
		})),
	},
	quirks: [
		"Les zones à cheval sur deux régions sont complètes : leurs communes non normandes y figurent.",
		"Une colonne est vide quand la commune relève d'un territoire qui ne touche pas la Normandie, ou d'un autre millésime.",
	],
};

/** Figures of published documents, kept as printed: one line per figure, and its previous value where the document gives one. */
function printed(cube: string): FactMapping[] {
	const scopes = [
		{ niveau: "region", level: "region" },
		{ niveau: "france", level: "france" },
	] as const;
	return scopes.flatMap(({ niveau, level }): FactMapping[] => {
		const common = {
			cube,
			levels: { territory: [{ level, field: "territoire_code" }], occupation: [total] },
			categories: { indicateur: "libelle" },
		} as const;
		const rows = [
			{ field: "territoire_niveau", in: [niveau] },
			{ field: "usage", in: ["chiffre"] },
		];
		const measure = (field: string) =>
			[{ id: "valeur", field, kind: "index", label: "Valeur publiée", unit: "" }] as const;
		return [
			// Periods are already written as the house writes them: the kind only says « as it is ».
			{ ...common, rows, period: { kind: "month", field: "periode" }, measures: measure("valeur") },
			{
				...common,
				// The three yearly budgets give their previous year as a line of its own.
				rows: [
					...rows,
					{ field: "periode_precedente", matches: ".+" },
					{
						field: "indicateur",
						notIn: ["budget-global-infographie-2018", "budget-global-infographie-2019"],
					},
				],
				period: { kind: "month", field: "periode_precedente" },
				measures: measure("valeur_precedente"),
			},
		];
	});
}

const printedFields = [
	{ name: "indicateur", header: "indicateur", type: "text", required: true },
	{ name: "libelle", header: "libelle", type: "text", required: true },
	note("theme", "theme"),
	{
		name: "territoire_niveau",
		header: "territoire_niveau",
		type: "text",
		required: true,
		pattern: "region|france",
	},
	{ name: "territoire_code", header: "territoire_code", type: "code", required: true },
	{
		name: "periode",
		header: "periode",
		type: "text",
		required: true,
		pattern: "rentree-[0-9]{4}|[0-9]{4}(-T[1-4]|-[0-9]{2}|-[0-9]{4})?",
	},
	{ name: "valeur", header: "valeur", type: "number" },
	note("unite", "unite"),
	note("imprime", "imprime"),
	{
		name: "periode_precedente",
		header: "periode_precedente",
		type: "text",
		pattern: "rentree-[0-9]{4}|[0-9]{4}(-T[1-4]|-[0-9]{2}|-[0-9]{4})?",
	},
	{ name: "valeur_precedente", header: "valeur_precedente", type: "number" },
	{ name: "document", header: "document", type: "text", required: true },
	note("remarque", "remarque"),
	// What follows only serves the checks: `controle` rows are cells that are compared with others and never become figures.
	{ name: "usage", header: "usage", type: "text", required: true, pattern: "chiffre|controle" },
	note("tableau", "tableau"),
	note("evolution_imprimee", "evolution_imprimee"),
	note("perimetre", "perimetre"),
	note("definition", "definition"),
	note("base", "base"),
] as const satisfies Source["fields"];

const contradictions =
	"Ce que le document contredit lui-même (totaux, évolutions, parts, unités, intitulés) est relevé par les contrôles, avec la valeur imprimée et la valeur recalculée ; le chiffre reste affiché tel qu'imprimé.";

const document = {
	...faits,
	layout: csv("utf-8", ";"),
	fields: printedFields,
	statuses: { "": "NA", "n.d.": "NA" },
	key: ["indicateur", "territoire_niveau", "territoire_code", "periode"],
	cadence: "figée : document publié",
} as const satisfies Partial<Source>;

export const faitsMonographie: Source = {
	...document,
	id: "monographie-2020",
	title: "Monographie régionale Normandie (Centre Inffo, mai 2020) : chiffres imprimés",
	producer: "Centre Inffo, d'après Insee, Dares, Pôle emploi, DGCL et la Région Normandie",
	vintage: "données arrêtées en décembre 2019",
	address: "https://www.centre-inffo.fr/",
	files: ["monographie-2020.csv"],
	facts: printed("monographie"),
	published: monographieTables,
	quirks: [
		"Chiffres repris tels qu'imprimés, ramenés à l'unité de base ; la colonne « imprime » garde le texte du document.",
		"Deux coquilles manifestes du tableau national (demandeurs d'emploi, moins de 25 ans) ne sont pas publiées : la valeur est non disponible et la remarque dit pourquoi.",
		"Les évolutions publiées ici se recalculent ; celles que le document imprime servent aux contrôles, car plusieurs sont fausses.",
		"Les lignes d'usage « controle » (budgets, listes, sigles) sont comparées aux autres et ne deviennent pas des chiffres.",
		"« Non renseigné » dans le document : non disponible ici.",
		contradictions,
	],
};

export const faitsPacte: Source = {
	...document,
	id: "pacte-2019-2023",
	title:
		"Pacte régional d'investissement dans les compétences, CREFOP et contrats de plan : chiffres imprimés",
	producer: "Région Normandie, État (CREFOP), Région Hauts-de-France",
	vintage: "2017-2027",
	address: "https://www.normandie.fr/",
	files: ["pacte-2019-2023.csv"],
	facts: printed("pacte"),
	published: pacteTables,
	quirks: [
		"Chiffres repris tels qu'imprimés dans le bilan du Pacte 2019-2023, le compte rendu du CREFOP du 8 avril 2019 et les présentations des contrats de plan.",
		"Les parts de publics se recoupent et ne s'additionnent pas ; les entrées en formation ne sont pas des personnes.",
		contradictions,
	],
};

import type { CodeRef, LevelId } from "../../catalogue/model.ts";
import type { BlockFigure, KitBlock, TemplateId } from "./model.ts";

/** What a template is applied to, beside a territory. */
export interface TemplateSubject {
	/** Occupation, or family of occupations for a filière. */
	readonly about?: CodeRef;
}

export interface Template {
	readonly id: TemplateId;
	readonly label: string;
	readonly text: string;
	/** Asks for an occupation, or a family of occupations. */
	readonly subject?: { readonly label: "métier" | "famille de métiers"; readonly level: LevelId };
	readonly figures: (subject: TemplateSubject) => readonly BlockFigure[];
}

const recruiting = ["projets-recrutement", "part-projets-difficiles", "part-projets-saisonniers"];
const tension = [
	"niveau-tension",
	"facteur-intensite-embauches",
	"facteur-lien-formation-emploi",
	"facteur-manque-main-oeuvre",
	"facteur-conditions-travail",
	"facteur-non-durabilite-emploi",
	"facteur-inadequation-geographique",
];

export const templates: readonly Template[] = [
	{
		id: "page",
		label: "Une page",
		text: "L’essentiel du territoire et son taux de chômage.",
		figures: () => [{ shape: "essentials" }, { shape: "series", indicator: "taux-chomage" }],
	},
	{
		id: "diagnostic",
		label: "Diagnostic territorial",
		text: "Huit pages : l’essentiel, chômage, demande d’emploi, recrutement, métiers recherchés ; sources et glossaire.",
		figures: () => [
			{ shape: "essentials" },
			{ shape: "series", indicator: "taux-chomage" },
			{ shape: "series", indicator: "demandeurs-emploi" },
			{
				shape: "occupations",
				indicator: "projets-recrutement",
				beside: ["part-projets-difficiles", "part-projets-saisonniers"],
				level: "fap2021-86",
			},
			{ shape: "places", indicator: "part-projets-difficiles", type: "bassin" },
		],
	},
	{
		id: "metier",
		label: "Métier",
		text: "Recrutement, tension et ses facteurs, emploi, âge des personnes qui l’exercent.",
		subject: { label: "métier", level: "fap2021-228" },
		figures: (subject) => [
			{ shape: "latest", title: "Recrutement", indicators: recruiting, ...subject },
			{ shape: "places", indicator: "projets-recrutement", type: "departement", ...subject },
			{ shape: "latest", title: "Tension et facteurs", indicators: tension, ...subject },
			{ shape: "series", indicator: "emploi-metier", ...subject },
			{ shape: "split", indicator: "structure-age", ...subject },
			{ shape: "split", indicator: "secteurs-employeurs", ...subject },
		],
	},
	{
		id: "filiere",
		label: "Filière",
		text: "Une famille de métiers : recrutement, territoires, emploi, diplômes, formation.",
		subject: { label: "famille de métiers", level: "fap2021-86" },
		figures: (subject) => [
			{ shape: "latest", title: "Recrutement", indicators: recruiting, ...subject },
			{ shape: "places", indicator: "projets-recrutement", type: "bassin", ...subject },
			{ shape: "series", indicator: "emploi-metier", ...subject },
			{ shape: "split", indicator: "structure-diplome", ...subject },
			{ shape: "split", indicator: "secteurs-employeurs", ...subject },
			{
				shape: "latest",
				title: "Formation par apprentissage et voie scolaire",
				indicators: ["capacite-accueil", "taux-pression", "taux-remplissage", "eleves-voie-professionnelle"],
			},
		],
	},
	{
		id: "branche",
		label: "Branche",
		text: "Alternance, effectifs et établissements des branches ; ce que les chartes ouvrent, et pourquoi le reste manque.",
		figures: () => [
			{
				shape: "latest",
				title: "Contrats en alternance",
				indicators: ["contrats-alternance", "taux-rupture-alternance"],
			},
			{
				shape: "latest",
				title: "Établissements et salariés",
				indicators: ["etablissements-employeurs", "effectif-salarie"],
			},
			{ shape: "split", indicator: "effectif-par-tranche" },
			{ shape: "series", indicator: "contrats-alternance" },
		],
	},
	{
		id: "seniors",
		label: "Tableau seniors",
		text: "Demandeurs d’emploi de plus de 50 ans : leur nombre, leur part, leur place en formation.",
		figures: () => [
			{
				shape: "latest",
				title: "Demandeurs d’emploi de 50 ans ou plus",
				indicators: ["monographie-demandeurs-50-ans-ou-plus", "monographie-demandeurs-abc"],
			},
			{ shape: "series", indicator: "monographie-demandeurs-50-ans-ou-plus" },
			{ shape: "split", indicator: "age-demandeurs" },
			{ shape: "series", indicator: "pacte-part-plus-50-ans" },
			{ shape: "series", indicator: "demandeurs-emploi" },
		],
	},
];

export function templateOf(id: string): Template | undefined {
	return templates.find((template) => template.id === id);
}

/** Blocks of a new kit. */
export function blocksOf(template: Template, subject: TemplateSubject): readonly KitBlock[] {
	return template.figures(subject).map((figure) => ({ figure }));
}

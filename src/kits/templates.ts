import type { Filiere } from "../../catalogue/filieres/index.ts";
import type { CodeRef } from "../../catalogue/model.ts";
import { filiereFigures, filiereReading } from "./filiere-figures.ts";
import type { BlockFigure, KitBlock, TemplateId } from "./model.ts";

/** What a template is applied to, beside a territory. */
export interface TemplateSubject {
	/** Occupation, or family of occupations. */
	readonly about?: CodeRef;
	readonly filiere?: Filiere;
}

export interface Template {
	readonly id: TemplateId;
	readonly label: string;
	readonly text: string;
	/** What it asks for. */
	readonly subject?: "metier" | "filiere";
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
		text: "Un métier ou une famille de métiers : recrutement, tension et ses facteurs, emploi, âge, diplôme.",
		subject: "metier",
		figures: ({ about }) => {
			const own = about ? { about } : {};
			return [
				{ shape: "latest", title: "Recrutement", indicators: recruiting, ...own },
				{ shape: "places", indicator: "projets-recrutement", type: "departement", ...own },
				{ shape: "latest", title: "Tension et facteurs", indicators: tension, ...own },
				{ shape: "series", indicator: "emploi-metier", ...own },
				{ shape: "split", indicator: "structure-age", ...own },
				{ shape: "split", indicator: "structure-diplome", ...own },
				{ shape: "split", indicator: "secteurs-employeurs", ...own },
			];
		},
	},
	{
		id: "filiere",
		label: "Filière",
		text: "Ses métiers, ses employeurs et ses formations : recrutement, tension, emploi, âge, devenir des jeunes.",
		subject: "filiere",
		figures: ({ filiere }) => (filiere ? filiereFigures(filiere) : []),
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

/** Blocks of a new kit; the first of a filière says by what it is read. */
export function blocksOf(template: Template, subject: TemplateSubject): readonly KitBlock[] {
	const { filiere } = subject;
	return template
		.figures(subject)
		.map((figure, at) => (filiere && at === 0 ? { figure, comment: filiereReading(filiere) } : { figure }));
}

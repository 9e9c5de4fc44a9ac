import type { Figures } from "../../figures/model.ts";
import { addressOf } from "./address.ts";
import type { TableAsked } from "./model.ts";

/** A table that people ask for again and again. */
export interface ReadyTable {
	readonly title: string;
	readonly text: string;
	readonly asked: TableAsked;
}

const plain: TableAsked = {
	indicators: [],
	levels: [],
	places: [],
	periods: "latest",
	totals: [],
	rows: ["territoire", "sur"],
	columns: ["ventilation", "indicateur", "periode"],
	built: true,
};

export const readyTables: readonly ReadyTable[] = [
	{
		title: "Projets de recrutement par bassin",
		text: "Nombre de projets et part jugée difficile, dernière enquête.",
		asked: { ...plain, indicators: ["projets-recrutement", "part-projets-difficiles"], levels: ["bassin"] },
	},
	{
		title: "Taux de chômage par zone d’emploi, trimestre par trimestre",
		text: "Une ligne par zone, une colonne par trimestre publié.",
		asked: { ...plain, indicators: ["taux-chomage"], levels: ["zone-emploi"], periods: "all" },
	},
	{
		title: "Métiers les plus recherchés par département",
		text: "Projets de recrutement, un métier par ligne, un département par colonne.",
		asked: {
			...plain,
			indicators: ["projets-recrutement"],
			levels: ["departement"],
			about: { level: "fap2021-22" },
			rows: ["sur"],
			columns: ["territoire", "ventilation", "indicateur", "periode"],
		},
	},
	{
		title: "Population des départements, année par année",
		text: "Avec l’ensemble des départements de la région.",
		asked: {
			...plain,
			indicators: ["population"],
			levels: ["departement"],
			periods: "all",
			totals: ["territoire"],
			rows: ["periode"],
			columns: ["territoire", "sur", "ventilation", "indicateur"],
		},
	},
	{
		title: "Stagiaires entrés en formation par département",
		text: "Nombre d’entrées, part des femmes, sorties positives ; données partagées sous charte.",
		asked: {
			...plain,
			indicators: ["stagiaires-entres", "part-femmes-stagiaires", "taux-sorties-positives"],
			levels: ["departement", "region"],
		},
	},
	{
		title: "Offres et projets de recrutement par département",
		text: "Deux regards sur l’embauche : les offres déposées, les projets déclarés.",
		asked: {
			...plain,
			indicators: ["offres-deposees", "projets-recrutement"],
			levels: ["departement", "region"],
		},
	},
	{
		title: "Insertion après l’apprentissage et la voie scolaire",
		text: "Taux d’emploi des sortants, dernière cohorte.",
		asked: { ...plain, indicators: ["taux-emploi-6-mois"], levels: ["region"], periods: "all" },
	},
];

/** Those of which this release holds every indicator, and a figure to show. */
export function readyIn(
	figures: Pick<Figures, "coverage">,
): readonly (ReadyTable & { readonly path: string })[] {
	return readyTables
		.filter(({ asked }) =>
			asked.indicators.every((id) => {
				const { territories, about, withheld } = figures.coverage(id);
				const closed = new Set(withheld.map(({ territory }) => territory));
				const level = asked.about?.level ?? "all";
				return (
					about.includes(level) &&
					asked.levels.some((type) => territories.includes(type) && !closed.has(type))
				);
			}),
		)
		.map((table) => ({ ...table, path: addressOf(table.asked) }));
}

import type { Indicator, Theme } from "../../catalogue/model.ts";
import type { Theme as BarInk } from "./charts/bar-chart.tsx";
import { branchCube, indicators } from "./declared.ts";

export interface ThemeEntry {
	readonly id: Theme;
	readonly title: string;
	readonly ink: BarInk;
}

/** Themes in reading order, with the hue that each keeps everywhere. */
export const themes: readonly ThemeEntry[] = [
	{ id: "marche-du-travail", title: "Chômage et demande d’emploi", ink: "emploi" },
	{ id: "recrutement", title: "Recrutement", ink: "difficulte" },
	{ id: "tension", title: "Tensions sur les métiers", ink: "difficulte" },
	{ id: "emploi", title: "Emploi", ink: "emploi" },
	{ id: "formation", title: "Formation", ink: "formation" },
	{ id: "insertion", title: "Insertion après la formation", ink: "formation" },
	{ id: "population", title: "Population", ink: "emploi" },
];

export function inkOf(theme: Theme): BarInk {
	return themes.find((entry) => entry.id === theme)?.ink ?? "emploi";
}

export function indicatorsOf(theme: Theme): readonly Indicator[] {
	return indicators.filter((indicator) => indicator.theme === theme);
}

/** Those that a place or an occupation may have: the figures of a branch are told on its own page. */
export function commonIndicatorsOf(theme: Theme): readonly Indicator[] {
	return indicatorsOf(theme).filter(({ cube }) => cube !== branchCube);
}

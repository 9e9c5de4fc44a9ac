import type { Indicator, Theme } from "../../catalogue/model.ts";
import { themes as declared } from "../../catalogue/themes.ts";
import type { Theme as BarInk } from "./charts/bar-chart.tsx";
import { branchCube, indicators } from "./declared.ts";

export interface ThemeEntry {
	readonly id: Theme;
	readonly title: string;
	readonly ink: BarInk;
}

/** The hue that each theme keeps everywhere. */
const inks: Readonly<Record<Theme, BarInk>> = {
	"marche-du-travail": "emploi",
	recrutement: "difficulte",
	tension: "difficulte",
	emploi: "emploi",
	formation: "formation",
	insertion: "formation",
	population: "emploi",
};

/** Themes in reading order, with their hue. */
export const themes: readonly ThemeEntry[] = declared.map((theme) => ({ ...theme, ink: inks[theme.id] }));

export function inkOf(theme: Theme): BarInk {
	return inks[theme];
}

export function indicatorsOf(theme: Theme): readonly Indicator[] {
	return indicators.filter((indicator) => indicator.theme === theme);
}

/** Those that a place or an occupation may have: the figures of a branch are told on its own page. */
export function commonIndicatorsOf(theme: Theme): readonly Indicator[] {
	return indicatorsOf(theme).filter(({ cube }) => cube !== branchCube);
}

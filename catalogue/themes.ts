import type { Theme } from "./indicator.ts";

/** Themes of the figures and of what is written about them, in reading order. */
export const themes: readonly { readonly id: Theme; readonly title: string }[] = [
	{ id: "marche-du-travail", title: "Chômage et demande d’emploi" },
	{ id: "recrutement", title: "Recrutement" },
	{ id: "tension", title: "Tensions sur les métiers" },
	{ id: "emploi", title: "Emploi" },
	{ id: "formation", title: "Formation" },
	{ id: "insertion", title: "Insertion après la formation" },
	{ id: "population", title: "Population" },
];

export function themeTitle(theme: Theme): string {
	return themes.find(({ id }) => id === theme)?.title ?? theme;
}

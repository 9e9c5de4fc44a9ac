import type { Brand } from "../document.ts";

/** Colours of what leaves the site on paper: those of the light pages, a test says so. */
export const colours = {
	ink: "#14202b",
	muted: "#5a6570",
	paper: "#f7f5f0",
	surface: "#ffffff",
	primary: "#0f5b66",
	rule: "#d6d2c8",
	edge: "#868074",
	mark: "#f3e6c4",
	series: ["#1d4e89", "#5a6570", "#7c8791"],
	bar: "#2b7488",
} as const;

/** Read in grey as well: each series has its dashes, references their hatching. */
export const dashes: readonly string[] = ["", "7 4", "2 3"];

/** What changes with the organisation: its colour leads. */
export interface Palette {
	readonly primary: string;
	readonly bar: string;
	readonly series: readonly string[];
}

export function paletteOf({ house }: Brand): Palette {
	const { primary, bar, series } = colours;
	return house
		? { primary: house.colour, bar: house.colour, series: [house.colour, ...series.slice(1)] }
		: { primary, bar, series };
}

export const fontName = "Source Sans 3";

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

export const fontName = "Source Sans 3";

/** What an address of the table may hold: what was understood, and what was typed and is being read. */
export const tableState = {
	keys: [
		"codes",
		"colonnes",
		"decoupage",
		"indicateurs",
		"lignes",
		"niveaux",
		"periodes",
		"sur",
		"surcodes",
		"surniveau",
		"territoires",
		"totaux",
		"voir",
	],
	lists: ["indicateurs", "niveaux", "periodes", "totaux"],
	longest: 6000,
} as const;

import type { Region } from "../model.ts";

export const bretagne: Region = {
	code: "53",
	name: "Bretagne",
	ofName: "de Bretagne",
	departements: ["22", "29", "35", "56"],
	siteName: "Data Emploi-Formation Bretagne",
	operator: "GREF Bretagne (Carif-Oref)",
	theme: {
		light: { primary: "#1f4f82", onPrimary: "#ffffff" },
		dark: { primary: "#9cc4ee", onPrimary: "#0b1820" },
	},
};

import type { Region } from "../model.ts";

export const bretagne: Region = {
	code: "53",
	name: "Bretagne",
	ofName: "de Bretagne",
	departements: ["22", "29", "35", "56"],
	siteName: "Data Emploi-Formation Bretagne",
	operator: "GREF Bretagne (Carif-Oref)",
};

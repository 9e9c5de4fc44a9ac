import type { Region } from "../model.ts";

export const normandie: Region = {
	code: "28",
	name: "Normandie",
	ofName: "de Normandie",
	departements: ["14", "27", "50", "61", "76"],
	siteName: "Data Emploi-Formation Normandie",
	operator: "Carif-Oref Normandie",
};

import type { Region } from "../model.ts";

export const hautsDeFrance: Region = {
	code: "32",
	name: "Hauts-de-France",
	ofName: "des Hauts-de-France",
	departements: ["02", "59", "60", "62", "80"],
	siteName: "Data Emploi-Formation Hauts-de-France",
	operator: "C2RP (Carif-Oref Hauts-de-France)",
};

import type { Region } from "../../../catalogue/model.ts";

export const essaiRegion: Region = {
	code: "28",
	name: "Normandie",
	ofName: "de Normandie",
	departements: ["14", "61"],
	siteName: "Observatoire d’essai",
	operator: "Exploitant",
};

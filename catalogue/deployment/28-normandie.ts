import type { Deployment } from "./model.ts";

export const normandie: Deployment = {
	region: "28",
	source: "Bilan du Pacte normand d'investissement dans les compétences 2019-2023",
	filieres: [
		{
			id: "agriculture",
			label: "Agriculture",
			sections: ["A"],
			steps: [
				{ state: "preuve", period: "2022-2023", body: "Carif-Oref et partenaires" },
				{ state: "validee" },
				{ state: "generalisee", period: "2024", planned: true },
			],
		},
		{
			id: "autres-filieres",
			label: "Toutes les autres filières",
			steps: [{ state: "generalisee", period: "2024", planned: true }],
		},
	],
};

import type { Deployment } from "./model.ts";

export const normandie: Deployment = {
	region: "28",
	source: "Bilan du Pacte normand d'investissement dans les compétences 2019-2023",
	rollouts: [
		{
			filiere: "agriculture",
			steps: [
				{ state: "preuve", period: "2022-2023", body: "Carif-Oref et partenaires" },
				{ state: "validee" },
				{ state: "generalisee", period: "2024", planned: true },
			],
		},
		{
			steps: [{ state: "generalisee", period: "2024", planned: true }],
		},
	],
};

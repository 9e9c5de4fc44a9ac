import { type CharterModel, legalBasis, security, textAbout } from "./charter-model.ts";

/**
 * Training contracts: below 5 trainees, or above 85 % for one contributor, is hidden. Establishments and their employees: below
 * 3 enterprises, or above 85 % for one of them (methods §8.1).
 */
const employers = { sources: ["etablissements-effectifs"], minUnits: 3, maxShare: 85 } as const;

export const opco: CharterModel = {
	id: "opco",
	signatory: "OPCO",
	title: "Contrats d’alternance financés",
	purpose: "Suivre l’alternance par métier et par territoire pour préparer l’offre de formation.",
	categories:
		"Effectifs de contrats par certification, activité et territoire ; établissements employeurs et leurs effectifs ; sans donnée nominative.",
	legalBasis,
	security,
	text: textAbout("L’OPCO", "les effectifs de contrats d’alternance qu’il finance"),
	clauses: [
		{
			use: "diffusion",
			finest: "zone-emploi",
			recipients: ["public"],
			minUnits: 5,
			maxShare: 85,
			retentionMonths: 12,
		},
		{
			use: "pilotage",
			finest: "epci",
			recipients: ["parties", "Région", "Service de l’État"],
			minUnits: 5,
			maxShare: 85,
			retentionMonths: 12,
		},
		{
			use: "prospective",
			finest: "zone-emploi",
			recipients: ["parties", "OPCO", "Branche professionnelle"],
			minUnits: 5,
			maxShare: 85,
			retentionMonths: 24,
		},
		{
			...employers,
			use: "diffusion",
			finest: "zone-emploi",
			recipients: ["public"],
			retentionMonths: 12,
		},
		{
			...employers,
			use: "pilotage",
			finest: "epci",
			recipients: ["parties", "Région", "Service de l’État"],
			retentionMonths: 12,
		},
	],
};

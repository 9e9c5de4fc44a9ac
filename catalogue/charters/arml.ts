import { type CharterModel, legalBasis, security, textAbout } from "./charter-model.ts";

/** Young people met by the missions locales: below 5 is hidden (methods §8.1). */
export const arml: CharterModel = {
	id: "arml",
	signatory: "ARML (missions locales)",
	title: "Jeunes accompagnés par les missions locales",
	purpose: "Connaître les parcours des jeunes accompagnés pour adapter l’offre de formation.",
	categories:
		"Effectifs de jeunes accompagnés et de leurs entrées en emploi ou en formation, sans donnée nominative.",
	legalBasis,
	security,
	text: textAbout("L’ARML", "les effectifs de jeunes accompagnés"),
	clauses: [
		{
			use: "diffusion",
			finest: "departement",
			recipients: ["public"],
			minUnits: 5,
			maxShare: 100,
			retentionMonths: 12,
		},
		{
			use: "pilotage",
			finest: "zone-emploi",
			recipients: ["parties", "Région", "Service de l’État"],
			minUnits: 5,
			maxShare: 100,
			retentionMonths: 12,
		},
	],
};

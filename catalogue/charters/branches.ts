import { type CharterModel, legalBasis, security, textAbout } from "./charter-model.ts";

/** Enterprises: fewer than 3, or above 85 % for one of them, is hidden (methods §8.1). */
export const branches: CharterModel = {
	id: "branches",
	signatory: "Représentants des branches professionnelles",
	title: "Emploi et besoins de la branche",
	purpose: "Partager les besoins en emploi et en compétences de la branche.",
	categories:
		"Effectifs d’entreprises, d’emplois et de besoins par métier et par territoire, sans donnée nominative.",
	legalBasis,
	security,
	text: textAbout("La branche", "ses effectifs d’entreprises, d’emplois et de besoins"),
	clauses: [
		{
			use: "diffusion",
			finest: "region",
			recipients: ["public"],
			minUnits: 3,
			maxShare: 85,
			retentionMonths: 12,
		},
		{
			use: "prospective",
			finest: "departement",
			recipients: ["parties", "Région", "Branche professionnelle"],
			minUnits: 3,
			maxShare: 85,
			retentionMonths: 24,
		},
	],
};

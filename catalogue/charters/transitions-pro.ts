import { type CharterModel, legalBasis, security, textAbout } from "./charter-model.ts";

/** Career changes: below 5 trainees, or above 85 % for one training body, is hidden (methods §8.1). */
export const transitionsPro: CharterModel = {
	id: "transitions-pro",
	signatory: "Transitions Pro",
	title: "Projets de transition professionnelle",
	purpose: "Connaître les reconversions financées, leurs métiers de départ et d’arrivée.",
	categories:
		"Effectifs de projets de transition par métier, formation et territoire, sans donnée nominative.",
	legalBasis,
	security,
	text: textAbout("Transitions Pro", "les effectifs de projets de transition professionnelle"),
	clauses: [
		{
			use: "diffusion",
			finest: "departement",
			recipients: ["public"],
			minUnits: 5,
			maxShare: 85,
			retentionMonths: 12,
		},
		{
			use: "etude",
			finest: "zone-emploi",
			recipients: ["parties", "Région"],
			minUnits: 5,
			maxShare: 85,
			retentionMonths: 24,
		},
	],
};

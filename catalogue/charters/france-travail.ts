import { type CharterModel, legalBasis, security, textAbout } from "./charter-model.ts";

/**
 * Job seekers and offers. Below 5 is hidden, as is done for job seekers by commune; offers are also those of enterprises: above
 * 85 % for one of them (methods §8.1).
 */
const offers = { sources: ["offres-emploi"], minUnits: 5, maxShare: 85, retentionMonths: 12 } as const;

export const franceTravail: CharterModel = {
	id: "france-travail",
	signatory: "France Travail (Pôle emploi)",
	title: "Demandeurs d’emploi et offres",
	purpose: "Suivre la demande d’emploi et les offres pour orienter l’achat de formations.",
	categories:
		"Effectifs de demandeurs d’emploi et d’offres par métier et par territoire, sans donnée nominative.",
	legalBasis,
	security,
	text: textAbout("France Travail", "les effectifs de demandeurs d’emploi et d’offres"),
	clauses: [
		{
			use: "diffusion",
			finest: "bassin",
			recipients: ["public"],
			minUnits: 5,
			maxShare: 100,
			retentionMonths: 12,
		},
		{
			use: "pilotage",
			finest: "commune",
			recipients: ["parties", "Région", "Service de l’État"],
			minUnits: 5,
			maxShare: 100,
			retentionMonths: 12,
		},
		{ ...offers, use: "diffusion", finest: "bassin", recipients: ["public"] },
		{
			...offers,
			use: "pilotage",
			finest: "epci",
			recipients: ["parties", "Région", "Service de l’État"],
		},
	],
};

import type { Entry } from "./error-entry.ts";

/** What may go wrong with a purchase proposal. */
export const proposalErrors = {
	"proposition-etape": {
		message: (d) => `Cette proposition est à l’étape « ${d.state} » : action impossible (${d.what}).`,
		remedy: "Rechargez la page : une autre personne a pu la faire avancer.",
	},
	"proposition-deux-personnes": {
		message: () => "La personne qui a écrit une proposition ne peut pas en décider.",
		remedy: "Demandez à une autre personne de l’autorité d’achat de décider.",
	},
	"chiffres-changes": {
		message: () =>
			"Une diffusion a été publiée pendant votre saisie : les chiffres de cette page ont changé.",
		remedy: "Relisez-les, puis enregistrez de nouveau ; votre texte est conservé.",
	},
} as const satisfies Record<string, Entry>;
